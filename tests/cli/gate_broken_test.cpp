// The repository's own specs and counterexamples, broken on purpose. Its own file because it shows
// on the real thing that the gate notices what goes wrong there.
#include <unistd.h>

#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;

namespace fs = std::filesystem;

constexpr const char* kSpec = "specs/investigation/module-level-batch.js";
constexpr const char* kTrace = "counterexamples/module-level-batch.hung.json";

class BrokenRepository : public CliTest {
 protected:
  BrokenRepository() {
    for (const char* const name : {"specs", "counterexamples"}) {
      fs::copy(fs::path(CTXCHECK_ROOT) / name, folder() / name, fs::copy_options::recursive);
    }
  }

  // The gate ends with `code` and says each of `parts`, on stdout or stderr.
  void expect_gate(int code, const std::vector<std::string>& parts) const {
    const Finished finished = ctxcheck({"gate"});
    EXPECT_EQ(finished.code, code) << finished.out << finished.err;
    for (const std::string& part : parts) {
      EXPECT_NE((finished.out + finished.err).find(part), std::string::npos)
          << part << '\n'
          << finished.out << finished.err;
    }
  }
};

TEST_F(BrokenRepository, IsGreenAsItIs) { expect_gate(0, {", 0 failed, of "}); }

TEST_F(BrokenRepository, AnotherExpectation) {
  replace(kSpec, "expect: [dead-settle, hung]", "expect: safe");
  expect_gate(1, {"worse than expected: dead-settle, hung appeared",
                  "expected  safe\n  found     dead-settle, hung\n",
                  "module-level-batch.js has changed since the trace was recorded"});
}

TEST_F(BrokenRepository, AnotherTrace) {
  replace(kTrace, "\"batch-joined\"", "\"batch-dispatched\"");
  expect_gate(1, {"FAILED counterexamples/module-level-batch.hung.json",
                  "differs   first in event 1 of 2, req:page#1, effect ", "batch-dispatched",
                  "batch-joined", " 1 failed, of "});
}

TEST_F(BrokenRepository, AnotherSpec) {
  // A batch for each request, which holds.
  replace(kSpec, "delay: 0,", "delay: 0, scope: \"request\",");
  expect_gate(1, {"better than expected: dead-settle, hung vanished",
                  "FAILED counterexamples/module-level-batch.dead-settle.json",
                  "FAILED counterexamples/module-level-batch.hung.json"});
}

TEST_F(BrokenRepository, ADeletedSpecThatHasCounterexamples) {
  fs::remove(folder() / kSpec);
  expect_gate(2, {"cannot run", kTrace, "there is no such file", kSpec});
}

TEST_F(BrokenRepository, AFolderInPlaceOfASpec) {
  fs::remove(folder() / kSpec);
  fs::create_directory(folder() / kSpec);
  expect_gate(2, {"cannot run", kTrace, "this is a directory; expected a file"});
}

TEST_F(BrokenRepository, ASpecThatIsNotText) {
  replace(kSpec, "one module-level client", "one \xFF client");
  expect_gate(2, {"module-level-batch.js:2:15: error[not-utf8]"});
}

TEST_F(BrokenRepository, ATraceThatWasCutOff) {
  write(kTrace, read(kTrace).substr(0, 500));
  expect_gate(2, {"cannot run", kTrace, "the file ends in the middle of the trace"});
}

TEST_F(BrokenRepository, ASpecThatMayNotBeRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  fs::permissions(folder() / kSpec, fs::perms::none);
  expect_gate(2, {"Permission denied", kSpec});
}

}  // namespace
