// ctxcheck run: one schedule, what the requests do in it, and how they end.
#include "cli/commands.hpp"
#include "cli/job.hpp"
#include "cli/loading.hpp"
#include "cli/runtime_system.hpp"
#include "cli/walk.hpp"
#include "fmt/format.h"

namespace ctxcheck::cli {
namespace {

// Beyond this the default schedule is taken for endless: more than any trace that people read.
constexpr std::size_t kMostEvents = 10'000;

class Run {
 public:
  Run(const Options& options, Output& output)
      : options_(options), output_(output), systems_(options) {}

  ExitCode all() {
    const auto spec = load_program(options_.paths.front(), options_);
    if (!spec) return refuse(spec.error());
    const auto jobs = jobs_of(*spec, options_);
    if (!jobs) return refuse(jobs.error());
    if (options_.json && jobs->size() > 1) return refuse(several_documents(*spec, *jobs));
    ExitCode code = ExitCode::Expected;
    for (const Job& job : *jobs) {
      if (jobs->size() > 1) {
        output_.print(
            fmt::format("{}{}\n\n", &job == &jobs->front() ? "" : "\n", job.profile.name));
      }
      try {
        code = worse(code, run_job(*spec, job));
      } catch (const SystemError& error) {
        error.print(output_);
        code = worse(code, ExitCode::CannotRun);
      }
    }
    return code;
  }

 private:
  ExitCode refuse(const spec::Diagnostic& diagnostic) {
    output_.diagnostic(diagnostic);
    return ExitCode::CannotRun;
  }

  [[nodiscard]] spec::Result<Walk> walk(system::System& system) const {
    if (!options_.schedule) return walk_first(system, kMostEvents);
    const auto schedule = read_schedule(*options_.schedule);
    if (!schedule) return schedule.error();
    return walk_schedule(system, *schedule);
  }

  ExitCode run_job(const spec::Spec& spec, const Job& job) {
    const auto system = systems_.make(spec, job);
    const auto walked = walk(*system);
    if (!walked) return refuse(walked.error());
    if (walked->schedule.empty()) return fail(*walked, spec.source.path);  // the load itself
    trace::Trace trace = start_trace(spec, job);
    trace::record(*system, walked->schedule, trace);
    if (options_.json) {
      output_.print(report::json_of_run(trace));
    } else {
      if (options_.on_workerd) {
        output_.print(fmt::format("What can be observed on {}:\n\n", runtime_name(job.profile)));
      }
      output_.print(
          report::render_columns(trace, spec.source, output_.style(),
                                 report::command_of(trace, "", declared_scope(spec.front_matter)) +
                                     system_arguments(options_)));
    }
    if (walked->failure) return fail(*walked, spec.source.path);
    if (!options_.schedule && !walked->at_end) {
      output_.error(
          fmt::format("the run was ended after {} events; it may be endless", kMostEvents),
          "choose its events with --schedule");
      return ExitCode::Inconclusive;
    }
    return ExitCode::Expected;
  }

  // A turn that could not be carried through depends on the schedule, unless it is the load.
  ExitCode fail(const Walk& walked, const std::string& path) {
    spec::Diagnostic diagnostic = diagnostic_of(*walked.failure, path);
    if (walked.failure->during_load()) return refuse(diagnostic);
    system::Schedule schedule = walked.schedule;
    schedule.push_back(walked.failed);
    diagnostic.hint =
        fmt::format("it happens at the end of the schedule \"{}\"", system::spell(schedule));
    output_.diagnostic(diagnostic);
    return ExitCode::Inconclusive;
  }

  const Options& options_;
  Output& output_;
  Systems systems_;
};

}  // namespace

ExitCode run(const Options& options, Output& output) { return Run(options, output).all(); }

}  // namespace ctxcheck::cli
