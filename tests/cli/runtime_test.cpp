// --on workerd: the commands on the real runtime, skipped where it is not installed, and what is
// said if it is missing or another one. Its own file because it is all that needs the runtime here.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

#include "cli/cli_fixture.hpp"
#include "model/profile.hpp"
#include "runtime/runtime_fixture.hpp"

namespace {

using namespace ctxcheck;
using namespace ctxcheck::test_support;
namespace fs = std::filesystem;

constexpr const char* kNew = "workerd-2026-11-17";
constexpr const char* kOld = "workerd-2025-09-24";

void expect_in(std::string_view part, const std::string& text) {
  EXPECT_NE(text.find(part), std::string::npos) << part << " is not in\n" << text;
}

// ---- a program that only says which version it is

class RuntimeChoice : public CliTest {
 protected:
  RuntimeChoice() {
    write("safe.js", kSafeSpec);
    for (const char* name : kVariables) {
      const char* const value = std::getenv(name);
      before_.push_back(value != nullptr ? std::optional<std::string>(value) : std::nullopt);
      unsetenv(name);
    }
  }
  ~RuntimeChoice() override {
    for (std::size_t i = 0; i < kVariables.size(); ++i) {
      unsetenv(kVariables[i]);
      if (before_[i]) setenv(kVariables[i], before_[i]->c_str(), 1);
    }
  }

  // A program that answers to anything with one line.
  void write_program(const std::string& name, const std::string& line) const {
    write(name, "#!/bin/sh\necho \"" + line + "\"\n");
    fs::permissions(folder() / name, fs::perms::owner_all);
  }

 private:
  static constexpr std::array kVariables{"CTXCHECK_WORKERD_2026_11_17",
                                         "CTXCHECK_WORKERD_2025_09_24"};
  std::vector<std::optional<std::string>> before_;
};

TEST_F(RuntimeChoice, OneThatIsNotInstalledIsNamedWithTheWayToInstallIt) {
  const Finished finished = ctxcheck({"outcomes", "safe.js", "--on", "workerd"});
  EXPECT_EQ(finished.code, 2) << finished.out;
  expect_in("error[no-runtime]: workerd 2026-11-17", finished.err);
  expect_in("CTXCHECK_WORKERD_2026_11_17 is not set", finished.err);
  expect_in("run scripts/get-workerd", finished.err);
}

TEST_F(RuntimeChoice, AnotherVersionIsRefusedWithBoth) {
  write_program("workerd", "workerd 2025-09-24");
  for (const char* command : {"outcomes", "run"}) {
    const Finished finished = ctxcheck({command, "safe.js", "--on", "workerd=./workerd"});
    EXPECT_EQ(finished.code, 2) << finished.out;
    expect_in("this is workerd 2025-09-24, but workerd-2026-11-17 needs workerd 2026-11-17",
              finished.err);
  }
}

TEST_F(RuntimeChoice, ItIsFoundAboveTheCurrentFolderAndBeforeTheEnvironment) {
  write_program("other", "workerd 1999-01-01");
  setenv("CTXCHECK_WORKERD_2026_11_17", (folder() / "other").c_str(), 1);
  expect_in("this is workerd 1999-01-01", ctxcheck({"outcomes", "safe.js", "--on", "workerd"}).err);
  write_program(".cache/workerd/1.20261117.1/workerd", "workerd 1998-01-01");
  write("below/here/safe.js", kSafeSpec);
  Invocation invocation = CliTest::invocation({"outcomes", "safe.js", "--on", "workerd"});
  invocation.folder = (folder() / "below/here").string();
  expect_in("this is workerd 1998-01-01", run(invocation).err);
}

TEST_F(RuntimeChoice, ConformNamesEachProfileThatCannotRun) {
  const Finished finished =
      ctxcheck({"conform", "safe.js", "--on", "workerd", "--runtime", kOld, "--runtime", kNew});
  EXPECT_EQ(finished.code, 2) << finished.out;
  expect_in("2 Cannot run", finished.out);
}

TEST_F(RuntimeChoice, ARuntimeThatDiesIsAnErrorAndNotAnOutcome) {
  write_program("workerd", "workerd 2026-11-17");
  const Finished finished = ctxcheck({"outcomes", "safe.js", "--on", "workerd=./workerd"});
  EXPECT_EQ(finished.code, 2) << finished.out;
  expect_in("error[runtime-failed]", finished.err);
}

// ---- the real runtime

class OnWorkerd : public CliTest, public ::testing::WithParamInterface<const char*> {
 protected:
  void SetUp() override {
    const auto profile = model::profile_named(GetParam());
    const auto binary = workerd_binary(*profile);
    if (!binary) GTEST_SKIP() << no_workerd(*profile);
    on_ = "workerd=" + *binary;
    const fs::path root = CTXCHECK_ROOT;
    fs::create_directories(folder() / "specs");
    fs::copy(root / "counterexamples", folder() / "counterexamples");
    fs::copy(root / "specs" / "investigation", folder() / "specs" / "investigation");
    write("batch.js", kBatchSpec);
  }

