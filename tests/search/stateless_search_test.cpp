// The search that keeps no state: against the plain search on random systems, how little it runs
// again, and its limits. Its own file because the search it tests shares nothing with the others.
#include "search/stateless_search.hpp"

#include <memory>
#include <stdexcept>

#include <gtest/gtest.h>

#include "search/plain_search.hpp"
#include "search/random_toy.hpp"
#include "search/search_laws.hpp"
#include "search/stateless_system.hpp"
#include "search/toy_system.hpp"

namespace ctxcheck {
namespace {

using search::Stop;
using test_support::arrive;
using test_support::drop;
using test_support::io;
using test_support::one_of;
using test_support::StatelessSystem;
using test_support::to;
using test_support::ToyState;
using test_support::ToySystem;
using test_support::ToyTable;

// The load leads to state 0; one request, "a".
ToyTable table(std::vector<ToyState> states) {
  ToyTable made;
  made.requests = {{"a", "a"}};
  made.load = to(0);
  made.states = std::move(states);
  return made;
}

ToyState end(std::string result) { return {{}, {}, true, std::move(result)}; }

// Four schedules: two events, of which the second meets a choice of three.
ToyTable four_schedules() {
  return table(
      {{{}, {io("a", to(1)), drop("a", one_of({to(2), to(1), to(2)}))}}, end("ok:1"), end("ok:2")});
}

TEST(StatelessSearch, OutcomesAndCountsAreThoseOfThePlainSearch) {
  int compared = 0;
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    ToySystem toy(test_support::random_table(seed, 5, false));
    const search::OutcomesResult expected = search::outcomes_plain(toy, {});
    if (expected.stop || expected.executions.value_or(0) > 4'000) continue;
    ++compared;
    StatelessSystem stateless(toy);
    test_support::expect_same_outcomes(toy, expected, search::outcomes_stateless({stateless}, {}));
  }
  EXPECT_GT(compared, 100);
}

// Whatever the load of the machine, and with more threads than there is work for.
TEST(StatelessSearch, ThreadsChangeNothing) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    const ToyTable made = test_support::random_table(seed, 5, false);
    ToySystem toy(made);
    const search::OutcomesResult expected = search::outcomes_plain(toy, {});
    if (expected.stop || expected.executions.value_or(0) > 1'000) continue;
    const search::CheckResult verdicts = search::check_stateless({toy}, {});
    for (const unsigned threads : {2U, 3U}) {
      const search::Workers workers{toy, [&made] { return std::make_unique<ToySystem>(made); },
                                    threads};
      const search::OutcomesResult outcomes = search::outcomes_stateless(workers, {});
      test_support::expect_same_outcomes(toy, expected, outcomes);
      for (std::size_t i = 0; i < expected.outcomes.size(); ++i) {
        EXPECT_EQ(outcomes.outcomes[i].schedule, expected.outcomes[i].schedule);
      }
      const search::CheckResult checked = search::check_stateless(workers, {});
      ASSERT_EQ(checked.violations.size(), verdicts.violations.size());
      for (std::size_t i = 0; i < verdicts.violations.size(); ++i) {
        EXPECT_EQ(checked.violations[i].finding, verdicts.violations[i].finding);
        EXPECT_EQ(checked.violations[i].schedule, verdicts.violations[i].schedule);
      }
    }
  }
}

TEST(StatelessSearch, AWorkerThatFailsEndsTheSearch) {
  const ToyTable made = test_support::random_table(7, 6, false);
  ToySystem toy(made);
  const search::Workers workers{
      toy, []() -> std::unique_ptr<system::System> { throw std::runtime_error("no more"); }, 2};
  EXPECT_THROW(static_cast<void>(search::outcomes_stateless(workers, {})), std::runtime_error);
}

TEST(StatelessSearch, VerdictsAreThoseOfThePlainSearch) {
  int compared = 0;
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    ToySystem toy(test_support::random_table(seed, 5, false));
    const search::OutcomesResult outcomes = search::outcomes_plain(toy, {});
    if (outcomes.stop || outcomes.executions.value_or(0) > 4'000) continue;
    ++compared;
    test_support::expect_same_verdicts(search::check_plain(toy, {}),
                                       search::check_stateless({toy}, {}));
  }
  EXPECT_GT(compared, 100);
}

// What was seen until then is told, and nothing is called safe.
TEST(StatelessSearch, AnEarlyEndLeavesPropertiesUndecided) {
  ToySystem toy(four_schedules());
  search::Options options;
  options.limits.states = 2;
  const search::CheckResult result = search::check_stateless({toy}, options);
  EXPECT_EQ(result.stop, Stop::States);
  EXPECT_FALSE(result.turn_failure);
  EXPECT_EQ(result.undecided.size() + result.violations.size(), system::kPropertyCount);
}

TEST(StatelessSearch, EachScheduleIsRunOnce) {
  ToySystem toy(four_schedules());
  StatelessSystem stateless(toy);
  const search::OutcomesResult result = search::outcomes_stateless({stateless}, {});
  EXPECT_EQ(stateless.runs(), 5U);  // once before anything is run
  EXPECT_EQ(toy.steps_made(), 8U);  // the load and one event each
  EXPECT_EQ(result.executions, 4U);
  EXPECT_EQ(result.statistics.states, 4U);
  EXPECT_EQ(result.statistics.transitions, 8U);
  ASSERT_EQ(result.outcomes.size(), 2U);
  EXPECT_EQ(system::spell(result.outcomes[0].schedule), "io:0.1@a");
  EXPECT_EQ(result.outcomes[0].schedules, 2U);
  EXPECT_EQ(system::spell(result.outcomes[1].schedule), "drop:1.1@a?0");
  EXPECT_EQ(result.outcomes[1].schedules, 2U);
}

TEST(StatelessSearch, TheScheduleOfAnOutcomeIsAShortestOne) {
  ToySystem toy(
      table({{{}, {io("a", to(1)), drop("a", to(2))}}, {{}, {io("a", to(2))}}, end("x")}));
  const search::OutcomesResult result = search::outcomes_stateless({toy}, {});
  ASSERT_EQ(result.outcomes.size(), 1U);
  EXPECT_EQ(system::spell(result.outcomes[0].schedule), "drop:1.1@a");
  EXPECT_EQ(result.outcomes[0].schedules, 2U);
  EXPECT_EQ(result.statistics.depth, 2U);
}

// ---- limits

TEST(StatelessSearch, TheLimitOnStatesCountsExecutions) {
  ToySystem toy(four_schedules());
  search::Options options;
  options.limits.states = 4;
  EXPECT_FALSE(search::outcomes_stateless({toy}, options).stop);
  options.limits.states = 3;
  const search::OutcomesResult result = search::outcomes_stateless({toy}, options);
  EXPECT_EQ(result.stop, Stop::States);
  EXPECT_EQ(result.statistics.states, 3U);
  EXPECT_FALSE(result.executions);
  ASSERT_EQ(result.outcomes.size(), 2U);
  EXPECT_FALSE(result.outcomes[0].schedules);
}

TEST(StatelessSearch, TimeAndInterruptionStopIt) {
  ToySystem toy(four_schedules());
  search::Options in_no_time;
  in_no_time.limits.time = std::chrono::milliseconds(0);
  EXPECT_EQ(search::outcomes_stateless({toy}, in_no_time).stop, Stop::Time);

  int asked = 0;
  search::Options interrupted;
  interrupted.interrupted = [&asked] { return ++asked > 3; };
  const search::OutcomesResult result = search::outcomes_stateless({toy}, interrupted);
  EXPECT_EQ(result.stop, Stop::Interrupted);
  EXPECT_EQ(result.statistics.states, 1U);
  EXPECT_EQ(result.outcomes.size(), 1U);
}

TEST(StatelessSearch, AScheduleWithoutEndStopsIt) {
  ToySystem toy(table({{{}, {io("a", to(0))}}}));
  const search::OutcomesResult result = search::outcomes_stateless({toy}, {});
  EXPECT_EQ(result.stop, Stop::Length);
  EXPECT_EQ(search::name_of(Stop::Length), "length");
  EXPECT_TRUE(result.outcomes.empty());
}

TEST(StatelessSearch, ATurnThatDoesNotEndLeavesTheRestToBeExplored) {
  test_support::ToyEffect endless;
  endless.never_ends = true;
  ToySystem toy(table({{{}, {io("a", one_of({to(1), endless, to(2)})), drop("a", to(1))}},
                       end("ok:1"),
                       end("ok:2")}));
  const search::OutcomesResult result = search::outcomes_stateless({toy}, {});
  EXPECT_EQ(result.stop, Stop::TurnLimit);
  ASSERT_TRUE(result.turn_failure);
  EXPECT_EQ(system::spell(result.turn_failure->schedule), "io:0.1@a?1");
  EXPECT_EQ(result.outcomes.size(), 2U);
  EXPECT_FALSE(result.executions);
}

// ---- a system that does not do the same twice

class FickleSystem final : public test_support::StatelessSystem {
 public:
  using StatelessSystem::StatelessSystem;

  [[nodiscard]] std::vector<system::Event> enabled() override {
    std::vector<system::Event> events = StatelessSystem::enabled();
    if (runs() > 2 && events.size() > 1) events.pop_back();
    return events;
  }
};

TEST(StatelessSearch, ASystemThatDoesNotDoTheSameTwiceIsNoticed) {
  ToySystem toy(four_schedules());
  FickleSystem fickle(toy);
  try {
    static_cast<void>(search::outcomes_stateless({fickle}, {}));
    FAIL();
  } catch (const system::RunError& error) {
    EXPECT_EQ(error.kind(), system::RunError::Kind::NotEnabled);
    EXPECT_EQ(error.message(),
              "the same schedule did not lead to the same state when it was run again: after \"\", "
              "io:0.1@a drop:1.1@a was possible, and now io:0.1@a is");
  }
}

}  // namespace
}  // namespace ctxcheck
