// A command that is carried out again whenever its files change. Its own file because it holds for
// any command, whatever it does.
#pragma once

#include <functional>

#include "cli/exit_code.hpp"
#include "cli/file_watch.hpp"
#include "cli/interrupt.hpp"
#include "cli/output.hpp"

namespace ctxcheck::cli {

// Calls `once` now and after every change of the files that it adds to the watch, until it is
// interrupted. The exit code of the last call; CannotRun if files cannot be watched.
[[nodiscard]] ExitCode watch_files(const InterruptGuard& guard, Output& output,
                                   const std::function<ExitCode(FileWatch&)>& once);

}  // namespace ctxcheck::cli
