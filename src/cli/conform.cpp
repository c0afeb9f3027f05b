// ctxcheck conform: the model's outcomes against those of the real runtime, recorded or live.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>

#include <stdlib.h>  // mkdtemp

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/gate_files.hpp"
#include "cli/job.hpp"
#include "cli/litmus_files.hpp"
#include "cli/runtime_system.hpp"
#include "cli/searching.hpp"
#include "fmt/format.h"
#include "search/plain_search.hpp"
#include "trace/recordings.hpp"

namespace ctxcheck::cli {
namespace {

namespace fs = std::filesystem;

using report::ConformItem;
using Status = ConformItem::Status;

constexpr const char* kDefaultSpecs = "specs/litmus";
constexpr const char* kRecordedFolder = "recorded";

ExitCode exit_code_of(Status status) {
  switch (status) {
    case Status::Ok:
      return ExitCode::Expected;
    case Status::Misses:
    case Status::Invents:
    case Status::MissesAndInvents:
      return ExitCode::Violated;
    case Status::Inconclusive:
      return ExitCode::Inconclusive;
    case Status::NoRecording:
    case Status::CannotRun:
      break;
  }
  return ExitCode::CannotRun;
}

// How often two external events share a pass depends on the event loop's internals, so with bursts
// the numbers of schedules say nothing (semantics 10, 12).
system::OutcomeSet outcomes_of(const search::OutcomesResult& result, const spec::Bursts& bursts) {
  const bool counted = !bursts.any && bursts.count == 0;
  system::OutcomeSet outcomes;
  for (const search::FoundOutcome& found : result.outcomes) {
    outcomes.add({found.outcome, found.schedule, counted ? found.schedules : std::nullopt});
  }
  return outcomes;
}

Status status_of(const system::Comparison& comparison) {
  if (comparison.same_outcomes()) return Status::Ok;
  if (comparison.invented.empty()) return Status::Misses;
  return comparison.missed.empty() ? Status::Invents : Status::MissesAndInvents;
}

void note_stop(ConformItem& item, const search::OutcomesResult& result, std::string_view where) {
  if (!item.detail.empty()) item.detail += "; ";
  item.detail += fmt::format("the search{} ended early ({})", where, search::name_of(*result.stop));
  if (result.turn_failure) item.detail += ": " + result.turn_failure->message;
}

// The model's outcomes against those of the runtime, which are all that there are unless the search
// for them ended early.
void judge(ConformItem& item, const search::OutcomesResult& result, const spec::Bursts& bursts,
           const system::OutcomeSet& real, const search::OutcomesResult* live) {
  const bool live_stopped = live != nullptr && live->stop;
  const system::OutcomeSet outcomes = outcomes_of(result, bursts);
  item.outcomes = outcomes.size();
  item.recorded = real.size();
  item.comparison = compare(outcomes, real);
  // What one of them did not find it might have found later.
  if (result.stop) item.comparison.missed.clear();
  if (live_stopped) item.comparison.invented.clear();
  item.status = status_of(item.comparison);
  if (item.status == Status::Ok && (result.stop || live_stopped)) {
    item.status = Status::Inconclusive;
  }
  if (result.stop) note_stop(item, result, live != nullptr ? " on the model" : "");
  if (live_stopped) note_stop(item, *live, " on workerd");
}

class Conform {
 public:
  Conform(const Options& options, Output& output)
      : options_(options), output_(output), systems_(options) {}

  ExitCode all(const std::vector<GateFile>& files) {
    const spec::Vocabulary vocabulary = model::vocabulary();
    for (std::size_t i = 0; i < files.size(); ++i) {
      position_ = fmt::format("[{}/{}] {}", i + 1, files.size(), files[i].path);
      output_.progress(position_);
      look_at(files[i], vocabulary);
    }
    output_.print(options_.json
                      ? report::json_of_conform(items_)
                      : report::render_conform(
                            items_, output_.terminal(),
                            options_.on_workerd ? report::Reality::Live : report::Reality::Recorded,
                            output_.style()));
    ExitCode code = ExitCode::Expected;
    for (const ConformItem& item : items_) code = worse(code, exit_code_of(item.status));
    return code;
  }

 private:
  void end(ConformItem item, Status status, std::string detail) {
    item.status = status;
    item.detail = std::move(detail);
    items_.push_back(std::move(item));
  }

  void cannot_run(ConformItem item, const spec::Diagnostic& diagnostic) {
    output_.diagnostic(diagnostic);
    end(std::move(item), Status::CannotRun,
        fmt::format("{}: {}", diagnostic.code, diagnostic.message));
  }

