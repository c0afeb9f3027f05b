// The install tree: what is in it, and that the program and the library in it can be used.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;
namespace fs = std::filesystem;

class Installed : public CliTest {
 protected:
  [[nodiscard]] static fs::path tree() { return CTXCHECK_TREE; }

  [[nodiscard]] Finished tool(std::vector<std::string> command) const {
    Invocation wanted;
    wanted.command = std::move(command);
    wanted.folder = folder().string();
    return run(wanted);
  }
};

TEST_F(Installed, TheProgramWorks) {
  write("spec.js", kSafeSpec);
  EXPECT_EQ(ctxcheck({"--version"}).out, "ctxcheck " CTXCHECK_VERSION "\n");
  EXPECT_EQ(ctxcheck({"check", "spec.js"}).code, 0);
}

TEST_F(Installed, EverythingIsInItsPlace) {
  for (const char* const file :
       {"share/man/man1/ctxcheck.1", "share/bash-completion/completions/ctxcheck",
        "share/zsh/site-functions/_ctxcheck", "share/fish/vendor_completions.d/ctxcheck.fish",
        "share/doc/ctxcheck/README.md", "share/doc/ctxcheck/specs/README.md",
        "share/doc/ctxcheck/LICENSE", "include/ctxcheck/search/search.hpp",
        "include/ctxcheck/model/model.hpp", "include/ctxcheck/vm/builtins/builtins.hpp",
        CTXCHECK_LIBDIR "/libctxcheck_search.a",
        CTXCHECK_LIBDIR "/cmake/ctxcheck/ctxcheckConfig.cmake"}) {
    EXPECT_TRUE(fs::is_regular_file(tree() / file)) << file;
    EXPECT_GT(fs::file_size(tree() / file), 0U) << file;
  }
}

TEST_F(Installed, WhatTheProgramWritesIsWhatItWouldWriteNow) {
  const auto text_of = [](const fs::path& path) {
    std::ifstream in(path);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  };
  EXPECT_EQ(text_of(tree() / "share/man/man1/ctxcheck.1"), ctxcheck({"manual"}).out);
  EXPECT_EQ(text_of(tree() / "share/zsh/site-functions/_ctxcheck"),
            ctxcheck({"completion", "zsh"}).out);
}

// Nothing of the place where it was built: the tree can be moved to another machine.
TEST_F(Installed, ThePackageNamesNoFolderOfTheBuild) {
  const fs::path config = tree() / CTXCHECK_LIBDIR / "cmake/ctxcheck";
  for (const fs::directory_entry& entry : fs::directory_iterator(config)) {
    std::ifstream in(entry.path());
    std::ostringstream text;
    text << in.rdbuf();
    EXPECT_EQ(text.str().find(CTXCHECK_ROOT), std::string::npos) << entry.path();
  }
}

TEST_F(Installed, AnotherProjectFindsTheLibrary) {
  if (std::string_view(CTXCHECK_SANITIZE) != "") {
    GTEST_SKIP() << "a library with sanitizers needs a program with sanitizers";
  }
  write("spec.js", kBatchSpec);
  const std::string source = CTXCHECK_ROOT "/tests/package/consumer";
  const Finished configured =
      tool({CTXCHECK_CMAKE, "-S", source, "-B", "build", "-G", "Ninja",
            "-DCMAKE_PREFIX_PATH=" + tree().string(), "-DCMAKE_CXX_COMPILER=" CTXCHECK_CXX});
  ASSERT_EQ(configured.code, 0) << configured.out << configured.err;
  const Finished built = tool({CTXCHECK_CMAKE, "--build", "build"});
  ASSERT_EQ(built.code, 0) << built.out << built.err;
  const Finished finished = tool({(folder() / "build/consumer").string(), "spec.js"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(finished.out, "dead-settle\nhung\n");
}

TEST_F(Installed, AnotherVersionIsNotTaken) {
  write("CMakeLists.txt",
        "cmake_minimum_required(VERSION 3.25)\nproject(old LANGUAGES CXX)\n"
        "find_package(ctxcheck 0.0.1 REQUIRED)\n");
  const Finished configured =
      tool({CTXCHECK_CMAKE, "-S", ".", "-B", "build", "-G", "Ninja",
            "-DCMAKE_PREFIX_PATH=" + tree().string(), "-DCMAKE_CXX_COMPILER=" CTXCHECK_CXX});
  EXPECT_NE(configured.code, 0);
  EXPECT_NE(configured.err.find("0.0.1"), std::string::npos) << configured.err;
}

}  // namespace
