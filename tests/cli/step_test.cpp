// ctxcheck explain --step: keys, and the terminal given back on every way out.
#include <csignal>
#include <memory>

#include <sys/wait.h>

#include "cli/cli_fixture.hpp"
#include "cli/pseudo_terminal.hpp"

namespace {

using namespace ctxcheck::test_support;

class Stepping : public CliTest {
 protected:
  Stepping() {
    write("batch.js", kBatchSpec);
    EXPECT_EQ(ctxcheck({"check", "batch.js", "--trace-dir", "traces"}).code, 1);
  }

  [[nodiscard]] std::unique_ptr<PseudoTerminal> walk() const {
    return std::make_unique<PseudoTerminal>(
        std::vector<std::string>{CTXCHECK_BINARY, "explain", "traces/batch.dead-settle.json",
                                 "--step"},
        folder().string());
  }
};

// As it was before the program came: cooked, with an echo, on the first screen, with a cursor.
void expect_given_back(const PseudoTerminal& terminal) {
  const termios now = terminal.modes();
  const termios& before = terminal.modes_before();
  EXPECT_EQ(now.c_lflag, before.c_lflag);
  EXPECT_EQ(now.c_iflag, before.c_iflag);
  EXPECT_EQ(now.c_oflag, before.c_oflag);
  const std::string& output = terminal.output();
  EXPECT_EQ(count_of(output, "\x1b[?1049h"), count_of(output, "\x1b[?1049l"));
  EXPECT_GT(output.rfind("\x1b[?1049l"), output.rfind("\x1b[?1049h"));
  EXPECT_GT(output.rfind("\x1b[?25h"), output.rfind("\x1b[?25l"));
}

TEST_F(Stepping, GoesWhereTheKeysLead) {
  const auto terminal = walk();
  ASSERT_TRUE(terminal->wait_for("step 1 of 17")) << terminal->output();
  EXPECT_EQ(terminal->modes().c_lflag & (ICANON | ECHO), 0U);
  const std::vector<std::pair<std::string, std::string>> moves{
      {"j", "step 2 of"},      {"\x1b[B", "step 3 of"},  {" ", "step 4 of"},
      {"k", "step 3 of"},      {"\x1b[A", "step 2 of"},  {"l", "step 6 of"},
      {"\x1b[C", "step 9 of"}, {"h", "step 6 of"},       {"\x1bOD", "step 1 of"},
      {"G", "step 17 of"},     {"j", "step 17 of"},      {"g", "step 1 of"},
      {"k", "step 1 of"},      {"\x1b[F", "step 17 of"}, {"\x1b[1~", "step 1 of"},
      {"?", "step 1 of"},      {"\x1b[5~", "step 1 of"}, {"v", "! dead-settle"}};
  for (const auto& [keys, expected] : moves) {
    terminal->type(keys);
    ASSERT_TRUE(terminal->wait_for(expected)) << keys << "\n" << terminal->output();
  }
  terminal->type("q");
  const int status = terminal->finish();
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  expect_given_back(*terminal);
  EXPECT_TRUE(
      terminal->output().ends_with("Again: ctxcheck replay traces/batch.dead-settle.json\r\n"));
}

TEST_F(Stepping, EndsAtControlCAndAtTheEndOfTheInput) {
  for (const char* key : {"\x03", "\x04"}) {
    const auto terminal = walk();
    ASSERT_TRUE(terminal->wait_for("q quit"));
    terminal->type(key);
    EXPECT_EQ(terminal->finish(), 0);
    expect_given_back(*terminal);
  }
}

TEST_F(Stepping, ASignalEndsItAsItEndsOtherPrograms) {
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
    const auto terminal = walk();
    ASSERT_TRUE(terminal->wait_for("q quit"));
    terminal->send(signal);
    const int status = terminal->finish();
    ASSERT_TRUE(WIFSIGNALED(status)) << status;
    EXPECT_EQ(WTERMSIG(status), signal);
    expect_given_back(*terminal);
  }
}

TEST_F(Stepping, IsStoppedAndContinued) {
  const auto terminal = walk();
  ASSERT_TRUE(terminal->wait_for("step 1 of 17"));
  terminal->type("j");
  ASSERT_TRUE(terminal->wait_for("step 2 of 17"));
  for (const bool by_key : {true, false}) {
    if (by_key) {
      terminal->type("\x1a");
    } else {
      terminal->send(SIGTSTP);
    }
    ASSERT_TRUE(terminal->stops());
    ASSERT_TRUE(terminal->wait_for("\x1b[?1049l"));
    expect_given_back(*terminal);
    terminal->send(SIGCONT);
    ASSERT_TRUE(terminal->wait_for("step 2 of 17")) << "it goes on where it was";
    EXPECT_EQ(terminal->modes().c_lflag & ECHO, 0U);
  }
  terminal->type("q");
  EXPECT_EQ(terminal->finish(), 0);
  expect_given_back(*terminal);
}

TEST_F(Stepping, FitsAnotherSize) {
  const auto terminal = walk();
  ASSERT_TRUE(terminal->wait_for("q quit"));
  terminal->resize(8, 30);
  ASSERT_TRUE(terminal->wait_for("A promise of page#2 is set..."));
  terminal->type("G");
  ASSERT_TRUE(terminal->wait_for("step 17 of 17"));
  terminal->type("q");
  EXPECT_EQ(terminal->finish(), 0);
}

TEST_F(Stepping, WithoutATerminalItIsRefused) {
  const Finished finished = ctxcheck({"explain", "traces/batch.dead-settle.json", "--step"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_NE(finished.err.find("--step needs a terminal"), std::string::npos) << finished.err;
  EXPECT_EQ(finished.out, "");
}

}  // namespace
