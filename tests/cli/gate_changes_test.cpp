// ctxcheck gate --changed-since, in repositories of git, and the hook that uses it. Its own file
// because these tests need git; without it they are skipped.
#include <cstdlib>

#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;

namespace fs = std::filesystem;

class ChangedSince : public CliTest {
 protected:
  void SetUp() override {
    if (std::system("git --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "git is not installed";
    write("specs/safe.js", kSafeSpec);
    write("specs/batch.js", kBatchSpec);
    // Imports of files are not supported yet, so this one cannot run when it is looked at.
    write("specs/user.js", "/*---\nrequests: { page: 1 }\n---*/\nimport \"./lib/a.mjs\";\n");
    write("specs/lib/a.mjs", "import \"./b.mjs\";\n");
    write("specs/lib/b.mjs", "import \"./a.mjs\";\nexport const b = 1;\n");
    EXPECT_EQ(ctxcheck({"check", "specs/batch.js", "--trace-dir", "counterexamples"}).code, 1);
    git({"init", "-q", "-b", "main"});
    commit();
  }

  Finished git(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"/usr/bin/env", "-u", "GIT_DIR", "-u", "GIT_INDEX_FILE",
                                         "git", "-c", "user.name=a", "-c", "user.email=a@b"});
    Invocation invocation;
    invocation.command = std::move(arguments);
    invocation.folder = folder().string();
    return run(invocation);
  }
  void commit() const {
    EXPECT_EQ(git({"add", "-A"}).code, 0);
    const Finished finished = git({"commit", "-q", "-m", "x"});
    EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  }

  // What is looked at, sorted.
  [[nodiscard]] std::string looked_at(const std::string& revision) const {
    const nlohmann::json document =
        json_of(ctxcheck({"gate", "--json", "--changed-since", revision}));
    std::string paths;
    for (const auto& item : document["items"]) {
      paths += (paths.empty() ? "" : " ") + fs::path(item.value("path", "")).filename().string();
    }
    return paths;
  }
};

