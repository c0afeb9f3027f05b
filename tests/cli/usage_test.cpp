// Help, version, and wrong use: always one message, always exit code 2. Its own file because none
// of these runs a spec.
#include <array>
#include <ostream>

#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;

constexpr std::array kCommands{"init",     "check",    "fixes",      "outcomes", "run",
                               "replay",   "explain",  "gate",       "conform",  "litmus",
                               "machines", "profiles", "completion", "manual"};

class Usage : public CliTest {};

TEST_F(Usage, HelpListsTheCommands) {
  const Finished finished = ctxcheck({"--help"});
  EXPECT_EQ(finished.code, 0);
  for (const char* command : kCommands) {
    EXPECT_NE(finished.out.find(std::string("  ") + command), std::string::npos) << command;
  }
  EXPECT_NE(finished.out.find("Exit codes"), std::string::npos);
  EXPECT_EQ(finished.err, "");
}

TEST_F(Usage, EachCommandHasHelp) {
  for (const char* command : kCommands) {
    const Finished finished = ctxcheck({command, "--help"});
    EXPECT_EQ(finished.code, 0) << command;
    EXPECT_NE(finished.out.find(command), std::string::npos) << command;
    EXPECT_EQ(finished.err, "") << command;
  }
  EXPECT_NE(ctxcheck({"check", "--help"}).out.find("--max-states"), std::string::npos);
}

TEST_F(Usage, VersionIsTheProjects) {
  const Finished finished = ctxcheck({"--version"});
  EXPECT_EQ(finished.code, 0);
  EXPECT_EQ(finished.out, "ctxcheck " CTXCHECK_VERSION "\n");
}

struct WrongUse {
  std::vector<std::string> arguments;
  std::string says;
};

// Names the cases of this test: as the user would type it.
void PrintTo(const WrongUse& use, std::ostream* out) {
  *out << "ctxcheck";
  for (const std::string& argument : use.arguments) *out << ' ' << argument;
}

class WrongUsage : public CliTest, public ::testing::WithParamInterface<WrongUse> {};

