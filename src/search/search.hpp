// What searches take and give, whichever way they explore. Its own file because the command line
// and reports know this and not how a search works; later searches give the same results.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "system/outcome.hpp"
#include "system/property.hpp"
#include "system/schedule.hpp"
#include "system/system.hpp"

namespace ctxcheck::search {

// Beyond any of these a search stops and its answer is inconclusive.
struct Limits {
  std::uint64_t states = 10'000'000;
  std::size_t memory = std::size_t{8} << 30U;     // bytes of stored states and edges
  std::optional<std::chrono::milliseconds> time;  // none: no limit
};

struct Progress {
  std::uint64_t states = 0;   // distinct states found so far
  std::uint64_t waiting = 0;  // of these, not expanded yet
  std::uint64_t steps = 0;
  std::uint32_t depth = 0;  // external events of the state being expanded
  std::size_t memory = 0;   // bytes
  std::chrono::milliseconds elapsed{0};
};

struct Options {
  std::vector<system::Property> properties;  // to decide; empty means all
  bool first = false;  // stop as soon as a shortest violation of any selected error is known
  Limits limits;
  // Called now and then; both may be empty. `interrupted` returning true ends the search.
  std::function<void(const Progress&)> progress;
  std::function<bool()> interrupted;
};

// Why a search ended before it had seen everything.
enum class Stop : std::uint8_t {
  States,  // the limits above
  Memory,  // also if the system had no memory left
  Time,
  Interrupted,
  First,      // Options::first was wanted and is reached
  Length,     // a schedule did not end (the stateless search only)
  TurnLimit,  // a turn exceeded a limit of the interpreter; everything else was explored
};
[[nodiscard]] std::string_view name_of(Stop stop);  // kebab-case

// A turn that could not be carried through, and the schedule that leads to it, that event included.
struct TurnFailure {
  system::Schedule schedule;
  std::string message;
  system::SourceLocation at;
};

struct Statistics {
  std::uint64_t states = 0;       // distinct
  std::uint64_t transitions = 0;  // steps made
  std::uint32_t depth = 0;        // most external events of a state
  std::size_t memory = 0;         // the most bytes of stored states and edges
  std::chrono::milliseconds elapsed{0};
  std::vector<std::uint32_t> unreached_lines;  // of the spec
};

struct Violation {
  system::Finding finding;    // for stuck and poisoned too
  system::Schedule schedule;  // ends with the event in which it is seen
  std::uint32_t events = 0;   // external events of the schedule
  bool shortest = false;  // proved: no schedule with fewer external events violates the property
};

struct CheckResult {
  std::vector<Violation> violations;  // at most one a property, in report order
  std::optional<Stop> stop;           // none: everything within the bounds was explored
  std::optional<TurnFailure> turn_failure;
  std::vector<system::Property> undecided;  // selected, neither violated nor proved absent
  Statistics statistics;

  [[nodiscard]] const Violation* find(system::Property property) const;
};

struct FoundOutcome {
  system::Outcome outcome;
  system::Schedule schedule;               // a shortest one that leads to it
  std::optional<std::uint64_t> schedules;  // how many lead to it; none as for `executions`
};

struct OutcomesResult {
  std::vector<FoundOutcome> outcomes;  // sorted by Outcome::key
  // All schedules; none if the graph has a cycle, the search stopped early, or 64 bits do not do.
  std::optional<std::uint64_t> executions;
  std::optional<Stop> stop;
  std::optional<TurnFailure> turn_failure;
  Statistics statistics;
};

}  // namespace ctxcheck::search
