// Recording: a schedule becomes a trace. Its own file because it is the only place that drives a
// system by a schedule that may be wrong, and has to say how.
#include <algorithm>

#include <fmt/format.h>

#include "trace/trace.hpp"

namespace ctxcheck::trace {
namespace {

using system::RunError;

[[noreturn]] void refuse(std::string message) {
  throw RunError(RunError::Kind::NotEnabled, std::move(message), {}, false);
}

[[noreturn]] void refuse_event(const std::string& token,
                               const std::vector<system::Event>& enabled) {
  std::string possible;
  for (const system::Event& event : enabled) {
    if (event.parts.size() > 1) continue;  // pairs follow from the single events
    if (!possible.empty()) possible += ' ';
    possible += event.token();
  }
  refuse(fmt::format("{} cannot happen here; possible: {}", token,
                     possible.empty() ? "nothing, the run is over" : possible));
}

// The choices that a step met must be those the schedule names, as far as it names any.
void check_choices(const system::ScheduledEvent& wanted, const system::Step& step) {
  if (wanted.choices.size() > step.choices.size()) {
    refuse(
        fmt::format("{} names {} choices, but {} met", system::spell(wanted), wanted.choices.size(),
                    step.choices.empty() ? "none is" : fmt::format("{} are", step.choices.size())));
  }
  for (std::size_t i = 0; i < wanted.choices.size(); ++i) {
    if (wanted.choices[i] < step.choices[i].arity) continue;
    refuse(fmt::format("{} takes {} for choice {}, which has only the values below {}",
                       system::spell(wanted), wanted.choices[i], i + 1, step.choices[i].arity));
  }
}

void record_event(system::System& system, const system::Event& event,
                  const std::vector<std::uint32_t>& choices, Trace& trace) {
  const system::ScheduledEvent wanted{event.token(), choices};
  system::Step step = system.step(event, choices, system::Detail::Effects);
  TracedEvent traced{{wanted.token, {}}, std::move(step.turns)};
  for (const system::Choice& choice : step.choices)
    traced.scheduled.choices.push_back(choice.value);
  trace.events.push_back(std::move(traced));
  trace.outcome = system.outcome();
  check_choices(wanted, step);
}

void record_scheduled(system::System& system, const system::ScheduledEvent& scheduled,
                      Trace& trace) {
  const std::vector<system::Event> enabled = system.enabled();
  const auto found = std::find_if(enabled.begin(), enabled.end(), [&](const system::Event& event) {
    return event.token() == scheduled.token;
  });
  if (found == enabled.end()) refuse_event(scheduled.token, enabled);
  record_event(system, *found, scheduled.choices, trace);
}

}  // namespace

void record(system::System& system, const system::Schedule& schedule, Trace& trace) {
  system.reset();
  trace.events.clear();
  trace.outcome = {};
  if (schedule.empty() || schedule.front().token != "load") {
    record_scheduled(system, {"load", {}}, trace);
  }
  for (const system::ScheduledEvent& event : schedule) record_scheduled(system, event, trace);
}

void record_to_end(system::System& system, const system::Schedule& schedule, std::size_t most,
                   Trace& trace) {
  record(system, schedule, trace);
  while (trace.events.size() < most) {
    const std::vector<system::Event> enabled = system.enabled();
    if (enabled.empty()) return;
    record_event(system, enabled.front(), {}, trace);
  }
}

}  // namespace ctxcheck::trace
