// ctxcheck fixes: the catalogue of fixes applied to a spec, each checked, in one table.
#include "report/fixes.hpp"

#include <filesystem>
#include <map>
#include <stdexcept>

#include "cli/checking.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/searching.hpp"
#include "fixes/catalogue.hpp"
#include "fmt/format.h"

namespace ctxcheck::cli {
namespace {

// A fix and the spec that it makes of the one at hand, loaded; or the reason why it makes none.
struct Candidate {
  const fixes::Fix* fix = nullptr;
  std::string reason;
  std::optional<spec::Spec> spec;
  std::vector<fixes::Hunk> hunks;
  bool written = false;
};

// A fix that makes a program which does not run is a defect of the fix.
[[noreturn]] void not_running(const fixes::Fix& fix, const spec::Diagnostic& diagnostic) {
  throw std::logic_error(fmt::format("the fix {} makes a spec that cannot be run: {}", fix.name,
                                     spec::render(diagnostic, nullptr)));
}

class Fixes {
 public:
  Fixes(const Options& options, Output& output)
      : options_(options), output_(output), vocabulary_(model::vocabulary()) {}

  ExitCode run(const std::string& path) {
    const auto spec = spec::load_spec(path, vocabulary_);
    if (!spec) return refuse(spec.error());
    const auto jobs = jobs_of(*spec, options_);
    if (!jobs) return refuse(jobs.error());
    for (const fixes::Fix& fix : fixes::catalogue()) {
      if (!add_candidate(fix, *spec)) return code_;
    }
    std::vector<report::FixesReport> reports;
    for (const Job& job : *jobs) {
      try {
        reports.push_back(report_on(*spec, job));
      } catch (const system::RunError& error) {
        return refuse(diagnostic_of(error, path));
      }
    }
    show(reports);
    return code_;
  }

 private:
  ExitCode refuse(const spec::Diagnostic& diagnostic) {
    output_.diagnostic(diagnostic);
    return code_ = worse(code_, ExitCode::CannotRun);
  }

  // False if it cannot be written.
  bool add_candidate(const fixes::Fix& fix, const spec::Spec& spec) {
    Candidate candidate;
    candidate.fix = &fix;
    auto result = fixes::apply(fix, spec, vocabulary_);
    if (auto* reason = std::get_if<fixes::NotApplicable>(&result)) {
      candidate.reason = std::move(reason->reason);
      candidates_.push_back(std::move(candidate));
      return true;
    }
    auto& patched = std::get<fixes::Patched>(result);
    candidate.hunks = std::move(patched.hunks);
    const std::string path = path_of(fix, spec.source.path);
    if (options_.write_dir) {
      if (const auto problem = write_file(path, patched.text)) {
        refuse(*problem);
        return false;
      }
      candidate.written = true;
    }
    auto loaded = spec::parse_spec({path, std::move(patched.text)}, vocabulary_);
    if (!loaded) not_running(fix, loaded.error());
    candidate.spec = std::move(*loaded);
    candidates_.push_back(std::move(candidate));
    return true;
  }

  [[nodiscard]] std::string path_of(const fixes::Fix& fix, const std::string& spec_path) const {
    const std::filesystem::path path(spec_path);
    const std::string name =
        fmt::format("{}.{}{}", path.stem().string(), fix.name, path.extension().string());
    return (std::filesystem::path(options_.write_dir.value_or("")) / name).string();
  }

  report::FixesReport report_on(const spec::Spec& spec, const Job& job) {
    report::FixesReport report;
    report.original = check(spec, job, "");
    report.cost = cost(spec, job, "");
    for (const Candidate& candidate : candidates_) report.rows.push_back(row_of(candidate, job));
    return report;
  }

  report::FixRow row_of(const Candidate& candidate, const Job& original) {
    const fixes::Fix& fix = *candidate.fix;
    report::FixRow row;
    row.name = fix.name;
    row.about = fix.about;
    row.reason = candidate.reason;
    if (!candidate.spec) return row;
    const std::string before(original.profile.name);
    const std::string profile =
        fix.profile == nullptr ? before : fix.profile(before, vocabulary_.profiles.front());
    if (fix.profile != nullptr && profile == before) {
      row.reason = fmt::format("{} is that already", before);
      return row;
    }
    const spec::Spec& spec = *candidate.spec;
    const Job job = job_for(fix, spec, profile);
    try {
      row.checked = check(spec, job, fix.name);
      if (row.checked->verdict() == report::Verdict::Safe && job.scope.disconnects == 0) {
        Job leaving = job;
        leaving.scope.disconnects = 1;
        row.with_disconnect = check(spec, leaving, fix.name);
      }
      row.cost = cost(spec, job, fix.name);
    } catch (const system::RunError& error) {
      not_running(fix, diagnostic_of(error, spec.source.path));
    }
    row.hunks = candidate.hunks;
    row.patched = spec.source;
    row.written = candidate.written;
    return row;
  }

  // As `check` on the written spec makes it.
  [[nodiscard]] Job job_for(const fixes::Fix& fix, const spec::Spec& spec,
                            const std::string& profile) const {
    const auto jobs = jobs_of(spec, options_);
    if (!jobs) not_running(fix, jobs.error());
    for (const Job& job : *jobs) {
      if (job.profile.name == profile) return job;
    }
    throw std::logic_error(
        fmt::format("the fix {} makes a spec that is not checked under {}", fix.name, profile));
  }

  [[nodiscard]] search::Options search(const spec::Spec& spec, const Job& job,
                                       std::string_view fix) {
    const std::string title = fmt::format("{} ({})", spec.source.path, job.profile.name);
    return search_options(options_, job.properties,
                          fix.empty() ? title : fmt::format("{}: {}", title, fix), output_, guard_);
  }

  report::CheckReport check(const spec::Spec& spec, const Job& job, std::string_view fix) {
    report::CheckReport report = check_on_model(spec, job, options_, search(spec, job, fix));
    if (report.result.stop || report.result.turn_failure) note_partial();
    return report;
  }

  // What is lost because a client leaves or a call fails is not charged to a fix.
  fixes::Cost cost(const spec::Spec& spec, Job job, std::string_view fix) {
    job.scope.disconnects = 0;
    job.scope.failures.clear();
    const auto system = model::make_model(spec, setup_of(job));
    const fixes::Cost cost = fixes::cost_of(*system, search(spec, job, fix));
    if (!cost.complete) note_partial();
    return cost;
  }

  void note_partial() { code_ = worse(code_, ExitCode::Inconclusive); }

  void show(const std::vector<report::FixesReport>& reports) {
    if (options_.json) return output_.print(report::json_of_fixes(reports));
    for (const report::FixesReport& report : reports) {
      if (&report != &reports.front()) output_.print("\n");
      output_.print(report::render_fixes(report, options_.details, output_.style()));
    }
  }

  const Options& options_;
  Output& output_;
  spec::Vocabulary vocabulary_;
  InterruptGuard guard_;
  std::vector<Candidate> candidates_;
  ExitCode code_ = ExitCode::Expected;
};

}  // namespace

ExitCode fixes(const Options& options, Output& output) {
  return Fixes(options, output).run(options.paths.front());
}

}  // namespace ctxcheck::cli
