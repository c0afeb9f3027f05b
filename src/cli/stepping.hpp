// Walking through a trace with the keyboard. Its own file because it is the only part of the
// program that listens to keys.
#pragma once

#include <string>

#include "cli/exit_code.hpp"
#include "cli/output.hpp"
#include "spec/source.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::cli {

// Until the user ends it; then prints `command`, which repeats the run. Without a terminal an error
// that says so. A signal that ends it ends the program.
[[nodiscard]] ExitCode step_through(const trace::Trace& trace, const spec::SourceFile& source,
                                    const std::string& command, Output& output);

}  // namespace ctxcheck::cli
