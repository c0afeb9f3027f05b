// The plain search: every state stored exactly, no reduction, in the order of (external events,
// turns, order of enabled()). Its own file because it is the reference that every other search is
// compared with (soundness.md), so it stays simple.
#pragma once

#include "search/search.hpp"

namespace ctxcheck::search {

// Decides the selected properties. The system must be able to save states. RunErrors of the load
// are passed on.
[[nodiscard]] CheckResult check_plain(system::System& system, const Options& options);

// All outcomes; `properties` and `first` are not used.
[[nodiscard]] OutcomesResult outcomes_plain(system::System& system, const Options& options);

}  // namespace ctxcheck::search
