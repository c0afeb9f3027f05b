// What a check found, as cases.
#include <chrono>

#include "ci/result.hpp"
#include "fmt/format.h"
#include "report/marks.hpp"
#include "report/text.hpp"
#include "report/words.hpp"
#include "search/search.hpp"

namespace ctxcheck::ci {
namespace {

Status status_of(report::Verdict verdict) {
  switch (verdict) {
    case report::Verdict::Safe:
      return Status::Passed;
    case report::Verdict::Violated:
      return Status::Failed;
    case report::Verdict::Inconclusive:
      break;
  }
  return Status::Inconclusive;
}

Problem problem_of(const report::CheckReport& report, std::size_t index) {
  const system::Finding& finding = report.result.violations[index].finding;
  Problem problem;
  problem.rule = system::info(finding.property).name;
  problem.property = finding.property;
  problem.level =
      report.strict || report::is_error(finding.property) ? Level::Error : Level::Warning;
  problem.message = finding.message;
  problem.path = report.spec_path;
  problem.at = finding.at;
  problem.runtime = report.profile;
  problem.context = finding.context;
  if (index < report.traces.size()) {
    problem.trace = report.traces[index];
    problem.command = report.command_of(index);
    // Where its cause was laid, if it shows nowhere in the spec.
    if (const auto cause = report::cause_of(*problem.trace); !problem.at.known() && cause) {
      problem.at = report::effect_at(*problem.trace, *cause).at;
    }
  }
  return problem;
}

// A search that has not seen everything: never green, whatever it found.
Problem early_end(const report::CheckReport& report, const search::CheckResult& result) {
  Problem problem;
  problem.rule = "inconclusive";
  problem.message = "the search ended early";
  if (result.stop) problem.message += fmt::format(" ({})", search::name_of(*result.stop));
  problem.hint = "raise the limit, or make the bounds smaller";
  problem.path = report.spec_path;
  problem.runtime = report.profile;
  if (result.turn_failure) {
    problem.message += ": " + result.turn_failure->message;
    problem.at = result.turn_failure->at;
  }
  return problem;
}

std::string verdict_of(const report::CheckReport& report, const std::vector<Problem>& problems) {
  std::vector<std::string> violated;
  for (const Problem& problem : problems) {
    if (problem.property && problem.level == Level::Error) violated.push_back(problem.rule);
  }
  std::string text(report::name_of(report.verdict()));
  if (!violated.empty()) text += ": " + report::listed(violated);
  return text;
}

}  // namespace

Case case_of(const report::CheckReport& report) {
  const search::CheckResult& result = report.result;
  Case one{report.spec_path,
           report.profile,
           status_of(report.verdict()),
           "",
           result.statistics.elapsed,
           {}};
  for (std::size_t i = 0; i < result.violations.size(); ++i) {
    one.problems.push_back(problem_of(report, i));
  }
  if (one.status == Status::Inconclusive) one.problems.push_back(early_end(report, result));
  one.verdict = verdict_of(report, one.problems);
  return one;
}

Case case_of(const spec::Diagnostic& diagnostic, const std::string& runtime) {
  Problem problem;
  problem.rule = diagnostic.code;
  problem.message = diagnostic.message;
  problem.hint = diagnostic.hint;
  problem.path = diagnostic.file;
  problem.runtime = runtime;
  if (diagnostic.range) {
    problem.at = {diagnostic.range->begin.line, diagnostic.range->begin.column};
  }
  return {diagnostic.file,
          runtime,
          Status::CannotRun,
          fmt::format("cannot run: {}", diagnostic.message),
          {},
          {problem}};
}

}  // namespace ctxcheck::ci
