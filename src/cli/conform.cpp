// ctxcheck conform: the model's outcomes against those that were recorded on the real runtime.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/gate_files.hpp"
#include "cli/job.hpp"
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

// The model's outcomes against the recorded ones.
void judge(ConformItem& item, const search::OutcomesResult& result, const spec::Bursts& bursts,
           const system::OutcomeSet& recorded) {
  const system::OutcomeSet outcomes = outcomes_of(result, bursts);
  item.outcomes = outcomes.size();
  item.recorded = recorded.size();
  item.comparison = compare(outcomes, recorded);
  if (!result.stop) {
    item.status = status_of(item.comparison);
    return;
  }
  // What was not found might have been found later; what was invented stays invented.
  item.comparison.missed.clear();
  item.status = item.comparison.same_outcomes() ? Status::Inconclusive : Status::Invents;
  item.detail = fmt::format("the search ended early ({})", search::name_of(*result.stop));
  if (result.turn_failure) item.detail += ": " + result.turn_failure->message;
}

class Conform {
 public:
  Conform(const Options& options, Output& output) : options_(options), output_(output) {}

  ExitCode all(const std::vector<GateFile>& files) {
    const spec::Vocabulary vocabulary = model::vocabulary();
    for (std::size_t i = 0; i < files.size(); ++i) {
      position_ = fmt::format("[{}/{}] {}", i + 1, files.size(), files[i].path);
      output_.progress(position_);
      look_at(files[i], vocabulary);
    }
    output_.print(options_.json
                      ? report::json_of_conform(items_)
                      : report::render_conform(items_, output_.terminal(), output_.style()));
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

    const fs::path folder = options_.recorded ? fs::path(*options_.recorded)
                                              : fs::path(file.path).parent_path() / kRecordedFolder;
    // Bounds are the spec's own; which profile it names itself does not matter here.
    Options bounds;
    bounds.runtimes = options_.runtimes.empty() ? recorded_profiles(folder) : options_.runtimes;
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

  // The profiles of which the folder has a file. Files of no profile are named, once a folder.
  std::vector<std::string> recorded_profiles(const fs::path& folder) {
    std::set<std::string> names;
    std::error_code ignored;
    for (fs::directory_iterator entry(folder, ignored); entry != fs::directory_iterator();
         entry.increment(ignored)) {
      if (entry->path().extension() == ".json") names.insert(entry->path().stem().string());
    }
    std::vector<std::string> profiles;
    for (const model::Profile& profile : model::profiles()) {
      if (names.erase(std::string(profile.name)) > 0) profiles.emplace_back(profile.name);
    }
    if (folders_.insert(folder.string()).second) {
      for (const std::string& name : names) {
        output_.note(fmt::format("{} is of no profile and is not looked at",
                                 (folder / (name + ".json")).string()));
      }
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
      const auto system = model::make_model(spec, setup_of(job));
      const auto result = search::outcomes_plain(
          *system, search_options(options_, {}, fmt::format("{} ({})", position_, job.profile.name),
                                  output_, guard_));
      judge(item, result, job.scope.bursts, recorded->second);
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
  InterruptGuard guard_;
  std::string position_;           // for progress
  std::set<std::string> folders_;  // whose files have been listed
  std::map<std::string, spec::Result<trace::Recordings>> recordings_;  // by path
  std::vector<ConformItem> items_;
};

}  // namespace

ExitCode conform(const Options& options, Output& output) {
  std::error_code ignored;
  if (options.recorded && !fs::is_directory(*options.recorded, ignored)) {
    output.diagnostic({"cannot-read", *options.recorded, std::nullopt,
                       "there is no such folder of recordings", ""});
    return ExitCode::CannotRun;
  }
  const auto files = find_spec_files(options.paths.empty() ? std::vector<std::string>{kDefaultSpecs}
                                                           : options.paths);
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

}  // namespace ctxcheck::cli
