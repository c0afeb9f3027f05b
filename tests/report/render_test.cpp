// The texts that people read, as a whole. The expected ones are written out, so that a change of
// words or layout is seen in review.
#include <gtest/gtest.h>

#include "model/model.hpp"
#include "report/sample_report.hpp"

namespace ctxcheck {
namespace {

constexpr report::Style kWide{false, 100};

// `expected` starts behind a line feed.
void expect_text(const std::string& text, const std::string& expected) {
  EXPECT_EQ('\n' + text, expected);
}

TEST(RenderCheck, SafeIsFourLines) {
  expect_text(report::render_check(testing::safe_report(), testing::sample_source(), false, kWide),
              R"(
SAFE specs/batch.js on workerd-2026-11-17: no order of events violates a property
  bounds    page x2; disconnects 0; failures none; bursts 0
  explored  1,234 states, 5,678 transitions, up to 6 events; complete; states stored exactly
  reached   every handler and every line
)");
}

TEST(RenderCheck, ViolatedSaysWhatWhereAndHow) {
  expect_text(
      report::render_check(testing::violated_report(), testing::sample_source(), false, kWide), R"(
VIOLATED specs/batch.js on workerd-2026-11-17: dead-settle and hung

  dead-settle
  what      a promise of page#2 is settled after page#2 ended; what waited for it never runs
  where     specs/batch.js:8:21  const row = await loader.load(1);
  how       req:page#1 req:page#2 timer:5ms.1@page#1 io:db.2@page#1  (4 events)
  replay    ctxcheck replay traces/batch.dead-settle.json

  hung
  what      page#2 is cancelled: nothing of its own can answer it any more
  where     specs/batch.js:8:15  const row = await loader.load(1);
  how       req:page#1 req:page#2  (2 events, the fewest possible)
  replay    ctxcheck run specs/batch.js --runtime workerd-2026-11-17 --schedule "req:page#1 req:page#2"

  warning   lost-work: io:log.3@page#1 is cancelled: page#1 has been answered (specs/batch.js:9:3; 4
            events)
  bounds    page x2; disconnects 0; failures none; bursts 0
  explored  1,234 states, 5,678 transitions, up to 6 events; complete; states stored exactly
  unreached handler save and lines 4, 6-8
)");
}

TEST(RenderCheck, InconclusiveSaysHowToGoOn) {
  expect_text(
      report::render_check(testing::partial_report(), testing::sample_source(), false, kWide), R"(
INCONCLUSIVE specs/batch.js on workerd-2026-11-17: no violation so far
  stopped   the limit on states was reached; --max-states N raises it
  failed    the turn does not end within 1000000 steps (specs/batch.js:8:3), after req:page#1?2
  undecided every property: what was not seen may still be possible
  go on     raise the limit, or make it smaller: fewer --requests, --disconnects 0, one property
            with --check
  bounds    page x2; disconnects 0; failures none; bursts 0
  explored  1,234 states, 5,678 transitions, up to 6 events; not complete; states stored exactly
  reached   every handler and every line
)");
}

TEST(RenderOutcomes, EachWithItsSchedule) {
  expect_text(report::render_outcomes(testing::outcomes_report(), kWide), R"(
specs/batch.js on workerd-2026-11-17-off: 2 outcomes

  1
  outcome   page#1 ok:db, page#2 error:hung
  warning   W: the runtime warns
  how       req:page#1 req:page#2 timer:5ms.1@page#1 io:db.2@page#1  (4 of 12,345 orders)

  2
  outcome   page#1 ok:db, page#2 ok:db
  printed   one
  printed   two\n
  how       load?1 req:page#1

  bounds    page x2; disconnects 0; failures none; bursts 0
  explored  1 state, 12,345 orders; complete; states stored exactly
)");
}

TEST(RenderDifference, NamesThePlace) {
  expect_text(
      report::render_difference({2, 1, 0, "expected", "actual"}, testing::short_trace(), kWide), R"(
DIFFERS from the trace in event 2 of 4, req:page#2, turn hang:page#2, effect 1
  trace     expected
  replay    actual
)");
}

TEST(RenderDifference, AtTheEnd) {
  EXPECT_TRUE(report::render_difference({5, {}, {}, "a", "b"}, testing::short_trace(), kWide)
                  .starts_with("DIFFERS from the trace at its end\n"));
}

TEST(RenderCheck, DetailsAddTheColumnsOfEachTrace) {
  const report::CheckReport report = testing::violated_report();
  const spec::SourceFile source = testing::sample_source();
  const std::string brief = report::render_check(report, source, false, kWide);
  const std::string text = report::render_check(report, source, true, kWide);
  EXPECT_TRUE(text.starts_with(brief));
  std::size_t columns = 0;
  for (std::size_t at = 0; (at = text.find("happens by itself", at)) != std::string::npos; ++at) {
    ++columns;
  }
  EXPECT_EQ(columns, report.traces.size());
}

TEST(RenderCheck, ColourChangesNothingElse) {
  const report::CheckReport report = testing::violated_report();
  const spec::SourceFile source = testing::sample_source();
  std::string text = report::render_check(report, source, true, {true, 100});
  EXPECT_NE(text.find("\x1b["), std::string::npos);
  for (std::size_t at = 0; (at = text.find("\x1b[")) != std::string::npos;) {
    text.erase(at, text.find('m', at) + 1 - at);
  }
  EXPECT_EQ(text, report::render_check(report, source, true, kWide));
}

TEST(Command, NamesWhatTheFrontMatterDoesNot) {
  trace::Trace trace = testing::sample_trace();
  trace.spec_path = "my specs/it's.js";
  trace.flags = {std::string(trace::kFlagOff)};
  trace.scope.bursts.any = true;
  trace.scope.disconnects = 1;
  trace.scope.failures = {"db", "s3"};
  trace.scope.ordered_arrival = false;
  trace.events.resize(2);
  trace.events[1].scheduled.token = "req:$x";
  EXPECT_EQ(report::command_of(trace, "", std::nullopt),
            "ctxcheck run \"my specs/it's.js\" --runtime workerd-2026-11-17-off --requests page=2 "
            "--disconnects 1 --failures db,s3 --bursts any --param R=2 --param ratio=0.5 --param "
            "deep=true --param \"name=x y\" --arrival any --schedule 'req:$x'");
  EXPECT_EQ(report::command_of(trace, "", trace.scope),
            "ctxcheck run \"my specs/it's.js\" --runtime workerd-2026-11-17-off --schedule "
            "'req:$x'");
  trace::Scope declared = trace.scope;
  declared.disconnects = 0;
  declared.params[0].second = 3.0;
  EXPECT_EQ(report::command_of(trace, "", declared),
            "ctxcheck run \"my specs/it's.js\" --runtime workerd-2026-11-17-off --disconnects 1 "
            "--param R=2 --schedule 'req:$x'");
  EXPECT_EQ(report::command_of(trace, "t/x.json", declared), "ctxcheck replay t/x.json");
}

TEST(RenderMachines, TablesAndGraph) {
  const std::vector<model::MachineDescription> machines{
      {"door", "Opens.", "Shut", {"Shut", "Open"}, {{"Shut", "\"push\"", "Open", "1.1"}}}};
  expect_text(report::render_machines(machines, kWide), R"(
door: Opens.
  states: Shut, Open; the first is Shut
  from  on      to    rule
  Shut  "push"  Open  1.1
)");
  expect_text(report::dot_of_machines(machines), R"dot(
digraph ctxcheck {
  rankdir=LR;
  node [shape=box, style=rounded];
  subgraph "cluster_door" {
    label="door";
    "door starts" [shape=point];
    "door.Shut" [label="Shut"];
    "door.Open" [label="Open"];
    "door starts" -> "door.Shut";
    "door.Shut" -> "door.Open" [label="\"push\" (1.1)"];
  }
}
)dot");
}

TEST(RenderProfiles, EveryProfileAndDifference) {
  const std::string text = report::render_profiles(model::profiles(), kWide);
  for (const model::Profile& profile : model::profiles()) {
    EXPECT_NE(text.find(profile.name), std::string::npos);
  }
  EXPECT_NE(text.find("a promise whose owner has ended fails"), std::string::npos) << text;
}

}  // namespace
}  // namespace ctxcheck