TEST_F(ChangedSince, NothingHasChanged) {
  const Finished finished = ctxcheck({"gate", "--changed-since", "HEAD"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_NE(finished.out.find("left out, for nothing that changed since HEAD affects them: 3 specs "
                              "and 2 counterexamples"),
            std::string::npos)
      << finished.out;
}

TEST_F(ChangedSince, UnstagedStagedCommittedAndUntracked) {
  const std::string remark = std::string(kSafeSpec) + "// a remark\n";
  write("specs/safe.js", remark);
  EXPECT_EQ(looked_at("HEAD"), "safe.js");
  git({"add", "-A"});
  EXPECT_EQ(looked_at("HEAD"), "safe.js");
  commit();
  EXPECT_EQ(looked_at("HEAD"), "");
  EXPECT_EQ(looked_at("HEAD~1"), "safe.js");
  write("specs/new.js", kSafeSpec);
  EXPECT_EQ(looked_at("HEAD"), "new.js");
  // Nobody knows what ignored files were.
  write(".gitignore", "new.js\n");
  EXPECT_EQ(looked_at("HEAD"), "new.js");
}

TEST_F(ChangedSince, CounterexamplesOfChangedSpecs) {
  write("specs/batch.js", std::string(kBatchSpec) + "// a remark\n");
  EXPECT_EQ(looked_at("HEAD"), "batch.js batch.dead-settle.json batch.hung.json");
  git({"checkout", "-q", "specs/batch.js"});
  replace("counterexamples/batch.hung.json", "batch-opened", "batch-joined");
  EXPECT_EQ(looked_at("HEAD"), "batch.hung.json");
  fs::remove(folder() / "specs/batch.js");
  EXPECT_EQ(looked_at("HEAD"), "batch.dead-settle.json batch.hung.json");
}

TEST_F(ChangedSince, ImportsAreFollowed) {
  write("specs/lib/b.mjs", "import \"./a.mjs\";\nexport const b = 2;\n");
  EXPECT_EQ(looked_at("HEAD"), "user.js");
  git({"checkout", "-q", "."});
  EXPECT_EQ(looked_at("HEAD"), "");
  fs::remove(folder() / "specs/lib/a.mjs");
  EXPECT_EQ(looked_at("HEAD"), "user.js");
}

TEST_F(ChangedSince, WhatCannotBeReadIsLookedAt) {
  write("specs/cut.json", "{\"schema\": \"ctxcheck-trace\"");
  commit();
  EXPECT_EQ(looked_at("HEAD"), "cut.json");
}

TEST_F(ChangedSince, OtherSettingsAffectEverything) {
  write("ctxcheck.yaml", "paths: [specs, counterexamples]\n");
  EXPECT_EQ(looked_at("HEAD"), "batch.js safe.js user.js batch.dead-settle.json batch.hung.json");
  commit();
  EXPECT_EQ(looked_at("HEAD"), "");
}

TEST_F(ChangedSince, FromAFolderBelow) {
  write("specs/safe.js", std::string(kSafeSpec) + "// a remark\n");
  Invocation wanted = invocation({"gate", "--changed-since", "HEAD", ".", "../counterexamples"});
  wanted.folder = (folder() / "specs").string();
  const Finished finished = run(wanted);
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_NE(finished.out.find("of 1 spec and 0 counterexamples"), std::string::npos)
      << finished.out;
}

TEST_F(ChangedSince, WrongUse) {
  for (const char* const revision : {"nowhere", "--all", "HEAD:specs/safe.js"}) {
    const Finished finished = ctxcheck({"gate", std::string("--changed-since=") + revision});
    EXPECT_EQ(finished.code, 2);
    EXPECT_NE(finished.err.find("there is no revision `"), std::string::npos) << finished.err;
    EXPECT_EQ(finished.out, "");
  }
  fs::rename(folder() / ".git", folder() / "no-git");
  const Finished outside = ctxcheck({"gate", "--changed-since", "HEAD"});
  EXPECT_EQ(outside.code, 2);
  EXPECT_NE(outside.err.find("the current folder is in no repository of git"), std::string::npos)
      << outside.err;
  Invocation wanted = invocation({"gate", "--changed-since", "HEAD"});
  wanted.command.insert(wanted.command.begin(), {"/usr/bin/env", "PATH=/nonexistent"});
  const Finished without = run(wanted);
  EXPECT_EQ(without.code, 2);
  EXPECT_NE(without.err.find("git is not installed"), std::string::npos) << without.err;
}

// ---- scripts/pre-commit

class PreCommitHook : public ChangedSince {
 protected:
  void SetUp() override {
    ChangedSince::SetUp();
    if (IsSkipped()) return;
    fs::remove_all(folder() / "specs/lib");
    fs::remove(folder() / "specs/user.js");
    commit();
    fs::create_directories(folder() / ".git/hooks");
    fs::create_symlink(fs::path(CTXCHECK_ROOT) / "scripts/pre-commit",
                       folder() / ".git/hooks/pre-commit");
    ::setenv("CTXCHECK", CTXCHECK_BINARY, 1);
  }
  void TearDown() override { ::unsetenv("CTXCHECK"); }
};

TEST_F(PreCommitHook, LetsGoodCommitsPass) {
  write("specs/new.js", kSafeSpec);
  git({"add", "-A"});
  const Finished finished = git({"commit", "-m", "good"});
  EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  EXPECT_NE((finished.out + finished.err).find("of 1 spec and 0 counterexamples"),
            std::string::npos)
      << finished.out << finished.err;
}

TEST_F(PreCommitHook, JudgesWhatIsCommittedAndNothingElse) {
  replace("specs/safe.js", "expect: safe", "expect: [hung]");
  write("specs/bad.js", "/*---\nnonsense\n---*/\n");
  write("specs/new.js", kSafeSpec);
  // The changes for the worse are not part of this commit.
  git({"add", "specs/new.js"});
  const Finished good = git({"commit", "-m", "good"});
  EXPECT_EQ(good.code, 0) << good.out << good.err;
  // Here the change for the worse is staged, and undone in the work tree.
  git({"add", "specs/safe.js"});
  write("specs/safe.js", kSafeSpec);
  const Finished bad = git({"commit", "-m", "bad"});
  EXPECT_NE(bad.code, 0);
  EXPECT_NE((bad.out + bad.err).find("specs/safe.js"), std::string::npos) << bad.out << bad.err;
  EXPECT_EQ(read("specs/safe.js"), kSafeSpec);
}

TEST_F(PreCommitHook, TheFirstCommitIsJudgedWhole) {
  fs::rename(folder() / ".git/hooks", folder() / "hooks");
  fs::remove_all(folder() / ".git");
  git({"init", "-q", "-b", "main"});
  fs::remove_all(folder() / ".git/hooks");
  fs::rename(folder() / "hooks", folder() / ".git/hooks");
  git({"add", "-A"});
  const Finished finished = git({"commit", "-m", "first"});
  EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  EXPECT_NE((finished.out + finished.err).find("of 2 specs and 2 counterexamples"),
            std::string::npos)
      << finished.out << finished.err;
}

}  // namespace
