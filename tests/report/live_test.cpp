// What is said of runs on the real runtime: replays seen from outside, outcomes, and the comparison
// with the model. Its own file because these texts name the runtime and not a profile.
#include <gtest/gtest.h>

#include "report/report.hpp"
#include "report/sample_report.hpp"

namespace ctxcheck {
namespace {

constexpr report::Style kPlain{false, 80};
constexpr const char* kOn = "workerd 2026-11-17";

// `expected` starts behind a line feed.
void expect_text(const std::string& text, const std::string& expected) {
  EXPECT_EQ('\n' + text, expected);
}

TEST(RenderObserved, TellsWhatEachEventShowed) {
  const trace::Trace trace = testing::short_trace();
  const trace::ObservedReplay replay{trace.events, trace.outcome, std::nullopt};
  expect_text(report::render_observed(replay, trace, "batch.json", kOn, kPlain), R"(
batch.json on workerd 2026-11-17

  req:page#1          started timer:5ms.1@page#1
  req:page#2          page#2 error:hung
  timer:5ms.1@page#1  started io:db.2@page#1
  io:db.2@page#1      page#1 ok:db
                      the runtime warns
                      workerd: a promise was resolved or rejected from a
                        different request context

  outcome   page#1 ok:db, page#2 error:hung
  warning   W: the runtime warns

reproduced on workerd 2026-11-17
)");
}

TEST(RenderObserved, EndsWithTheFirstDifference) {
  const trace::Trace trace = testing::short_trace();
  trace::ObservedReplay replay{trace.events, {}, std::nullopt};
  replay.events.resize(3);
  replay.events[2].turns.pop_back();
  replay.outcome = {{{"page#1", "pending"}, {"page#2", "pending"}}, 0, {}};
  replay.difference =
      trace::Difference{2, std::nullopt, std::nullopt, "page#2 error:hung", "nothing more"};
  expect_text(report::render_observed(replay, trace, "batch.json", kOn, kPlain), R"(
batch.json on workerd 2026-11-17

  req:page#1  started timer:5ms.1@page#1
  req:page#2  nothing that can be observed

  outcome   page#1 pending, page#2 pending

DIFFERS from the trace in event 2 of 4, req:page#2
  trace     page#2 error:hung
  replay    nothing more
)");
}

TEST(RenderOutcomes, OnTheRuntimeOrdersAreCounted) {
  report::OutcomesReport report{
      "specs/batch.js", "workerd-2026-11-17", testing::short_trace().scope, {}, kOn};
  report.result.executions = 3;
  report.result.statistics.states = 3;
  report.result.statistics.transitions = 12;
  expect_text(report::render_outcomes(report, kPlain), R"(
specs/batch.js on workerd 2026-11-17: 0 outcomes

  bounds    page x2; disconnects 0; failures none; bursts 0
  explored  3 orders, each run from the start, 12 steps; complete
)");
}

TEST(RenderConform, LiveOutcomesAreCalledThat) {
  const report::ConformItem item{
      "b.js",
      "workerd-2026-11-17",
      report::ConformItem::Status::Misses,
      0,
      1,
      {{{{{{"page", "ok:db"}}, 0, {}}, system::Schedule{{"req:page", {}}}, 2}}, {}, {}},
      ""};
  expect_text(report::render_conform({item}, false, report::Reality::Live, kPlain), R"(
Model misses  b.js  workerd-2026-11-17  model 0, live 1

Model misses b.js
  on        workerd-2026-11-17

  missed    page ok:db
  how       req:page  (2 live orders)

0 Ok, 1 Model misses; 1 spec on 1 profile, 1 live outcome compared with
)");
}

}  // namespace
}  // namespace ctxcheck
