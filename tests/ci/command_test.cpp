// check and gate with the forms for CI services: the program itself, with its exit codes and files.
#include <filesystem>
#include <fstream>

#include "ci/tools.hpp"
#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;
namespace fs = std::filesystem;

class CiCommand : public CliTest {
 protected:
  // As GitHub's runner would call it.
  [[nodiscard]] Finished on_github(const std::string& arguments) const {
    Invocation wanted;
    wanted.command = {"/bin/sh", "-c",
                      "GITHUB_STEP_SUMMARY=summary.md exec " CTXCHECK_BINARY " " + arguments};
    wanted.folder = folder().string();
    return run(wanted);
  }
};

TEST_F(CiCommand, CheckWritesAllFormsAtOnce) {
  write("batch.js", kBatchSpec);
  write("safe.js", kSafeSpec);
  write("summary.md", "before\n");
  const Finished finished = on_github(
      "check batch.js safe.js gone.js --junit out/junit.xml --sarif out/a.sarif --github");
  EXPECT_EQ(finished.code, 2) << finished.err;
  EXPECT_NE(finished.out.find("VIOLATED batch.js"), std::string::npos) << finished.out;
  EXPECT_NE(finished.out.find("::error file=batch.js,line="), std::string::npos) << finished.out;
  EXPECT_NE(finished.out.find("::error file=gone.js,title=cannot-read::"), std::string::npos)
      << finished.out;
  EXPECT_TRUE(read("summary.md").starts_with("before\n## ctxcheck check: 1 cannot-run, 1 failed"))
      << read("summary.md");
  EXPECT_EQ(count_of(read("out/junit.xml"), "<testcase "), 3U);
  const nlohmann::json sarif = nlohmann::json::parse(read("out/a.sarif"));
  EXPECT_EQ(sarif.at("runs").at(0).at("results").size(), 2U);
  // Nothing is left of writing them.
  EXPECT_EQ(std::distance(fs::directory_iterator(folder() / "out"), fs::directory_iterator{}), 2);
}

TEST_F(CiCommand, CheckedFilesAreValid) {
  if (!ci_tools()) GTEST_SKIP() << "the schema is not installed (scripts/get-ci-tools)";
  write("batch.js", kBatchSpec);
  ASSERT_EQ(ctxcheck({"check", "batch.js", "--runtime", "all", "--sarif", "a.sarif"}).code, 1);
  const Finished finished = consumer("sarif", "a.sarif", folder().string(), "a.sarif");
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(finished.out, "");
}

TEST_F(CiCommand, GateWritesAllFormsAtOnce) {
  write("specs/batch.js", kBatchSpec);
  write("specs/safe.js", kSafeSpec);
  Finished finished = on_github("gate --junit junit.xml --sarif a.sarif --github");
  EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  EXPECT_EQ(finished.out.find("::"), std::string::npos) << finished.out;
  EXPECT_TRUE(read("summary.md").starts_with("## ctxcheck gate: 2 passed")) << read("summary.md");
  EXPECT_EQ(count_of(read("junit.xml"), "<testcase "), 2U);
  EXPECT_EQ(count_of(read("junit.xml"), "<failure "), 0U);

  replace("specs/batch.js", "expect: [dead-settle, hung]", "expect: safe");
  finished = on_github("gate --junit junit.xml --sarif a.sarif --github");
  EXPECT_EQ(finished.code, 1) << finished.out << finished.err;
  EXPECT_NE(finished.out.find("::error file=specs/batch.js"), std::string::npos) << finished.out;
  EXPECT_EQ(count_of(read("junit.xml"), "<failure "), 1U);
  const nlohmann::json sarif = nlohmann::json::parse(read("a.sarif"));
  EXPECT_GE(sarif.at("runs").at(0).at("results").size(), 1U);
}

// The command of the workflow that people copy, as it stands in the file and in the README.
TEST_F(CiCommand, TheWorkflowOfTheDocumentationRuns) {
  write("specs/batch.js", kBatchSpec);
  std::string command;
  for (const char* const name : {"specs/ci/github-workflow.yml", "README.md"}) {
    std::ifstream in(fs::path(CTXCHECK_ROOT) / name);
    for (std::string line; std::getline(in, line);) {
      constexpr std::string_view kRun = "- run: ctxcheck ";
      const std::size_t at = line.find(kRun);
      if (at == std::string::npos) continue;
      const std::string found = line.substr(at + kRun.size());
      EXPECT_TRUE(command.empty() || command == found) << name << found;
      command = found;
    }
  }
  ASSERT_NE(command, "");
  const Finished finished = on_github(command);
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_TRUE(exists("ctxcheck.sarif"));
  EXPECT_TRUE(exists("ctxcheck.xml"));
}

TEST_F(CiCommand, WhatCannotBeWrittenIsExitCode2) {
  write("safe.js", kSafeSpec);
  for (const char* const option : {"--junit", "--sarif"}) {
    const Finished finished = ctxcheck({"check", "safe.js", option, "safe.js/below.xml"});
    EXPECT_EQ(finished.code, 2) << option;
    EXPECT_NE(finished.err.find("cannot be written"), std::string::npos) << finished.err;
    EXPECT_NE(finished.out.find("SAFE"), std::string::npos) << finished.out;
  }
  fs::create_directory(folder() / "summary.md");
  EXPECT_EQ(on_github("check safe.js --github").code, 2);
}

TEST_F(CiCommand, JsonStaysOneDocument) {
  write("safe.js", kSafeSpec);
  EXPECT_EQ(ctxcheck({"check", "safe.js", "--json", "--github"}).code, 2);
  const Finished finished = ctxcheck({"check", "safe.js", "--json", "--junit", "junit.xml"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(json_of(finished).at("schema"), "ctxcheck-check");
  EXPECT_TRUE(exists("junit.xml"));
}

}  // namespace
