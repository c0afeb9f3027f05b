// ctxcheck completion: real shells are asked what they would offer.
#include <algorithm>
#include <filesystem>
#include <sstream>

#include "cli/cli_fixture.hpp"
#include "cli/pseudo_terminal.hpp"

namespace {

using namespace ctxcheck::test_support;
namespace fs = std::filesystem;

bool is_installed(const std::string& shell) { return fs::exists("/usr/bin/" + shell); }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

class Completion : public CliTest {
 protected:
  void SetUp() override {
    for (const char* const shell : {"bash", "zsh", "fish"}) {
      const Finished finished = ctxcheck({"completion", shell});
      ASSERT_EQ(finished.code, 0) << finished.err;
      write(std::string("completion.") + shell, finished.out);
    }
    write("spec.js", kSafeSpec);
    write("my spec.js", kSafeSpec);
    fs::create_directory(folder() / "folder");
  }

  [[nodiscard]] Finished shell(std::vector<std::string> command) const {
    Invocation wanted;
    wanted.command = std::move(command);
    wanted.folder = folder().string();
    return run(wanted);
  }

  // What bash offers for the last of the words, which are what bash makes of the line.
  [[nodiscard]] std::vector<std::string> bash(std::vector<std::string> words) const {
    std::vector<std::string> command{
        "/bin/bash", "--norc", "-c",
        "source completion.bash; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _ctxcheck; "
        "printf '%s\\n' \"${COMPREPLY[@]}\"",
        "bash"};
    command.insert(command.end(), words.begin(), words.end());
    const Finished finished = shell(std::move(command));
    EXPECT_EQ(finished.code, 0) << finished.err;
    EXPECT_EQ(finished.err, "");
    return lines_of(finished.out);
  }

  // What fish offers for a line, without the descriptions.
  [[nodiscard]] std::vector<std::string> fish(const std::string& line) const {
    const Finished finished =
        shell({"/usr/bin/fish", "--no-config", "-c",
               "source completion.fish; complete -C " + std::string("\"") + line + "\""});
    EXPECT_EQ(finished.code, 0) << finished.err;
    std::vector<std::string> offers;
    for (const std::string& offer : lines_of(finished.out)) {
      offers.push_back(offer.substr(0, offer.find('\t')));
    }
    return offers;
  }
};

using Offers = std::vector<std::string>;

bool offers(const Offers& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

TEST_F(Completion, BashOffersWhatFits) {
  EXPECT_EQ(bash({"ctxcheck", "che"}), (Offers{"check"}));
  EXPECT_EQ(bash({"ctxcheck", "--v"}), (Offers{"--version"}));
  EXPECT_EQ(bash({"ctxcheck", "check", "--wa"}), (Offers{"--watch"}));
  EXPECT_EQ(bash({"ctxcheck", "check", "--check", "late-s"}), (Offers{"late-settle"}));
  EXPECT_EQ(bash({"ctxcheck", "check", "--check", "hung,stu"}), (Offers{"hung,stuck"}));
  EXPECT_EQ(bash({"ctxcheck", "check", "--arrival", ""}), (Offers{"ordered", "any"}));
  EXPECT_EQ(bash({"ctxcheck", "check", "--disconnects", ""}), (Offers{""}));
  EXPECT_EQ(bash({"ctxcheck", "check", "--trace-dir", "f"}), (Offers{"folder"}));
  EXPECT_EQ(bash({"ctxcheck", "check", "--strict", "spec"}), (Offers{"spec.js"}));
  EXPECT_EQ(bash({"ctxcheck", "check", "my"}), (Offers{"my spec.js"}));
  EXPECT_EQ(bash({"ctxcheck", "completion", ""}), (Offers{"bash", "zsh", "fish"}));
  EXPECT_TRUE(
      offers(bash({"ctxcheck", "run", "spec.js", "--runtime", "work"}), "workerd-2025-09-24-off"));
  // What bash takes apart.
  EXPECT_EQ(bash({"ctxcheck", "check", "--arrival", "=", "o"}), (Offers{"ordered"}));
  EXPECT_EQ(bash({"ctxcheck", "check", "--arrival", "="}), (Offers{"ordered", "any"}));
}

// Help is the other reader of the definitions: what one shows, the other offers.
TEST_F(Completion, BashOffersEveryOptionOfHelp) {
  for (const std::string& command : bash({"ctxcheck", ""})) {
    if (command.starts_with('-')) continue;
    const Offers offered = bash({"ctxcheck", command, "-"});
    const std::string help = ctxcheck({command, "--help"}).out;
    std::size_t count = 0;
    for (const std::string& line : lines_of(help)) {
      const std::size_t at = line.find("--");
      if (!line.starts_with("  ") || at == std::string::npos || at > 5) continue;
      const std::string name = line.substr(at, line.find_first_of(" ,", at) - at);
      EXPECT_TRUE(offers(offered, name)) << command << ' ' << name;
      ++count;
    }
    EXPECT_GE(count, 1U) << command << help;
  }
}

TEST_F(Completion, FishOffersWhatFits) {
  if (!is_installed("fish")) GTEST_SKIP() << "fish is not installed";
  EXPECT_EQ(fish("ctxcheck che"), (Offers{"check"}));
  EXPECT_EQ(fish("ctxcheck check --wa"), (Offers{"--watch"}));
  EXPECT_EQ(fish("ctxcheck check --check late-s"), (Offers{"late-settle"}));
  EXPECT_EQ(fish("ctxcheck check --check hung,stu"), (Offers{"hung,stuck"}));
  EXPECT_EQ(fish("ctxcheck check --arrival o"), (Offers{"ordered"}));
  EXPECT_EQ(fish("ctxcheck check --trace-dir f"), (Offers{"folder/"}));
  EXPECT_EQ(fish("ctxcheck check spec"), (Offers{"spec.js"}));
  EXPECT_EQ(fish("ctxcheck completion z"), (Offers{"zsh"}));
}

TEST_F(Completion, ZshOffersWhatFits) {
  if (!is_installed("zsh")) GTEST_SKIP() << "zsh is not installed";
  PseudoTerminal terminal({"/usr/bin/zsh", "-f", "-i"}, folder().string());
  terminal.type(
      "PS1='> '; autoload -Uz compinit && compinit -u -D && source ./completion.zsh && "
      "print rea''dy\n");
  ASSERT_TRUE(terminal.wait_for("ready")) << terminal.output();
  // One candidate is put in, and its description never shown.
  const auto completes = [&terminal](const std::string& typed, const std::string& rest) {
    terminal.type("ctxcheck " + typed + '\t');
    EXPECT_TRUE(terminal.wait_for(rest)) << typed << terminal.output();
    terminal.type("\x15");  // Ctrl-U: the line is gone
  };
  completes("mach", "ines");
  completes("check --trace-d", "ir");
  completes("check --check late-s", "ettle");
  completes("check --check hung,stu", "ck");
  completes("check --arrival=o", "rdered");
  completes("check --trace-dir f", "older");
  completes("check spe", "c.js");
  completes("completion fi", "sh");
}

TEST_F(Completion, ZshReadsTheScriptWithoutComplaint) {
  if (!is_installed("zsh")) GTEST_SKIP() << "zsh is not installed";
  const Finished finished = shell({"/usr/bin/zsh", "-f", "-n", "completion.zsh"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(finished.err, "");
}

TEST_F(Completion, OtherShellsAreRefused) {
  const Finished finished = ctxcheck({"completion", "tcsh"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_NE(finished.err.find("tcsh"), std::string::npos) << finished.err;
}

}  // namespace