  [[nodiscard]] Finished on_workerd(std::vector<std::string> arguments) const {
    for (const char* more : {"--on", on_.c_str(), "--runtime", GetParam()}) {
      arguments.emplace_back(more);
    }
    return ctxcheck(arguments);
  }

  std::string on_;
};

TEST_P(OnWorkerd, OutcomesAreThoseOfTheModel) {
  const Finished live = on_workerd({"outcomes", "batch.js", "--json"});
  const Finished model = ctxcheck({"outcomes", "batch.js", "--json", "--runtime", GetParam()});
  EXPECT_EQ(live.code, 0) << live.err;
  const nlohmann::json expected = json_of(model);
  const nlohmann::json actual = json_of(live);
  EXPECT_EQ(actual.at("executions"), expected.at("executions"));
  ASSERT_EQ(actual.at("outcomes").size(), expected.at("outcomes").size());
  for (std::size_t i = 0; i < expected.at("outcomes").size(); ++i) {
    EXPECT_EQ(actual.at("outcomes")[i].at("requests"), expected.at("outcomes")[i].at("requests"));
    EXPECT_EQ(actual.at("outcomes")[i].at("schedules"), expected.at("outcomes")[i].at("schedules"));
  }
  const Finished text = on_workerd({"outcomes", "batch.js"});
  expect_in("batch.js on workerd 20", text.out);
  expect_in("each run from the start", text.out);
}

TEST_P(OnWorkerd, ALimitOnStatesCountsOrders) {
  const Finished finished = on_workerd({"outcomes", "batch.js", "--max-states", "2"});
  EXPECT_EQ(finished.code, 3) << finished.err;
  expect_in("2 orders, each run from the start", finished.out);
  expect_in("not complete", finished.out);
}

TEST_P(OnWorkerd, AnInterruptedSearchTellsWhatItHas) {
  Invocation invocation = CliTest::invocation(
      {"outcomes", "batch.js", "--requests", "page=6", "--on", on_, "--runtime", GetParam()});
  invocation.interrupt_after = std::chrono::milliseconds(2000);
  const Finished finished = run(invocation);
  EXPECT_EQ(finished.code, 3) << finished.err;
  expect_in("interrupted: there may be more outcomes", finished.out);
}

TEST_P(OnWorkerd, RunForcesTheSchedule) {
  const Finished finished = on_workerd({"run", "batch.js", "--schedule", "req:page#1 req:page#2"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  expect_in("page#1 pending, page#2 error:hung", finished.out);
  expect_in("--on workerd=", finished.out);
}

TEST_P(OnWorkerd, ACounterexampleIsReproduced) {
  const Finished finished =
      ctxcheck({"check", "batch.js", "--trace-dir", "traces", "--runtime", GetParam()});
  EXPECT_EQ(finished.code, 1) << finished.err;
  const Finished replayed = on_workerd({"replay", "traces/batch.dead-settle.json"});
  EXPECT_EQ(replayed.code, 0) << replayed.out << replayed.err;
  expect_in("the runtime warns", replayed.out);
  expect_in("\nreproduced on workerd 20", replayed.out);

  replace("batch.js", "io(\"db\")", "io(\"cache\")");
  const Finished other = on_workerd({"replay", "traces/batch.dead-settle.json"});
  EXPECT_EQ(other.code, 1) << other.out << other.err;
  expect_in("DIFFERS from the trace in event 3", other.out);
  expect_in("started io:cache.2@page#1", other.out);
  EXPECT_EQ(other.out.find("reproduced"), std::string::npos);
}

// A violation that is found on the runtime is told as the model tells it.
TEST_P(OnWorkerd, CheckFindsWhatTheModelFinds) {
  const Finished live = on_workerd({"check", "batch.js", "--trace-dir", "live"});
  const Finished model =
      ctxcheck({"check", "batch.js", "--trace-dir", "model", "--runtime", GetParam()});
  EXPECT_EQ(live.code, 1) << live.err;
  expect_in("VIOLATED batch.js on workerd 20", live.out);
  expect_in("each run from the start", live.out);
  expect_in("foreign-run, foreign-settle and lost-work", live.out);
  expect_in(" --on workerd=", live.out);
  for (const char* trace : {"batch.dead-settle.json", "batch.hung.json"}) {
    EXPECT_EQ(read(std::string("live/") + trace), read(std::string("model/") + trace));
    const Finished replayed = on_workerd({"replay", std::string("live/") + trace});
    EXPECT_EQ(replayed.code, 0) << replayed.out;
  }
}

TEST_P(OnWorkerd, CheckSaysWhatItCannotDecide) {
  const Finished finished = on_workerd({"check", "batch.js", "--json"});
  std::map<std::string, std::string> verdicts;
  const nlohmann::json json = json_of(finished);
  for (const nlohmann::json& entry : json.at("reports")[0].at("properties")) {
    verdicts[entry.at("property")] = entry.at("verdict");
  }
  EXPECT_EQ(verdicts.at("dead-settle"), "violated");
  EXPECT_EQ(verdicts.at("stuck"), "safe");
  EXPECT_EQ(verdicts.at("foreign-run"), "not-observable");
  EXPECT_EQ(json.at("reports")[0].at("statistics").count("states"), 0U);

  const Finished nothing = on_workerd({"check", "batch.js", "--check", "foreign-run,lost-work"});
  EXPECT_EQ(nothing.code, 2) << nothing.out;
  expect_in("error[not-observable]", nothing.err);
}

// b catches what the runtime refuses, so nothing shows that it did.
TEST_P(OnWorkerd, CheckDoesNotDecideRefusalsThatMayBeCaught) {
  const std::string spec = CTXCHECK_ROOT "/specs/litmus/body-foreign.js";
  const nlohmann::json json = json_of(on_workerd({"check", spec, "--json"}));
  for (const nlohmann::json& entry : json.at("reports")[0].at("properties")) {
    if (entry.at("property") != "foreign-io") continue;
    EXPECT_EQ(entry.at("verdict"), "not-observable");
  }
  const Finished nothing = on_workerd({"check", spec, "--check", "foreign-io"});
  EXPECT_EQ(nothing.code, 2) << nothing.out;
  expect_in("error[not-observable]", nothing.err);
}

TEST_P(OnWorkerd, ACheckThatStopsEarlyIsInconclusive) {
  const Finished finished =
      on_workerd({"check", "batch.js", "--check", "stuck", "--max-states", "2"});
  EXPECT_EQ(finished.code, 3) << finished.out;
  expect_in("INCONCLUSIVE", finished.out);
}

TEST_P(OnWorkerd, ConformComparesLive) {
  const Finished finished = on_workerd({"conform", "specs/investigation/module-level-batch.js"});
  EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  expect_in("1 Ok; 1 spec on 1 profile", finished.out);
  expect_in("live", finished.out);
  const Finished sample = on_workerd({"conform", "--sample", "2", "--seed", "3"});
  EXPECT_EQ(sample.code, 0) << sample.out << sample.err;
  expect_in("2 Ok; 2 specs on 1 profile", sample.out);
}

std::string test_name(const ::testing::TestParamInfo<const char*>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Profiles, OnWorkerd, ::testing::Values(kNew, kOld), test_name);

// What the runtime itself must have printed in a run with this outcome, on one line.
std::vector<std::string> words_of_runtime(const nlohmann::json& outcome) {
  std::vector<std::string> words;
  if (outcome.at("warnings").get<int>() > 0) {
    words.emplace_back(
        "Warning: A promise was resolved or rejected from a different request context");
  }
  for (const auto& [request, result] : outcome.at("requests").items()) {
    if (result != "error:hung") continue;
    words.emplace_back(
        "The Workers runtime canceled this request because it detected that your "
        "Worker's code had hung");
  }
  return words;
}

// The report wraps the runtime's lines.
std::string unwrapped(const std::string& text) {
  std::istringstream in(text);
  std::string all;
  for (std::string word; in >> word;) all += (all.empty() ? "" : " ") + word;
  return all;
}

// Every counterexample, on the runtime that it was recorded for, with the runtime's own words.
TEST(OnRealRuntimes, CounterexamplesAreReproducedThreeTimesInARow) {
  for (const auto& entry : fs::directory_iterator(fs::path(CTXCHECK_ROOT) / "counterexamples")) {
    if (entry.path().extension() != ".json") continue;
    SCOPED_TRACE(entry.path());
    std::ifstream in(entry.path());
    const nlohmann::json trace = nlohmann::json::parse(in);
    const auto profile = model::profile_named(trace.at("runtime").get<std::string>());
    ASSERT_TRUE(profile);
    const auto binary = workerd_binary(*profile);
    if (!binary) GTEST_SKIP() << no_workerd(*profile);
    Invocation invocation;
    invocation.command = {CTXCHECK_BINARY, "replay", entry.path().string(), "--on",
                          "workerd=" + *binary};
    invocation.folder = CTXCHECK_ROOT;
    for (int round = 0; round < 3; ++round) {
      const Finished finished = run(invocation);
      EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
      for (const std::string& words : words_of_runtime(trace.at("outcome"))) {
        expect_in(words, unwrapped(finished.out));
      }
    }
  }
}

}  // namespace
