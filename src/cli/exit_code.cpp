// Which exit code wins.
#include "cli/exit_code.hpp"

namespace ctxcheck::cli {
namespace {

int rank(ExitCode code) {
  switch (code) {
    case ExitCode::Expected:
      return 0;
    case ExitCode::Inconclusive:
      return 1;
    case ExitCode::Violated:
      return 2;
    case ExitCode::CannotRun:
      return 3;
    case ExitCode::Defect:
      break;
  }
  return 4;
}

}  // namespace

ExitCode worse(ExitCode a, ExitCode b) { return rank(a) >= rank(b) ? a : b; }

}  // namespace ctxcheck::cli
