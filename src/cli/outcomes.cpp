// ctxcheck outcomes: every outcome of a spec, each with one schedule that leads to it.
#include "cli/commands.hpp"
#include "cli/job.hpp"
#include "cli/loading.hpp"
#include "cli/runtime_system.hpp"
#include "cli/searching.hpp"
#include "fmt/format.h"

namespace ctxcheck::cli {

ExitCode outcomes(const Options& options, Output& output) {
  const auto refuse = [&output](const spec::Diagnostic& diagnostic) {
    output.diagnostic(diagnostic);
    return ExitCode::CannotRun;
  };
  const auto spec = load_program(options.paths.front(), options);
  if (!spec) return refuse(spec.error());
  const auto jobs = jobs_of(*spec, options);
  if (!jobs) return refuse(jobs.error());
  if (options.json && jobs->size() > 1) return refuse(several_documents(*spec, *jobs));

  const InterruptGuard guard;
  Systems systems(options);
  ExitCode code = ExitCode::Expected;
  for (const Job& job : *jobs) {
    try {
      const auto system = systems.make(*spec, job);
      report::OutcomesReport report{
          spec->source.path, std::string(job.profile.name), job.scope, {}, {}};
      if (options.on_workerd) report.live_on = runtime_name(job.profile);
      report.result = all_outcomes(
          *system,
          search_options(options, {}, fmt::format("{} ({})", spec->source.path, job.profile.name),
                         output, guard));
      if (report.result.stop) code = worse(code, ExitCode::Inconclusive);
      if (options.json) {
        output.print(report::json_of_outcomes(report));
      } else {
        const bool first = &job == &jobs->front();
        output.print((first ? "" : "\n") + report::render_outcomes(report, output.style()));
      }
    } catch (const system::RunError& error) {
      code = worse(code, refuse(diagnostic_of(error, spec->source.path)));
    } catch (const SystemError& error) {
      error.print(output);
      code = worse(code, ExitCode::CannotRun);
    }
  }
  return code;
}

}  // namespace ctxcheck::cli
