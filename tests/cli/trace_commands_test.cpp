// ctxcheck replay and explain: traces that hold, and every way in which one may not. Its own file
// because these commands start from a trace file.
#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;

class Traces : public CliTest {
 protected:
  Traces() {
    write("batch.js", kBatchSpec);
    const Finished finished = ctxcheck({"check", "batch.js", "--trace-dir", "traces"});
    EXPECT_EQ(finished.code, 1) << finished.err;
  }

  const std::string trace_ = "traces/batch.dead-settle.json";
};

TEST_F(Traces, ReplayOfAnUnchangedTraceIsOneLine) {
  const Finished finished = ctxcheck({"replay", trace_});
  EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  EXPECT_TRUE(finished.out.starts_with("replayed: ")) << finished.out;
  EXPECT_EQ(count_of(finished.out, "\n"), 1U);
  EXPECT_NE(finished.out.find("dead-settle"), std::string::npos);
  EXPECT_NE(finished.out.find("batch.js:"), std::string::npos) << finished.out;
}

TEST_F(Traces, ReplayWorksFromAnyFolder) {
  write("elsewhere/file", "");
  Invocation invocation = CliTest::invocation({"replay", "../" + trace_});
  invocation.folder = (folder() / "elsewhere").string();
  const Finished finished = run(invocation);
  EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
}

TEST_F(Traces, ReplayInJson) {
  const Finished finished = ctxcheck({"replay", trace_, "--json"});
  EXPECT_EQ(finished.code, 0);
  EXPECT_EQ(json_of(finished).value("schema", ""), "ctxcheck-replay");
}

TEST_F(Traces, AChangedSpecIsSaidAndStillReplayed) {
  write("batch.js", std::string(kBatchSpec) + "// a remark\n");
  const Finished finished = ctxcheck({"replay", trace_});
  EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  EXPECT_NE(finished.err.find("the spec has changed since the trace was recorded"),
            std::string::npos);
}

TEST_F(Traces, AChangedSpecThatBehavesDifferentlyIs1) {
  replace("batch.js", "io(\"db\")", "io(\"cache\")");
  const Finished finished = ctxcheck({"replay", trace_});
  EXPECT_EQ(finished.code, 1) << finished.out << finished.err;
  EXPECT_NE(finished.err.find("has changed"), std::string::npos);
  EXPECT_NE(finished.out.find("cache"), std::string::npos) << finished.out;
}

TEST_F(Traces, AChangedTurnIsFound) {
  replace(trace_, "batch-opened", "batch-joined");
  const Finished finished = ctxcheck({"replay", trace_});
  EXPECT_EQ(finished.code, 1) << finished.out << finished.err;
  EXPECT_NE(finished.out.find("batch-opened"), std::string::npos) << finished.out;
}

TEST_F(Traces, AnotherProfileIsNoted) {
  const Finished finished = ctxcheck({"replay", trace_, "--runtime", "workerd-2026-11-17-off"});
  EXPECT_EQ(finished.code, 1) << finished.out;
  EXPECT_NE(finished.err.find("recorded under workerd-2026-11-17"), std::string::npos)
      << finished.err;
}

TEST_F(Traces, BrokenTracesAreRefused) {
  const std::string whole = read(trace_);
  write("cut.json", whole.substr(0, whole.size() / 2));
  write("empty.json", "");
  write("other.json", "{}");
  for (const char* broken : {"cut.json", "empty.json", "other.json"}) {
    for (const char* command : {"replay", "explain"}) {
      const Finished finished = ctxcheck({command, broken});
      EXPECT_EQ(finished.code, 2) << command << " " << broken << finished.out;
      EXPECT_EQ(count_of(finished.err, "error["), 1U) << finished.err;
    }
  }
}

TEST_F(Traces, ATraceWithoutItsSpecIsRefused) {
  std::filesystem::remove(folder() / "batch.js");
  EXPECT_EQ(ctxcheck({"replay", trace_}).code, 2);
  EXPECT_EQ(ctxcheck({"explain", trace_}).code, 2);
}

TEST_F(Traces, ATraceWhoseHandlerIsGoneIsRefused) {
  replace("batch.js", "page: 2", "sheet: 2");
  replace("batch.js", "function page", "function sheet");
  const Finished finished = ctxcheck({"replay", trace_});
  EXPECT_EQ(finished.code, 2) << finished.out;
  EXPECT_NE(finished.err.find("page"), std::string::npos) << finished.err;
}

TEST_F(Traces, ExplainTellsTheStory) {
  const Finished finished = ctxcheck({"explain", trace_});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_NE(finished.out.find("page#1"), std::string::npos);
  EXPECT_NE(finished.out.find("page#2"), std::string::npos);
  EXPECT_NE(finished.out.find("ctxcheck replay " + trace_), std::string::npos) << finished.out;
  EXPECT_EQ(finished.err, "");
}

