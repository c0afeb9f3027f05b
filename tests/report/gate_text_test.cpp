// What the gate says, as a whole, and the diffs that it shows. Its own file because these texts are
// what people see when a change breaks something.
#include <gtest/gtest.h>

#include "report/diff.hpp"
#include "report/gate.hpp"
#include "report/sample_report.hpp"

namespace ctxcheck {
namespace {

constexpr report::Style kWide{false, 100};

// `expected` starts behind a line feed.
void expect_text(const std::string& text, const std::string& expected) {
  EXPECT_EQ('\n' + text, expected);
}

TEST(RenderGate, ALineEachThenWhatDiffersThenTheTotals) {
  report::GateResult result = testing::gate_result();
  result.changed_since = "main";
  result.specs_left_out = 1;
  result.settings = "ctxcheck.yaml";
  expect_text(report::render_gate(result, kWide), R"(
passed        specs/a.js       2 profiles              safe or hung (no expectation)
FAILED        specs/better.js  workerd-2026-11-17      better than expected: stuck vanished
inconclusive  specs/c.js       workerd-2026-11-17      the search ended early (states)
cannot run    specs/d.js                               cannot-read: the file cannot be read
FAILED        specs/long/b.js  workerd-2025-09-24-off  worse than expected: dead-settle appeared
FAILED        traces/s.json    workerd-2026-11-17      the spec has changed since the trace was recorded; the replay differs
passed        traces/t.json    workerd-2026-11-17      replays; 1 turn

FAILED specs/better.js on workerd-2026-11-17: better than expected: stuck vanished
  expected  hung, stuck
  found     hung

INCONCLUSIVE specs/c.js on workerd-2026-11-17: the search ended early (states)

FAILED specs/long/b.js on workerd-2025-09-24-off: worse than expected: dead-settle appeared
  expected  hung
  found     dead-settle, hung
  appeared  dead-settle: a promise of page#2 is settled after page#2 ended; what waited for it never
            runs
  where     specs/long/b.js:8:21
  how       req:page#1 req:page#2 timer:5ms.1@page#1 io:db.2@page#1  (4 events)

FAILED traces/s.json on workerd-2026-11-17: the spec has changed since the trace was recorded; the replay differs
  spec      specs/batch.js has changed since the trace was recorded
  differs   first in event 2 of 4, req:page#2, effect 1
  trace     one
  replay    two

2 passed, 3 failed, 1 inconclusive, 1 cannot run, of 5 specs and 2 counterexamples; 1,244 states explored
1 search had no expectation to be compared with
left out, for nothing that changed since main affects them: 1 spec and 0 counterexamples
settings: ctxcheck.yaml
)");
}

TEST(RenderGate, Nothing) {
  EXPECT_EQ(report::render_gate({}, kWide),
            "0 passed, 0 failed, of 0 specs and 0 counterexamples; 0 states explored\n");
}

TEST(RenderGate, AProfileThatFailsIsNamedAmongThoseThatPass) {
  report::GateResult result = testing::gate_result();
  report::GateItem& item = result.items[1];
  item.status = report::GateItem::Status::Failed;
  item.expected.emplace();
  item.appeared = {"hung"};
  EXPECT_NE(report::render_gate(result, kWide)
                .find("FAILED        specs/a.js       2 profiles              "
                      "workerd-2025-09-24-off: worse than expected: hung appeared\n"),
            std::string::npos);
}

TEST(UnifiedDiff, SameTextsHaveNone) {
  EXPECT_EQ(report::unified_diff("a", "x\n", "x\n", kWide), "");
}

TEST(UnifiedDiff, ThreeLinesAroundEachChange) {
  expect_text(report::unified_diff("a.js", "1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nfive\n6\n7\n", kWide),
              R"(
--- a.js
+++ a.js
@@ -2,5 +2,6 @@
 2
 3
 4
-5
+five
 6
+7
)");
}

TEST(UnifiedDiff, ALineFeedAtTheEndIsADifference) {
  const std::string text = report::unified_diff("a.js", "1\n2", "1\n2\n", kWide);
  EXPECT_NE(text.find("-2\n\\ No newline at end of file\n+2\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace ctxcheck
