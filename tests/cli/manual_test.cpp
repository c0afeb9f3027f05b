// ctxcheck manual: the page says what help says, and the programs that show it have nothing to
// complain of.
#include <filesystem>

#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;
namespace fs = std::filesystem;

class Manual : public CliTest {
 protected:
  void SetUp() override {
    const Finished finished = ctxcheck({"manual"});
    ASSERT_EQ(finished.code, 0) << finished.err;
    write("ctxcheck.1", finished.out);
  }

  [[nodiscard]] Finished tool(const std::string& line) const {
    Invocation wanted;
    wanted.command = {"/bin/sh", "-c", line};
    wanted.folder = folder().string();
    return run(wanted);
  }
};

TEST_F(Manual, ManShowsEveryOptionOfEveryCommand) {
  if (!fs::exists("/usr/bin/man")) GTEST_SKIP() << "man is not installed";
  // `man --warnings` has groff complain of what it cannot set.
  const Finished page = tool(
      "LC_ALL=C.UTF-8 MANWIDTH=100 MAN_KEEP_FORMATTING= man --warnings -E UTF-8 -l -Tutf8 "
      "ctxcheck.1 | sed 's/\\x1b\\[[0-9;]*m//g; s/.\\x08//g'");
  EXPECT_EQ(page.code, 0) << page.err;
  EXPECT_EQ(page.err, "");
  for (const char* const section :
       {"NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "EXAMPLES"}) {
    EXPECT_NE(page.out.find(section), std::string::npos) << section;
  }
  for (const char* const option : {"--trace-dir DIR", "--watch", "--on model|workerd[=PATH]",
                                   "--runtime P[-off],...", "--seed S", "--html FILE"}) {
    EXPECT_NE(page.out.find(option), std::string::npos) << option;
  }
  EXPECT_NE(page.out.find("ctxcheck check [OPTIONS] SPEC..."), std::string::npos) << page.out;
  EXPECT_NE(page.out.find("ctxcheck gate [OPTIONS] [PATHS...]"), std::string::npos);
  EXPECT_NE(page.out.find("ctxcheck outcomes [OPTIONS] SPEC\n"), std::string::npos);
  EXPECT_NE(page.out.find("ctxcheck run batch.js --schedule \"req:page#1 req:page#2\""),
            std::string::npos);
}

TEST_F(Manual, HasNothingThatMandocWarnsOf) {
  if (!fs::exists("/usr/bin/mandoc")) GTEST_SKIP() << "mandoc is not installed";
  const Finished lint = tool("mandoc -T lint -W warning ctxcheck.1");
  // The page has no date on purpose.
  EXPECT_LE(count_of(lint.out, "\n"), 1U) << lint.out;
  EXPECT_EQ(count_of(lint.out, "\n"), count_of(lint.out, "missing date")) << lint.out;
}

}  // namespace
