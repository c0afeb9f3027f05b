// ctxcheck gate: every spec against its `expect`, every counterexample replayed.
#include <algorithm>

#include "ci/result.hpp"
#include "cli/ci_output.hpp"
#include "cli/commands.hpp"
#include "cli/gate_files.hpp"
#include "cli/job.hpp"
#include "cli/replaying.hpp"
#include "fmt/format.h"
#include "search/plain_search.hpp"

namespace ctxcheck::cli {
namespace {

using report::GateItem;
using Status = GateItem::Status;

ExitCode exit_code_of(Status status) {
  switch (status) {
    case Status::Passed:
      return ExitCode::Expected;
    case Status::Failed:
      return ExitCode::Violated;
    case Status::Inconclusive:
      return ExitCode::Inconclusive;
    case Status::CannotRun:
      break;
  }
  return ExitCode::CannotRun;
}

// The front matter's expectation for a profile; null if it has none.
const std::vector<std::string>* expectation_for(const spec::FrontMatter& front_matter,
                                                const std::string& profile) {
  if (!front_matter.expect) return nullptr;
  auto found = front_matter.expect->find(profile);
  if (found == front_matter.expect->end()) found = front_matter.expect->find("default");
  return found == front_matter.expect->end() ? nullptr : &found->second;
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string list_of(const std::vector<std::string>& names) {
  return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

// What a search found against what was expected.
void judge(GateItem& item, const search::CheckResult& result,
           const std::vector<std::string>* expected) {
  std::vector<std::string> unexpected;
  for (const search::Violation& violation : result.violations) {
    const system::PropertyInfo& info = system::info(violation.finding.property);
    item.actual.emplace_back(info.name);
    const bool listed = expected != nullptr && contains(*expected, info.name);
    if (info.severity == system::Severity::Error && !listed) unexpected.emplace_back(info.name);
  }
  item.states = result.statistics.states;
  item.detail = fmt::format("{} states", item.states);
  if (expected == nullptr) {
    item.detail = "no expectation";
  } else if (!unexpected.empty()) {
    item.status = Status::Failed;
    item.detail = fmt::format("violated, but not expected: {}", list_of(unexpected));
    return;
  }
  if (result.stop) {
    item.status = Status::Inconclusive;
    item.detail = fmt::format("the search ended early ({})", search::name_of(*result.stop));
    if (result.turn_failure) item.detail += ": " + result.turn_failure->message;
    return;
  }
  if (expected == nullptr) return;
  std::vector<std::string> missing;
  for (const std::string& name : *expected) {
    if (!contains(item.actual, name)) missing.push_back(name);
  }
  if (missing.empty()) return;
  item.status = Status::Failed;
  item.detail = fmt::format("expected, but not violated: {}", list_of(missing));
}

class Gate {
 public:
  Gate(const Options& options, Output& output) : options_(options), output_(output) {}

  ExitCode all(const std::vector<GateFile>& files) {
    const spec::Vocabulary vocabulary = model::vocabulary();
    for (std::size_t i = 0; i < files.size(); ++i) {
      position_ = fmt::format("[{}/{}] {}", i + 1, files.size(), files[i].path);
      output_.progress(position_);
      look_at(files[i], vocabulary);
    }
    if (options_.json) {
      output_.print(report::json_of_gate(items_));
    } else {
      print_text(report::render_gate(items_, output_.style()) + without_expectation(), options_,
                 output_);
    }
    ExitCode code = ExitCode::Expected;
    if (wants_ci(options_)) {
      ci::Result result{"gate", "", {}};
      for (const GateItem& item : items_) result.cases.push_back(ci::case_of(item));
      code = write_ci(std::move(result), options_, output_);
    }
    for (const GateItem& item : items_) code = worse(code, exit_code_of(item.status));
    return code;
  }

 private:
  void look_at(const GateFile& file, const spec::Vocabulary& vocabulary) {
    GateItem item;
    item.path = file.path;
    item.kind = file.kind == GateFile::Kind::Counterexample ? GateItem::Kind::Counterexample
                                                            : GateItem::Kind::Spec;
    if (guard_.interrupted()) {
      item.status = Status::Inconclusive;
      item.detail = "interrupted before it was looked at";
      items_.push_back(std::move(item));
      return;
    }
    switch (file.kind) {
      case GateFile::Kind::Spec:
        return check_spec(std::move(item), vocabulary);
      case GateFile::Kind::Counterexample:
        return replay_counterexample(std::move(item));
      case GateFile::Kind::Unreadable:
        item.kind =
            file.path.ends_with(".json") ? GateItem::Kind::Counterexample : GateItem::Kind::Spec;
        return cannot_run(std::move(item),
                          {"cannot-read", file.path, std::nullopt, file.reason, ""});
    }
  }

  void cannot_run(GateItem item, const spec::Diagnostic& diagnostic) {
    output_.diagnostic(diagnostic);
    item.status = Status::CannotRun;
    item.detail = fmt::format("{}: {}", diagnostic.code, diagnostic.message);
    items_.push_back(std::move(item));
  }

  void check_spec(GateItem item, const spec::Vocabulary& vocabulary) {
    const auto spec = spec::load_spec(item.path, vocabulary);
    if (!spec) return cannot_run(std::move(item), spec.error());
    // The gate has no option that changes bounds: a spec is held to what it says itself.
    const auto jobs = jobs_of(*spec, Options{});
    if (!jobs) return cannot_run(std::move(item), jobs.error());
    for (const Job& job : *jobs) check_job(item, *spec, job);
  }

  void check_job(GateItem item, const spec::Spec& spec, const Job& job) {
    item.profile = job.profile.name;
    const std::vector<std::string>* expected = expectation_for(spec.front_matter, item.profile);
    if (expected != nullptr) item.expected = *expected;
    try {
      const auto system = model::make_model(spec, setup_of(job));
      const search::CheckResult result = search::check_plain(
          *system,
          search_options(options_, job.properties, fmt::format("{} ({})", position_, item.profile),
                         output_, guard_));
      judge(item, result, expected);
      if (expected == nullptr) ++without_expectation_;
      items_.push_back(std::move(item));
    } catch (const system::RunError& error) {
      cannot_run(std::move(item), diagnostic_of(error, item.path));
    }
  }

  void replay_counterexample(GateItem item) {
    const auto replayed = replay_file(item.path, options_, output_, guard_);
    if (!replayed) return cannot_run(std::move(item), replayed.error());
    item.profile = replayed->profile;
    if (replayed->trace.claim) {
      const std::string name(system::info(replayed->trace.claim->property).name);
      item.expected.push_back(name);
      if (replayed->claimed == Claimed::Seen) item.actual.push_back(name);
    }
    if (replayed->difference) {
      item.status = Status::Failed;
      item.detail = fmt::format("the replay diverges at event {}: expected {}, but: {}",
                                replayed->difference->event, replayed->difference->expected,
                                replayed->difference->actual);
    } else if (replayed->claimed == Claimed::NotSeen) {
      item.status = Status::Failed;
      item.detail = "it replays, but the property is not violated any more";
    } else if (replayed->claimed == Claimed::Undecided) {
      item.status = Status::Inconclusive;
      item.detail = "it replays, but the search for the property ended early";
    } else {
      item.detail = fmt::format("{} turns", count_turns(replayed->trace));
    }
    if (replayed->spec_changed) {
      if (item.status == Status::Passed) item.status = Status::Failed;
      item.detail = "the spec has changed since the trace was recorded; " + item.detail;
    }
    items_.push_back(std::move(item));
  }

  [[nodiscard]] std::string without_expectation() const {
    if (without_expectation_ == 0) return "";
    return fmt::format("{} of the searches had no expectation to be compared with\n",
                       without_expectation_);
  }

  const Options& options_;
  Output& output_;
  InterruptGuard guard_;
  std::string position_;  // for progress
  std::vector<GateItem> items_;
  std::size_t without_expectation_ = 0;
};

}  // namespace

ExitCode gate(const Options& options, Output& output) {
  const auto files = find_gate_files(options.paths);
  if (!files) {
    output.diagnostic(files.error());
    return ExitCode::CannotRun;
  }
  if (files->empty()) {
    output.error("there is neither a spec nor a counterexample to look at");
    return ExitCode::CannotRun;
  }
  return Gate(options, output).all(*files);
}

}  // namespace ctxcheck::cli
