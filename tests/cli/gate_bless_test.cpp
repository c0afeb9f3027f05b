// ctxcheck gate --bless: what is accepted, what it writes, and what it leaves alone. Its own file
// because it changes the user's files.
#include <map>

#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;

namespace fs = std::filesystem;

class Bless : public CliTest {
 protected:
  Bless() {
    write("specs/safe.js", kSafeSpec);
    write("specs/batch.js", kBatchSpec);
    EXPECT_EQ(ctxcheck({"check", "specs/batch.js", "--trace-dir", "counterexamples"}).code, 1);
  }

  [[nodiscard]] std::map<std::string, std::string> all_files() const {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder())) {
      if (!entry.is_regular_file()) continue;
      const std::string name = entry.path().lexically_relative(folder()).string();
      files[name] = read(name);
    }
    return files;
  }
};

TEST_F(Bless, NothingToAccept) {
  const auto before = all_files();
  const Finished finished = ctxcheck({"gate", "--bless"});
  EXPECT_EQ(finished.code, 0);
  EXPECT_NE(finished.out.find("\nblessed: 0 specs and 0 counterexamples\n"), std::string::npos);
  EXPECT_EQ(all_files(), before);
}

TEST_F(Bless, AnExpectationIsChangedAndItsTracesFollow) {
  replace("specs/batch.js", "expect: [dead-settle, hung]", "expect: [hung]   # for now");
  EXPECT_EQ(ctxcheck({"gate"}).code, 1);
  const Finished finished = ctxcheck({"gate", "--bless"});
  EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  for (const char* const part :
       {"--- specs/batch.js\n+++ specs/batch.js\n",
        "-expect: [hung]   # for now\n+expect: [hung, dead-settle]   # for now\n",
        "--- counterexamples/batch.hung.json\n", "+  \"spec\": {\"path\": \"../specs/batch.js\"",
        "\nblessed: 1 spec and 2 counterexamples\n"}) {
    EXPECT_NE(finished.out.find(part), std::string::npos) << part << '\n' << finished.out;
  }
  std::string expected(kBatchSpec);
  expected.replace(expected.find("[dead-settle, hung]"), 19, "[hung, dead-settle]   # for now");
  EXPECT_EQ(read("specs/batch.js"), expected);
  EXPECT_EQ(ctxcheck({"gate"}).code, 0);
  EXPECT_EQ(ctxcheck({"replay", "counterexamples/batch.hung.json"}).code, 0);
}

TEST_F(Bless, ASpecThatBecomesWhatItWasHasItsTraces) {
  const auto before = all_files();
  replace("specs/batch.js", "expect: [dead-settle, hung]", "expect: [dead-settle, stuck]");
  const Finished finished = ctxcheck({"gate", "--bless"});
  EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  EXPECT_NE(finished.out.find("\nblessed: 1 spec and 0 counterexamples\n"), std::string::npos)
      << finished.out;
  EXPECT_EQ(all_files(), before);
}

TEST_F(Bless, BetterIsAcceptedToo) {
  replace("specs/safe.js", "expect: safe", "runtime: all\nexpect:\n  - hung # still?");
  EXPECT_EQ(ctxcheck({"gate", "--bless"}).code, 0);
  EXPECT_NE(read("specs/safe.js").find("expect: safe\n---*/"), std::string::npos)
      << read("specs/safe.js");
  EXPECT_EQ(ctxcheck({"gate"}).code, 0);
}

TEST_F(Bless, ATraceOfAChangedSpecIsRecordedAgain) {
  // The call has another name, and every line moves.
  replace("specs/batch.js", "io(\"db\")", "io(\"other\")");
  replace("specs/batch.js", "import", "// A loader.\nimport");
  const Finished finished = ctxcheck({"gate", "--bless"});
  EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  EXPECT_NE(finished.out.find("blessed: 0 specs and 2 counterexamples\n"), std::string::npos);
  const std::string trace = read("counterexamples/batch.dead-settle.json");
  EXPECT_NE(trace.find("io:other.2@page#1"), std::string::npos) << trace;
  EXPECT_EQ(ctxcheck({"gate"}).code, 0);
  // What check writes is the same.
  EXPECT_EQ(ctxcheck({"check", "specs/batch.js", "--trace-dir", "again"}).code, 1);
  EXPECT_EQ(read("again/batch.dead-settle.json"), trace);
}

