// Runs as columns and as prose, as a whole. The expected ones are written out, so that a change of
// words or layout is seen in review.
#include <gtest/gtest.h>

#include "report/sample_report.hpp"

namespace ctxcheck {
namespace {

constexpr report::Style kWide{false, 100};

// `expected` starts behind a line feed.
void expect_text(const std::string& text, const std::string& expected) {
  EXPECT_EQ('\n' + text, expected);
}

TEST(RenderColumns, OneColumnPerRequest) {
  expect_text(report::render_columns(testing::short_trace(), testing::sample_source(), kWide), R"(
specs/batch.js on workerd-2026-11-17, 4 events, the fewest possible

       page#1                                         page#2

  1  | arrives
     |   8: const row = await loader.load(1);
     |     opens a batch
     |     starts a 5 ms timer
     |     joins it (1 job)
     |     waits for a promise of its own
     |
  2  |                                              | arrives
     |                                              |   8: const row = await loader.load(1);
     |                                              |     joins the batch that page#1 opened (2
     |                                              |       jobs)
     |                                              |>    waits for a promise of its own
     |                                              | -> is cancelled as hung
     |                                              x    ! hung
     |
  3  | 5 ms timer fires
     |   dispatches its batch (2 jobs)
     |   6: ..., delay: 5, load: () => io("db") });
     |     starts call db
     |
  4  | call db completes
     |   hands out what was loaded (2 jobs)
     |>  settles a promise of page#2, which has
     |     ended (the runtime warns: W)
     |   ! dead-settle
     |   answers ok:db
     x -> ends

     -> happens by itself   x its context is dead   > cause and violation

  outcome   page#1 ok:db, page#2 error:hung; 1 runtime warning (W)
  violates  dead-settle: a promise of page#2 is settled after page#2 ended; what waited for it never
            runs (specs/batch.js:8:21)
  again     ctxcheck run specs/batch.js --runtime workerd-2026-11-17 --requests page=2 --schedule "req:page#1 req:page#2 timer:5ms.1@page#1 io:db.2@page#1"
)");
}

TEST(RenderColumns, CellsWrap) {
  expect_text(report::render_columns(testing::short_trace(), testing::sample_source(), {false, 60}),
              R"(
specs/batch.js on workerd-2026-11-17, 4 events, the fewest possible

       page#1                     page#2

  1  | arrives
     |   8: ... = await load...
     |     opens a batch
     |     starts a 5 ms timer
     |     joins it (1 job)
     |     waits for a promise
     |       of its own
     |
  2  |                          | arrives
     |                          |   8: ... = await load...
     |                          |     joins the batch that
     |                          |       page#1 opened (2
     |                          |       jobs)
     |                          |>    waits for a promise
     |                          |       of its own
     |                          | -> is cancelled as hung
     |                          x    ! hung
     |
  3  | 5 ms timer fires
     |   dispatches its batch
     |     (2 jobs)
     |   6: ...load: () => i...
     |     starts call db
     |
  4  | call db completes
     |   hands out what was
     |     loaded (2 jobs)
     |>  settles a promise of
     |     page#2, which has
     |     ended (the runtime
     |     warns: W)
     |   ! dead-settle
     |   answers ok:db
     x -> ends

     -> happens by itself   x its context is dead   > cause and violation

  outcome   page#1 ok:db, page#2 error:hung; 1 runtime
            warning (W)
  violates  dead-settle: a promise of page#2 is settled
            after page#2 ended; what waited for it never
            runs (specs/batch.js:8:21)
  again     ctxcheck run specs/batch.js --runtime workerd-2026-11-17 --requests page=2 --schedule "req:page#1 req:page#2 timer:5ms.1@page#1 io:db.2@page#1"
)");
}

TEST(RenderStory, AParagraphAnEvent) {
  expect_text(report::render_story(testing::short_trace(), testing::sample_source(), kWide), R"(
specs/batch.js on workerd-2026-11-17, 4 events, the fewest possible

  1  page#1 arrives. Line 8: it opens a batch, starts a 5 ms timer, joins it (1 job) and waits for a
     promise of its own.

  2  page#2 arrives. Line 8 (`const row = await loader.load(1);`): it joins the batch that page#1
     opened (2 jobs) and waits for a promise of its own. Nothing of its own is pending now, so the
     runtime cancels page#2 as hung.

  3  page#1's 5 ms timer fires. It dispatches its batch (2 jobs). Line 6: it starts call db.

  4  page#1's call db completes. It hands out what was loaded (2 jobs), settles a promise of page#2,
     which has ended (the runtime warns: W) and answers ok:db. This is where dead-settle shows.
     page#1 ends.

  =  In the end page#1 has ok:db and page#2 has error:hung, and the runtime has warned once.

  !  dead-settle is violated: a promise of page#2 is settled after page#2 ended; what waited for it
     never runs. A promise belongs to the request in which it was made. Once that request is over,
     the runtime drops every later settlement of the promise, and the code that waits for it never
     runs.

     Again: ctxcheck run specs/batch.js --runtime workerd-2026-11-17 --requests page=2 --schedule "req:page#1 req:page#2 timer:5ms.1@page#1 io:db.2@page#1"
)");
}

TEST(RenderColumns, LinesFitTheTerminal) {
  for (const std::uint32_t width : {50U, 64U, 80U, 120U, 200U}) {
    const std::string text = report::render_columns(
        testing::short_trace(), testing::sample_source(), {false, width}, "command");
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = text.find('\n', begin)) != std::string::npos;
         begin = end + 1) {
      const std::string line = text.substr(begin, end - begin);
      const bool free = line.starts_with("     ->") || line.starts_with("specs/");
      EXPECT_TRUE(free || line.size() <= width) << width << ": " << line;
    }
  }
}

TEST(RenderColumns, WithoutAClaimAllFindingsAreListed) {
  trace::Trace trace = testing::short_trace();
  trace.claim.reset();
  trace.outcome.console = {"one\x1b[31m"};
  const std::string text =
      report::render_columns(trace, testing::sample_source(), kWide, "the command");
  EXPECT_NE(text.find("  violates  hung: "), std::string::npos) << text;
  EXPECT_NE(text.find("  violates  dead-settle: "), std::string::npos);
  EXPECT_NE(text.find("  printed   one\\x1b[31m\n"), std::string::npos);
  EXPECT_TRUE(text.ends_with("  again     the command\n"));
  EXPECT_EQ(text.find("|>"), std::string::npos);
}

TEST(RenderColumns, ARunWithoutRequests) {
  trace::Trace trace = testing::short_trace();
  trace.claim.reset();
  trace.events.resize(1);
  trace.events[0].turns[0].effects = {{system::EffectKind::Console, "none", "loaded", {6, 1}}};
  trace.outcome = {};
  const std::string text = report::render_columns(trace, testing::sample_source(), kWide);
  EXPECT_NE(text.find("the module is evaluated"), std::string::npos) << text;
  EXPECT_NE(text.find("prints \"loaded\""), std::string::npos);
}

}  // namespace
}  // namespace ctxcheck
