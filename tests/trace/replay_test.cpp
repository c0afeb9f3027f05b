// Recording and replaying: a run that is the same passes, and one that is not is stopped where it
// first differs.
#include <gtest/gtest.h>

#include "trace/sample.hpp"
#include "trace/trace.hpp"

namespace ctxcheck {
namespace {

using testing::ScriptedSystem;

trace::Difference difference_of(const trace::Trace& trace, const trace::Trace& actual) {
  ScriptedSystem system(actual);
  const auto difference = trace::replay(system, trace);
  EXPECT_TRUE(difference);
  return difference.value_or(trace::Difference{});
}

// The place where a replay of the sample on a changed system stops: event, turn, effect.
struct Place {
  std::size_t event;
  std::optional<std::size_t> turn;
  std::optional<std::size_t> effect;
};
template <class Change>
trace::Difference expect_stop(Change change, const Place& place) {
  const trace::Trace trace = testing::sample_trace();
  trace::Trace actual = trace;
  change(actual);
  const trace::Difference difference = difference_of(trace, actual);
  EXPECT_EQ(difference.event, place.event);
  EXPECT_EQ(difference.turn, place.turn);
  EXPECT_EQ(difference.effect, place.effect);
  EXPECT_NE(difference.expected, difference.actual);
  EXPECT_EQ(difference.expected.find('\n'), std::string::npos);
  return difference;
}

TEST(Record, NotesWhatHappens) {
  const trace::Trace sample = testing::sample_trace();
  ScriptedSystem system(sample);
  trace::Trace trace;
  trace::record(system, sample.schedule(), trace);
  EXPECT_EQ(trace.schedule(), sample.schedule());
  EXPECT_EQ(trace.events.back().turns, sample.events.back().turns);
  EXPECT_EQ(trace.outcome.requests, sample.outcome.requests);

  system::Schedule without_load = sample.schedule();
  without_load.erase(without_load.begin());
  trace::Trace again;
  trace::record(system, without_load, again);
  EXPECT_EQ(again.schedule(), sample.schedule());
}

TEST(Record, GoesOnToTheEnd) {
  const trace::Trace sample = testing::sample_trace();
  ScriptedSystem system(sample);
  trace::Trace trace;
  trace::record_to_end(system, {{"req:page#1", {}}}, 100, trace);
  EXPECT_EQ(trace.schedule(), sample.schedule());
  trace::record_to_end(system, {}, 3, trace);
  EXPECT_EQ(trace.events.size(), 3U);
}

TEST(Record, RefusesWhatIsNotEnabled) {
  ScriptedSystem system(testing::sample_trace());
  trace::Trace trace;
  try {
    trace::record(system, {{"req:page#1", {}}, {"drop:page#1", {}}}, trace);
    FAIL();
  } catch (const system::RunError& error) {
    EXPECT_EQ(error.kind(), system::RunError::Kind::NotEnabled);
    EXPECT_EQ(error.message(), "drop:page#1 cannot happen here; possible: req:page#2");
  }
  EXPECT_EQ(trace.events.size(), 2U);
}

TEST(Record, NotesAndChecksChoices) {
  trace::Trace script = testing::sample_trace();
  script.events[1].scheduled.choices = {0, 0};
  ScriptedSystem system(script);
  trace::Trace trace;
  trace::record(system, {{"req:page#1", {3}}}, trace);
  EXPECT_EQ(trace.events[1].scheduled.choices, (std::vector<std::uint32_t>{3, 0}));
  EXPECT_THROW(trace::record(system, {{"req:page#1", {0, 0, 0}}}, trace), system::RunError);
  EXPECT_THROW(trace::record(system, {{"req:page#1", {4}}}, trace), system::RunError);
}

TEST(Replay, TheSameRunPasses) {
  const trace::Trace trace = testing::sample_trace();
  ScriptedSystem system(trace);
  EXPECT_FALSE(trace::replay(system, trace));
}

TEST(Replay, StopsAtAChangedEffect) {
  const auto difference = expect_stop(
      [](trace::Trace& t) { t.events[2].turns[0].effects[2].detail = "3 jobs"; }, {2, 0, 2});
  EXPECT_EQ(difference.expected, "batch-joined page#2 (2 jobs) at 8:21");
  EXPECT_EQ(difference.actual, "batch-joined page#2 (3 jobs) at 8:21");
  expect_stop([](trace::Trace& t) { t.events[4].turns[0].effects[5].at.column = 1; }, {4, 0, 5});
  expect_stop([](trace::Trace& t) { t.events[4].turns[0].effects.pop_back(); }, {4, 0, 6});
  expect_stop(
      [](trace::Trace& t) {
        t.events[4].turns[1].effects.push_back({system::EffectKind::Console, "page#1", "x", {}});
      },
      {4, 1, 1});
}

TEST(Replay, StopsAtAChangedTurn) {
  const auto other = expect_stop(
      [](trace::Trace& t) { t.events[2].turns[1].token = "destroy:page#2"; }, {2, 1, {}});
  EXPECT_EQ(other.expected, "hang:page#2 in page#2");
  EXPECT_EQ(other.actual, "destroy:page#2 in page#2");
  expect_stop([](trace::Trace& t) { t.events[2].turns[1].context = "page#1"; }, {2, 1, {}});
  const auto fewer =
      expect_stop([](trace::Trace& t) { t.events[2].turns.pop_back(); }, {2, {}, {}});
  EXPECT_EQ(fewer.expected, "2 turns: req:page#2 hang:page#2");
  EXPECT_EQ(fewer.actual, "1 turn: req:page#2");
  expect_stop([](trace::Trace& t) { t.events[2].turns[1].findings.clear(); }, {2, 1, {}});
}

TEST(Replay, StopsAtAnotherEvent) {
  const auto difference = expect_stop(
      [](trace::Trace& t) { t.events[3].scheduled.token = "timer:5ms.2@page#1"; }, {3, {}, {}});
  EXPECT_EQ(difference.expected, "timer:5ms.1@page#1");
  EXPECT_EQ(difference.actual, "this event cannot happen here; possible: timer:5ms.2@page#1");
  expect_stop([](trace::Trace& t) { t.events.pop_back(); }, {4, {}, {}});
  expect_stop([](trace::Trace& t) { t.events[1].scheduled.choices = {0}; }, {1, {}, {}});
}

TEST(Replay, StopsAtAnotherOutcome) {
  const auto result =
      expect_stop([](trace::Trace& t) { t.outcome.requests[1].second = "pending"; }, {5, {}, {}});
  EXPECT_EQ(result.expected, "page#2 error:hung");
  EXPECT_EQ(result.actual, "page#2 pending");
  expect_stop([](trace::Trace& t) { t.outcome.warnings = 0; }, {5, {}, {}});
  expect_stop([](trace::Trace& t) { t.outcome.console = {"x"}; }, {5, {}, {}});
  expect_stop([](trace::Trace& t) { t.outcome.requests.pop_back(); }, {5, {}, {}});
}

TEST(Replay, AClaimMustBeSeen) {
  trace::Trace trace = testing::sample_trace();
  trace.claim->context = "page#1";
  const trace::Difference difference = difference_of(trace, trace);
  EXPECT_EQ(difference.event, 5U);
  EXPECT_EQ(difference.actual, "no turn shows this");
}

}  // namespace
}  // namespace ctxcheck
