// Every JSON document is valid by its schema, and says what the report says.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/model.hpp"
#include "report/sample_report.hpp"
#include "trace/json_schema.hpp"

namespace ctxcheck {
namespace {

using nlohmann::json;

::testing::AssertionResult valid(const std::string& name, const std::string& text) {
  if (!text.ends_with("}\n")) return ::testing::AssertionFailure() << "no line end: " << text;
  return testing::valid_by("src/report/schemas/" + name + ".schema.json", text);
}

TEST(ReportJson, Check) {
  const std::string text = report::json_of_check(
      {testing::safe_report(), testing::violated_report(), testing::partial_report()});
  EXPECT_TRUE(valid("check", text));
  const json document = json::parse(text);
  EXPECT_EQ(document["verdict"], "violated");
  EXPECT_EQ(document["reports"][0]["verdict"], "safe");
  EXPECT_EQ(document["reports"][0]["bounds"]["disconnects"], 0);
  EXPECT_EQ(document["reports"][0]["stop"], nullptr);
  const json& violated = document["reports"][1];
  EXPECT_EQ(violated["violations"].size(), 3U);
  EXPECT_EQ(violated["violations"][0]["trace"], "traces/batch.dead-settle.json");
  EXPECT_EQ(violated["violations"][1]["trace"], nullptr);
  EXPECT_EQ(violated["properties"][0]["verdict"], "violated");
  EXPECT_EQ(violated["properties"][1]["verdict"], "safe");
  EXPECT_EQ(violated["unreachedLines"], json({4, 6, 7, 8}));
  const json& partial = document["reports"][2];
  EXPECT_EQ(partial["verdict"], "inconclusive");
  EXPECT_EQ(partial["properties"][0]["verdict"], "undecided");
  EXPECT_EQ(partial["turnFailure"]["schedule"], json({"req:page#1?2"}));
}

TEST(ReportJson, WarningsCountOnlyIfStrict) {
  report::CheckReport report = testing::violated_report();
  report.result.violations.erase(report.result.violations.begin(),
                                 report.result.violations.begin() + 2);
  EXPECT_EQ(report.verdict(), report::Verdict::Safe);
  report.strict = true;
  EXPECT_EQ(report.verdict(), report::Verdict::Violated);
}

TEST(ReportJson, NothingPartialIsSafe) {
  report::CheckReport report = testing::safe_report();
  report.result.undecided = {system::Property::Stuck};
  EXPECT_EQ(report.verdict(), report::Verdict::Inconclusive);
  report = testing::safe_report();
  report.result.stop = search::Stop::Interrupted;
  EXPECT_EQ(report.verdict(), report::Verdict::Inconclusive);
}

TEST(ReportJson, OutcomesHaveTheShapeOfRecordedOnes) {
  const std::string text = report::json_of_outcomes(testing::outcomes_report());
  EXPECT_TRUE(valid("outcomes", text));
  const json document = json::parse(text);
  EXPECT_EQ(document["runtime"], "workerd-2026-11-17");
  EXPECT_EQ(document["flag"], "off");
  EXPECT_EQ(document["executions"], 12345);
  EXPECT_EQ(document["outcomes"][0]["deadSettle"], 1);
  EXPECT_EQ(document["outcomes"][0]["schedule"][0], "req:page#1");
  EXPECT_EQ(document["outcomes"][1]["schedules"], nullptr);
  EXPECT_EQ(document["outcomes"][1]["schedule"][0], "load?1");
}

TEST(ReportJson, Run) {
  const std::string text = report::json_of_run(testing::sample_trace());
  EXPECT_TRUE(valid("run", text));
  const json document = json::parse(text);
  EXPECT_EQ(document["findings"].size(), 2U);
  EXPECT_EQ(document["findings"][0]["event"], "req:page#2");
  EXPECT_EQ(document["bounds"]["params"]["R"], 2);
}

TEST(ReportJson, Replay) {
  const trace::Trace trace = testing::sample_trace();
  EXPECT_TRUE(valid("replay", report::json_of_replay(trace, true, std::nullopt)));
  EXPECT_TRUE(valid("replay", report::json_of_replay(
                                  trace, false, trace::Difference{2, 1, 0, "expected", "actual"})));
  const std::string end =
      report::json_of_replay(trace, false, trace::Difference{5, {}, {}, "expected", "actual"});
  EXPECT_TRUE(valid("replay", end));
  EXPECT_EQ(json::parse(end)["difference"]["event"], nullptr);
}

TEST(ReportJson, Gate) {
  const std::string text = report::json_of_gate(testing::gate_result());
  EXPECT_TRUE(valid("gate", text));
  EXPECT_EQ(json::parse(text)["verdict"], "cannot-run");
}

TEST(ReportJson, Tables) {
  EXPECT_TRUE(valid("machines", report::json_of_machines(model::machines())));
  EXPECT_TRUE(valid("rules", report::json_of_rules(model::rules())));
  EXPECT_TRUE(valid("profiles", report::json_of_profiles(model::profiles())));
}

// A schema that accepts everything would make the tests above worthless.
TEST(ReportJson, SchemasAreStrict) {
  const std::string text = report::json_of_gate(testing::gate_result());
  json document = json::parse(text);
  document["more"] = 1;
  EXPECT_FALSE(valid("gate", document.dump() + "\n"));
  document = json::parse(text);
  document["items"][0].erase("detail");
  EXPECT_FALSE(valid("gate", document.dump() + "\n"));
  document = json::parse(text);
  document["items"][0]["states"] = -1;
  EXPECT_FALSE(valid("gate", document.dump() + "\n"));
}

}  // namespace
}  // namespace ctxcheck
