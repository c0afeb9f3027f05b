// ctxcheck check: the verdict per property, and a minimal trace per violated one.
#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>

#include "ci/result.hpp"
#include "cli/arrivals.hpp"
#include "cli/checking.hpp"
#include "cli/ci_output.hpp"
#include "cli/commands.hpp"
#include "cli/job.hpp"
#include "cli/loading.hpp"
#include "cli/runtime_system.hpp"
#include "cli/searching.hpp"
#include "cli/watching.hpp"
#include "fmt/format.h"
#include "search/recorded_system.hpp"
#include "search/stateless_search.hpp"
#include "trace/observed.hpp"
#include "trace/trace_file.hpp"

namespace ctxcheck::cli {
namespace {

ExitCode exit_code_of(report::Verdict verdict) {
  switch (verdict) {
    case report::Verdict::Safe:
      return ExitCode::Expected;
    case report::Verdict::Violated:
      return ExitCode::Violated;
    case report::Verdict::Inconclusive:
      break;
  }
  return ExitCode::Inconclusive;
}

// Takes those that do not show on the real runtime out of the selected properties.
std::vector<system::Property> take_unobservable(std::vector<system::Property>& selected) {
  std::vector<system::Property> unobservable;
  std::erase_if(selected, [&unobservable](system::Property property) {
    if (system::info(property).observable) return false;
    unobservable.push_back(property);
    return true;
  });
  return unobservable;
}

// Whether the module may hold I/O objects that the runtime itself makes. If it refuses one of them
// to another request and the program catches that, nobody sees it.
bool refusals_can_hide(const spec::Spec& spec) {
  constexpr std::array<std::string_view, 4> kMakers{"Request", "Response", "AbortController",
                                                    "AbortSignal"};
  return spec.live || std::any_of(kMakers.begin(), kMakers.end(), [&spec](std::string_view maker) {
           return spec.source.text.find(maker) != std::string::npos;
         });
}

// That no refusal was seen is no verdict then.
void hide_refusals(report::CheckReport& report) {
  const auto& violations = report.result.violations;
  const bool seen = std::any_of(violations.begin(), violations.end(), [](const auto& violation) {
    return violation.finding.property == system::Property::ForeignIo;
  });
  if (seen || std::erase(report.selected, system::Property::ForeignIo) == 0) return;
  report.unobservable.push_back(system::Property::ForeignIo);
}

class Check {
 public:
  // `watch` is told of every file that the verdicts depend on; it may be null.
  Check(const Options& options, Output& output, const InterruptGuard& guard, FileWatch* watch)
      : options_(options), output_(output), guard_(guard), watch_(watch), systems_(options) {}

  ExitCode all() {
    for (const std::string& path : options_.paths) check_file(path);
    if (options_.json) output_.print(report::json_of_check(reports_));
    if (wants_ci(options_)) note(write_ci(std::move(ci_), options_, output_));
    return exit_code_;
  }

 private:
  void note(ExitCode code) { exit_code_ = worse(exit_code_, code); }
  void refuse(const spec::Diagnostic& diagnostic) {
    output_.diagnostic(diagnostic);
    note(ExitCode::CannotRun);
    if (wants_ci(options_)) ci_.cases.push_back(ci::case_of(diagnostic));
  }

  spec::Result<spec::Spec> load(const std::string& path) {
    if (watch_ == nullptr) return load_program(path, options_);
    // What may change while it is loaded, and what else it turns out to be made of.
    watch_->add({path});
    std::vector<std::string> files;
    auto spec = load_program(path, options_, &files);
    watch_->add(files);
    return spec;
  }

  void check_file(const std::string& path) {
    const auto spec = load(path);
    if (!spec) return refuse(spec.error());
    const auto jobs = jobs_of(*spec, options_);
    if (!jobs) return refuse(jobs.error());
    if (spec->front_matter.timing) {
      output_.note(fmt::format("{}: `timing` is not used; every order is explored", path));
    }
    for (const Job& job : *jobs) {
      try {
        if (auto report = check_job(*spec, job, jobs->size() > 1)) show(*std::move(report), *spec);
      } catch (const system::RunError& error) {
        refuse(diagnostic_of(error, path));
      } catch (const SystemError& error) {
        error.print(output_);
        note(ExitCode::CannotRun);
        if (wants_ci(options_)) ci_.cases.push_back(ci::case_of(error.diagnostic()));
      }
    }
  }

  // Refuses to say anything about nothing.
  bool can_observe(const report::CheckReport& report) {
    if (!report.selected.empty()) return true;
    refuse({"not-observable", report.spec_path, std::nullopt,
            "none of the selected properties can be observed on the real runtime",
            "the model decides them: leave out --on workerd"});
    return false;
  }

