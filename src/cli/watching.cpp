// Once, and again after each change.
#include "cli/watching.hpp"

#include "fmt/format.h"

namespace ctxcheck::cli {

ExitCode watch_files(const InterruptGuard& guard, Output& output,
                     const std::function<ExitCode(FileWatch&)>& once) {
  try {
    FileWatch watch;
    bool again = false;
    while (true) {
      if (again && !output.terminal()) output.print("\n");
      output.clear_screen();
      const ExitCode code = once(watch);
      if (guard.interrupted()) return code;
      output.note("watching for changes; Ctrl-C ends");
      if (!watch.wait(guard)) return code;
      again = true;
    }
  } catch (const WatchError& error) {
    output.error(fmt::format("--watch: files cannot be watched: {}", error.what()),
                 "check without --watch");
    return ExitCode::CannotRun;
  }
}

}  // namespace ctxcheck::cli
