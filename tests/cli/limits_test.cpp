// Searches that end early, and results that cannot be written. Its own file because all of it is
// about never taking a part for the whole.
#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;
using namespace std::chrono_literals;

class Limits : public CliTest {
 protected:
  Limits() { write("large.js", kLargeSpec); }

  void expect_inconclusive(const Finished& finished, const std::string& reason) {
    EXPECT_EQ(finished.code, 3) << finished.out << finished.err;
    EXPECT_NE(finished.out.find("INCONCLUSIVE"), std::string::npos) << finished.out;
    EXPECT_NE(finished.out.find(reason), std::string::npos) << finished.out;
  }
};

TEST_F(Limits, States) {
  expect_inconclusive(ctxcheck({"check", "large.js", "--max-states", "500"}), "state");
}

TEST_F(Limits, Time) {
  const Finished finished = ctxcheck({"check", "large.js", "--timeout", "0.5"});
  expect_inconclusive(finished, "time");
  EXPECT_LT(finished.elapsed, 10s);
}

TEST_F(Limits, Memory) {
  const Finished finished = ctxcheck({"check", "large.js", "--memory", "4M"});
  expect_inconclusive(finished, "memory");
}

TEST_F(Limits, OutcomesAndJson) {
  EXPECT_EQ(ctxcheck({"outcomes", "large.js", "--max-states", "500"}).code, 3);
  const Finished finished = ctxcheck({"check", "large.js", "--json", "--max-states", "500"});
  EXPECT_EQ(finished.code, 3);
  EXPECT_EQ(json_of(finished).value("schema", ""), "ctxcheck-check");
}

TEST_F(Limits, AnInterruptGivesThePartialResult) {
  for (const char* command : {"check", "outcomes"}) {
    Invocation wanted = invocation({command, "large.js"});
    wanted.interrupt_after = 1s;
    const Finished finished = run(wanted);
    EXPECT_EQ(finished.code, 3) << command << finished.err;
    EXPECT_EQ(finished.signal, 0);
    EXPECT_NE(finished.out.find("interrupted"), std::string::npos) << finished.out;
    EXPECT_LT(finished.elapsed, 10s);
  }
}

TEST_F(Limits, AnInterruptedGateIsNotGreen) {
  write("specs/large.js", kLargeSpec);
  write("specs/later.js", kSafeSpec);
  Invocation wanted = invocation({"gate"});
  wanted.interrupt_after = 1s;
  const Finished finished = run(wanted);
  EXPECT_EQ(finished.code, 3) << finished.out << finished.err;
  EXPECT_NE(finished.out.find("later.js"), std::string::npos) << finished.out;
}

TEST_F(Limits, AFullDiskIs2) {
  write("safe.js", kSafeSpec);
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"check", "safe.js"},
                                                    {"check", "safe.js", "--json"},
                                                    {"outcomes", "safe.js"},
                                                    {"run", "safe.js"},
                                                    {"gate", "safe.js"},
                                                    {"litmus", "--out", "new", "--sample", "1"},
                                                    {"machines"},
                                                    {"profiles"},
                                                    {"--help"},
                                                    {"--version"}}) {
    Invocation wanted = invocation(arguments);
    wanted.stdout_path = "/dev/full";
    const Finished finished = run(wanted);
    EXPECT_EQ(finished.code, 2) << arguments.front();
    EXPECT_EQ(count_of(finished.err, "cannot be written"), 1U) << finished.err;
  }
}

TEST_F(Limits, AClosedStdoutIs2AndNothingElseIsWrittenOver) {
  write("batch.js", kBatchSpec);
  Invocation wanted = invocation({"check", "batch.js", "--trace-dir", "traces"});
  wanted.stdout_closed = true;
  const Finished finished = run(wanted);
  EXPECT_EQ(finished.code, 2) << finished.err;
  EXPECT_EQ(read("batch.js"), kBatchSpec);
  EXPECT_EQ(ctxcheck({"replay", "traces/batch.hung.json"}).code, 0);
}

}  // namespace
