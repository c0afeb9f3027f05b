// Which combinations of edges make sense. Its own file because the rules are what keeps nonsense
// out, such as waiting for what is never shared, and they can be read one by one.
#pragma once

#include "litmus/edge.hpp"

namespace ctxcheck::litmus {

// Whether `next` may come behind `so_far`, which may be empty. Rules that look at the whole
// combination are in is_complete.
[[nodiscard]] bool may_follow(const Combination& so_far, Edge next);

// Whether the combination says enough to be a spec. Longer ones may be complete where shorter ones
// are not, and the reverse.
[[nodiscard]] bool is_complete(const Combination& combination);

}  // namespace ctxcheck::litmus
