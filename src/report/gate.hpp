// What the gate looked at and what came of it, as one value. Its own file because the gate fills it
// once and every form of its result (text, JSON, what CI services read) is made of it alone.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.hpp"
#include "search/search.hpp"
#include "spec/diagnostic.hpp"
#include "spec/source.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::report {

// A property that is violated in a spec, or that a counterexample shows.
struct GateFinding {
  search::Violation violation;  // property, message, place in the spec, schedule
  bool expected = true;         // false: the gate fails because of it
  // The run that shows it, with all effects: of those not expected, and of what a counterexample
  // that replays shows.
  std::optional<trace::Trace> trace;
};

// Where the replay of a counterexample leaves it.
struct GateDifference {
  std::string where;     // "in event 2 of 4, req:page#2, effect 1"
  std::string expected;  // as the trace has it, one line
  std::string actual;
};

// One thing the gate looked at: a spec under one profile, or a counterexample.
struct GateItem {
  enum class Status : std::uint8_t { Passed, Failed, Inconclusive, CannotRun };
  enum class Kind : std::uint8_t { Spec, Counterexample };
  Kind kind = Kind::Spec;
  std::string path;
  std::string spec_path;  // what the counterexample is of; a spec's own path; empty if not known
  std::string profile;    // empty if it could not even be read
  Status status = Status::Passed;

  // Properties by name, in report order. A counterexample expects what it claims.
  std::optional<std::vector<std::string>> expected;  // none: nothing to compare with
  std::vector<std::string> actual;                   // violated
  std::vector<std::string> appeared;  // of these, those not expected: worse than expected
  std::vector<std::string> vanished;  // expected, and proved not violated: better than expected
  std::vector<GateFinding> findings;  // one for each of `actual` that was seen in a run

  // One clause without a full stop: why the status is not Passed, as far as `appeared` and
  // `vanished` do not say it.
  std::string reason;
  std::optional<search::Stop> stop;          // the search ended early
  std::optional<spec::Diagnostic> problem;   // CannotRun: what is wrong, and where
  std::optional<spec::Range> expect_place;   // in the spec, if it has an expectation
  std::optional<GateDifference> difference;  // of a counterexample that does not replay
  bool spec_changed = false;                 // since the counterexample was recorded

  std::uint64_t states = 0;
  std::size_t turns = 0;  // of a counterexample
  std::chrono::milliseconds elapsed{0};
};

struct GateResult {
  std::vector<GateItem> items;  // specs first, by path; the profiles of a spec as it names them
  std::string settings;         // the file that they were read from; empty if none
  // --changed-since: the revision, and what was left out because nothing that changed affects it.
  std::optional<std::string> changed_since;
  std::size_t specs_left_out = 0;
  std::size_t counterexamples_left_out = 0;
  std::chrono::milliseconds elapsed{0};
};

// "passed", "failed", "inconclusive", "cannot-run".
[[nodiscard]] std::string_view name_of(GateItem::Status status);
// In the order of the exit codes: cannot run, failed, inconclusive, passed.
[[nodiscard]] GateItem::Status worst_of(const std::vector<GateItem>& items);

// One line without a full stop: "worse than expected: hung appeared"; what a passed item shows.
[[nodiscard]] std::string verdict_of(const GateItem& item);
// "safe", or the properties.
[[nodiscard]] std::string properties_text(const std::vector<std::string>& properties);

// One line a spec and a counterexample, then what is to be known of each that is not passed, then
// the totals.
[[nodiscard]] std::string render_gate(const GateResult& result, const Style& style);
[[nodiscard]] std::string json_of_gate(const GateResult& result);

}  // namespace ctxcheck::report
