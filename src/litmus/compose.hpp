// From a combination of edges to a program. Its own file because this is the meaning of the edges.
#pragma once

#include "litmus/edge.hpp"
#include "litmus/program.hpp"

namespace ctxcheck::litmus {

// The combination must be complete (rules.hpp). Equal combinations give equal programs.
[[nodiscard]] Program compose(const Combination& combination);

}  // namespace ctxcheck::litmus
