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

}  // namespace

Case case_of(const report::GateItem& item) {
  Case one{item.path, item.profile, status_of(item.status), item.detail, {}, {}};
  if (one.status == Status::Passed) return one;
  Problem problem;
  problem.rule = rule_of(item);
  problem.message = item.detail;
  problem.path = item.path;
  problem.runtime = item.profile;
  one.problems.push_back(std::move(problem));
  return one;
}

}  // namespace ctxcheck::ci
