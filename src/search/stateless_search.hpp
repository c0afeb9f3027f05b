// The search that keeps no state: every schedule is run from the start. Its own file because it is
// all that can explore a system whose states cannot be saved, such as the real runtime.
#pragma once

#include <cstddef>

#include "search/search.hpp"

namespace ctxcheck::search {

// A schedule with more events than this is taken for endless, and the search stops.
inline constexpr std::size_t kMostEventsOfSchedule = 10'000;

// All outcomes, by running every schedule, depth first over enabled() and choices. Only the
// outcomes and one path are held in memory. `properties` and `first` are not used; Limits::states,
// Statistics::states and Progress::states count executions here, as no state is kept,
// Statistics::depth is the length of the longest, and Limits::memory does not matter. RunErrors of
// the load are passed on, and so is one of the kind NotEnabled if a prefix that is run again does
// not lead to the same events and choices.
[[nodiscard]] OutcomesResult outcomes_stateless(system::System& system, const Options& options);

}  // namespace ctxcheck::search
