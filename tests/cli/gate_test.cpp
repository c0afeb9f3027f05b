// ctxcheck gate: green only if everything is as it should be. Its own file because a gate that
// passes wrongly is worse than none.
#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;

class GateCommand : public CliTest {
 protected:
  GateCommand() {
    write("specs/safe.js", kSafeSpec);
    write("specs/deep/batch.js", kBatchSpec);
    EXPECT_EQ(ctxcheck({"check", "specs/deep/batch.js", "--trace-dir", "counterexamples"}).code, 1);
  }
};

TEST_F(GateCommand, IsGreenIfAllIsAsExpected) {
  const Finished finished = ctxcheck({"gate"});
  EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  EXPECT_EQ(finished.err, "");
  const nlohmann::json document = json_of(ctxcheck({"gate", "--json"}));
  EXPECT_EQ(document.value("schema", ""), "ctxcheck-gate");
}

TEST_F(GateCommand, AnUnexpectedViolationIsRed) {
  replace("specs/deep/batch.js", "expect: [dead-settle, hung]", "expect: [dead-settle]");
  const Finished finished = ctxcheck({"gate", "specs"});
  EXPECT_EQ(finished.code, 1) << finished.out;
  EXPECT_NE(finished.out.find("worse than expected: hung appeared"), std::string::npos)
      << finished.out;
}

TEST_F(GateCommand, AMissingViolationIsRed) {
  replace("specs/safe.js", "expect: safe", "expect: [hung]");
  const Finished finished = ctxcheck({"gate", "specs"});
  EXPECT_EQ(finished.code, 1) << finished.out;
  EXPECT_NE(finished.out.find("better than expected: hung vanished"), std::string::npos)
      << finished.out;
}

TEST_F(GateCommand, EachProfileHasItsExpectation) {
  replace("specs/safe.js", "expect: safe",
          "runtime: all\nexpect: { default: safe, workerd-2025-09-24: [hung] }");
  const Finished finished = ctxcheck({"gate", "specs/safe.js"});
  EXPECT_EQ(finished.code, 1) << finished.out;
  EXPECT_EQ(count_of(finished.out, "specs/safe.js on workerd-2025-09-24: better than expected"), 1U)
      << finished.out;
  EXPECT_EQ(count_of(finished.out, "FAILED specs/safe.js"), 1U) << finished.out;
}

TEST_F(GateCommand, ASpecWithoutExpectationIsCounted) {
  replace("specs/safe.js", "expect: safe\n", "");
  const Finished finished = ctxcheck({"gate", "specs"});
  EXPECT_EQ(finished.code, 0) << finished.out;
  EXPECT_NE(finished.out.find("1 search had no expectation"), std::string::npos) << finished.out;
}

TEST_F(GateCommand, InconclusiveIsNeverGreen) {
  const Finished finished = ctxcheck({"gate", "specs/safe.js", "--max-states", "2"});
  EXPECT_EQ(finished.code, 3) << finished.out;
}

TEST_F(GateCommand, ABadSpecDoesNotHideTheOthers) {
  write("specs/bad.js",
        "/*---\nrequests: { page: 1 }\n---*/\nexport function page() { return (1; }\n");
  replace("specs/safe.js", "expect: safe", "expect: [hung]");
  const Finished finished = ctxcheck({"gate", "specs"});
  EXPECT_EQ(finished.code, 2) << finished.out;
  EXPECT_NE(finished.out.find("better than expected: hung vanished"), std::string::npos)
      << finished.out;
  EXPECT_NE(finished.err.find("bad.js:4:"), std::string::npos) << finished.err;
}

TEST_F(GateCommand, ACounterexampleOfAChangedSpecIsRed) {
  write("specs/deep/batch.js", std::string(kBatchSpec) + "// a remark\n");
  const Finished finished = ctxcheck({"gate"});
  EXPECT_EQ(finished.code, 1) << finished.out;
  EXPECT_NE(finished.out.find("the spec has changed"), std::string::npos) << finished.out;
}

TEST_F(GateCommand, ACounterexampleThatDivergesIsRed) {
  replace("counterexamples/batch.hung.json", "batch-opened", "batch-joined");
  const Finished finished = ctxcheck({"gate"});
  EXPECT_EQ(finished.code, 1) << finished.out;
  EXPECT_NE(finished.out.find("the replay differs in event 1 of 2"), std::string::npos)
      << finished.out;
}

