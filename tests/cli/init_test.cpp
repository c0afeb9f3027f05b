// ctxcheck init: what it writes can be checked, repaired as its comments say, and is never written
// over anything.
#include <filesystem>

#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;
namespace fs = std::filesystem;

class Init : public CliTest {};

// The body of `page` that the comments propose: the lines that are set off in the last comment.
std::string proposed_repair(const std::string& spec) {
  constexpr std::string_view kStart = "\n//   ";
  std::string repair;
  for (std::size_t at = spec.find(kStart); at != std::string::npos; at = spec.find(kStart, at)) {
    at += kStart.size();
    repair += "  " + spec.substr(at, spec.find('\n', at) - at) + '\n';
    at = spec.find('\n', at);
  }
  return repair;
}

TEST_F(Init, WritesASpecThatShowsAMistake) {
  const Finished finished = ctxcheck({"init"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(finished.out, "wrote first-spec.js\nnext: ctxcheck check first-spec.js\n");

  const Finished checked = ctxcheck({"check", "first-spec.js"});
  EXPECT_EQ(checked.code, 1) << checked.err;
  EXPECT_NE(checked.out.find("poisoned and threw"), std::string::npos) << checked.out;
  EXPECT_EQ(ctxcheck({"gate", "first-spec.js"}).code, 0);
}

TEST_F(Init, TheRepairOfItsCommentsHolds) {
  ASSERT_EQ(ctxcheck({"init", "new/settings.js"}).code, 0);
  const std::string repair = proposed_repair(read("new/settings.js"));
  ASSERT_EQ(count_of(repair, "\n"), 2U) << repair;
  // A raw string: to some compilers, ??= is something else.
  replace("new/settings.js", R"(  settings ??= io("settings");
  return await settings;
)",
          repair);
  replace("new/settings.js", "expect: [poisoned, threw]", "expect: safe");
  const Finished checked = ctxcheck({"check", "new/settings.js"});
  EXPECT_EQ(checked.code, 0) << checked.out << checked.err;
  EXPECT_EQ(ctxcheck({"gate", "new"}).code, 0);
}

TEST_F(Init, WhatItLeavesOutInCommentsCanBePutIn) {
  ASSERT_EQ(ctxcheck({"init"}).code, 0);
  replace("first-spec.js", "# failures: [settings]", "failures: [settings]");
  const Finished checked = ctxcheck({"check", "first-spec.js"});
  EXPECT_EQ(checked.code, 1) << checked.err;
  EXPECT_NE(checked.out.find("failures settings"), std::string::npos) << checked.out;
}

TEST_F(Init, OverwritesNothing) {
  write("mine.js", "my work");
  const Finished finished = ctxcheck({"init", "mine.js"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_NE(finished.err.find("there already"), std::string::npos) << finished.err;
  EXPECT_EQ(read("mine.js"), "my work");

  // A link that leads nowhere is something too.
  fs::create_symlink("elsewhere.js", folder() / "link.js");
  EXPECT_EQ(ctxcheck({"init", "link.js"}).code, 2);
  EXPECT_FALSE(exists("elsewhere.js"));

  fs::create_directory(folder() / "folder.js");
  EXPECT_EQ(ctxcheck({"init", "folder.js"}).code, 2);
}

TEST_F(Init, RefusesNamesThatNoSpecHas) {
  const Finished finished = ctxcheck({"init", "my spec.ts"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_NE(finished.err.find("ctxcheck init \"my spec.ts.js\""), std::string::npos)
      << finished.err;
  EXPECT_FALSE(exists("my spec.ts"));

  write("worker.live.yaml", "requests: { /: 2 }\n");
  EXPECT_EQ(ctxcheck({"init", "worker.js"}).code, 2);
  EXPECT_FALSE(exists("worker.js"));
}

TEST_F(Init, SaysWhyAFileCannotBeWritten) {
  write("file", "");
  const Finished finished = ctxcheck({"init", "file/spec.js"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_NE(finished.err.find("cannot be written"), std::string::npos) << finished.err;
}

}  // namespace
