// The plain search against brute force on random systems: verdicts, shortest lengths, outcomes and
// counts. Its own file because it needs the reference and the generator, and takes the longest.
#include <gtest/gtest.h>

#include "model/reexecution.hpp"
#include "search/path_tree.hpp"
#include "search/plain_search.hpp"
#include "search/random_toy.hpp"

namespace ctxcheck {
namespace {

using system::Property;

constexpr std::uint32_t kSeeds = 200;
constexpr std::size_t kMostPaths = 4'000;

std::uint32_t external_events(system::System& system, const system::Schedule& schedule) {
  std::uint32_t events = 0;
  system.reset();
  for (const system::ScheduledEvent& wanted : schedule) {
    bool found = false;
    for (const system::Event& event : system.enabled()) {
      if (found || event.token() != wanted.token) continue;
      found = true;
      events += event.external_events();
      system.step(event, wanted.choices, system::Detail::Findings);
    }
    EXPECT_TRUE(found) << system::spell(schedule);
  }
  return events;
}

TEST(RandomSystems, VerdictsAndLengthsAreThoseOfBruteForce) {
  std::map<Property, int> violated;
  int compared = 0;
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    test_support::ToySystem toy(test_support::random_table(seed, 5, false));
    const test_support::PathTree tree(toy, kMostPaths);
    if (!tree.complete()) continue;
    ++compared;
    const search::CheckResult result = search::check_plain(toy, {});
    EXPECT_FALSE(result.stop) << seed;
    EXPECT_TRUE(result.undecided.empty()) << seed;
    for (const system::PropertyInfo& entry : system::properties()) {
      const auto expected = tree.shortest(entry.property);
      const search::Violation* actual = result.find(entry.property);
      ASSERT_EQ(actual != nullptr, expected.has_value()) << entry.name << ", seed " << seed;
      if (actual == nullptr) continue;
      ++violated[entry.property];
      EXPECT_EQ(actual->events, *expected) << entry.name << ", seed " << seed;
      EXPECT_EQ(external_events(toy, actual->schedule), *expected) << entry.name << ", " << seed;
      EXPECT_TRUE(actual->shortest);
    }
  }
  // The random systems are worth their time: both verdicts come up.
  EXPECT_GT(compared, 100);
  for (const Property property :
       {Property::DeadSettle, Property::Stuck, Property::Poisoned, Property::LostWork}) {
    EXPECT_GT(violated[property], 10) << system::info(property).name;
    EXPECT_LT(violated[property], compared) << system::info(property).name;
  }
}

TEST(RandomSystems, OutcomesAndCountsAreThoseOfReexecution) {
  int compared = 0;
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    test_support::ToySystem toy(test_support::random_table(seed, 5, false));
    const test_support::Reexecution expected = test_support::reexecute_all(toy, kMostPaths);
    if (!expected.complete) continue;
    ++compared;
    const search::OutcomesResult result = search::outcomes_plain(toy, {});
    ASSERT_EQ(result.outcomes.size(), expected.outcomes.size()) << seed;
    EXPECT_EQ(result.executions, expected.executions) << seed;
    auto entry = expected.outcomes.begin();
    for (const search::FoundOutcome& found : result.outcomes) {
      EXPECT_EQ(found.outcome.key(), entry->first) << seed;
      EXPECT_EQ(found.schedules, entry->second.schedules) << seed;
      ++entry;
    }
  }
  EXPECT_GT(compared, 100);
}

// A bounded search may leave open, and never contradicts the full one.
TEST(RandomSystems, BoundsNeverChangeAVerdict) {
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    test_support::ToySystem toy(test_support::random_table(seed, 5, seed % 2 == 0));
    const search::CheckResult full = search::check_plain(toy, {});
    for (std::uint64_t states = 1; states < full.statistics.states; states += 1 + states / 2) {
      search::Options options;
      options.limits.states = states;
      const search::CheckResult bounded = search::check_plain(toy, options);
      EXPECT_EQ(bounded.stop, search::Stop::States);
      EXPECT_EQ(bounded.statistics.states, states);
      EXPECT_EQ(bounded.violations.size() + bounded.undecided.size(), system::kPropertyCount);
      for (const search::Violation& violation : bounded.violations) {
        const search::Violation* proved = full.find(violation.finding.property);
        ASSERT_NE(proved, nullptr) << system::info(violation.finding.property).name << " " << seed;
        EXPECT_GE(violation.events, proved->events);
        if (violation.shortest) {
          EXPECT_EQ(violation.events, proved->events);
        }
      }
    }
  }
}

// With `first` the violation is the one that the full search reports.
TEST(RandomSystems, TheFirstViolationIsAShortestOne) {
  int stopped = 0;
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    test_support::ToySystem toy(test_support::random_table(seed, 5, seed % 2 == 0));
    const search::CheckResult full = search::check_plain(toy, {});
    search::Options options;
    options.first = true;
    const search::CheckResult first = search::check_plain(toy, options);
    if (first.stop != search::Stop::First) continue;
    ++stopped;
    const search::Violation* violation = first.find(Property::DeadSettle);
    ASSERT_NE(violation, nullptr);
    EXPECT_TRUE(violation->shortest);
    EXPECT_EQ(violation->schedule, full.find(Property::DeadSettle)->schedule);
  }
  EXPECT_GT(stopped, 20);
}

}  // namespace
}  // namespace ctxcheck
