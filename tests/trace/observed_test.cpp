// Replays that compare what can be observed: the model's own steps, with all else taken away, are
// the same; one observation more, less or other is reported. Its own file because it needs the
// model beside the scripted runs.
#include "trace/observed.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>

#include <gtest/gtest.h>

#include "model/model_fixture.hpp"
#include "search/stateless_system.hpp"
#include "trace/sample.hpp"
#include "trace/trace_file.hpp"

namespace ctxcheck {
namespace {

namespace fs = std::filesystem;

using system::EffectKind;
using testing::ScriptedSystem;

using Lines = std::vector<std::string>;

TEST(Observations, AreWhatIsSeenFromOutside) {
  const trace::Trace trace = testing::sample_trace();
  EXPECT_EQ(trace::observations_of(trace.events[0].turns), Lines{});
  EXPECT_EQ(trace::observations_of(trace.events[1].turns), Lines{"started timer:5ms.1@page#1"});
  EXPECT_EQ(trace::observations_of(trace.events[2].turns), Lines{"page#2 error:hung"});
  EXPECT_EQ(trace::observations_of(trace.events[4].turns),
            (Lines{"page#1 ok:db", "the runtime warns"}));
}

TEST(Observations, CountHowOftenSomethingIsSeen) {
  const system::Effect line{EffectKind::Console, "page", "x", {3, 1}};
  const system::Effect cancelled{EffectKind::CallCancelled, "io:db.1@page", "", {}};
  EXPECT_EQ(trace::observations_of({{"req:page", "page", {line, cancelled}, {}},
                                    {"destroy:page", "page", {line}, {}}}),
            (Lines{"cancelled io:db.1@page", "printed \"x\"", "printed \"x\""}));
}

// What a runtime would tell of the same turns: one turn, observations only, no places, backwards.
std::vector<system::Turn> seen_from_outside(const std::vector<system::Turn>& turns) {
  system::Turn seen{turns.front().token, turns.front().context, {}, {}};
  for (const system::Turn& turn : turns) {
    for (system::Effect effect : turn.effects) {
      const bool shown =
          !trace::observations_of({{turn.token, turn.context, {effect}, {}}}).empty();
      effect.at = {};
      if (shown) seen.effects.insert(seen.effects.begin(), effect);
    }
  }
  return {seen};
}

class Outside final : public test_support::StatelessSystem {
 public:
  using StatelessSystem::StatelessSystem;

  system::Step step(const system::Event& event, std::span<const std::uint32_t> choices,
                    system::Detail) override {
    system::Step step = StatelessSystem::step(event, choices, system::Detail::Effects);
    step.turns = seen_from_outside(step.turns);
    return step;
  }
  [[nodiscard]] system::Outcome outcome() const override {
    system::Outcome outcome = StatelessSystem::outcome();
    std::reverse(outcome.console.begin(), outcome.console.end());
    return outcome;
  }
};

TEST(ReplayObserved, EveryCounterexampleIsReproducedByTheModelSeenFromOutside) {
  int replayed = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(CTXCHECK_ROOT) / "counterexamples")) {
    if (entry.path().extension() != ".json") continue;
    SCOPED_TRACE(entry.path());
    const auto trace = trace::load_trace(entry.path().string());
    ASSERT_TRUE(trace);
    const auto spec = test_support::load(trace->spec_path);
    const auto profile = model::profile_named(trace->profile_name());
    ASSERT_TRUE(profile);
    model::Setup setup = test_support::setup_of(*spec, *profile);
    setup.requests = trace->scope.requests;
    setup.disconnects = trace->scope.disconnects;
    setup.failures = trace->scope.failures;
    setup.params = trace->scope.params;
    const auto model = model::make_model(*spec, setup);
    Outside outside(*model);
    EXPECT_TRUE(trace::replay(outside, *trace));  // a strict replay misses the rest
    const trace::ObservedReplay replay = trace::replay_observed(outside, *trace);
    EXPECT_FALSE(replay.difference) << replay.difference->expected << replay.difference->actual;
    EXPECT_EQ(replay.events.size(), trace->events.size());
    EXPECT_EQ(replay.outcome.key(), trace->outcome.key());
    ++replayed;
  }
  EXPECT_GT(replayed, 0);
}

// ---- differences

template <class Change>
trace::Difference difference_after(Change change) {
  const trace::Trace trace = testing::sample_trace();
  trace::Trace actual = trace;
  change(actual);
  ScriptedSystem system(actual);
  const trace::ObservedReplay replay = trace::replay_observed(system, trace);
  EXPECT_TRUE(replay.difference);
  return replay.difference.value_or(trace::Difference{});
}

std::vector<system::Effect>& effects(trace::Trace& trace, std::size_t event, std::size_t turn = 0) {
  return trace.events[event].turns[turn].effects;
}

TEST(ReplayObserved, WhatCannotBeObservedDoesNotMatter) {
  const trace::Trace trace = testing::sample_trace();
  trace::Trace actual = trace;
  effects(actual, 1).erase(effects(actual, 1).begin());  // the request runs
  for (trace::TracedEvent& event : actual.events) {
    event.turns = seen_from_outside(event.turns);
    event.turns.front().context = "elsewhere";
  }
  ScriptedSystem system(actual);
  EXPECT_FALSE(trace::replay_observed(system, trace).difference);
}

TEST(ReplayObserved, AnotherObservationIsReportedWithItsEvent) {
  const auto other =
      difference_after([](trace::Trace& t) { effects(t, 3)[3].subject = "io:cache.2@page#1"; });
  EXPECT_EQ(other.event, 3U);
  EXPECT_FALSE(other.turn);
  EXPECT_EQ(other.expected, "started io:db.2@page#1");
  EXPECT_EQ(other.actual, "started io:cache.2@page#1");

  const auto less = difference_after([](trace::Trace& t) { t.events[2].turns.pop_back(); });
  EXPECT_EQ(less.event, 2U);
  EXPECT_EQ(less.expected, "page#2 error:hung");
  EXPECT_EQ(less.actual, "nothing more");

  const auto twice = difference_after([](trace::Trace& t) {
    const system::Effect warning = effects(t, 4)[5];
    effects(t, 4).push_back(warning);
  });
  EXPECT_EQ(twice.event, 4U);
  EXPECT_EQ(twice.expected, "nothing more");
  EXPECT_EQ(twice.actual, "the runtime warns");
}

TEST(ReplayObserved, AnEventThatCannotHappenIsReported) {
  const auto difference =
      difference_after([](trace::Trace& t) { t.events[3].scheduled.token = "timer:5ms.2@page#1"; });
  EXPECT_EQ(difference.event, 3U);
  EXPECT_EQ(difference.actual, "this event cannot happen here; possible: timer:5ms.2@page#1");
}

TEST(ReplayObserved, OtherChoicesAreReported) {
  const auto difference =
      difference_after([](trace::Trace& t) { t.events[1].scheduled.choices = {0}; });
  EXPECT_EQ(difference.event, 1U);
  EXPECT_EQ(difference.actual, "req:page#1?0");
}

TEST(ReplayObserved, AnotherOutcomeIsReported) {
  const auto difference =
      difference_after([](trace::Trace& t) { t.outcome.requests[1].second = "pending"; });
  EXPECT_EQ(difference.event, 5U);
  EXPECT_EQ(difference.actual, "page#2 pending");
  EXPECT_EQ(difference_after([](trace::Trace& t) { t.outcome.warnings = 2; }).event, 5U);
  EXPECT_EQ(difference_after([](trace::Trace& t) { t.outcome.console = {"x"}; }).event, 5U);
}

}  // namespace
}  // namespace ctxcheck
