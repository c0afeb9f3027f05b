// Sets of outcomes: what is in one and not in the other, and where only the numbers differ.
#include "system/outcome_set.hpp"

#include <gtest/gtest.h>

namespace {

using namespace ctxcheck::system;

const Outcome kBothOk{{{"a", "ok:1"}, {"b", "ok:2"}}, 0, {}};
const Outcome kHung{{{"a", "ok:1"}, {"b", "error:hung"}}, 1, {"x", "y"}};
const Outcome kPending{{{"a", "pending"}, {"b", "ok:2"}}, 0, {}};

OutcomeSet set_of(std::vector<WitnessedOutcome> outcomes) {
  OutcomeSet set;
  for (WitnessedOutcome& outcome : outcomes) EXPECT_TRUE(set.add(std::move(outcome)));
  return set;
}

TEST(OutcomeSets, AreEqualWhateverTheOrderOfRequestsLinesAndOutcomes) {
  const Outcome turned{{{"b", "error:hung"}, {"a", "ok:1"}}, 3, {"y", "x"}};
  const Comparison comparison = compare(set_of({{kBothOk, {}, 2}, {kHung, {}, 3}}),
                                        set_of({{turned, {}, 3}, {kBothOk, {}, 2}}));
  EXPECT_TRUE(comparison.same_outcomes());
  EXPECT_TRUE(comparison.counts.empty());
  OutcomeSet set = set_of({{kHung, {}, {}}});
  EXPECT_FALSE(set.add({turned, {}, {}}));
  EXPECT_EQ(set.size(), 1U);
}

TEST(OutcomeSets, MissedIsWhatOnlyTheExpectedHasAndInventedTheOthers) {
  const Schedule schedule{{"req:a", {}}};
  const Comparison comparison = compare(set_of({{kBothOk, {}, {}}, {kPending, schedule, 4}}),
                                        set_of({{kBothOk, {}, {}}, {kHung, {}, 5}}));
  EXPECT_FALSE(comparison.same_outcomes());
  ASSERT_EQ(comparison.missed.size(), 1U);
  EXPECT_EQ(comparison.missed[0].outcome.key(), kHung.key());
  EXPECT_EQ(comparison.missed[0].schedules, 5U);
  ASSERT_EQ(comparison.invented.size(), 1U);
  EXPECT_EQ(comparison.invented[0].outcome.key(), kPending.key());
  EXPECT_EQ(comparison.invented[0].schedule, schedule);
}

TEST(OutcomeSets, NumbersAreComparedWhereBothAreKnown) {
  const Comparison comparison =
      compare(set_of({{kBothOk, {}, 1}, {kHung, {}, {}}, {kPending, {}, 7}}),
              set_of({{kBothOk, {}, 2}, {kHung, {}, 3}, {kPending, {}, {}}}));
  EXPECT_TRUE(comparison.same_outcomes());
  ASSERT_EQ(comparison.counts.size(), 1U);
  EXPECT_EQ(comparison.counts[0].outcome.key(), kBothOk.key());
  EXPECT_EQ(comparison.counts[0].actual, 1U);
  EXPECT_EQ(comparison.counts[0].expected, 2U);
}

}  // namespace
