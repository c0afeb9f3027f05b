// Finding the cause.
#include "report/marks.hpp"

#include <algorithm>
#include <initializer_list>

#include <fmt/format.h>

namespace ctxcheck::report {
namespace {

using system::Effect;
using system::EffectKind;
using system::Property;
using Kinds = std::initializer_list<EffectKind>;

bool is_one_of(EffectKind kind, Kinds kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// Calls `visit(place, turn, effect)` for every effect in order, until it returns false.
template <class Visit>
void each_effect(const trace::Trace& trace, Visit visit) {
  for (std::size_t e = 0; e < trace.events.size(); ++e) {
    const auto& turns = trace.events[e].turns;
    for (std::size_t t = 0; t < turns.size(); ++t) {
      for (std::size_t i = 0; i < turns[t].effects.size(); ++i) {
        if (!visit(EffectPlace{e, t, i}, turns[t], turns[t].effects[i])) return;
      }
    }
  }
}

// The last effect of such a kind at `at` in a turn of `context`.
std::optional<EffectPlace> last_at(const trace::Trace& trace, Kinds kinds,
                                   const std::string& context, system::SourceLocation at) {
  std::optional<EffectPlace> found;
  if (!at.known()) return found;
  each_effect(trace, [&](EffectPlace place, const system::Turn& turn, const Effect& effect) {
    if (turn.context == context && effect.at == at && is_one_of(effect.kind, kinds)) found = place;
    return true;
  });
  return found;
}

// The last wait in a turn of `context`.
std::optional<EffectPlace> last_wait(const trace::Trace& trace, const std::string& context) {
  std::optional<EffectPlace> found;
  each_effect(trace, [&](EffectPlace place, const system::Turn& turn, const Effect& effect) {
    if (turn.context == context && effect.at.known() &&
        is_one_of(effect.kind, {EffectKind::Awaited, EffectKind::Followed})) {
      found = place;
    }
    return true;
  });
  return found;
}

// Whether an effect on a promise happened where the claim is seen. Where no code of the spec runs,
// the claim names the place at which the promise was made.
bool is_at(const Effect& effect, const trace::Claim& claim) {
  if (effect.at == claim.at) return true;
  return !effect.at.known() &&
         effect.subject.ends_with(fmt::format("({}:{})", claim.at.line, claim.at.column));
}

// Where the promise was made whose settlement shows the claim.
std::optional<EffectPlace> creation_of_settled(const trace::Trace& trace,
                                               const trace::Claim& claim) {
  const auto settlement = violating_settlement(trace);
  if (!settlement) return std::nullopt;
  const std::string& subject = effect_at(trace, *settlement).subject;
  std::optional<EffectPlace> found;
  each_effect(trace, [&](EffectPlace place, const system::Turn& turn, const Effect& effect) {
    if (effect.kind == EffectKind::PromiseCreated && effect.subject == subject &&
        turn.context == claim.context) {
      found = place;
    }
    return true;
  });
  return found;
}

}  // namespace

const system::Effect& effect_at(const trace::Trace& trace, const EffectPlace& place) {
  return trace.events[place.event].turns[place.turn].effects[place.effect];
}

std::optional<EffectPlace> violating_settlement(const trace::Trace& trace) {
  std::optional<EffectPlace> found;
  if (!trace.claim) return found;
  const trace::Claim& claim = *trace.claim;
  if (claim.property != Property::DeadSettle && claim.property != Property::LateSettle &&
      claim.property != Property::ForeignSettle) {
    return found;
  }
  each_effect(trace, [&](EffectPlace place, const system::Turn& turn, const Effect& effect) {
    const bool settles =
        is_one_of(effect.kind, {EffectKind::Dropped, EffectKind::Deferred, EffectKind::Settled});
    if (!settles || !is_at(effect, claim) || owner_in(effect.subject) != claim.context) return true;
    const bool shown = std::any_of(
        turn.findings.begin(), turn.findings.end(), [&](const system::Finding& finding) {
          return finding.property == claim.property && finding.at == claim.at;
        });
    if (shown) found = place;
    return !shown;
  });
  return found;
}

std::optional<EffectPlace> cause_of(const trace::Trace& trace) {
  if (!trace.claim) return std::nullopt;
  const trace::Claim& claim = *trace.claim;
  const Kinds waits{EffectKind::Awaited, EffectKind::Followed};
  switch (claim.property) {
    case Property::DeadSettle:
    case Property::LateSettle:
    case Property::ForeignSettle: {
      // The promise of an async function has no place; then what its owner waits for tells more.
      const auto creation = creation_of_settled(trace, claim);
      return creation && effect_at(trace, *creation).at.known() ? creation
                                                                : last_wait(trace, claim.context);
    }
    case Property::ForeignRun:
      return last_at(trace, waits, claim.context, claim.at);
    case Property::Hung:
    case Property::Stuck:
    case Property::Poisoned: {
      const auto wait = last_at(trace, waits, claim.context, claim.at);
      return wait ? wait : last_wait(trace, claim.context);
    }
    case Property::LostWork:
      return last_at(trace, {EffectKind::CallStarted, EffectKind::TimerStarted}, claim.context,
                     claim.at);
    case Property::ForeignIo:
    case Property::Assert:
    case Property::Threw:
    case Property::UnhandledRejection:
      return std::nullopt;
  }
  return std::nullopt;
}

std::string owner_in(std::string_view subject) {
  constexpr std::string_view kStart = "promise of ";
  if (!subject.starts_with(kStart)) return {};
  const std::string_view rest = subject.substr(kStart.size());
  return std::string(rest.substr(0, rest.find(" (")));
}

}  // namespace ctxcheck::report
