// ctxcheck.yaml. Its own file because users write it, so what is wrong in it must be shown.
#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;

class GateSettingsFile : public CliTest {
 protected:
  GateSettingsFile() {
    write("project/safe.js", kSafeSpec);
    write("project/deep/open.js",
          "/*---\nrequests: { page: 1 }\n---*/\n"
          "import { io } from \"ctxcheck\";\n"
          "export function page() { io(\"log\").then(() => {}); return \"done\"; }\n");
  }

  [[nodiscard]] Finished gate_in(const std::string& name,
                                 std::vector<std::string> arguments = {}) const {
    arguments.insert(arguments.begin(), "gate");
    Invocation wanted = invocation(std::move(arguments));
    wanted.folder = (folder() / name).string();
    return run(wanted);
  }

  void expect_refused(const std::string& text, const std::vector<std::string>& parts) const {
    write("ctxcheck.yaml", text);
    const Finished finished = gate_in(".");
    EXPECT_EQ(finished.code, 2) << text;
    EXPECT_EQ(finished.out, "");
    for (const std::string& part : parts) {
      EXPECT_NE(finished.err.find(part), std::string::npos) << part << '\n' << finished.err;
    }
  }
};

TEST_F(GateSettingsFile, IsFoundInAFolderAround) {
  write("ctxcheck.yaml", "paths: [project]\n");
  for (const char* const name : {".", "project", "project/deep"}) {
    const Finished finished = gate_in(name);
    EXPECT_EQ(finished.code, 0) << finished.err;
    EXPECT_NE(finished.out.find("of 2 specs"), std::string::npos) << finished.out;
  }
  EXPECT_NE(gate_in("project/deep").out.find("../safe.js"), std::string::npos);
  EXPECT_NE(gate_in("project/deep").out.find("settings: ../../ctxcheck.yaml\n"), std::string::npos);
}

TEST_F(GateSettingsFile, CanBeNamed) {
  write("ctxcheck.yaml", "nonsense: true\n");
  write("other.yaml", "paths: [project/safe.js]\n");
  const Finished finished = gate_in("project", {"--config", "../other.yaml"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_NE(finished.out.find("of 1 spec "), std::string::npos) << finished.out;
  EXPECT_EQ(gate_in(".", {"--config", "missing.yaml"}).code, 2);
}

TEST_F(GateSettingsFile, SetsPathsLimitsAndStrictness) {
  write("ctxcheck.yaml", "paths: [project]\nlimits: { states: 2 }\n");
  EXPECT_EQ(gate_in(".").code, 3);
  write("ctxcheck.yaml", "paths: [project]\nlimits: { states: 100, memory: 1G, timeout: 60 }\n");
  EXPECT_EQ(gate_in(".").code, 0);
  write("ctxcheck.yaml", "paths: [project]\nlimits: { memory: 1 }\n");
  EXPECT_EQ(gate_in(".").code, 3);
  write("ctxcheck.yaml", "paths: [project]\nrequire-expect: true\n");
  EXPECT_EQ(gate_in(".").code, 1);
  replace("project/deep/open.js", "---\nrequests", "---\nexpect: safe\nrequests");
  EXPECT_EQ(gate_in(".").code, 0);
  write("ctxcheck.yaml", "paths: [project]\nstrict: true\n");
  EXPECT_EQ(gate_in(".").code, 1);
}

TEST_F(GateSettingsFile, OptionsGoBeforeIt) {
  write("ctxcheck.yaml",
        "paths: [missing]\nlimits: { states: 2 }\nstrict: true\nrequire-expect: true\n");
  EXPECT_EQ(gate_in(".").code, 2);
  EXPECT_EQ(gate_in(".", {"project/safe.js"}).code, 3);
  EXPECT_EQ(gate_in(".", {"project/safe.js", "--max-states", "1000"}).code, 0);
  EXPECT_EQ(gate_in(".", {"project", "--max-states", "1000"}).code, 1);
  EXPECT_EQ(gate_in(".", {"project", "--max-states", "1000", "--no-require-expect"}).code, 0);
  replace("project/deep/open.js", "---\nrequests", "---\nexpect: safe\nrequests");
  EXPECT_EQ(gate_in(".", {"project", "--max-states", "1000"}).code, 1);
  EXPECT_EQ(gate_in(".", {"project", "--max-states", "1000", "--no-strict"}).code, 0);
}

TEST_F(GateSettingsFile, AnEmptyOneSetsNothing) {
  write("ctxcheck.yaml", "# nothing yet\n");
  EXPECT_EQ(gate_in(".", {"project"}).code, 0);
  EXPECT_NE(gate_in(".").err.find("neither a folder `specs`"), std::string::npos);
}

TEST_F(GateSettingsFile, MistakesAreShown) {
  expect_refused("paths: [project]\nlimit: { states: 1 }\n",
                 {"ctxcheck.yaml:2:1: error[unknown-key]: there is no key `limit`",
                  "2 | limit: { states: 1 }\n    | ^^^^^\n", "did you mean `limits`?"});
  expect_refused("limits:\n  time: 3\n",
                 {"ctxcheck.yaml:2:3: error[unknown-key]", "`states`, `memory` and `timeout`"});
  expect_refused("limits: { states: many }\n",
                 {"ctxcheck.yaml:1:19: error", "expected a whole number"});
  expect_refused("limits: { states: 0 }\n", {"ctxcheck.yaml:1:19: error", "from 1 to"});
  expect_refused("limits: { memory: 8X }\n",
                 {"ctxcheck.yaml:1:19: error[settings-value]", "a size such as 512M or 8G"});
  expect_refused("limits: { timeout: -1 }\n",
                 {"ctxcheck.yaml:1:20: error[settings-value]", "a number of seconds above 0"});
  expect_refused("strict: maybe\n", {"ctxcheck.yaml:1:9: error", "neither `true` nor `false`"});
  expect_refused("paths: project\n", {"ctxcheck.yaml:1:8: error", "expected a list"});
  expect_refused("paths: []\n", {"ctxcheck.yaml:1:8: error[settings-paths]"});
  expect_refused("paths: [a, a]\n", {"ctxcheck.yaml:1:12: error", "comes twice"});
  expect_refused("strict: true\nstrict: false\n", {"ctxcheck.yaml:2:1: error", "comes twice"});
  expect_refused("paths: [a\n", {"ctxcheck.yaml:", "is no valid YAML"});
  expect_refused("paths: [\xFF]\n", {"ctxcheck.yaml:1:9: error[not-utf8]"});
  expect_refused("paths: [missing]\n", {"missing", "there is no such file or folder"});
}

}  // namespace
