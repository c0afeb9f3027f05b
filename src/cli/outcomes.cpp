// ctxcheck outcomes: every outcome of a spec, each with one schedule that leads to it.
#include <algorithm>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/job.hpp"
#include "cli/loading.hpp"
#include "cli/runtime_system.hpp"
#include "cli/searching.hpp"
#include "fmt/format.h"
#include "report/html.hpp"

namespace ctxcheck::cli {
namespace {

// The page that shows one schedule of each outcome.
std::string page_of(const report::OutcomesReport& report, const spec::Spec& spec, const Job& job,
                    system::System& system) {
  std::vector<report::PageRun> runs;
  for (const search::FoundOutcome& found : report.result.outcomes) {
    if (runs.size() == report::kMostPageRuns) break;
    trace::Trace trace = start_trace(spec, job);
    trace::record(system, found.schedule, trace);
    std::string command = report::command_of(trace, "", declared_scope(spec.front_matter));
    runs.push_back({std::move(trace), std::move(command), found.schedules});
  }
  std::string partial;
  if (report.result.stop) {
    partial = fmt::format("the search was stopped ({}), and there may be more",
                          search::name_of(*report.result.stop));
  } else if (report.result.turn_failure) {
    partial = "a turn could not be carried through, and there may be more";
  }
  return report::html_page(runs, spec.source, report.result.outcomes.size(), partial);
}

// More could be drawn, but not read.
constexpr std::uint64_t kMostDrawnStates = 200;

// Prints all states as a graph; a diagnostic if there are too many.
std::optional<spec::Diagnostic> draw_states(const spec::Spec& spec, const Job& job,
                                            system::System& system, search::Options options,
                                            Output& output) {
  const bool limited = options.limits.states < kMostDrawnStates;
  options.limits.states = std::min(options.limits.states, kMostDrawnStates);
  const search::StateGraph graph = search::state_graph(system, options);
  const std::string& path = spec.source.path;
  if (graph.stop == search::Stop::States && !limited) {
    return spec::Diagnostic{
        "too-many-states", path, std::nullopt,
        fmt::format("there are more than {} states, too many for a picture", kMostDrawnStates),
        "draw less of it, for example with --requests HANDLER=1 or --disconnects 0"};
  }
  if (graph.stop) {
    return spec::Diagnostic{"not-drawn", path, std::nullopt,
                            fmt::format("the search was stopped ({}), and a part of the states "
                                        "would look like all of them",
                                        search::name_of(*graph.stop)),
                            ""};
  }
  output.print(report::dot_of_states(graph, fmt::format("{} on {}", path, job.profile.name)));
  return std::nullopt;
}

}  // namespace

ExitCode outcomes(const Options& options, Output& output) {
  const auto refuse = [&output](const spec::Diagnostic& diagnostic) {
    output.diagnostic(diagnostic);
    return ExitCode::CannotRun;
  };
  const auto spec = load_program(options.paths.front(), options);
  if (!spec) return refuse(spec.error());
  const auto jobs = jobs_of(*spec, options);
  if (!jobs) return refuse(jobs.error());
  if ((options.json || options.html || options.dot) && jobs->size() > 1) {
    return refuse(several_documents(*spec, *jobs));
  }
  if ((options.html || options.dot) && options.on_workerd) {
    return refuse({"model-only", spec->source.path, std::nullopt,
                   "turns and states can be drawn of the model only: the real runtime does not "
                   "show them",
                   "leave out --on"});
  }

  const InterruptGuard guard;
  Systems systems(options);
  ExitCode code = ExitCode::Expected;
  for (const Job& job : *jobs) {
    try {
      const auto system = systems.make(*spec, job);
      const search::Options search = search_options(
          options, {}, fmt::format("{} ({})", spec->source.path, job.profile.name), output, guard);
      if (options.dot) {
        const auto problem = draw_states(*spec, job, *system, search, output);
        return problem ? refuse(*problem) : code;
      }
      report::OutcomesReport report{
          spec->source.path, std::string(job.profile.name), job.scope, {}, {}};
      if (options.on_workerd) report.live_on = runtime_name(job.profile);
      report.result = all_outcomes(systems.workers(*system, *spec, job), search);
      if (report.result.stop) code = worse(code, ExitCode::Inconclusive);
      if (options.html) {
        if (report.result.outcomes.empty()) {
          output.note("no outcome was found, and no page is written");
        } else if (const auto problem =
                       write_file(*options.html, page_of(report, *spec, job, *system))) {
          code = worse(code, refuse(*problem));
        } else {
          output.print(fmt::format("written: {} ({} of {} outcomes)\n", *options.html,
                                   std::min(report.result.outcomes.size(), report::kMostPageRuns),
                                   report.result.outcomes.size()));
        }
      } else if (options.json) {
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
