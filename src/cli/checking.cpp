// From a job to its report.
#include "cli/checking.hpp"

#include "cli/arrivals.hpp"
#include "search/plain_search.hpp"

namespace ctxcheck::cli {

report::CheckReport start_report(const spec::Spec& spec, const Job& job, const Options& options) {
  report::CheckReport report;
  report.spec_path = spec.source.path;
  report.summary = spec.front_matter.summary;
  report.profile = job.profile.name;
  report.scope = job.scope;
  report.declared = declared_scope(spec.front_matter);
  report.selected = job.properties;
  report.strict = options.strict.value_or(false);
  return report;
}

void search_states(report::CheckReport& report, system::System& system,
                   const search::Options& search) {
  ArrivalWatch watch(system);
  report.result = search::check_plain(watch, search);
  report.unreached_handlers = watch.handlers_never_run();
}

trace::Trace trace_of_violation(const search::Violation& violation, system::System& system,
                                const spec::Spec& spec, const Job& job) {
  trace::Trace trace = start_trace(spec, job);
  trace.claim = claim_of(violation);
  trace::record(system, violation.schedule, trace);
  return trace;
}

report::CheckReport check_on_model(const spec::Spec& spec, const Job& job, const Options& options,
                                   const search::Options& search) {
  report::CheckReport report = start_report(spec, job, options);
  const auto system = model::make_model(spec, setup_of(job));
  search_states(report, *system, search);
  for (const search::Violation& violation : report.result.violations) {
    report.traces.push_back(trace_of_violation(violation, *system, spec, job));
    report.trace_paths.emplace_back();
  }
  return report;
}

}  // namespace ctxcheck::cli