TEST_P(WrongUsage, IsOneMessageAndExitCode2) {
  write("safe.js", kSafeSpec);
  const Finished finished = ctxcheck(GetParam().arguments);
  EXPECT_EQ(finished.code, 2) << finished.out;
  EXPECT_EQ(finished.out, "");
  EXPECT_EQ(count_of(finished.err, "error"), 1U) << finished.err;
  EXPECT_NE(finished.err.find(GetParam().says), std::string::npos) << finished.err;
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongUsage,
    ::testing::Values(
        WrongUse{{}, "a command is needed"}, WrongUse{{"explore"}, "explore"},
        WrongUse{{"check"}, "SPEC"}, WrongUse{{"check", "safe.js", "--speed", "9"}, "--speed"},
        WrongUse{{"outcomes", "safe.js", "safe.js"}, "SPEC"},
        WrongUse{{"check", "safe.js", "--runtime", "workerd-1999"}, "workerd-1999"},
        WrongUse{{"check", "safe.js", "--flag", "nodejs_compat"}, "nodejs_compat"},
        WrongUse{{"check", "safe.js", "--check", "hung,happy"}, "happy"},
        WrongUse{{"check", "safe.js", "--requests", "page"}, "HANDLER=N"},
        WrongUse{{"check", "safe.js", "--requests", "page=0"}, "from 1 to"},
        WrongUse{{"check", "safe.js", "--requests", "page=1,page=2"}, "twice"},
        WrongUse{{"check", "safe.js", "--requests", "paeg=2"}, "paeg"},
        WrongUse{{"check", "safe.js", "--disconnects", "many"}, "many"},
        WrongUse{{"check", "safe.js", "--disconnects", "99999999999999999999"}, "whole number"},
        WrongUse{{"check", "safe.js", "--bursts", "some"}, "any"},
        WrongUse{{"check", "safe.js", "--param", "R"}, "NAME=VALUE"},
        WrongUse{{"check", "safe.js", "--param", "R=2"}, "no parameter `R`"},
        WrongUse{{"check", "safe.js", "--memory", "8X"}, "8X"},
        WrongUse{{"check", "safe.js", "--memory", "99999999999G"}, "size"},
        WrongUse{{"check", "safe.js", "--timeout", "0"}, "seconds"},
        WrongUse{{"check", "safe.js", "--max-states", "0"}, "at least 1"},
        WrongUse{{"check", "safe.js", "--arrival", "sorted"}, "sorted"},
        WrongUse{{"check", "safe.js", "--engine", "smt"}, "smt"},
        WrongUse{{"check", "safe.js", "--engine", "explicit"}, "explicit"},
        WrongUse{{"check", "safe.js", "--reduce", "symmetry"}, "symmetry"},
        WrongUse{{"check", "safe.js", "--threads", "4"}, "one thread"},
        WrongUse{{"check", "safe.js", "--on", "workerd", "--bursts", "any"}, "internal turns"},
        WrongUse{{"outcomes", "safe.js", "--on", "moon"}, "no system `moon`"},
        WrongUse{{"run", "safe.js", "--on", "workerd="}, "empty"},
        WrongUse{{"run", "safe.js", "--on", "workerd=missing"}, "No such file"},
        WrongUse{{"outcomes", "safe.js", "--on", "workerd=safe.js"}, "cannot be started"},
        WrongUse{{"outcomes", "safe.js", "--on", "workerd=/bin/true"}, "no workerd"},
        WrongUse{{"outcomes", "safe.js", "--on", "workerd", "--bursts", "any"}, "internal turns"},
        WrongUse{{"conform", "safe.js", "--sample", "3"}, "--on workerd"},
        WrongUse{{"conform", "safe.js", "--on", "workerd", "--sample", "3"}, "place of specs"},
        WrongUse{{"conform", "safe.js", "--on", "workerd", "--recorded", "."}, "recorded or live"},
        WrongUse{{"check", "missing.js"}, "missing.js"}, WrongUse{{"check", "."}, "director"},
        WrongUse{{"run", "missing.js"}, "missing.js"},
        WrongUse{{"outcomes", "missing.js"}, "missing.js"},
        WrongUse{{"outcomes", "safe.js", "--json", "--runtime", "all"}, "--json"},
        WrongUse{{"run", "safe.js", "--json", "--runtime", "all"}, "--json"},
        WrongUse{{"replay", "missing.json"}, "missing.json"},
        WrongUse{{"explain", "missing.json"}, "missing.json"}, WrongUse{{"litmus"}, "--out"},
        WrongUse{{"litmus", "--out", ""}, "no name"},
        WrongUse{{"litmus", "--out", "new", "--length", "3"}, "from 4 to"},
        WrongUse{{"litmus", "--out", "new", "--sample", "0"}, "from 1 to"},
        WrongUse{{"litmus", "--out", "new", "--seed", "3"}, "--sample"},
        WrongUse{{"gate", "missing"}, "missing"}, WrongUse{{"gate"}, "specs"}));

TEST_F(Usage, WhatThisVersionHasIsAccepted) {
  write("safe.js", kSafeSpec);
  EXPECT_EQ(ctxcheck({"check", "safe.js", "--engine", "plain", "--reduce", "none"}).code, 0);
}

TEST_F(Usage, ListOptionsLeavePositionalsAlone) {
  write("safe.js", kSafeSpec);
  EXPECT_EQ(ctxcheck({"check", "--check", "hung,stuck", "safe.js"}).code, 0);
  EXPECT_EQ(ctxcheck({"check", "--runtime", "workerd-2025-09-24", "safe.js"}).code, 0);
}

TEST_F(Usage, TablesArePrintedInEveryForm) {
  const Finished text = ctxcheck({"machines"});
  EXPECT_EQ(text.code, 0);
  EXPECT_NE(text.out.find("promise"), std::string::npos);
  const Finished dot = ctxcheck({"machines", "--dot"});
  EXPECT_EQ(dot.code, 0);
  EXPECT_NE(dot.out.find("digraph"), std::string::npos);
  EXPECT_TRUE(json_of(ctxcheck({"machines", "--json"})).contains("schema"));
  const Finished rules = ctxcheck({"machines", "--rules"});
  EXPECT_EQ(rules.code, 0);
  EXPECT_NE(rules.out.find("4.2/order"), std::string::npos);
  EXPECT_TRUE(json_of(ctxcheck({"machines", "--rules", "--json"})).contains("schema"));
  EXPECT_EQ(ctxcheck({"machines", "--rules", "--dot"}).code, 2);
  EXPECT_TRUE(json_of(ctxcheck({"profiles", "--json"})).contains("schema"));
  const Finished profiles = ctxcheck({"profiles"});
  EXPECT_EQ(profiles.code, 0);
  EXPECT_NE(profiles.out.find("workerd-2025-09-24"), std::string::npos);
}

}  // namespace
