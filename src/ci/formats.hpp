// What services for continuous integration read. Its own file because each format has readers and
// rules of its own, and they share nothing but the result.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ci/result.hpp"

namespace ctxcheck::ci {

// JUnit's XML in its common form: a test case a case. What is inconclusive or could not be run is
// an error, what is violated or not as expected a failure. Characters that XML does not have are
// replaced.
[[nodiscard]] std::string junit_of(const Result& result);

// SARIF 2.1.0: a result a problem, with two code flows if it has a trace: all turns in one line,
// and a thread flow for each request. What kept us from a verdict is a notification.
[[nodiscard]] std::string sarif_of(const Result& result);

// Workflow commands of GitHub Actions: an annotation a problem, the errors first.
[[nodiscard]] std::string github_annotations(const Result& result);
// For GITHUB_STEP_SUMMARY: Markdown with a table of all cases that have problems, and the story of
// each violation. It keeps below GitHub's limit for a step, and says what it left out.
[[nodiscard]] std::string github_summary(const Result& result);
inline constexpr std::size_t kMostSummary = 1'000'000;  // bytes; GitHub takes 1 MiB

// `text` for a terminal in GitHub Actions: if a line of it would be taken for a command of the
// workflow, in a block in which none is.
[[nodiscard]] std::string without_commands(const std::string& text);

}  // namespace ctxcheck::ci