TEST_F(Bless, ATraceThatShowsNothingAnyMoreIsLeft) {
  replace("specs/batch.js", "delay: 5,", "delay: 5, scope: \"request\",");
  const std::string trace = read("counterexamples/batch.hung.json");
  const Finished finished = ctxcheck({"gate", "--bless"});
  EXPECT_EQ(finished.code, 1);
  EXPECT_NE(finished.out.find("not blessed: counterexamples/batch.hung.json: hung is not violated "
                              "any more, so there is nothing to record; delete the file"),
            std::string::npos)
      << finished.out;
  EXPECT_NE(read("specs/batch.js").find("expect: safe\n"), std::string::npos);
  EXPECT_EQ(read("counterexamples/batch.hung.json"), trace);
  fs::remove(folder() / "counterexamples/batch.hung.json");
  fs::remove(folder() / "counterexamples/batch.dead-settle.json");
  EXPECT_EQ(ctxcheck({"gate"}).code, 0);
}

TEST_F(Bless, InconclusiveIsNeverAccepted) {
  replace("specs/safe.js", "expect: safe", "expect: [hung]");
  replace("specs/batch.js", "expect: [dead-settle, hung]", "expect: safe");
  const auto before = all_files();
  const Finished finished = ctxcheck({"gate", "--bless", "--max-states", "4"});
  EXPECT_NE(finished.code, 0);
  EXPECT_NE(finished.out.find("not blessed: specs/safe.js: it is inconclusive"), std::string::npos)
      << finished.out;
  EXPECT_EQ(all_files(), before);
  EXPECT_EQ(ctxcheck({"gate", "specs/safe.js", "--bless", "--max-states", "2"}).code, 3);
}

TEST_F(Bless, WhatCannotRunIsLeftAndTheRestIsAccepted) {
  write("specs/bad.js",
        "/*---\nrequests: { page: 1 }\n---*/\nexport function page() { return (1; }\n");
  replace("specs/safe.js", "expect: safe", "expect: [hung]");
  const std::string bad = read("specs/bad.js");
  const Finished finished = ctxcheck({"gate", "--bless"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_NE(finished.out.find("not blessed: specs/bad.js: it cannot run"), std::string::npos);
  EXPECT_EQ(read("specs/bad.js"), bad);
  EXPECT_NE(read("specs/safe.js").find("expect: safe"), std::string::npos);
}

TEST_F(Bless, AMissingExpectationIsAddedIfOneIsRequired) {
  replace("specs/safe.js", "expect: safe\n", "");
  const std::string before = read("specs/safe.js");
  EXPECT_EQ(ctxcheck({"gate", "--bless"}).code, 0);
  EXPECT_EQ(read("specs/safe.js"), before);
  EXPECT_EQ(ctxcheck({"gate", "--bless", "--require-expect"}).code, 0);
  EXPECT_EQ(read("specs/safe.js"), kSafeSpec);
}

TEST_F(Bless, LinksAndPermissionsStay) {
  fs::rename(folder() / "specs/safe.js", folder() / "kept.txt");
  fs::create_symlink("../kept.txt", folder() / "specs/safe.js");
  replace("kept.txt", "expect: safe", "expect: [hung]");
  fs::permissions(folder() / "kept.txt", fs::perms::owner_all | fs::perms::group_exec);
  EXPECT_EQ(ctxcheck({"gate", "--bless"}).code, 0);
  EXPECT_TRUE(fs::is_symlink(folder() / "specs/safe.js"));
  EXPECT_EQ(read("kept.txt"), kSafeSpec);
  EXPECT_EQ(fs::status(folder() / "kept.txt").permissions(),
            fs::perms::owner_all | fs::perms::group_exec);
}

TEST_F(Bless, IsNotForMachines) { EXPECT_EQ(ctxcheck({"gate", "--bless", "--json"}).code, 2); }

}  // namespace
