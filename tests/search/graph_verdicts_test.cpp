// Stuck and poisoned on small systems. Its own file because these are decided on the graph of
// states and not in a step.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/plain_search.hpp"
#include "search/toy_system.hpp"

namespace ctxcheck {
namespace {

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
using ::testing::HasSubstr;

ToyTable table(std::vector<ToyState> states) {
  ToyTable made;
  made.requests = {{"a#1", "a"}, {"a#2", "a"}, {"a#3", "a"}};
  made.load = to(0);
  made.states = std::move(states);
  return made;
}

test_support::ToyEffect answers(std::uint32_t target, std::string label,
                                ResultKind kind = ResultKind::Answered) {
  return with(to(target), std::move(label), kind);
}

struct Verdict {
  std::string schedule = "";  // empty: holds
  std::string message = "";
};

Verdict verdict(const ToyTable& made, Property property) {
  ToySystem toy(made);
  search::Options options;
  options.properties = {property};
  const search::CheckResult result = search::check_plain(toy, options);
  EXPECT_TRUE(result.undecided.empty());
  if (result.violations.empty()) return {};
  EXPECT_TRUE(result.violations[0].shortest);
  return {system::spell(result.violations[0].schedule), result.violations[0].finding.message};
}

// ---- stuck

Verdict stuck(std::vector<ToyState> states) {
  return verdict(table(std::move(states)), Property::Stuck);
}

TEST(Stuck, NothingIsEnabledAnyMore) {
  const Verdict found = stuck({{{}, {arrive("a#1", to(1))}}, {{"a#1"}, {}}});
  EXPECT_EQ(found.schedule, "req:0.1@a#1");
  EXPECT_THAT(found.message, HasSubstr("a#1 can never be answered: nothing is enabled any more"));
}

TEST(Stuck, AnAnswerOnSomePathIsEnough) {
  EXPECT_EQ(stuck({{{}, {arrive("a#1", to(1))}},
                   {{"a#1"}, {io("a#1", to(1)), io("a#1", to(2))}},
                   {{"a#1"}, {io("a#1", answers(3, "a#1", ResultKind::Hung))}},
                   {}})
                .schedule,
            "");
}

TEST(Stuck, PollingForEver) {
  const Verdict found = stuck(
      {{{}, {arrive("a#1", to(1))}}, {{"a#1"}, {io("a#1", to(2))}}, {{"a#1"}, {io("a#1", to(1))}}});
  EXPECT_EQ(found.schedule, "req:0.1@a#1");
  EXPECT_THAT(found.message, HasSubstr("it polls for ever"));
}

TEST(Stuck, SpareDisconnectsAndArrivalsDoNotHideIt) {
  const Verdict found = stuck({{{}, {arrive("a#1", to(1))}},
                               {{"a#1"}, {arrive("a#2", answers(2, "a#1")), drop("a#1", to(2))}},
                               {}});
  EXPECT_EQ(found.schedule, "req:0.1@a#1");
  EXPECT_THAT(found.message, HasSubstr("but arrivals and disconnects"));
}

TEST(Stuck, PairsWithAnArrivalDoNotHideIt) {
  const test_support::ToyMove pair{
      {{system::EventKind::Complete, "a#1"}, {system::EventKind::Arrive, "a#2"}},
      answers(2, "a#1")};
  EXPECT_EQ(stuck({{{}, {arrive("a#1", to(1))}}, {{"a#1"}, {pair}}, {}}).schedule, "req:0.1@a#1");
}

TEST(Stuck, PairsWithoutOneDo) {
  const test_support::ToyMove pair{
      {{system::EventKind::Complete, "a#1"}, {system::EventKind::Timer, "a#1"}}, answers(2, "a#1")};
  EXPECT_EQ(stuck({{{}, {arrive("a#1", to(1))}}, {{"a#1"}, {pair}}, {}}).schedule, "");
}

TEST(Stuck, ADisconnectedClientIsNotStuck) {
  EXPECT_EQ(stuck({{{}, {arrive("a#1", to(1))}},
                   {{"a#1"}, {drop("a#1", to(2)), io("a#1", answers(2, "a#1"))}},
                   {}})
                .schedule,
            "");
}

TEST(Stuck, TheCheapestStateIsReported) {
  const Verdict found = stuck({{{}, {arrive("a#1", to(1))}},
                               {{"a#1"}, {io("a#1", to(2)), io("a#1", answers(4, "a#1"))}},
                               {{"a#1"}, {io("a#2", to(3))}},
                               {{"a#1"}, {}},
                               {}});
  EXPECT_EQ(found.schedule, "req:0.1@a#1 io:0.2@a#1");
  EXPECT_THAT(found.message, HasSubstr("whatever happens"));
}

// ---- poisoned

Verdict poisoned(std::vector<ToyState> states) {
  return verdict(table(std::move(states)), Property::Poisoned);
}

// a#1 ends well or leaves something behind (state 3), in which a#2 does `second`.
std::vector<ToyState> leaving_behind(std::vector<test_support::ToyMove> left) {
  return {{{}, {arrive("a#1", to(1))}},
          {{"a#1"}, {io("a#1", answers(2, "a#1"))}},
          {{}, std::move(left)},
          {{"a#2"}, {}},
          {{"a#2"}, {io("a#2", answers(5, "a#2"))}},
          {}};
}

TEST(Poisoned, ALaterRequestIsStuckThatIsAnsweredInAFreshIsolate) {
  const Verdict found = poisoned(leaving_behind({arrive("a#2", to(3))}));
  EXPECT_EQ(found.schedule, "req:0.1@a#1 io:0.2@a#1 req:0.3@a#2");
  EXPECT_THAT(found.message, HasSubstr("is stuck"));
  EXPECT_THAT(found.message, HasSubstr("needs a#2 within `requests`"));
  EXPECT_THAT(found.message, HasSubstr("no further request within the bounds"));
}

TEST(Poisoned, EndsAsInAFreshIsolateAreNoPoison) {
  EXPECT_EQ(poisoned(leaving_behind({arrive("a#2", to(4))})).schedule, "");
  // Alone, a#1 may be stuck as well.
  std::vector<ToyState> states = leaving_behind({arrive("a#2", to(3))});
  states.push_back({{"a#1"}, {}});
  states[1].moves.push_back(io("a#1", to(6)));
  EXPECT_EQ(poisoned(states).schedule, "");
}

TEST(Poisoned, FailedAndHungCountOnTheArrivalItself) {
  EXPECT_THAT(
      poisoned(leaving_behind({arrive("a#2", answers(5, "a#2", ResultKind::Failed))})).message,
      HasSubstr("fails"));
  EXPECT_THAT(
      poisoned(leaving_behind({arrive("a#2", answers(5, "a#2", ResultKind::Hung))})).message,
      HasSubstr("is hung"));
}

TEST(Poisoned, OtherEventsKeepAStateFromCounting) {
  // While a#1 still has work in flight, a#2 does not meet what is left of it.
  EXPECT_EQ(poisoned(leaving_behind({arrive("a#2", to(3)), io("a#1", to(5))})).schedule, "");
  EXPECT_NE(poisoned(leaving_behind({arrive("a#2", to(3)), drop("a#1", to(5))})).schedule, "");
}

TEST(Poisoned, AStateThatIsNotIdleDoesNotCount) {
  std::vector<ToyState> states = leaving_behind({arrive("a#2", to(3))});
  states[2].idle = false;
  EXPECT_EQ(poisoned(states).schedule, "");
}

TEST(Poisoned, FailuresAndArrivalsOfOthersAreNotPartOfARunAlone) {
  std::vector<ToyState> states = leaving_behind({arrive("a#2", to(4))});
  states[4].moves.push_back(
      test_support::move(system::EventKind::Fail, "a#2", answers(5, "a#2", ResultKind::Failed)));
  states[4].moves.push_back(arrive("a#3", answers(5, "a#2", ResultKind::Hung)));
  EXPECT_EQ(poisoned(states).schedule, "");
}

TEST(Poisoned, AChoiceOfTheLoadBelongsToAFreshIsolate) {
  // Loaded in state 6, a#1 is stuck alone too.
  ToyTable made = table(leaving_behind({arrive("a#2", to(3))}));
  made.states.push_back({{}, {arrive("a#1", to(7))}});
  made.states.push_back({{"a#1"}, {}});
  made.load = one_of({to(0), to(6)});
  EXPECT_EQ(verdict(made, Property::Poisoned).schedule, "");
}

TEST(Poisoned, SaysWhetherALaterRequestIsAnswered) {
  std::vector<ToyState> states = leaving_behind({arrive("a#2", to(3))});
  states[3].moves = {arrive("a#3", to(6))};
  states.push_back({{"a#2", "a#3"}, {}});
  EXPECT_THAT(poisoned(states).message, HasSubstr("no later request can be answered"));
  states[6].moves = {io("a#3", answers(3, "a#3"))};
  EXPECT_THAT(poisoned(states).message, HasSubstr("a later request can still be answered"));
}

TEST(Poisoned, WorkOfOthersThatTheRequestWakesIsPartOfItsRun) {
  // An event of a#1 that a#2's arrival enables answers a#2.
  std::vector<ToyState> states = leaving_behind({arrive("a#2", to(3))});
  states[3].moves = {io("a#1", answers(5, "a#2"))};
  EXPECT_EQ(poisoned(states).schedule, "");
}

TEST(Poisoned, IsUndecidedWhereStatesAreMissing) {
  ToySystem toy(table(leaving_behind({arrive("a#2", to(4))})));
  search::Options options;
  options.properties = {Property::Poisoned};
  options.limits.states = 4;
  const search::CheckResult result = search::check_plain(toy, options);
  EXPECT_EQ(result.stop, search::Stop::States);
  EXPECT_TRUE(result.violations.empty());
  EXPECT_EQ(result.undecided, std::vector<Property>{Property::Poisoned});
}

}  // namespace
}  // namespace ctxcheck
