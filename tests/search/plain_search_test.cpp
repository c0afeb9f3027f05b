// The order of the plain search, its limits, and its counts, on small systems.
#include "search/plain_search.hpp"

#include <gtest/gtest.h>

#include "search/toy_system.hpp"
#include "system/forwarding_system.hpp"

namespace ctxcheck {
namespace {

using search::Stop;
using system::Property;
using system::ResultKind;
using test_support::arrive;
using test_support::drop;
using test_support::io;
using test_support::one_of;
using test_support::to;
using test_support::ToyState;
using test_support::ToySystem;
using test_support::ToyTable;
using test_support::with;

// The load leads to state 0; one request, "a".
ToyTable table(std::vector<ToyState> states) {
  ToyTable made;
  made.requests = {{"a", "a"}};
  made.load = to(0);
  made.states = std::move(states);
  return made;
}

// A line of states, each with one event to the next; the last one has none.
ToyTable line(std::uint32_t length) {
  std::vector<ToyState> states(length + 1);
  for (std::uint32_t i = 0; i < length; ++i) states[i].moves = {io("a", to(i + 1))};
  return table(std::move(states));
}

std::string spelled(const search::CheckResult& result, Property property) {
  const search::Violation* violation = result.find(property);
  return violation == nullptr ? "" : system::spell(violation->schedule);
}

// ---- order

TEST(PlainSearch, AViolationIsReportedWithItsTokensAsRunFromTheStart) {
  ToySystem toy(table({{{}, {io("a", to(1))}}, {{}, {io("a", with(to(1), Property::Assert))}}}));
  const search::CheckResult result = search::check_plain(toy, {});
  ASSERT_EQ(result.violations.size(), 1U);
  EXPECT_EQ(spelled(result, Property::Assert), "io:0.1@a io:0.2@a");
  EXPECT_EQ(result.violations[0].finding.message, "seen after 2 steps");
  EXPECT_EQ(result.violations[0].events, 2U);
  EXPECT_TRUE(result.violations[0].shortest);
  EXPECT_FALSE(result.stop);
  EXPECT_TRUE(result.undecided.empty());
  EXPECT_EQ(result.statistics.states, 2U);
  EXPECT_EQ(result.statistics.transitions, 3U);
  EXPECT_EQ(result.statistics.depth, 1U);
  EXPECT_EQ(result.statistics.unreached_lines, std::vector<std::uint32_t>{7});
}

TEST(PlainSearch, InternalEventsCostNothing) {
  const auto internal = [](std::uint32_t target) {
    return test_support::move(system::EventKind::Drain, "a", to(target));
  };
  // Three internal events and one external one beat two external ones.
  ToySystem toy(table({{{}, {io("a", to(4)), internal(1)}},
                       {{}, {internal(2)}},
                       {{}, {internal(3)}},
                       {{}, {io("a", with(to(5), Property::Threw))}},
                       {{}, {io("a", with(to(5), Property::Threw))}},
                       {}}));
  const search::CheckResult result = search::check_plain(toy, {});
  EXPECT_EQ(result.find(Property::Threw)->events, 1U);
  EXPECT_EQ(result.find(Property::Threw)->schedule.size(), 5U);  // with the load
}

TEST(PlainSearch, TurnsBreakTiesThenTheOrderOfEvents) {
  ToySystem turns(
      table({{{},
              {io("a", with(to(1, 3), Property::Hung)), io("a", with(to(1, 2), Property::Hung)),
               io("a", with(to(1, 2), Property::Hung))}},
             {}}));
  EXPECT_EQ(spelled(search::check_plain(turns, {}), Property::Hung), "io:1.1@a");
}

TEST(PlainSearch, PairsCountTwo) {
  test_support::ToyMove pair{{{system::EventKind::Complete, "a"}, {system::EventKind::Arrive, "a"}},
                             with(to(1), Property::Hung)};
  ToySystem toy(table({{{}, {pair}}, {}}));
  EXPECT_EQ(search::check_plain(toy, {}).find(Property::Hung)->events, 2U);
}

// State 3 is found first along a path of many turns; a cheaper path is found before it is
// expanded, and its tokens are those of the cheaper path.
TEST(PlainSearch, ACheaperPathReplacesTheFirstOne) {
  const auto internal = [](test_support::ToyEffect effect) {
    return test_support::move(system::EventKind::Wake, "a", std::move(effect));
  };
  ToySystem toy(table({{{}, {io("a", to(3, 9)), internal(to(1))}},
                       {{}, {internal(to(2))}},
                       {{}, {io("a", to(3))}},
                       {{}, {io("a", with(to(4), Property::Assert))}},
                       {}}));
  EXPECT_EQ(spelled(search::check_plain(toy, {}), Property::Assert),
            "internal:1.1@a internal:0.2@a io:0.3@a io:0.4@a");
}

TEST(PlainSearch, OnlySelectedPropertiesCount) {
  ToySystem toy(table({{{"a"}, {io("a", with(to(0), Property::Assert))}}}));
  search::Options options;
  options.properties = {Property::Threw, Property::Stuck};
  const search::CheckResult result = search::check_plain(toy, options);
  ASSERT_EQ(result.violations.size(), 1U);
  EXPECT_EQ(result.violations[0].finding.property, Property::Stuck);
}

// ---- choices

TEST(PlainSearch, LaterChoicesDependOnEarlierOnes) {
  // Value 0 of three ends at once; 1 leads to a second choice; 2 has the finding after two more.
  ToySystem toy(
      table({{{},
              {io("a", one_of({to(1), one_of({to(1), to(2)}),
                               one_of({one_of({to(1), with(to(2), Property::Assert)}), to(1)})}))}},
             {{}, {}, true, "x"},
             {{}, {}, true, "y"}}));
  EXPECT_EQ(spelled(search::check_plain(toy, {}), Property::Assert), "io:0.1@a?2,0,1");
  const search::OutcomesResult outcomes = search::outcomes_plain(toy, {});
  ASSERT_EQ(outcomes.outcomes.size(), 2U);
  EXPECT_EQ(outcomes.executions, 6U);
  EXPECT_EQ(outcomes.outcomes[0].schedules, 4U);
  EXPECT_EQ(outcomes.outcomes[1].schedules, 2U);
}

TEST(PlainSearch, TheLoadMayChoose) {
  ToyTable made = table({{{}, {}, true, "x"}, {{}, {}, true, "y"}});
  made.load = one_of({to(0), to(1)});
  ToySystem toy(made);
  const search::OutcomesResult outcomes = search::outcomes_plain(toy, {});
  ASSERT_EQ(outcomes.outcomes.size(), 2U);
  EXPECT_EQ(outcomes.executions, 2U);
  EXPECT_EQ(system::spell(outcomes.outcomes[1].schedule), "load?1");
}

// ---- limits

TEST(PlainSearch, AllStatesAllowedIsEnough) {
  ToySystem toy(line(9));
  search::Options options;
  options.limits.states = 10;
  EXPECT_FALSE(search::check_plain(toy, options).stop);
  options.limits.states = 9;
  const search::CheckResult result = search::check_plain(toy, options);
  EXPECT_EQ(result.stop, Stop::States);
  EXPECT_EQ(result.undecided.size(), system::kPropertyCount);
  EXPECT_EQ(result.statistics.states, 9U);
}

TEST(PlainSearch, MemoryIsCountedAndLimited) {
  ToySystem toy(line(100));
  const std::size_t all = search::check_plain(toy, {}).statistics.memory;
  search::Options options;
  options.limits.memory = all;
  EXPECT_FALSE(search::check_plain(toy, options).stop);
  options.limits.memory = all / 2;
  const search::CheckResult result = search::check_plain(toy, options);
  EXPECT_EQ(result.stop, Stop::Memory);
  EXPECT_GT(result.statistics.memory, all / 2);
  EXPECT_LT(result.statistics.memory, all / 2 + 1'000);
}

class ExhaustedSystem final : public system::ForwardingSystem {
 public:
  explicit ExhaustedSystem(ToySystem& toy) : ForwardingSystem(toy), toy_(toy) {}

  system::Step step(const system::Event& event, std::span<const std::uint32_t> choices,
                    system::Detail detail) override {
    if (toy_.steps_made() == 5) throw std::bad_alloc();
    return ForwardingSystem::step(event, choices, detail);
  }

 private:
  const ToySystem& toy_;
};

TEST(PlainSearch, NoMemoryLeftIsALimit) {
  ToySystem toy(line(100));
  ExhaustedSystem exhausted(toy);
  const search::CheckResult result = search::check_plain(exhausted, {});
  EXPECT_EQ(result.stop, Stop::Memory);
  EXPECT_EQ(result.undecided.size(), system::kPropertyCount);
}

TEST(PlainSearch, TimeIsLimited) {
  ToySystem toy(line(10'000));
  search::Options options;
  options.limits.time = std::chrono::milliseconds(0);
  const search::CheckResult result = search::check_plain(toy, options);
  EXPECT_EQ(result.stop, Stop::Time);
  EXPECT_LT(result.statistics.states, 100U);
}

TEST(PlainSearch, InterruptionKeepsWhatWasFound) {
  ToyTable made = line(10'000);
  made.states[0].moves[0].effect.findings = {Property::Assert};
  ToySystem toy(made);
  search::Options options;
  options.interrupted = [] { return true; };
  const search::CheckResult result = search::check_plain(toy, options);
  EXPECT_EQ(result.stop, Stop::Interrupted);
  ASSERT_EQ(result.violations.size(), 1U);
  EXPECT_TRUE(result.violations[0].shortest);
  EXPECT_EQ(result.undecided.size(), system::kPropertyCount - 1);
  EXPECT_EQ(search::outcomes_plain(toy, options).stop, Stop::Interrupted);
}

TEST(PlainSearch, ProgressIsReportedSeldom) {
  ToySystem toy(line(20'000));
  search::Options options;
  std::uint64_t calls = 0;
  std::uint64_t states = 0;
  options.progress = [&](const search::Progress& progress) {
    ++calls;
    EXPECT_GE(progress.states, states);
    states = progress.states;
  };
  const search::CheckResult result = search::check_plain(toy, options);
  EXPECT_LE(calls, static_cast<std::uint64_t>(result.statistics.elapsed.count()) / 100);
}

TEST(PlainSearch, StopsAtTheFirstErrorButNotAtAWarning) {
  ToyTable made = line(1'000);
  made.states[10].moves[0].effect.findings = {Property::LostWork};
  made.states[20].moves[0].effect.findings = {Property::Assert};
  ToySystem toy(made);
  search::Options options;
  options.first = true;
  const search::CheckResult result = search::check_plain(toy, options);
  EXPECT_EQ(result.stop, Stop::First);
  EXPECT_EQ(result.violations.size(), 2U);
  EXPECT_EQ(result.find(Property::Assert)->events, 21U);
  EXPECT_LT(result.statistics.states, 30U);
  options.properties = {Property::LostWork};
  EXPECT_FALSE(search::check_plain(toy, options).stop);
}

// ---- turns that fail

TEST(PlainSearch, ATurnThatFailsIsRecordedAndTheSearchGoesOn) {
  test_support::ToyEffect endless;
  endless.never_ends = true;
  ToySystem toy(table(
      {{{}, {io("a", to(1))}},
       {{"a"}, {io("a", one_of({to(1), endless, with(to(1), Property::Assert)})), io("a", to(2))}},
       {{}, {io("a", with(to(2), Property::Threw))}}}));
  const search::CheckResult result = search::check_plain(toy, {});
  EXPECT_EQ(result.stop, Stop::TurnLimit);
  ASSERT_TRUE(result.turn_failure);
  EXPECT_EQ(system::spell(result.turn_failure->schedule), "io:0.1@a io:0.2@a?1");
  EXPECT_EQ(result.turn_failure->message, "a turn does not end");
  EXPECT_EQ(result.turn_failure->at, (system::SourceLocation{3, 4}));
  EXPECT_TRUE(result.find(Property::Assert)->shortest);
  // The failing turn might have thrown, two events from the start.
  EXPECT_FALSE(result.find(Property::Threw)->shortest);
  // It might have led to the answer as well.
  EXPECT_EQ(result.find(Property::Stuck), nullptr);
  EXPECT_EQ(result.undecided.size(), system::kPropertyCount - 2);
  const search::OutcomesResult outcomes = search::outcomes_plain(toy, {});
  EXPECT_EQ(outcomes.stop, Stop::TurnLimit);
  EXPECT_FALSE(outcomes.executions);
  EXPECT_TRUE(outcomes.turn_failure);
}

TEST(PlainSearch, ALoadThatFailsIsPassedOn) {
  ToyTable made = line(1);
  made.load.never_ends = true;
  ToySystem toy(made);
  EXPECT_THROW(static_cast<void>(search::check_plain(toy, {})), system::RunError);
  EXPECT_THROW(static_cast<void>(search::outcomes_plain(toy, {})), system::RunError);
}

// ---- outcomes

TEST(Outcomes, EachHasAShortestScheduleAndACount) {
  // Two paths to x (one of them longer), two edges to y.
  ToySystem toy(table({{{}, {io("a", to(1)), io("a", to(2)), io("a", to(3)), io("a", to(3))}},
                       {{}, {io("a", to(2))}},
                       {{}, {}, true, "x"},
                       {{}, {}, true, "y"}}));
  const search::OutcomesResult result = search::outcomes_plain(toy, {});
  ASSERT_EQ(result.outcomes.size(), 2U);
  EXPECT_EQ(system::spell(result.outcomes[0].schedule), "io:1.1@a");
  EXPECT_EQ(result.outcomes[0].schedules, 2U);
  EXPECT_EQ(result.outcomes[1].schedules, 2U);
  EXPECT_EQ(result.executions, 4U);
  EXPECT_FALSE(result.stop);
}

TEST(Outcomes, CyclesCannotBeCounted) {
  ToySystem toy(table({{{}, {io("a", to(0)), io("a", to(1))}}, {{}, {}, true, "x"}}));
  const search::OutcomesResult result = search::outcomes_plain(toy, {});
  ASSERT_EQ(result.outcomes.size(), 1U);
  EXPECT_FALSE(result.executions);
  EXPECT_FALSE(result.outcomes[0].schedules);
  EXPECT_FALSE(result.stop);
}

TEST(Outcomes, NumbersThatDoNotFitAreLeftOut) {
  // 70 diamonds in a row: 2^70 paths to one outcome, one to the other.
  std::vector<ToyState> states(72);
  for (std::uint32_t i = 0; i < 70; ++i) {
    states[i].moves = {io("a", to(i + 1)), io("a", to(i + 1))};
  }
  states[70].result = "x";
  states[0].moves.push_back(io("a", to(71)));
  states[71].result = "y";
  ToySystem toy(table(std::move(states)));
  const search::OutcomesResult result = search::outcomes_plain(toy, {});
  ASSERT_EQ(result.outcomes.size(), 2U);
  EXPECT_FALSE(result.executions);
  EXPECT_FALSE(result.outcomes[0].schedules);
  EXPECT_EQ(result.outcomes[1].schedules, 1U);
}

TEST(Search, StopsHaveNames) {
  EXPECT_EQ(search::name_of(Stop::TurnLimit), "turn-limit");
  EXPECT_EQ(search::name_of(Stop::Interrupted), "interrupted");
}

}  // namespace
}  // namespace ctxcheck