TEST_F(GateCommand, ACounterexampleThatWasCutOffIsNotLeftOut) {
  const std::string whole = read("counterexamples/batch.hung.json");
  write("counterexamples/batch.hung.json", whole.substr(0, 300));
  EXPECT_EQ(ctxcheck({"gate"}).code, 2);
  write("counterexamples/batch.hung.json", "");
  EXPECT_EQ(ctxcheck({"gate"}).code, 2);
}

TEST_F(GateCommand, WhatIsNeitherSpecNorTraceIsLeftOut) {
  write("specs/helper.js", "export const a = (;\n");
  write("specs/package.json", "{\"name\": \"specs\"}\n");
  write("specs/recorded/old.js", "/*---\nnonsense\n---*/\n");
  write("specs/.hidden/old.js", "/*---\nnonsense\n---*/\n");
  EXPECT_EQ(ctxcheck({"gate"}).code, 0);
  // A file that is named is looked at.
  EXPECT_EQ(ctxcheck({"gate", "specs/helper.js"}).code, 2);
}

TEST_F(GateCommand, AGateThatSeesNothingIsNotGreen) {
  write("empty/readme.txt", "nothing");
  EXPECT_EQ(ctxcheck({"gate", "empty"}).code, 2);
}

TEST_F(GateCommand, SaysWhereAndHowSomethingAppeared) {
  replace("specs/deep/batch.js", "expect: [dead-settle, hung]", "expect: [dead-settle]");
  const Finished finished = ctxcheck({"gate", "specs"});
  for (const char* const part :
       {"FAILED specs/deep/batch.js on workerd-2026-11-17: worse than expected: hung appeared",
        "expected  dead-settle\n", "found     dead-settle, hung\n", "appeared  hung: ",
        "specs/deep/batch.js:8:", "req:page#1 req:page#2  (2 events, the fewest possible)"}) {
    EXPECT_NE(finished.out.find(part), std::string::npos) << part << '\n' << finished.out;
  }
}

TEST_F(GateCommand, WarningsCountIfThatIsWanted) {
  write("specs/late.js",
        "/*---\nrequests: { page: 1 }\nexpect: safe\n---*/\n"
        "import { io } from \"ctxcheck\";\n"
        "export function page() { io(\"log\").then(() => {}); return \"done\"; }\n");
  EXPECT_EQ(ctxcheck({"gate"}).code, 0);
  const Finished strict = ctxcheck({"gate", "--strict"});
  EXPECT_EQ(strict.code, 1);
  EXPECT_NE(strict.out.find("worse than expected: lost-work appeared"), std::string::npos)
      << strict.out;
}

TEST_F(GateCommand, AnExpectationCanBeRequired) {
  replace("specs/safe.js", "expect: safe\n", "");
  const Finished finished = ctxcheck({"gate", "--require-expect"});
  EXPECT_EQ(finished.code, 1);
  EXPECT_NE(finished.out.find("there is no `expect`; found safe"), std::string::npos)
      << finished.out;
}

TEST_F(GateCommand, TheResultDoesNotDependOnTheNumberOfThreads) {
  replace("specs/safe.js", "expect: safe", "runtime: all\nexpect: [hung]");
  write("specs/bad.js", "/*---\nnonsense\n---*/\n");
  write("specs/worse.js", "/*---\nrequests: {}\n---*/\n");
  for (int i = 0; i < 20; ++i) write("specs/many/" + std::to_string(i) + ".js", kBatchSpec);
  replace("counterexamples/batch.hung.json", "batch-opened", "batch-joined");
  const Finished one = ctxcheck({"gate", "--threads", "1"});
  EXPECT_EQ(one.code, 2);
  for (const char* const threads : {"2", "3", "8", "64"}) {
    const Finished many = ctxcheck({"gate", "--threads", threads});
    EXPECT_EQ(many.code, one.code);
    EXPECT_EQ(many.out, one.out);
    EXPECT_EQ(many.err, one.err);
  }
}

// The stack of a thread holds what that of the program holds.
TEST_F(GateCommand, DeepCallsAreTheSameOnAThread) {
  write("specs/deep.js",
        "/*---\nrequests: { page: 1 }\nexpect: safe\n---*/\n"
        "const down = (n) => n === 0 ? 0 : 1 + [n - 1].map(down)[0];\n"
        "export function page() { return down(400); }\n");
  EXPECT_EQ(ctxcheck({"check", "specs/deep.js"}).code, 0);
  EXPECT_EQ(ctxcheck({"gate", "specs/deep.js", "--threads", "2"}).code, 0);
}

}  // namespace
