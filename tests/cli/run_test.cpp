// ctxcheck run: schedules as users type them. Its own file because it is the command whose input is
// easiest to get wrong.
#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;

class Run : public CliTest {
 protected:
  Run() {
    write("safe.js", kSafeSpec);
    write("choose.js", R"(/*---
requests: { page: 1 }
---*/
import { choose } from "ctxcheck";
export function page() { console.log("hello"); return choose(3); }
)");
    write("endless.js", R"(/*---
requests: { page: 1 }
---*/
import { io } from "ctxcheck";
export async function page() { while (true) await io("again"); }
)");
    write("loops.js", R"(/*---
requests: { page: 1 }
---*/
import { io } from "ctxcheck";
export async function page() { await io("db"); while (true) {} }
)");
  }
};

TEST_F(Run, TakesTheFirstEnabledEventByDefault) {
  const Finished finished = ctxcheck({"run", "safe.js"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(finished.err, "");
  EXPECT_EQ(count_of(finished.out, "ok:db"), count_of(ctxcheck({"run", "safe.js"}).out, "ok:db"));
  EXPECT_NE(finished.out.find("ok:db"), std::string::npos) << finished.out;
}

TEST_F(Run, TakesTokensOrAJsonArray) {
  const Finished tokens =
      ctxcheck({"run", "safe.js", "--schedule", "req:page#1 req:page#2 io:db.1@page#2"});
  EXPECT_EQ(tokens.code, 0) << tokens.err;
  const Finished json = ctxcheck(
      {"run", "safe.js", "--schedule", R"(["req:page#1", "req:page#2", "io:db.1@page#2"])"});
  EXPECT_EQ(json.code, 0) << json.err;
  EXPECT_EQ(tokens.out, json.out);
  EXPECT_NE(tokens.out.find("pending"), std::string::npos) << tokens.out;
}

TEST_F(Run, AnEventThatIsNotEnabledIsNamedWithItsPosition) {
  const Finished finished =
      ctxcheck({"run", "safe.js", "--schedule", "req:page#1 io:db.7@page#1 req:page#2"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_EQ(finished.out, "");
  EXPECT_NE(finished.err.find("event 2"), std::string::npos) << finished.err;
  EXPECT_NE(finished.err.find("io:db.7@page#1"), std::string::npos);
  EXPECT_NE(finished.err.find("req:page#2 io:db.1@page#1"), std::string::npos) << finished.err;
}

TEST_F(Run, MalformedSchedulesAreRefused) {
  for (const char* schedule : {"req:page#1?x", "[\"req:page#1\"", "[1]", "req:page#1?"}) {
    const Finished finished = ctxcheck({"run", "safe.js", "--schedule", schedule});
    EXPECT_EQ(finished.code, 2) << schedule;
    EXPECT_EQ(count_of(finished.err, "error["), 1U) << finished.err;
  }
}

TEST_F(Run, ChoicesAreTakenAndChecked) {
  const Finished finished = ctxcheck({"run", "choose.js", "--schedule", "req:page?2"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_NE(finished.out.find("ok:2"), std::string::npos) << finished.out;
  EXPECT_NE(finished.out.find("hello"), std::string::npos);
  EXPECT_NE(ctxcheck({"run", "choose.js"}).out.find("ok:0"), std::string::npos);
  const Finished range = ctxcheck({"run", "choose.js", "--schedule", "req:page?3"});
  EXPECT_EQ(range.code, 2);
  EXPECT_NE(range.err.find("below 3"), std::string::npos) << range.err;
  EXPECT_EQ(ctxcheck({"run", "choose.js", "--schedule", "req:page?1,1"}).code, 2);
}

TEST_F(Run, JsonHasASchema) {
  const Finished finished = ctxcheck({"run", "choose.js", "--json"});
  EXPECT_EQ(finished.code, 0);
  EXPECT_TRUE(json_of(finished).contains("schema"));
}

TEST_F(Run, AnEndlessRunIsEndedAndInconclusive) {
  const Finished finished = ctxcheck({"run", "endless.js", "--json"});
  EXPECT_EQ(finished.code, 3) << finished.err;
  EXPECT_NE(finished.err.find("endless"), std::string::npos) << finished.err;
}

TEST_F(Run, ATurnThatDoesNotEndIsInconclusiveWithItsPlaceAndSchedule) {
  const Finished finished = ctxcheck({"run", "loops.js"});
  EXPECT_EQ(finished.code, 3) << finished.err;
  EXPECT_NE(finished.err.find("loops.js:5:"), std::string::npos) << finished.err;
  EXPECT_NE(finished.err.find("req:page io:db.1@page"), std::string::npos) << finished.err;
}

}  // namespace