TEST_F(Traces, ExplainWritesAPage) {
  const Finished finished = ctxcheck({"explain", trace_, "--html", "pages/batch.html"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(finished.out, "written: pages/batch.html\n");
  const std::string page = read("pages/batch.html");
  EXPECT_TRUE(page.starts_with("<!doctype html>"));
  EXPECT_NE(page.find("<title>dead-settle: batch.js</title>"), std::string::npos);
  EXPECT_NE(page.find("ctxcheck replay " + trace_), std::string::npos);
  // Twice the same, so that a page that is kept does not change by itself.
  ASSERT_EQ(ctxcheck({"explain", trace_, "--html", "again.html"}).code, 0);
  EXPECT_EQ(read("again.html"), page);
}

TEST_F(Traces, APageThatCannotBeWrittenIs2) {
  write("file", "");
  for (const char* path : {"traces", "file/page.html", "/dev/full"}) {
    const Finished finished = ctxcheck({"explain", trace_, "--html", path});
    EXPECT_EQ(finished.code, 2) << path << finished.out;
    EXPECT_EQ(count_of(finished.err, "error[cannot-write]"), 1U) << finished.err;
  }
  EXPECT_EQ(ctxcheck({"explain", trace_, "--html", ""}).code, 2);
}

TEST_F(Traces, OutcomesOnAPage) {
  const Finished finished = ctxcheck({"outcomes", "batch.js", "--html", "outcomes.html"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(finished.out, "written: outcomes.html (2 of 2 outcomes)\n");
  EXPECT_NE(read("outcomes.html").find("<title>2 outcomes: batch.js</title>"), std::string::npos);
}

TEST_F(Traces, APageOfASearchThatWasStoppedSaysSo) {
  const Finished finished =
      ctxcheck({"outcomes", "batch.js", "--html", "outcomes.html", "--max-states", "7"});
  EXPECT_EQ(finished.code, 3) << finished.out << finished.err;
  if (exists("outcomes.html")) {
    EXPECT_NE(read("outcomes.html").find("there may be more"), std::string::npos);
  } else {
    EXPECT_NE(finished.err.find("no page is written"), std::string::npos) << finished.err;
  }
}

TEST_F(Traces, PagesAreOfOneProfileOfTheModel) {
  EXPECT_EQ(ctxcheck({"outcomes", "batch.js", "--html", "o.html", "--runtime", "all"}).code, 2);
  EXPECT_EQ(ctxcheck({"outcomes", "batch.js", "--html", "o.html", "--on", "workerd"}).code, 2);
  EXPECT_EQ(ctxcheck({"outcomes", "batch.js", "--html", "o.html", "--json"}).code, 2);
  EXPECT_FALSE(exists("o.html"));
}

TEST_F(Traces, ExplainInTheFormsOfOtherPrograms) {
  const Finished mermaid = ctxcheck({"explain", trace_, "--mermaid"});
  EXPECT_EQ(mermaid.code, 0) << mermaid.err;
  EXPECT_TRUE(mermaid.out.starts_with("sequenceDiagram\n")) << mermaid.out;
  const Finished itf = ctxcheck({"explain", trace_, "--itf"});
  EXPECT_EQ(itf.code, 0) << itf.err;
  EXPECT_EQ(json_of(itf)["#meta"].value("format", ""), "ITF");
  const Finished events = ctxcheck({"explain", trace_, "--chrome-trace", "events.json"});
  EXPECT_EQ(events.code, 0) << events.err;
  EXPECT_TRUE(nlohmann::json::parse(read("events.json")).contains("traceEvents"));
  EXPECT_EQ(ctxcheck({"explain", trace_, "--mermaid", "--itf"}).code, 2);
  EXPECT_EQ(ctxcheck({"explain", trace_, "--itf", "--html", "page.html"}).code, 2);
  EXPECT_FALSE(exists("page.html"));
}

TEST_F(Traces, StatesAsAGraph) {
  const Finished graph = ctxcheck({"outcomes", "batch.js", "--dot"});
  EXPECT_EQ(graph.code, 0) << graph.err;
  EXPECT_TRUE(graph.out.starts_with("digraph states {"));
  EXPECT_NE(graph.out.find("dead-settle\", color="), std::string::npos) << graph.out;
  EXPECT_NE(graph.out.find("page#2 error:hung\\nW\", peripheries=2"), std::string::npos);
  EXPECT_EQ(ctxcheck({"outcomes", "batch.js", "--dot", "--json"}).code, 2);
}

TEST_F(Traces, AGraphThatIsTooLargeIsRefused) {
  write("large.js", kLargeSpec);
  const Finished finished = ctxcheck({"outcomes", "large.js", "--dot"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_EQ(finished.out, "");
  EXPECT_NE(finished.err.find("more than 200 states"), std::string::npos) << finished.err;
  const Finished stopped = ctxcheck({"outcomes", "batch.js", "--dot", "--max-states", "3"});
  EXPECT_EQ(stopped.code, 2);
  EXPECT_EQ(stopped.out, "");
}

TEST_F(Traces, StuckIsDecidedAgain) {
  write("stuck.js", R"(/*---
requests: { page: 1 }
---*/
import { io } from "ctxcheck";
export async function page(request, env, ctx) { while (true) await io("poll"); }
)");
  ASSERT_EQ(ctxcheck({"check", "stuck.js", "--check", "stuck", "--trace-dir", "traces"}).code, 1);
  const Finished finished = ctxcheck({"replay", "traces/stuck.stuck.json"});
  EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  EXPECT_NE(finished.out.find("seen again"), std::string::npos);
}

}  // namespace
