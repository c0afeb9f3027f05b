// The commands. Their own file because the program's table of commands is all that knows them; each
// is implemented in a file of its own.
#pragma once

#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

namespace ctxcheck::cli {

// Each does what `ctxcheck NAME --help` says and gives the exit code. They throw OutputError if the
// result cannot be written; other exceptions are defects, or no memory is left.
[[nodiscard]] ExitCode init(const Options& options, Output& output);
[[nodiscard]] ExitCode check(const Options& options, Output& output);
[[nodiscard]] ExitCode fixes(const Options& options, Output& output);
[[nodiscard]] ExitCode outcomes(const Options& options, Output& output);
[[nodiscard]] ExitCode run(const Options& options, Output& output);
[[nodiscard]] ExitCode replay(const Options& options, Output& output);
[[nodiscard]] ExitCode explain(const Options& options, Output& output);
[[nodiscard]] ExitCode gate(const Options& options, Output& output);
[[nodiscard]] ExitCode conform(const Options& options, Output& output);
[[nodiscard]] ExitCode litmus(const Options& options, Output& output);
[[nodiscard]] ExitCode machines(const Options& options, Output& output);
[[nodiscard]] ExitCode profiles(const Options& options, Output& output);
[[nodiscard]] ExitCode completion(const Options& options, Output& output);
[[nodiscard]] ExitCode manual(const Options& options, Output& output);

}  // namespace ctxcheck::cli
