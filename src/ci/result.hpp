// The result of a command as services for continuous integration take it: cases that passed or did
// not, and what is to be told about them. Its own file because every format is written from these
// values, whether they come from a check or from the gate.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/gate.hpp"
#include "report/report.hpp"
#include "spec/diagnostic.hpp"
#include "system/turn.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::ci {

enum class Level : std::uint8_t { Error, Warning };

// Something to be told, in a place.
struct Problem {
  // A property that is violated; or else what kept us from a verdict, or is not as expected, in
  // kebab-case.
  std::string rule;
  std::optional<system::Property> property;
  Level level = Level::Error;
  std::string message;  // one clause without a full stop
  std::string hint;     // what to do about it; may be empty
  std::string path;     // of a file; may be empty
  system::SourceLocation at;
  std::string line;     // the text there, trimmed; see quote_lines
  std::string runtime;  // the profile; may be empty
  std::string context;  // the request that it happened to; may be empty
  std::optional<trace::Trace> trace;
  std::string command;  // that repeats it; may be empty
};

// In the order of exit codes, the best first.
enum class Status : std::uint8_t { Passed, Inconclusive, Failed, CannotRun };
[[nodiscard]] std::string_view name_of(Status status);  // "cannot-run"

// A spec under one profile, a counterexample, or a file that could not be run.
struct Case {
  std::string path;
  std::string runtime;  // may be empty
  Status status = Status::Passed;
  std::string verdict;  // one line
  std::chrono::milliseconds elapsed{0};
  std::vector<Problem> problems;
};

struct Result {
  std::string command;  // "check"
  std::string version;  // of ctxcheck
  std::vector<Case> cases;

  [[nodiscard]] Status worst() const;
  [[nodiscard]] std::size_t count(Status status) const;
};

[[nodiscard]] Case case_of(const report::CheckReport& report);
[[nodiscard]] Case case_of(const report::GateItem& item);
// A file that could not be run.
[[nodiscard]] Case case_of(const spec::Diagnostic& diagnostic, const std::string& runtime = "");

// What a problem is known by from run to run: the same for the same mistake in the same line of
// code, whatever the schedule that shows it and wherever in the file the line stands. 64
// hexadecimal digits.
[[nodiscard]] std::string fingerprint_of(const Problem& problem);

// "page" of "page#2".
[[nodiscard]] std::string_view handler_of(std::string_view context);

}  // namespace ctxcheck::ci
