// The rows of `fixes` against `check` on the specs that it writes, and against the fixes that the
// patterns name. Its own file because it goes through the specs of the repository.
#include <map>

#include "cli/cli_fixture.hpp"
#include "fixes/spec_files.hpp"
#include "fmt/format.h"

namespace {

using namespace ctxcheck::test_support;
using nlohmann::json;

// Everything of a check but what differs from run to run.
json lasting(json report) {
  report.at("statistics").erase("milliseconds");
  report.at("statistics").erase("memory");
  return report;
}

class Verdicts : public CliTest, public ::testing::WithParamInterface<std::string> {};

// Whether `reports`, of `check` on the written spec, has the row's.
::testing::AssertionResult same_as_check(const json& row, const json& reports) {
  for (const json& report : reports) {
    if (report.at("runtime") != row.at("check").at("runtime")) continue;
    if (lasting(report) == lasting(row.at("check"))) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << report << "\nbut the row has " << row.at("check");
  }
  return ::testing::AssertionFailure() << "not checked under " << row.at("check").at("runtime");
}

TEST_P(Verdicts, EqualThoseOfCheckOnTheWrittenSpec) {
  std::size_t compared = 0;
  for (const auto& file : spec_files(GetParam())) {
    const Finished finished = ctxcheck({"fixes", file.string(), "--json", "--write", "fixed"});
    ASSERT_EQ(finished.code, 0) << file << finished.err;
    std::map<std::string, json> checks;
    const json document = json_of(finished);
    for (const json& report : document.at("reports")) {
      for (const json& row : report.at("fixes")) {
        if (!row.at("applicable").get<bool>()) continue;
        const std::string path = row.at("written");
        if (!checks.contains(path)) {
          const Finished check = ctxcheck({"check", path, "--json"});
          ASSERT_LE(check.code, 1) << path << check.err;
          checks[path] = json_of(check).at("reports");
        }
        EXPECT_TRUE(same_as_check(row, checks[path])) << path;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 50U);
}

INSTANTIATE_TEST_SUITE_P(Folders, Verdicts, ::testing::Values("investigation", "patterns"),
                         [](const auto& folder) { return folder.param; });

// Specs of which the README names a fix that is in the catalogue, and the fixes that hold under
// every profile of the spec, with a disconnect too.
const std::map<std::string, std::vector<std::string>>& fixes_of_patterns() {
  static const std::map<std::string, std::vector<std::string>> kFixes{
      {"p1-timer-batcher", {"state-per-request"}},
      {"p1p-timer-batcher-owner-leaves", {"state-per-request"}},
      {"p1p-timer-batcher-fire-and-forget", {"state-per-request"}},
      {"p2-single-flight", {"cache-value", "wait-until", "state-per-request"}},
      {"p2-lazy-init", {"cache-value", "wait-until", "state-per-request"}},
      {"p3-limiter", {"state-per-request"}},
      {"p3-mutex", {"wait-until", "state-per-request"}},
      {"p5-pooled-connection", {"state-per-request"}},
      {"p5-discarded-connection", {"state-per-request"}},
      {"p6-shared-subscription", {"state-per-request"}},
  };
  return kFixes;
}

class PatternFixes : public CliTest {};

bool holds(const json& row) {
  return row.at("applicable").get<bool>() && row.at("check").at("verdict") == "safe" &&
         (row.at("withDisconnect").is_null() || row.at("withDisconnect").at("verdict") == "safe");
}

TEST_F(PatternFixes, AreFound) {
  for (const auto& [name, wanted] : fixes_of_patterns()) {
    const std::string path = fmt::format("{}/specs/patterns/{}.js", CTXCHECK_ROOT, name);
    const Finished finished = ctxcheck({"fixes", path, "--json"});
    ASSERT_EQ(finished.code, 0) << name << finished.err;
    const json document = json_of(finished);
    for (const json& report : document.at("reports")) {
      for (const std::string& fix : wanted) {
        for (const json& row : report.at("fixes")) {
          if (row.at("fix").get<std::string>() != fix) continue;
          EXPECT_TRUE(holds(row)) << name << " " << fix << " on "
                                  << report.at("original").at("runtime") << ": " << row;
        }
      }
    }
  }
}

// The runtime that tells a waiter that the owner has ended, and no other.
TEST_F(PatternFixes, DroppingDeadPromisesHoldsWhereTheRuntimeTells) {
  for (const char* name : {"p2-single-flight", "p2-lazy-init"}) {
    const std::string path = fmt::format("{}/specs/patterns/{}.js", CTXCHECK_ROOT, name);
    const json document = json_of(ctxcheck({"fixes", path, "--json"}));
    for (const json& report : document.at("reports")) {
      const bool tells = report.at("original").at("runtime") == "workerd-2026-11-17";
      for (const json& row : report.at("fixes")) {
        if (row.at("fix").get<std::string>() != "drop-dead-promise") continue;
        EXPECT_EQ(holds(row), tells) << name << row;
      }
    }
  }
}

}  // namespace
