// Replays on a system that shows less than a trace holds, such as the real runtime. Its own file
// because what can be observed from outside is a notion of its own; it knows nothing of where turns
// come from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "system/system.hpp"
#include "system/turn.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::trace {

// What can be observed of the turns of one event, sorted, one line each, as often as it was seen:
// console lines, calls and timers that are started or cancelled, answers (also of hung requests),
// and W. Which turn shows it, in which order, and where in the spec, does not matter.
[[nodiscard]] std::vector<std::string> observations_of(const std::vector<system::Turn>& turns);

struct ObservedReplay {
  std::vector<TracedEvent> events;  // as they were on the system, as far as the run went
  system::Outcome outcome;
  std::optional<Difference> difference;  // the first one; none if everything is the same
};

// Forces the schedule of the trace and compares each event by its observations, and then the
// outcome, its console lines in any order. What the trace claims is not looked at.
[[nodiscard]] ObservedReplay replay_observed(system::System& system, const Trace& trace);

}  // namespace ctxcheck::trace
