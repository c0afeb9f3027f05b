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
  EXPECT_NE(finished.out.find("not expected: hung"), std::string::npos) << finished.out;
}

TEST_F(GateCommand, AMissingViolationIsRed) {
  replace("specs/safe.js", "expect: safe", "expect: [hung]");
  const Finished finished = ctxcheck({"gate", "specs"});
  EXPECT_EQ(finished.code, 1) << finished.out;
  EXPECT_NE(finished.out.find("not violated: hung"), std::string::npos) << finished.out;
}

TEST_F(GateCommand, EachProfileHasItsExpectation) {
  replace("specs/safe.js", "expect: safe",
          "runtime: all\nexpect: { default: safe, workerd-2025-09-24: [hung] }");
  const Finished finished = ctxcheck({"gate", "specs/safe.js"});
  EXPECT_EQ(finished.code, 1) << finished.out;
  EXPECT_EQ(count_of(finished.out, "not violated: hung"), 1U) << finished.out;
}

TEST_F(GateCommand, ASpecWithoutExpectationIsCounted) {
  replace("specs/safe.js", "expect: safe\n", "");
  const Finished finished = ctxcheck({"gate", "specs"});
  EXPECT_EQ(finished.code, 0) << finished.out;
  EXPECT_NE(finished.out.find("1 of the searches had no expectation"), std::string::npos)
      << finished.out;
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
  EXPECT_NE(finished.out.find("not violated: hung"), std::string::npos) << finished.out;
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
  EXPECT_NE(finished.out.find("diverges"), std::string::npos) << finished.out;
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

}  // namespace
