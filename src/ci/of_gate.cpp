// What the gate found, as cases.
#include "ci/result.hpp"
#include "fmt/format.h"

namespace ctxcheck::ci {
namespace {

using Kind = report::GateItem::Kind;

Status status_of(report::GateItem::Status status) {
  switch (status) {
    case report::GateItem::Status::Passed:
      return Status::Passed;
    case report::GateItem::Status::Failed:
      return Status::Failed;
    case report::GateItem::Status::Inconclusive:
      return Status::Inconclusive;
    case report::GateItem::Status::CannotRun:
      break;
  }
  return Status::CannotRun;
}

// What a status other than Passed is called where rules have names.
std::string rule_of(const report::GateItem& item) {
  switch (item.status) {
    case report::GateItem::Status::CannotRun:
      return "cannot-run";
    case report::GateItem::Status::Inconclusive:
      return "inconclusive";
    case report::GateItem::Status::Failed:
    case report::GateItem::Status::Passed:
      break;
  }
  return item.kind == Kind::Spec ? "unexpected-verdict" : "stale-counterexample";
}

// A property that is violated and should not be, with the run that shows it.
Problem problem_of(const report::GateItem& item, const report::GateFinding& found) {
  const system::Finding& finding = found.violation.finding;
  Problem problem;
  problem.rule = system::info(finding.property).name;
  problem.property = finding.property;
  problem.message = finding.message;
  problem.path = item.spec_path;
  problem.at = finding.at;
  problem.runtime = item.profile;
  problem.context = finding.context;
  problem.trace = found.trace;
  if (found.trace) problem.command = report::command_of(*found.trace, "", std::nullopt);
  return problem;
}

// What is wrong with the item as a whole, where that is known.
Problem problem_of(const report::GateItem& item) {
  if (item.problem) return case_of(*item.problem, item.profile).problems.front();
  Problem problem;
  problem.rule = rule_of(item);
  problem.message = report::verdict_of(item);
  problem.path = item.path;
  problem.runtime = item.profile;
  if (item.expect_place) {
    problem.at = {item.expect_place->begin.line, item.expect_place->begin.column};
  }
  if (item.status == report::GateItem::Status::Failed) {
    problem.hint = "ctxcheck gate --bless accepts what was found";
  }
  return problem;
}

}  // namespace

Case case_of(const report::GateItem& item) {
  Case one{item.path, item.profile, status_of(item.status), report::verdict_of(item), item.elapsed,
           {}};
  if (one.status == Status::Passed) return one;
  one.problems.push_back(problem_of(item));
  for (const report::GateFinding& finding : item.findings) {
    if (!finding.expected) one.problems.push_back(problem_of(item, finding));
  }
  return one;
}

}  // namespace ctxcheck::ci
