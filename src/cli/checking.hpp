// Checking one job of a spec, from the empty report to its traces. Its own file because the
// verdicts of `check` and `fixes` must come from the same code.
#pragma once

#include "cli/job.hpp"
#include "report/report.hpp"
#include "search/search.hpp"

namespace ctxcheck::cli {

// What a report says before anything is explored.
[[nodiscard]] report::CheckReport start_report(const spec::Spec& spec, const Job& job,
                                               const Options& options);

// Decides the selected properties on a system whose states can be saved.
void search_states(report::CheckReport& report, system::System& system,
                   const search::Options& search);

// The run that shows a violation, recorded again on the system.
[[nodiscard]] trace::Trace trace_of_violation(const search::Violation& violation,
                                              system::System& system, const spec::Spec& spec,
                                              const Job& job);

// All of it on the model; no trace is written. Throws system::RunError if the module cannot be
// loaded.
[[nodiscard]] report::CheckReport check_on_model(const spec::Spec& spec, const Job& job,
                                                 const Options& options,
                                                 const search::Options& search);

}  // namespace ctxcheck::cli
