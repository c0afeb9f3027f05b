// Putting it together.
#include "search/stateless_search.hpp"

#include <limits>

#include "search/plain_search.hpp"
#include "search/recorded_system.hpp"

namespace ctxcheck::search {
namespace {

// What was run is in memory; to look at it takes no time worth a limit.
Options without_limits(const Options& options) {
  Options wanted;
  wanted.properties = options.properties;
  wanted.interrupted = {};
  wanted.limits.states = std::numeric_limits<std::uint64_t>::max();
  wanted.limits.memory = std::numeric_limits<std::size_t>::max();
  return wanted;
}

// CheckResult or OutcomesResult.
template <class Result>
Result of_executions(Result result, const Executions& executions) {
  if (executions.stop) {
    result.stop = executions.stop;
    result.turn_failure.reset();  // it only was not run
  }
  result.statistics.states = executions.runs;
  result.statistics.transitions = executions.steps;
  result.statistics.memory = executions.memory;
  result.statistics.elapsed = executions.elapsed;
  return result;
}

}  // namespace

CheckResult check_recorded(system::System& recorded, const Executions& executions,
                           const Options& options) {
  return of_executions(check_plain(recorded, without_limits(options)), executions);
}

OutcomesResult outcomes_recorded(system::System& recorded, const Executions& executions,
                                 const Options& options) {
  return of_executions(outcomes_plain(recorded, without_limits(options)), executions);
}

CheckResult check_stateless(const Workers& workers, const Options& options) {
  const Executions executions = run_all(workers, options);
  RecordedSystem recorded(executions);
  return check_recorded(recorded, executions, options);
}

OutcomesResult outcomes_stateless(const Workers& workers, const Options& options) {
  const Executions executions = run_all(workers, options);
  RecordedSystem recorded(executions);
  return outcomes_recorded(recorded, executions, options);
}

}  // namespace ctxcheck::search
