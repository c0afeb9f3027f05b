// Comparing what searches give.
#include "search/search_laws.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace ctxcheck::test_support {

namespace {

// Runs the schedule from the start and counts.
std::uint32_t external_events(system::System& system, const system::Schedule& schedule) {
  std::uint32_t events = 0;
  system.reset();
  for (const system::ScheduledEvent& wanted : schedule) {
    const std::vector<system::Event> enabled = system.enabled();
    const auto event = std::find_if(
        enabled.begin(), enabled.end(),
        [&wanted](const system::Event& candidate) { return candidate.token() == wanted.token; });
    if (event == enabled.end()) {
      ADD_FAILURE() << wanted.token << " is not enabled in " << system::spell(schedule);
      return 0;
    }
    events += event->external_events();
    system.step(*event, wanted.choices, system::Detail::Findings);
  }
  return events;
}

}  // namespace

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

void expect_same_outcomes(system::System& system, const search::OutcomesResult& expected,
                          const search::OutcomesResult& result) {
  EXPECT_FALSE(expected.stop);
  EXPECT_FALSE(result.stop);
  EXPECT_EQ(result.executions, expected.executions);
  EXPECT_EQ(result.statistics.states, expected.executions);
  EXPECT_EQ(result.statistics.unreached_lines, expected.statistics.unreached_lines);
  ASSERT_EQ(result.outcomes.size(), expected.outcomes.size());
  for (std::size_t i = 0; i < expected.outcomes.size(); ++i) {
    EXPECT_EQ(result.outcomes[i].outcome.key(), expected.outcomes[i].outcome.key());
    EXPECT_EQ(result.outcomes[i].schedules, expected.outcomes[i].schedules);
    EXPECT_EQ(external_events(system, result.outcomes[i].schedule),
              external_events(system, expected.outcomes[i].schedule));
  }
}

void expect_same_verdicts(const search::CheckResult& expected, const search::CheckResult& result) {
  EXPECT_FALSE(expected.stop);
  EXPECT_FALSE(result.stop);
  ASSERT_EQ(result.violations.size(), expected.violations.size());
  for (std::size_t i = 0; i < expected.violations.size(); ++i) {
    const search::Violation& wanted = expected.violations[i];
    const search::Violation& found = result.violations[i];
    EXPECT_EQ(found.finding.property, wanted.finding.property);
    EXPECT_EQ(found.events, wanted.events) << system::spell(found.schedule);
    EXPECT_TRUE(found.shortest);
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

void expect_shortest_of(const PathTree& tree, const search::CheckResult& result) {
  for (const system::PropertyInfo& entry : system::properties()) {
    SCOPED_TRACE(entry.name);
    const auto expected = tree.shortest(entry.property);
    const search::Violation* actual = result.find(entry.property);
    ASSERT_EQ(actual != nullptr, expected.has_value());
    if (actual != nullptr) {
      EXPECT_EQ(actual->events, *expected) << system::spell(actual->schedule);
    }
  }
}

}  // namespace ctxcheck::test_support
