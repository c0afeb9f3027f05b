// Comparing what searches give.
#include "search/search_laws.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace ctxcheck::test_support {

OutcomeKeys keys_of(const search::OutcomesResult& result) {
  OutcomeKeys keys;
  for (const search::FoundOutcome& found : result.outcomes) keys.insert(found.outcome.key());
  return keys;
}

bool are_among(const OutcomeKeys& some, const OutcomeKeys& all) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

void expect_outcomes_of(const Reexecution& expected, const search::OutcomesResult& result) {
  EXPECT_FALSE(result.stop);
  EXPECT_EQ(result.executions, expected.executions);
  ASSERT_EQ(result.outcomes.size(), expected.outcomes.size());
  auto entry = expected.outcomes.begin();
  for (const search::FoundOutcome& found : result.outcomes) {
    EXPECT_EQ(found.outcome.key(), entry->first);
    EXPECT_EQ(found.schedules, entry->second.schedules);
    ++entry;
  }
}

void expect_properties_of(const Reexecution& expected, const search::CheckResult& result) {
  EXPECT_FALSE(result.stop);
  std::set<system::Property> seen;
  for (const search::Violation& violation : result.violations) {
    EXPECT_TRUE(violation.shortest);
    // These are decided on the graph.
    if (violation.finding.property == system::Property::Stuck) continue;
    if (violation.finding.property == system::Property::Poisoned) continue;
    seen.insert(violation.finding.property);
  }
  EXPECT_EQ(seen, expected.seen);
}

}  // namespace ctxcheck::test_support
