// Replay: a trace runs again and must be the same in everything. Its own file because it compares
// where recording only notes.
#include <algorithm>

#include <fmt/format.h>

#include "trace/replay_step.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::trace {
namespace {

using system::Effect;
using system::Finding;
using system::Turn;

std::string place(const system::SourceLocation& at) {
  return at.known() ? fmt::format(" at {}:{}", at.line, at.column) : std::string();
}

std::string one_line(const Effect& effect) {
  std::string text = fmt::format("{} {}", name_of(effect.kind), effect.subject);
  if (!effect.detail.empty()) text += fmt::format(" ({})", effect.detail);
  return text + place(effect.at);
}

std::string one_line(const Finding& finding) {
  return fmt::format("{} of {}: {}{}", info(finding.property).name, finding.context,
                     finding.message, place(finding.at));
}

std::string one_line(const Turn& turn) {
  return turn.context.empty() ? turn.token : fmt::format("{} in {}", turn.token, turn.context);
}

template <class Item>
std::string one_line_or_none(const std::vector<Item>& items, std::size_t index,
                             std::string_view what) {
  return index < items.size() ? one_line(items[index]) : fmt::format("no further {}", what);
}

// The index of the first difference of two lists, or none.
template <class Item>
std::optional<std::size_t> first_difference(const std::vector<Item>& expected,
                                            const std::vector<Item>& actual) {
  const auto [e, a] = std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
  if (e == expected.end() && a == actual.end()) return std::nullopt;
  return static_cast<std::size_t>(e - expected.begin());
}

std::string list_of(const std::vector<Turn>& turns) {
  std::string text = fmt::format("{} {}:", turns.size(), turns.size() == 1 ? "turn" : "turns");
  for (const Turn& turn : turns) text += ' ' + turn.token;
  return text;
}

std::optional<Difference> compare_turn(std::size_t event, std::size_t index, const Turn& expected,
                                       const Turn& actual) {
  Difference difference{event, index, std::nullopt, {}, {}};
  if (expected.token != actual.token || expected.context != actual.context) {
    difference.expected = one_line(expected);
    difference.actual = one_line(actual);
    return difference;
  }
  if (const auto at = first_difference(expected.effects, actual.effects)) {
    difference.effect = *at;
    difference.expected = one_line_or_none(expected.effects, *at, "effect");
    difference.actual = one_line_or_none(actual.effects, *at, "effect");
    return difference;
  }
  if (const auto at = first_difference(expected.findings, actual.findings)) {
    difference.expected = one_line_or_none(expected.findings, *at, "finding");
    difference.actual = one_line_or_none(actual.findings, *at, "finding");
    return difference;
  }
  return std::nullopt;
}

std::optional<Difference> compare_event(std::size_t index, const TracedEvent& expected,
                                        const system::Step& actual) {
  for (std::size_t i = 0; i < std::min(expected.turns.size(), actual.turns.size()); ++i) {
    if (auto difference = compare_turn(index, i, expected.turns[i], actual.turns[i])) {
      return difference;
    }
  }
  if (expected.turns.size() != actual.turns.size()) {
    return Difference{index, std::nullopt, std::nullopt, list_of(expected.turns),
                      list_of(actual.turns)};
  }
  return compare_choices(index, expected, actual);
}

// One event of the replay, or why it cannot be.
std::optional<Difference> replay_event(system::System& system, std::size_t index,
                                       const TracedEvent& expected) {
  auto stepped = step_as_recorded(system, index, expected);
  if (auto* const difference = std::get_if<Difference>(&stepped)) return std::move(*difference);
  return compare_event(index, expected, std::get<system::Step>(stepped));
}

std::string list_of(const std::vector<std::string>& lines) {
  return lines.empty() ? "nothing" : fmt::format("\"{}\"", fmt::join(lines, "\", \""));
}

// What a trace claims must be seen in its turns. `stuck` and `poisoned` are decided by a search on
// the graph of states and leave no finding.
std::optional<Difference> compare_claim(const Trace& trace) {
  if (!trace.claim) return std::nullopt;
  const Claim& claim = *trace.claim;
  if (claim.property == system::Property::Stuck || claim.property == system::Property::Poisoned) {
    return std::nullopt;
  }
  const Finding claimed{claim.property, claim.context, claim.message, claim.at};
  for (const TracedEvent& event : trace.events) {
    for (const Turn& turn : event.turns) {
      if (std::find(turn.findings.begin(), turn.findings.end(), claimed) != turn.findings.end()) {
        return std::nullopt;
      }
    }
  }
  return Difference{trace.events.size(), std::nullopt, std::nullopt, one_line(claimed),
                    "no turn shows this"};
}

}  // namespace

std::variant<system::Step, Difference> step_as_recorded(system::System& system, std::size_t index,
                                                        const TracedEvent& expected) {
  Difference difference{index, std::nullopt, std::nullopt, expected.scheduled.token, {}};
  const std::vector<system::Event> enabled = system.enabled();
  const auto found = std::find_if(enabled.begin(), enabled.end(), [&](const system::Event& event) {
    return event.token() == expected.scheduled.token;
  });
  if (found == enabled.end()) {
    difference.actual = "this event cannot happen here; possible:";
    for (const system::Event& event : enabled) difference.actual += ' ' + event.token();
    if (enabled.empty()) difference.actual += " nothing, the run is over";
    return difference;
  }
  try {
    return system.step(*found, expected.scheduled.choices, system::Detail::Effects);
  } catch (const system::RunError& error) {
    difference.actual =
        fmt::format("the turn cannot be carried through: {}{}", error.message(), place(error.at()));
    return difference;
  }
}

std::optional<Difference> compare_choices(std::size_t index, const TracedEvent& expected,
                                          const system::Step& actual) {
  system::ScheduledEvent met{expected.scheduled.token, {}};
  for (const system::Choice& choice : actual.choices) met.choices.push_back(choice.value);
  if (met == expected.scheduled) return std::nullopt;
  return Difference{index, std::nullopt, std::nullopt, system::spell(expected.scheduled),
                    system::spell(met)};
}

std::optional<Difference> compare_outcomes(std::size_t end, const system::Outcome& expected,
                                           const system::Outcome& actual) {
  Difference difference{end, std::nullopt, std::nullopt, {}, {}};
  if (const auto at = first_difference(expected.requests, actual.requests)) {
    const auto result = [&](const system::Outcome& outcome) {
      if (*at >= outcome.requests.size()) return std::string("no further request");
      const auto& [label, text] = outcome.requests[*at];
      return fmt::format("{} {}", label, text);
    };
    difference.expected = result(expected);
    difference.actual = result(actual);
  } else if (expected.warnings != actual.warnings) {
    difference.expected = fmt::format("{} runtime warnings", expected.warnings);
    difference.actual = fmt::format("{} runtime warnings", actual.warnings);
  } else if (expected.console != actual.console) {
    difference.expected = fmt::format("printed {}", list_of(expected.console));
    difference.actual = fmt::format("printed {}", list_of(actual.console));
  } else {
    return std::nullopt;
  }
  return difference;
}

std::optional<Difference> replay(system::System& system, const Trace& trace) {
  system.reset();
  for (std::size_t i = 0; i < trace.events.size(); ++i) {
    if (auto difference = replay_event(system, i, trace.events[i])) return difference;
  }
  if (auto difference = compare_outcomes(trace.events.size(), trace.outcome, system.outcome())) {
    return difference;
  }
  return compare_claim(trace);
}

}  // namespace ctxcheck::trace
