// The results of check and gate for CI services: which forms are wanted, and writing them. Its own
// file because both commands do it alike.
#pragma once

#include "ci/result.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

namespace ctxcheck::cli {

// Whether a form is wanted that needs a ci::Result.
[[nodiscard]] bool wants_ci(const Options& options);

// Part of the result for people: as it is, or, with --github, such that no line of it is taken for
// a command.
void print_text(const std::string& text, const Options& options, Output& output);

// Writes what is wanted: --junit and --sarif into their files; --github as annotations on stdout
// and as the summary of the step, if GITHUB_STEP_SUMMARY names a file for it. CannotRun, with a
// diagnostic for each file that cannot be written.
[[nodiscard]] ExitCode write_ci(ci::Result result, const Options& options, Output& output);

}  // namespace ctxcheck::cli