  // None if there is nothing to decide.
  std::optional<report::CheckReport> check_job(const spec::Spec& spec, const Job& job,
                                               bool several) {
    report::CheckReport report = start_report(spec, job, options_);
    if (options_.on_workerd) {
      report.live_on = runtime_name(job.profile);
      report.system_arguments = system_arguments(options_);
      report.unobservable = take_unobservable(report.selected);
      if (!can_observe(report)) return std::nullopt;
    }
    const auto system = systems_.make(spec, job);
    search_into(report, *system, spec, job);
    if (options_.on_workerd && refusals_can_hide(spec)) {
      hide_refusals(report);
      if (!can_observe(report)) return std::nullopt;
    }
    for (search::Violation& violation : report.result.violations) {
      trace::Trace trace = trace_of(violation, *system, spec, job);
      report.trace_paths.push_back(save(trace, several));
      report.traces.push_back(std::move(trace));
    }
    return report;
  }

  // As the model tells it, which knows more, if the real runtime shows the same; otherwise as seen
  // there. The violation gets the place that the model knows.
  trace::Trace trace_of(search::Violation& violation, system::System& system,
                        const spec::Spec& spec, const Job& job) {
    if (options_.on_workerd && !spec.live) {
      if (auto trace = trace_on_model(violation, spec, job)) {
        if (!trace::replay_observed(system, *trace).difference) return *std::move(trace);
      }
    }
    return trace_of_violation(violation, system, spec, job);
  }

  static std::optional<trace::Trace> trace_on_model(search::Violation& violation,
                                                    const spec::Spec& spec, const Job& job) {
    trace::Trace trace = start_trace(spec, job);
    try {
      trace::record(*model::make_model(spec, setup_of(job)), violation.schedule, trace);
    } catch (const system::RunError&) {
      return std::nullopt;
    }
    for (const system::Turn& turn : trace.events.back().turns) {
      for (const system::Finding& finding : turn.findings) {
        if (finding.property == violation.finding.property) violation.finding = finding;
      }
    }
    trace.claim = claim_of(violation);
    return trace;
  }

  void search_into(report::CheckReport& report, system::System& system, const spec::Spec& spec,
                   const Job& job) {
    const search::Options options =
        search_options(options_, report.selected,
                       fmt::format("{} ({})", spec.source.path, job.profile.name), output_, guard_);
    if (system.can_save()) return search_states(report, system, options);
    const search::Executions executions =
        search::run_all(systems_.workers(system, spec, job), options);
    search::RecordedSystem recorded(executions);
    ArrivalWatch watch(recorded);
    report.result = search::check_recorded(watch, executions, options);
    report.unreached_handlers = watch.handlers_never_run();
  }

  // Where the trace was written; empty if it was not.
  std::string save(const trace::Trace& trace, bool several) {
    if (!options_.trace_dir) return "";
    const std::filesystem::path spec_path = trace.spec_path;
    const std::string name = fmt::format("{}.{}{}.json", spec_path.stem().string(),
                                         system::info(trace.claim->property).name,
                                         several ? "." + trace.profile_name() : "");
    const std::string path = (std::filesystem::path(*options_.trace_dir) / name).string();
    if (!written_.insert(path).second) {
      refuse({"trace-twice", path, std::nullopt,
              fmt::format("another spec has written this trace; that of {} is not written",
                          trace.spec_path),
              "check the specs one by one, each with a --trace-dir of its own"});
      return "";
    }
    if (const auto problem = trace::save_trace(trace, path)) {
      refuse(*problem);
      return "";
    }
    return path;
  }

  void show(report::CheckReport report, const spec::Spec& spec) {
    note(exit_code_of(report.verdict()));
    if (wants_ci(options_)) ci_.cases.push_back(ci::case_of(report));
    if (options_.json) {
      reports_.push_back(std::move(report));
      return;
    }
    std::string text = shown_ ? "\n" : "";
    shown_ = true;
    text += report::render_check(report, spec.source, options_.details, output_.style());
    // Violations are in report order: the first is the most severe.
    if (output_.terminal() && !options_.details && !report.traces.empty()) {
      const trace::Trace& trace = report.traces.front();
      text += '\n';
      text += report::render_columns(trace, spec.source, output_.style(), report.command_of(0));
    }
    print_text(text, options_, output_);
  }

  const Options& options_;
  Output& output_;
  const InterruptGuard& guard_;
  FileWatch* watch_;
  Systems systems_;
  std::vector<report::CheckReport> reports_;  // for one JSON document
  ci::Result ci_{"check", "", {}};            // if it is wanted
  std::set<std::string> written_;             // paths of traces
  bool shown_ = false;
  ExitCode exit_code_ = ExitCode::Expected;
};

}  // namespace

ExitCode check(const Options& options, Output& output) {
  const InterruptGuard guard;
  if (!options.watch) return Check(options, output, guard, nullptr).all();
  return watch_files(guard, output, [&options, &output, &guard](FileWatch& watch) {
    return Check(options, output, guard, &watch).all();
  });
}

}  // namespace ctxcheck::cli
