// ctxcheck fixes as users see it: the original case, files, exit codes, the document.
#include <algorithm>

#include "cli/cli_fixture.hpp"
#include "trace/json_schema.hpp"

namespace {

using namespace ctxcheck::test_support;
using nlohmann::json;

constexpr const char* kOriginalCase = CTXCHECK_ROOT "/specs/investigation/module-level-batch.js";

class FixesCommand : public CliTest {
 protected:
  // The one report of a spec with one profile.
  [[nodiscard]] json report_on(const std::string& path,
                               const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"fixes", path, "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Finished finished = ctxcheck(arguments);
    EXPECT_EQ(finished.code, 0) << finished.err;
    EXPECT_TRUE(ctxcheck::testing::valid_by("src/report/schemas/fixes.schema.json", finished.out));
    return json_of(finished).at("reports").at(0);
  }
};

const json& row(const json& report, const std::string& fix) {
  const json& rows = report.at("fixes");
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&fix](const json& each) { return each.at("fix") == fix; });
  EXPECT_NE(found, rows.end()) << fix;
  return *found;
}

std::vector<std::string> violated(const json& report) {
  std::vector<std::string> names;
  for (const json& each : report.at("violations")) names.push_back(each.at("property"));
  return names;
}

double ratio(const json& cost) {
  return cost.at("calls").get<double>() / cost.at("answered").get<double>();
}

using Names = std::vector<std::string>;

TEST_F(FixesCommand, TheOriginalCase) {
  const json report = report_on(kOriginalCase);
  EXPECT_EQ(violated(report.at("original")), (Names{"dead-settle", "hung"}));

  for (const char* name : {"batcher-per-request", "state-per-request"}) {
    const json& per_request = row(report, name);
    EXPECT_EQ(per_request.at("check").at("verdict"), "safe") << name;
    EXPECT_EQ(per_request.at("withDisconnect").at("verdict"), "safe") << name;
    EXPECT_EQ(per_request.at("repairs"), (Names{"dead-settle", "hung"})) << name;
    EXPECT_EQ(per_request.at("breaks"), Names{}) << name;
  }

  // It holds if nobody leaves; if the one who opened the batch does, who follows it is rejected.
  const json& follows = row(report, "follow-batch");
  EXPECT_EQ(follows.at("check").at("verdict"), "safe");
  const json& leaving = follows.at("withDisconnect");
  EXPECT_EQ(leaving.at("verdict"), "violated");
  EXPECT_EQ(leaving.at("bounds").at("disconnects"), 1);
  EXPECT_EQ(violated(leaving), (Names{"poisoned", "threw", "late-settle"}));
  for (const json& violation : leaving.at("violations")) {
    EXPECT_TRUE(violation.at("shortest").get<bool>());
    if (violation.at("property").get<std::string>() == "late-settle") continue;
    const json& schedule = violation.at("schedule");
    EXPECT_NE(std::find(schedule.begin(), schedule.end(), "drop:page#1"), schedule.end());
  }

  const json& off = row(report, "flag-off");
  EXPECT_EQ(off.at("check").at("runtime"), "workerd-2026-11-17-off");
  EXPECT_EQ(violated(off.at("check")), (Names{"foreign-run", "hung", "unhandled-rejection"}));
  EXPECT_EQ(off.at("breaks"), (Names{"foreign-run", "unhandled-rejection"}));

  EXPECT_EQ(row(report, "wait-until").at("check").at("verdict"), "violated");
  EXPECT_FALSE(row(report, "cache-value").at("applicable"));
  EXPECT_FALSE(row(report, "newer-runtime").at("applicable"));
}