  void look_at(const GateFile& file, const spec::Vocabulary& vocabulary) {
    ConformItem item;
    item.path = file.path;
    if (guard_.interrupted()) {
      return end(std::move(item), Status::Inconclusive, "interrupted before it was looked at");
    }
    if (file.kind == GateFile::Kind::Unreadable) {
      return cannot_run(std::move(item), {"cannot-read", file.path, std::nullopt, file.reason, ""});
    }
    const auto spec = spec::load_spec(file.path, vocabulary);
    if (!spec) return cannot_run(std::move(item), spec.error());

    // Bounds are the spec's own; which profile it names itself does not matter here.
    Options bounds;
    bounds.runtimes = options_.runtimes;
    if (options_.on_workerd) return compare_live(item, *spec, bounds);
    const fs::path folder = options_.recorded ? fs::path(*options_.recorded)
                                              : fs::path(file.path).parent_path() / kRecordedFolder;
    if (bounds.runtimes.empty()) bounds.runtimes = recorded_profiles(folder);
    if (bounds.runtimes.empty()) {
      return end(std::move(item), Status::NoRecording,
                 fmt::format("there is no recording of a profile in {}", folder.string()));
    }
    const auto jobs = jobs_of(*spec, bounds);
    if (!jobs) return cannot_run(std::move(item), jobs.error());
    for (const Job& job : *jobs) {
      compare_job(item, *spec, job, (folder / fmt::format("{}.json", job.profile.name)).string());
    }
  }

  // Under all profiles unless some were chosen.
  void compare_live(const ConformItem& item, const spec::Spec& spec, Options& bounds) {
    if (bounds.runtimes.empty()) {
      for (const model::Profile& profile : model::profiles()) {
        bounds.runtimes.emplace_back(profile.name);
      }
    }
    const auto jobs = jobs_of(spec, bounds);
    if (!jobs) return cannot_run(item, jobs.error());
    for (const Job& job : *jobs) compare_live(item, spec, job);
  }

  void compare_live(ConformItem item, const spec::Spec& spec, const Job& job) {
    item.profile = job.profile.name;
    if (guard_.interrupted()) {
      return end(std::move(item), Status::Inconclusive, "interrupted before it was looked at");
    }
    try {
      const auto runtime = systems_.make(spec, job);
      const search::OutcomesResult live =
          all_outcomes(systems_.workers(*runtime, spec, job),
                       search_options(options_, {}, title_of(job), output_, guard_));
      const search::OutcomesResult result = on_model(spec, job);
      judge(item, result, job.scope.bursts, outcomes_of(live, job.scope.bursts), &live);
      items_.push_back(std::move(item));
    } catch (const SystemError& error) {
      error.print(output_);
      end(std::move(item), Status::CannotRun,
          fmt::format("{}: {}", error.diagnostic().code, error.diagnostic().message));
    } catch (const system::RunError& error) {
      cannot_run(std::move(item), diagnostic_of(error, spec.source.path));
    }
  }

  [[nodiscard]] std::string title_of(const Job& job) const {
    return fmt::format("{} ({})", position_, job.profile.name);
  }

  // The limits are for both; progress speaks of states.
  [[nodiscard]] Options model_options() const {
    Options options;
    options.limits = options_.limits;
    return options;
  }

  [[nodiscard]] search::OutcomesResult on_model(const spec::Spec& spec, const Job& job) {
    const auto system = model::make_model(spec, setup_of(job));
    return search::outcomes_plain(
        *system, search_options(model_options(), {}, title_of(job), output_, guard_));
  }

  // The profiles of which the folder has a file. A folder serves many specs: it is listed, and its
  // files of no profile are named, once.
  const std::vector<std::string>& recorded_profiles(const fs::path& folder) {
    const auto [known, is_new] = profiles_in_.try_emplace(folder.string());
    std::vector<std::string>& profiles = known->second;
    if (!is_new) return profiles;
    std::set<std::string> names;
    std::error_code ignored;
    for (fs::directory_iterator entry(folder, ignored); entry != fs::directory_iterator();
         entry.increment(ignored)) {
      if (entry->path().extension() == ".json") names.insert(entry->path().stem().string());
    }
    for (const model::Profile& profile : model::profiles()) {
      if (names.erase(std::string(profile.name)) > 0) profiles.emplace_back(profile.name);
    }
    for (const std::string& name : names) {
      output_.note(fmt::format("{} is of no profile and is not looked at",
                               (folder / (name + ".json")).string()));
    }
    return profiles;
  }

