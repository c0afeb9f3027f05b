// Statuses and fingerprints.
#include "ci/result.hpp"

#include <algorithm>

#include "fmt/format.h"

namespace ctxcheck::ci {

std::string_view name_of(Status status) {
  switch (status) {
    case Status::Passed:
      return "passed";
    case Status::Inconclusive:
      return "inconclusive";
    case Status::Failed:
      return "failed";
    case Status::CannotRun:
      break;
  }
  return "cannot-run";
}

Status Result::worst() const {
  Status worst = Status::Passed;
  for (const Case& one : cases) worst = std::max(worst, one.status);
  return worst;
}

std::size_t Result::count(Status status) const {
  return static_cast<std::size_t>(std::count_if(
      cases.begin(), cases.end(), [status](const Case& one) { return one.status == status; }));
}

std::string_view handler_of(std::string_view context) {
  return context.substr(0, context.rfind('#'));
}

std::string fingerprint_of(const Problem& problem) {
  // The message is left out: it names requests, which follow from the schedule.
  return trace::sha256(fmt::format("{}\n{}\n{}\n{}\n{}", problem.rule, problem.path,
                                   problem.runtime, handler_of(problem.context), problem.line));
}

}  // namespace ctxcheck::ci
