// Which steps of a run are marked, and which words are found for them.
#include "report/marks.hpp"

#include <gtest/gtest.h>

#include "report/narrative.hpp"
#include "report/phrases.hpp"
#include "trace/sample.hpp"

namespace ctxcheck::report {
namespace {

using system::EffectKind;
using system::Property;

trace::Trace claiming(Property property, const std::string& context, system::SourceLocation at) {
  trace::Trace trace = ctxcheck::testing::sample_trace();
  trace.claim = trace::Claim{property, context, "a message", at, true};
  return trace;
}

TEST(CauseOf, ThePromiseThatIsSettledTooLate) {
  const trace::Trace trace = ctxcheck::testing::sample_trace();
  const auto cause = cause_of(trace);
  ASSERT_TRUE(cause);
  EXPECT_EQ(effect_at(trace, *cause).kind, EffectKind::PromiseCreated);
  EXPECT_EQ(cause, (EffectPlace{2, 0, 1}));
}

TEST(CauseOf, TheWaitThatNeverEnds) {
  EXPECT_EQ(cause_of(claiming(Property::Hung, "page#2", {8, 15})), (EffectPlace{2, 0, 3}));
  // The search knows no place; the last wait is told.
  EXPECT_EQ(cause_of(claiming(Property::Stuck, "page#1", {})), (EffectPlace{1, 0, 6}));
}

TEST(CauseOf, TheCallThatIsLost) {
  EXPECT_EQ(cause_of(claiming(Property::LostWork, "page#1", {6, 65})), (EffectPlace{3, 0, 3}));
}

TEST(CauseOf, NothingWhereThereIsNone) {
  EXPECT_FALSE(cause_of(claiming(Property::Assert, "page#1", {8, 15})));
  trace::Trace trace = ctxcheck::testing::sample_trace();
  trace.claim.reset();
  EXPECT_FALSE(cause_of(trace));
}

TEST(OwnerIn, PromisesOnly) {
  EXPECT_EQ(owner_in("promise of page#1 (14:9)"), "page#1");
  EXPECT_EQ(owner_in("promise of module scope"), "module scope");
  EXPECT_EQ(owner_in("io:db.1@page#1"), "");
}

TEST(PartsOf, Tokens) {
  const TokenParts call = parts_of("io:my%20db.v2.13@%2Fpage#1");
  EXPECT_EQ(call.kind, "io");
  EXPECT_EQ(call.name, "my db.v2");
  EXPECT_EQ(call.seq, "13");
  EXPECT_EQ(call.label, "%2Fpage#1");
  EXPECT_EQ(parts_of("timer:5ms.1@a").name, "5ms");
  EXPECT_EQ(parts_of("wake:a.2").label, "a.2");
  EXPECT_EQ(parts_of("load").kind, "load");
}

TEST(Phrases, CallsOfOneNameAreNumbered) {
  trace::Trace trace = ctxcheck::testing::sample_trace();
  EXPECT_EQ(Phrases(trace).of_turn({"io:db.2@page#1", "page#1", {}, {}}).first,
            "call db completes");
  trace.events[1].turns[0].effects.push_back({EffectKind::CallStarted, "io:db.1@page#1", "", {}});
  EXPECT_EQ(Phrases(trace).of_turn({"io:db.2@page#1", "page#1", {}, {}}).first,
            "call db.2 completes");
}

TEST(Phrases, InternalTurns) {
  const Phrases phrases(ctxcheck::testing::sample_trace());
  const auto words = [&](const char* token) { return phrases.of_turn({token, "a", {}, {}}).first; };
  EXPECT_EQ(words("drain:a"), "takes over what others have settled for it");
  EXPECT_EQ(words("wake:a.1"), "is woken: the promise it follows has settled");
  EXPECT_EQ(words("fail-follow:a.1"), "is woken: the owner of the promise it follows has ended");
  EXPECT_EQ(words("destroy:a"), "ends");
  EXPECT_EQ(words("hang:a"), "ends: nothing of its own is pending");
}

TEST(Phrases, EveryEffectIsToldOrKnownToBeBoring) {
  Phrases phrases(ctxcheck::testing::sample_trace());
  const auto words = [&](EffectKind kind, const char* subject, const char* detail) {
    return phrases.of_effect({kind, subject, detail, {}}, "a").value_or("");
  };
  EXPECT_EQ(words(EffectKind::PromiseCreated, "promise of a", ""), "");
  EXPECT_EQ(words(EffectKind::Awaited, "promise of a", ""), "waits for a promise of its own");
  EXPECT_EQ(words(EffectKind::Awaited, "promise of module scope", ""),
            "waits for a promise of module scope");
  EXPECT_EQ(words(EffectKind::Followed, "promise of b", ""), "follows a promise of b");
  EXPECT_EQ(words(EffectKind::Followed, "promise of b", "its owner is dead"),
            "follows a promise of b, which has ended");
  EXPECT_EQ(words(EffectKind::Settled, "promise of a", "fulfilled"), "");
  EXPECT_EQ(words(EffectKind::Settled, "promise of b", "fulfilled"),
            "settles a promise of b here, in a");
  EXPECT_EQ(words(EffectKind::Deferred, "promise of b (1:1)", "fulfilled"),
            "settles a promise of b, to be taken over by b");
  EXPECT_EQ(words(EffectKind::Dropped, "promise of a", "its owner ended before its turn"),
            "what was settled for it is lost");
  EXPECT_EQ(words(EffectKind::CallCancelled, "io:x.1@a", ""), "loses call x");
  EXPECT_EQ(words(EffectKind::TimerCancelled, "timer:5ms.1@a", ""), "loses its 5 ms timer");
  EXPECT_EQ(words(EffectKind::TimerCancelled, "timer:5ms.1@a", "cleared"), "clears its 5 ms timer");
  EXPECT_EQ(words(EffectKind::BatchJoined, "a", "2 jobs"), "joins a batch (2 jobs)");
  EXPECT_EQ(words(EffectKind::BatchDispatched, "2 jobs", ""), "dispatches a batch (2 jobs)");
  EXPECT_EQ(words(EffectKind::BatchSettled, "2 jobs", "rejected"),
            "hands out what was loaded (2 jobs, rejected)");
  EXPECT_EQ(words(EffectKind::RequestPhase, "a", "Responded: ok:1"), "answers ok:1");
  EXPECT_EQ(words(EffectKind::RequestPhase, "a", "Failed: error:x"), "fails: error:x");
  EXPECT_EQ(words(EffectKind::Console, "a", "x\n"), "prints \"x\\n\"");
  EXPECT_EQ(words(EffectKind::AssertFailed, "a", "sum"), "fails the assertion \"sum\"");
}

TEST(Narrative, EventsAreNumberedAndContextsEnd) {
  const Narrative narrative = tell(ctxcheck::testing::sample_trace());
  EXPECT_EQ(narrative.contexts, (std::vector<std::string>{"page#1", "page#2"}));
  std::vector<std::uint32_t> numbers;
  std::vector<bool> ends;
  for (const Beat& beat : narrative.beats) {
    numbers.push_back(beat.number);
    ends.push_back(beat.ends);
  }
  EXPECT_EQ(numbers, (std::vector<std::uint32_t>{1, 2, 0, 3, 4, 0}));
  EXPECT_EQ(ends, (std::vector<bool>{false, false, true, false, false, true}));
}

TEST(Narrative, StuckIsToldAtTheEnd) {
  trace::Trace trace = claiming(Property::Stuck, "page#1", {});
  trace.outcome.requests[0].second = "pending";
  const Beat last = tell(trace).beats.back();
  EXPECT_EQ(last.what, "can never be answered any more");
  EXPECT_EQ(last.mark, Mark::Violation);
}

TEST(Narrative, TwoEventsInOnePass) {
  trace::Trace trace = ctxcheck::testing::sample_trace();
  trace.claim.reset();
  system::Turn second = trace.events[2].turns[0];
  trace.events[1].scheduled.token = "req:page#1&req:page#2";
  trace.events[1].turns.push_back(std::move(second));
  trace.events.resize(2);
  const Narrative narrative = tell(trace);
  ASSERT_EQ(narrative.beats.size(), 2U);
  EXPECT_FALSE(narrative.beats[0].same_pass);
  EXPECT_TRUE(narrative.beats[1].same_pass);
  EXPECT_EQ(narrative.beats[1].number, 2U);
}

}  // namespace
}  // namespace ctxcheck::report
