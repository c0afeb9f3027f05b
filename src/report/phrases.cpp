// The vocabulary of traces.
#include "report/phrases.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/marks.hpp"
#include "report/text.hpp"

namespace ctxcheck::report {
namespace {

using system::Effect;
using system::EffectKind;

// A name as a token has it, for people.
std::string name_in(std::string_view encoded) { return printable(system::percent_decode(encoded)); }

// "5ms" as a person writes it.
std::string timer_name(const TokenParts& parts) {
  const std::string_view name = parts.name;
  return fmt::format("{} ms timer", name.substr(0, name.find("ms")));
}

std::string request_phase(const Effect& effect) {
  const std::string_view detail = effect.detail;
  const std::size_t colon = detail.find(": ");
  const std::string result =
      colon == std::string_view::npos ? "" : printable(detail.substr(colon + 2));
  if (detail.starts_with("Responded")) return fmt::format("answers {}", result);
  if (detail.starts_with("Failed")) return fmt::format("fails: {}", result);
  return {};  // the turn says it: arrival, hang, disconnect
}

}  // namespace

TokenParts parts_of(std::string_view token) {
  TokenParts parts;
  const std::size_t colon = token.find(':');
  parts.kind = std::string(token.substr(0, colon));
  if (colon == std::string_view::npos) return parts;
  std::string_view rest = token.substr(colon + 1);
  if (parts.kind != "io" && parts.kind != "fail" && parts.kind != "timer") {
    parts.label = std::string(rest);
    return parts;
  }
  const std::size_t at = rest.rfind('@');
  if (at != std::string_view::npos) parts.label = std::string(rest.substr(at + 1));
  rest = rest.substr(0, at);
  const std::size_t dot = rest.rfind('.');
  if (dot != std::string_view::npos) parts.seq = std::string(rest.substr(dot + 1));
  parts.name = name_in(rest.substr(0, dot));
  return parts;
}

Phrases::Phrases(const trace::Trace& trace) {
  for (const trace::TracedEvent& event : trace.events) {
    for (const system::Turn& turn : event.turns) {
      for (const Effect& effect : turn.effects) {
        if (effect.kind != EffectKind::CallStarted) continue;
        const TokenParts parts = parts_of(effect.subject);
        ++calls_[{parts.label, parts.name}];
      }
    }
  }
}

// With its number if its context starts several of the same name.
std::string Phrases::call_name(const TokenParts& parts) const {
  const auto found = calls_.find({parts.label, parts.name});
  const bool several = found != calls_.end() && found->second > 1;
  return several ? fmt::format("{}.{}", parts.name, parts.seq) : parts.name;
}

std::pair<std::string, bool> Phrases::of_turn(const system::Turn& turn) const {
  const TokenParts parts = parts_of(turn.token);
  if (parts.kind == "load") return {"the module is evaluated", true};
  if (parts.kind == "req") return {"arrives", false};
  if (parts.kind == "io") {
    const bool failed = std::any_of(turn.effects.begin(), turn.effects.end(), [](const Effect& e) {
      return e.kind == EffectKind::CallFailed;
    });
    return {fmt::format("call {} {}", call_name(parts), failed ? "fails" : "completes"), true};
  }
  if (parts.kind == "fail") return {fmt::format("call {} fails", call_name(parts)), true};
  if (parts.kind == "timer") return {fmt::format("{} fires", timer_name(parts)), true};
  if (parts.kind == "drop") return {"client disconnects", true};
  if (parts.kind == "drain") return {"takes over what others have settled for it", false};
  if (parts.kind == "wake") return {"is woken: the promise it follows has settled", false};
  if (parts.kind == "fail-follow") {
    return {"is woken: the owner of the promise it follows has ended", false};
  }
  if (parts.kind == "destroy") return {"ends", false};
  if (parts.kind == "hang") {
    const bool cancelled =
        std::any_of(turn.effects.begin(), turn.effects.end(), [](const Effect& effect) {
          return effect.kind == EffectKind::RequestPhase && effect.detail.starts_with("Hung");
        });
    return {cancelled ? "is cancelled as hung" : "ends: nothing of its own is pending", false};
  }
  return {printable(turn.token), true};
}

std::string Phrases::joined(const Effect& effect, const std::string& context) {
  const auto batch = batches_.join(jobs_in(effect.detail));
  if (!batch) return fmt::format("joins a batch ({})", effect.detail);
  if (batch->opener == context && batch->jobs == 1)
    return fmt::format("joins it ({})", effect.detail);
  return batch->opener == context
             ? fmt::format("joins its batch ({})", effect.detail)
             : fmt::format("joins the batch that {} opened ({})", batch->opener, effect.detail);
}

std::string Phrases::dispatched(const Effect& effect, const std::string& context) {
  const auto batch = batches_.dispatch(jobs_in(effect.subject));
  const std::string whose = !batch                     ? "a batch"
                            : batch->opener == context ? "its batch"
                                                       : fmt::format("{}'s batch", batch->opener);
  return fmt::format("dispatches {} ({})", whose, effect.subject);
}

std::optional<std::string> Phrases::of_effect(const Effect& effect, const std::string& context) {
  const std::string owner = owner_in(effect.subject);
  const bool own = owner == context;
  const TokenParts parts = parts_of(effect.subject);
  std::string phrase;
  switch (effect.kind) {
    case EffectKind::PromiseCreated:
    case EffectKind::CallCompleted:
    case EffectKind::CallFailed:
    case EffectKind::TimerFired:
      break;
    case EffectKind::Awaited:
      phrase =
          own ? "waits for a promise of its own" : fmt::format("waits for a promise of {}", owner);
      break;
    case EffectKind::Followed:
      phrase = fmt::format("follows a promise of {}{}", owner,
                           effect.detail.empty() ? "" : ", which has ended");
      break;
    case EffectKind::Settled:
      if (!own && !owner.empty() && !context.empty()) {
        phrase = fmt::format("settles a promise of {} here, in {}", owner, context);
        if (owner == "module scope") phrase = "settles a promise of module scope";
      }
      break;
    case EffectKind::Deferred:
      phrase = fmt::format("settles a promise of {}, to be taken over by {}", owner, owner);
      break;
    case EffectKind::Dropped:
      phrase = own ? "what was settled for it is lost"
                   : fmt::format("settles a promise of {}, which has ended", owner);
      break;
    case EffectKind::CallStarted:
      phrase = fmt::format("starts call {}", call_name(parts));
      break;
    case EffectKind::CallCancelled:
      phrase = fmt::format("loses call {}", call_name(parts));
      break;
    case EffectKind::TimerStarted:
      phrase = fmt::format("starts a {}", timer_name(parts));
      break;
    case EffectKind::TimerCancelled:
      phrase =
          fmt::format("{} its {}", effect.detail.empty() ? "loses" : "clears", timer_name(parts));
      break;
    case EffectKind::BatchOpened:
      batches_.open(effect.subject);
      phrase = "opens a batch";
      break;
    case EffectKind::BatchScheduled:
      if (effect.detail != "timer")
        phrase = fmt::format("schedules its flush by {}", effect.detail);
      break;
    case EffectKind::BatchJoined:
      phrase = joined(effect, context);
      break;
    case EffectKind::BatchDispatched:
      phrase = dispatched(effect, context);
      break;
    case EffectKind::BatchSettled:
      phrase =
          fmt::format("hands out what was loaded ({})",
                      effect.detail == "rejected" ? effect.subject + ", rejected" : effect.subject);
      break;
    case EffectKind::ContextPhase:
      if (effect.detail == "Draining") phrase = "lives on for waitUntil";
      break;
    case EffectKind::RequestPhase:
      phrase = request_phase(effect);
      break;
    case EffectKind::Console:
      phrase = fmt::format("prints \"{}\"", printable(effect.detail));
      break;
    case EffectKind::RuntimeWarning:
      phrase = "the runtime prints its warning (W)";
      break;
    case EffectKind::RuntimeFailure:
      phrase = fmt::format("the runtime says \"{}\"", printable(effect.detail));
      break;
    case EffectKind::AssertFailed:
      phrase = fmt::format("fails the assertion \"{}\"", printable(effect.detail));
      break;
    case EffectKind::RejectionUnhandled:
      phrase = fmt::format("nobody handles the rejection \"{}\"", printable(effect.detail));
      break;
  }
  if (phrase.empty()) return std::nullopt;
  return phrase;
}

}  // namespace ctxcheck::report
