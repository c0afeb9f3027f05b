// Writing the forms for CI services.
#include "cli/ci_output.hpp"

#include <cstdlib>
#include <map>

#include "ci/formats.hpp"
#include "cli/files.hpp"
#include "report/words.hpp"

namespace ctxcheck::cli {
namespace {

// Fills in the line that each problem is in.
void quote_lines(ci::Result& result) {
  constexpr std::size_t kLongest = 200;
  std::map<std::string, std::optional<spec::SourceFile>> sources;
  for (ci::Case& one : result.cases) {
    for (ci::Problem& problem : one.problems) {
      if (!problem.at.known()) continue;
      const auto [source, is_new] = sources.try_emplace(problem.path);
      if (is_new) source->second = read_if_possible(problem.path);
      if (!source->second) continue;
      problem.line = report::line_text(*source->second, problem.at, kLongest);
    }
  }
}

}  // namespace

bool wants_ci(const Options& options) {
  return options.junit.has_value() || options.sarif.has_value() || options.github;
}

void print_text(const std::string& text, const Options& options, Output& output) {
  output.print(options.github ? ci::without_commands(text) : text);
}

ExitCode write_ci(ci::Result result, const Options& options, Output& output) {
  result.version = CTXCHECK_VERSION;
  quote_lines(result);
  ExitCode code = ExitCode::Expected;
  const auto note = [&code, &output](const std::optional<spec::Diagnostic>& problem) {
    if (!problem) return;
    output.diagnostic(*problem);
    code = ExitCode::CannotRun;
  };
  if (options.junit) note(write_file(*options.junit, ci::junit_of(result)));
  if (options.sarif) note(write_file(*options.sarif, ci::sarif_of(result)));
  if (options.github) {
    output.print(ci::github_annotations(result));
    const char* const summary = std::getenv("GITHUB_STEP_SUMMARY");
    // Other commands of the same step may have written their part.
    if (summary != nullptr && *summary != '\0') {
      note(append_to_file(summary, ci::github_summary(result)));
    }
  }
  return code;
}

}  // namespace ctxcheck::cli
