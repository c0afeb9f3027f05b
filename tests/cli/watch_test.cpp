// ctxcheck check --watch: in a terminal and into a file, while files change in the ways in which
// editors change them.
#include <csignal>
#include <filesystem>

#include <sys/wait.h>

#include "cli/cli_fixture.hpp"
#include "cli/pseudo_terminal.hpp"

namespace {

using namespace ctxcheck::test_support;
namespace fs = std::filesystem;

constexpr std::string_view kClear = "\x1b[2J";
constexpr std::string_view kWatching = "watching for changes";
constexpr std::string_view kBroken = "/*---\nsummary: \"half saved\"\nrequests: { page";

class Watch : public CliTest {
 protected:
  [[nodiscard]] PseudoTerminal start(std::vector<std::string> arguments) const {
    return PseudoTerminal(invocation(std::move(arguments)).command, folder().string());
  }
  // stdout goes into a file of the test's folder, stderr to the terminal.
  [[nodiscard]] PseudoTerminal start_into(const std::string& file,
                                          const std::string& arguments) const {
    return PseudoTerminal(
        {"/bin/sh", "-c", "exec " CTXCHECK_BINARY " check --watch " + arguments + " > " + file},
        folder().string());
  }
  // As many editors save.
  void replace_by_rename(const std::string& name, std::string_view text) const {
    write(name + "~new", text);
    fs::rename(folder() / (name + "~new"), folder() / name);
  }
};

TEST_F(Watch, ChecksAgainAfterEveryWayOfSaving) {
  write("spec.js", kSafeSpec);
  PseudoTerminal terminal = start({"check", "spec.js", "--watch"});
  ASSERT_TRUE(terminal.wait_for("SAFE")) << terminal.output();
  ASSERT_TRUE(terminal.wait_for(kWatching)) << terminal.output();
  EXPECT_EQ(count_of(terminal.output(), kClear), 1U);

  replace_by_rename("spec.js", kBatchSpec);
  ASSERT_TRUE(terminal.wait_for(kClear)) << terminal.output();
  ASSERT_TRUE(terminal.wait_for("VIOLATED")) << terminal.output();
  ASSERT_TRUE(terminal.wait_for(kWatching)) << terminal.output();

  write("spec.js", kBroken);
  ASSERT_TRUE(terminal.wait_for("error")) << terminal.output();
  ASSERT_TRUE(terminal.wait_for(kWatching)) << terminal.output();

  fs::remove(folder() / "spec.js");
  ASSERT_TRUE(terminal.wait_for("no such file")) << terminal.output();
  ASSERT_TRUE(terminal.wait_for(kWatching)) << terminal.output();

  write("spec.js", kSafeSpec);
  ASSERT_TRUE(terminal.wait_for("SAFE")) << terminal.output();
  ASSERT_TRUE(terminal.wait_for(kWatching)) << terminal.output();

  terminal.type("\x03");
  const int status = terminal.finish();
  ASSERT_TRUE(WIFEXITED(status)) << status;
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST_F(Watch, EndsWithTheLastResult) {
  write("spec.js", kSafeSpec);
  PseudoTerminal terminal = start_into("out.txt", "spec.js");
  ASSERT_TRUE(terminal.wait_for(kWatching)) << terminal.output();
  write("spec.js", kBatchSpec);
  ASSERT_TRUE(terminal.wait_for(kWatching)) << terminal.output();
  terminal.send(SIGINT);
  const int status = terminal.finish();
  ASSERT_TRUE(WIFEXITED(status)) << status;
  EXPECT_EQ(WEXITSTATUS(status), 1);

  const std::string out = read("out.txt");
  EXPECT_LT(out.find("SAFE"), out.find("\n\nVIOLATED")) << out;
  EXPECT_NE(out.find("\n\nVIOLATED"), std::string::npos) << out;
  EXPECT_EQ(out.find('\x1b'), std::string::npos) << out;
}

TEST_F(Watch, FollowsLinksAndFoldersThatComeLater) {
  write("real/spec.js", kSafeSpec);
  fs::create_symlink("real/spec.js", folder() / "link.js");
  PseudoTerminal terminal = start_into("out.txt", "link.js later/below/spec.js");
  ASSERT_TRUE(terminal.wait_for("later/below/spec.js")) << terminal.output();
  ASSERT_TRUE(terminal.wait_for(kWatching)) << terminal.output();

  write("real/spec.js", kBatchSpec);
  ASSERT_TRUE(terminal.wait_for(kWatching)) << terminal.output();
  EXPECT_EQ(count_of(read("out.txt"), "VIOLATED link.js"), 1U);

  // In one step: written elsewhere, then moved.
  write("other/below/spec.js", kSafeSpec);
  fs::rename(folder() / "other", folder() / "later");
  ASSERT_TRUE(terminal.wait_for(kWatching)) << terminal.output();
  EXPECT_EQ(count_of(read("out.txt"), "SAFE later/below/spec.js"), 1U);

  write("later/below/spec.js", kBatchSpec);
  ASSERT_TRUE(terminal.wait_for(kWatching)) << terminal.output();
  EXPECT_EQ(count_of(read("out.txt"), "VIOLATED later/below/spec.js"), 1U);
}

TEST_F(Watch, ItsOwnFilesDoNotCount) {
  write("spec.js", kBatchSpec);
  PseudoTerminal terminal = start_into("out.txt", "spec.js --trace-dir .");
  ASSERT_TRUE(terminal.wait_for(kWatching)) << terminal.output();
  ASSERT_TRUE(exists("spec.hung.json"));
  write("other.js", kSafeSpec);
  write("spec.js", kSafeSpec);
  ASSERT_TRUE(terminal.wait_for(kWatching)) << terminal.output();
  terminal.send(SIGTERM);
  const int status = terminal.finish();
  ASSERT_TRUE(WIFEXITED(status)) << status;
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(count_of(terminal.output(), kWatching), 2U) << terminal.output();
}

TEST_F(Watch, CtrlCEndsASearchToo) {
  write("large.js", kLargeSpec);
  PseudoTerminal terminal = start({"check", "large.js", "--watch"});
  ASSERT_TRUE(terminal.wait_for("states")) << terminal.output();
  terminal.type("\x03");
  const int status = terminal.finish();
  ASSERT_TRUE(WIFEXITED(status)) << status;
  EXPECT_EQ(WEXITSTATUS(status), 3) << terminal.output();
  EXPECT_EQ(count_of(terminal.output(), kWatching), 0U) << terminal.output();
}

TEST_F(Watch, GivesNoDocuments) {
  write("spec.js", kSafeSpec);
  EXPECT_EQ(ctxcheck({"check", "spec.js", "--watch", "--json"}).code, 2);
}

}  // namespace
