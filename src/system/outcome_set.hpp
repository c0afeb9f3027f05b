// All outcomes of something, and two such sets compared. Its own file because a set may come from a
// search, from a recording or from runs, and the comparison must not know.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "system/outcome.hpp"
#include "system/schedule.hpp"

namespace ctxcheck::system {

// An outcome and what is known of how it comes about.
struct WitnessedOutcome {
  Outcome outcome;
  std::optional<Schedule> schedule;        // one that leads to it
  std::optional<std::uint64_t> schedules;  // how many lead to it
};

class OutcomeSet {
 public:
  // False, and nothing changes, if an equal outcome is there. Outcomes are equal as in
  // Outcome::key, and the order of the requests does not count.
  bool add(WitnessedOutcome outcome);

  [[nodiscard]] std::size_t size() const { return outcomes_.size(); }
  // In a fixed order; sets that hold equal outcomes have equal keys.
  [[nodiscard]] const std::map<std::string, WitnessedOutcome>& by_key() const { return outcomes_; }

 private:
  std::map<std::string, WitnessedOutcome> outcomes_;
};

// An outcome of both sets that does not come about in as many ways.
struct CountDifference {
  Outcome outcome;
  std::uint64_t actual = 0;
  std::uint64_t expected = 0;
};

struct Comparison {
  std::vector<WitnessedOutcome> missed;    // expected only
  std::vector<WitnessedOutcome> invented;  // actual only
  std::vector<CountDifference> counts;     // where both sets know them

  // Counts do not matter for this.
  [[nodiscard]] bool same_outcomes() const { return missed.empty() && invented.empty(); }
};

[[nodiscard]] Comparison compare(const OutcomeSet& actual, const OutcomeSet& expected);

}  // namespace ctxcheck::system
