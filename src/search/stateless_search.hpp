// The search of systems whose states cannot be saved: run everything, then decide on the record.
// Its own file because the results must speak of executions, not of the record's states.
#pragma once

#include "search/executions.hpp"
#include "search/search.hpp"

namespace ctxcheck::search {

// The same as check_plain and outcomes_plain on a RecordedSystem of the executions, or on a system
// that passes on to one. Statistics::states counts executions, and Statistics::transitions steps of
// the system; limits do not matter any more. If the executions stopped early, so did this.
[[nodiscard]] CheckResult check_recorded(system::System& recorded, const Executions& executions,
                                         const Options& options);
[[nodiscard]] OutcomesResult outcomes_recorded(system::System& recorded,
                                               const Executions& executions,
                                               const Options& options);

// Both at once.
[[nodiscard]] CheckResult check_stateless(const Workers& workers, const Options& options);
[[nodiscard]] OutcomesResult outcomes_stateless(const Workers& workers, const Options& options);

}  // namespace ctxcheck::search