  void compare_job(ConformItem item, const spec::Spec& spec, const Job& job,
                   const std::string& recording) {
    item.profile = job.profile.name;
    std::error_code ignored;
    if (!fs::exists(recording, ignored)) {
      return end(std::move(item), Status::NoRecording, fmt::format("there is no {}", recording));
    }
    const spec::Result<trace::Recordings>& recordings = read(recording);
    if (!recordings) {
      const spec::Diagnostic& diagnostic = recordings.error();
      return end(std::move(item), Status::CannotRun,
                 fmt::format("{}: {}", diagnostic.code, diagnostic.message));
    }
    const std::string name = fs::path(spec.source.path).stem().string();
    const auto recorded = recordings->find(name);
    if (recorded == recordings->end()) {
      return end(std::move(item), Status::NoRecording,
                 fmt::format("{} has no entry \"{}\"", recording, name));
    }
    try {
      judge(item, on_model(spec, job), job.scope.bursts, recorded->second, nullptr);
      items_.push_back(std::move(item));
    } catch (const system::RunError& error) {
      cannot_run(std::move(item), diagnostic_of(error, spec.source.path));
    }
  }

  // A recording serves many specs: it is read, and refused, once.
  const spec::Result<trace::Recordings>& read(const std::string& path) {
    const auto known = recordings_.find(path);
    if (known != recordings_.end()) return known->second;
    const auto source = read_source(path);
    spec::Result<trace::Recordings> recordings =
        source ? trace::recordings_from_json(source->text, path) : source.error();
    if (!recordings) output_.diagnostic(recordings.error());
    return recordings_.emplace(path, std::move(recordings)).first->second;
  }

  const Options& options_;
  Output& output_;
  Systems systems_;
  InterruptGuard guard_;
  std::string position_;                                               // for progress
  std::map<std::string, std::vector<std::string>> profiles_in_;        // by folder
  std::map<std::string, spec::Result<trace::Recordings>> recordings_;  // by path
  std::vector<ConformItem> items_;
};

// Options that exclude one another, in one sentence.
std::optional<std::string> contradiction_in(const Options& options) {
  if (options.on_workerd && options.recorded) {
    return "--recorded and --on workerd: outcomes are either recorded or live";
  }
  if (!options.litmus_sample) return std::nullopt;
  if (!options.on_workerd) return "--sample needs --on workerd: nothing is recorded of such specs";
  if (!options.paths.empty()) return "--sample takes the place of specs";
  return std::nullopt;
}

ExitCode conform_files(const Options& options, const std::vector<std::string>& paths,
                       Output& output) {
  const auto files = find_spec_files(paths);
  if (!files) {
    output.diagnostic(files.error());
    return ExitCode::CannotRun;
  }
  if (files->empty()) {
    output.error("there is no spec to look at");
    return ExitCode::CannotRun;
  }
  return Conform(options, output).all(*files);
}

// Generated specs, in a folder that is kept if they show something.
ExitCode conform_sample(const Options& options, Output& output) {
  std::error_code error;
  const fs::path base = fs::temp_directory_path(error);
  std::string folder = (base / "ctxcheck-litmus-XXXXXX").string();
  if (error || mkdtemp(folder.data()) == nullptr) {
    output.error("no temporary folder can be made for the specs");
    return ExitCode::CannotRun;
  }
  const std::vector<litmus::LitmusSpec> specs =
      litmus::sample(litmus::generate().specs, *options.litmus_sample, options.litmus_seed);
  if (const auto problem = write_litmus(specs, folder)) {
    output.diagnostic(*problem);
    fs::remove_all(folder, error);
    return ExitCode::CannotRun;
  }
  const ExitCode code = conform_files(options, {folder}, output);
  if (code == ExitCode::Expected) {
    fs::remove_all(folder, error);
  } else {
    output.note(fmt::format("the specs are kept in {}", folder));
  }
  return code;
}

}  // namespace

ExitCode conform(const Options& options, Output& output) {
  if (const auto problem = contradiction_in(options)) {
    output.error(*problem, "ctxcheck conform --help");
    return ExitCode::CannotRun;
  }
  std::error_code ignored;
  if (options.recorded && !fs::is_directory(*options.recorded, ignored)) {
    output.diagnostic({"cannot-read", *options.recorded, std::nullopt,
                       "there is no such folder of recordings", ""});
    return ExitCode::CannotRun;
  }
  if (options.litmus_sample) return conform_sample(options, output);
  return conform_files(
      options, options.paths.empty() ? std::vector<std::string>{kDefaultSpecs} : options.paths,
      output);
}

}  // namespace ctxcheck::cli
