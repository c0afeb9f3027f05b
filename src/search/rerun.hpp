// Re-deriving schedules: the graph knows events by their place in enabled(), and tokens hold
// numbers that differ between equal states, so whatever is reported is run again from the start.
// Its own file because everything that is reported passes here, and is checked here.
#pragma once

#include "search/graph.hpp"
#include "search/search.hpp"
#include "system/schedule.hpp"
#include "system/system.hpp"

namespace ctxcheck::search {

struct Rerun {
  system::Schedule schedule;
  system::Step last;
  std::uint32_t events = 0;  // external ones
};

// Runs `path` from the start and leaves the system at its end.
[[nodiscard]] Rerun rerun(system::System& system, const Graph& graph, const Path& path);

// The same for a path whose last edge is a turn that cannot be carried through.
[[nodiscard]] TurnFailure rerun_failure(system::System& system, const Graph& graph,
                                        const Path& path);

}  // namespace ctxcheck::search
