// Observations of turns, and comparing them as multisets.
#include "trace/observed.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "trace/replay_step.hpp"

namespace ctxcheck::trace {
namespace {

using system::EffectKind;

std::optional<std::string> observation_of(const system::Effect& effect) {
  switch (effect.kind) {
    case EffectKind::Console:
      return fmt::format("printed \"{}\"", effect.detail);
    case EffectKind::CallStarted:
    case EffectKind::TimerStarted:
      return fmt::format("started {}", effect.subject);
    case EffectKind::CallCancelled:
    case EffectKind::TimerCancelled:
      return fmt::format("cancelled {}", effect.subject);
    case EffectKind::RuntimeWarning:
      return "the runtime warns";  // of which promise cannot be observed
    case EffectKind::RequestPhase: {
      // "Responded: ok:db"; phases without a result are not seen from outside.
      constexpr std::string_view kBeforeResult = ": ";
      const std::size_t at = effect.detail.find(kBeforeResult);
      if (at == std::string::npos) return std::nullopt;
      return fmt::format("{} {}", effect.subject, effect.detail.substr(at + kBeforeResult.size()));
    }
    default:
      return std::nullopt;
  }
}

// What `some` has more often than `others`; both are sorted.
std::vector<std::string> more_in(const std::vector<std::string>& some,
                                 const std::vector<std::string>& others) {
  std::vector<std::string> more;
  std::set_difference(some.begin(), some.end(), others.begin(), others.end(),
                      std::back_inserter(more));
  return more;
}

std::string list_of(const std::vector<std::string>& observations) {
  return observations.empty() ? "nothing more" : fmt::format("{}", fmt::join(observations, "; "));
}

std::optional<Difference> compare_observations(std::size_t index,
                                               const std::vector<system::Turn>& expected,
                                               const std::vector<system::Turn>& actual) {
  const std::vector<std::string> wanted = observations_of(expected);
  const std::vector<std::string> seen = observations_of(actual);
  if (wanted == seen) return std::nullopt;
  return Difference{index, std::nullopt, std::nullopt, list_of(more_in(wanted, seen)),
                    list_of(more_in(seen, wanted))};
}

system::Outcome with_sorted_console(system::Outcome outcome) {
  std::sort(outcome.console.begin(), outcome.console.end());
  return outcome;
}

}  // namespace

std::vector<std::string> observations_of(const std::vector<system::Turn>& turns) {
  std::vector<std::string> observations;
  for (const system::Turn& turn : turns) {
    for (const system::Effect& effect : turn.effects) {
      if (auto observation = observation_of(effect)) {
        observations.push_back(*std::move(observation));
      }
    }
  }
  std::sort(observations.begin(), observations.end());
  return observations;
}

ObservedReplay replay_observed(system::System& system, const Trace& trace) {
  ObservedReplay replay;
  system.reset();
  for (std::size_t i = 0; i < trace.events.size(); ++i) {
    const TracedEvent& expected = trace.events[i];
    auto stepped = step_as_recorded(system, i, expected);
    if (auto* const difference = std::get_if<Difference>(&stepped)) {
      replay.difference = std::move(*difference);
      break;
    }
    auto& step = std::get<system::Step>(stepped);
    replay.difference = compare_observations(i, expected.turns, step.turns);
    if (!replay.difference) replay.difference = compare_choices(i, expected, step);
    replay.events.push_back({expected.scheduled, std::move(step.turns)});
    if (replay.difference) break;
  }
  replay.outcome = system.outcome();
  if (!replay.difference) {
    replay.difference = compare_outcomes(trace.events.size(), with_sorted_console(trace.outcome),
                                         with_sorted_console(replay.outcome));
  }
  return replay;
}

}  // namespace ctxcheck::trace