// Two requests: one query each, but that of a joined batch is for both.
TEST_F(FixesCommand, TheCostOfTheOriginalCase) {
  const json report = report_on(kOriginalCase);
  EXPECT_EQ(ratio(report.at("cost").at("fewest")), 1.0);
  EXPECT_EQ(ratio(report.at("cost").at("most")), 1.0);
  const json& per_request = row(report, "batcher-per-request");
  EXPECT_EQ(per_request.at("cost").at("fewest"), (json{{"calls", 2}, {"answered", 2}}));
  EXPECT_EQ(per_request.at("extraCalls"), 0.0);
  const json& follows = row(report, "follow-batch").at("cost");
  EXPECT_EQ(follows.at("fewest"), (json{{"calls", 1}, {"answered", 2}}));
  EXPECT_EQ(ratio(follows.at("most")), 1.0);
}

TEST_F(FixesCommand, TheTableAndTheTraceOfAFixThatHoldsInPart) {
  const Finished finished = ctxcheck({"fixes", kOriginalCase});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(finished.err, "");
  EXPECT_NE(finished.out.find("holds if nobody leaves"), std::string::npos) << finished.out;
  EXPECT_NE(finished.out.find("drop:page#1"), std::string::npos);
  EXPECT_EQ(finished.out.find("@@"), std::string::npos);
  const Finished details = ctxcheck({"fixes", kOriginalCase, "--details"});
  EXPECT_NE(details.out.find("+const db = perRequest(() => new PrismaClient());"),
            std::string::npos);
  EXPECT_NE(details.out.find("client disconnects"), std::string::npos) << details.out;
}

TEST_F(FixesCommand, WritesTheSpecsAndSaysSo) {
  write("batch.js", kBatchSpec);
  const Finished finished = ctxcheck({"fixes", "batch.js", "--write", "new/fixed"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_NE(finished.out.find("new/fixed/batch.follow-batch.js"), std::string::npos);
  EXPECT_NE(read("new/fixed/batch.batcher-per-request.js").find("scope: \"request\""),
            std::string::npos);
  EXPECT_FALSE(exists("new/fixed/batch.cache-value.js"));
  EXPECT_EQ(read("batch.js"), kBatchSpec);
}

TEST_F(FixesCommand, BoundsHoldForEveryRow) {
  write("batch.js", kBatchSpec);
  const json report = report_on("batch.js", {"--requests", "page=3", "--disconnects", "1"});
  for (const json& each : report.at("fixes")) {
    if (!each.at("applicable").get<bool>()) continue;
    EXPECT_EQ(each.at("check").at("bounds").at("requests").at("page"), 3);
    EXPECT_EQ(each.at("check").at("bounds").at("disconnects"), 1);
    EXPECT_EQ(each.at("withDisconnect"), nullptr);
  }
}

TEST_F(FixesCommand, SearchesThatEndEarlyAre3) {
  write("batch.js", kBatchSpec);
  const Finished finished = ctxcheck({"fixes", "batch.js", "--max-states", "3", "--json"});
  EXPECT_EQ(finished.code, 3) << finished.out;
  const json report = json_of(finished).at("reports").at(0);
  EXPECT_FALSE(report.at("cost").at("complete"));
  EXPECT_EQ(row(report, "batcher-per-request").at("check").at("verdict"), "inconclusive");
  EXPECT_EQ(row(report, "batcher-per-request").at("repairs"), Names{});
}

TEST_F(FixesCommand, WhatCannotRunIs2) {
  EXPECT_EQ(ctxcheck({"fixes", "missing.js"}).code, 2);
  EXPECT_EQ(ctxcheck({"fixes"}).code, 2);
  write("batch.js", kBatchSpec);
  write("file", "");
  EXPECT_EQ(ctxcheck({"fixes", "batch.js", "--write", "file/fixed"}).code, 2);
  EXPECT_EQ(ctxcheck({"fixes", "batch.js", "--on", "workerd"}).code, 2);
  EXPECT_EQ(ctxcheck({"fixes", "batch.js", "--requests", "other=1"}).code, 2);
  write("throws.js", "/*---\nrequests: { page: 1 }\n---*/\nnull.x;\nexport function page() {}\n");
  const Finished finished = ctxcheck({"fixes", "throws.js"});
  EXPECT_EQ(finished.code, 2) << finished.out;
  EXPECT_NE(finished.err.find("throws.js:4:"), std::string::npos) << finished.err;
}

}  // namespace
