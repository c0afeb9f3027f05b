// SARIF against its schema, its code flows, and fingerprints that the schedule does not change.
#include <set>

#include "ci/formats.hpp"
#include "ci/sample_result.hpp"
#include "ci/tools.hpp"
#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck;
using namespace ctxcheck::test_support;
using Json = nlohmann::json;

class Sarif : public CliTest {
 protected:
  [[nodiscard]] static Json run_of(const ci::Result& result) {
    return Json::parse(ci::sarif_of(result)).at("runs").at(0);
  }
};

TEST_F(Sarif, IsValid) {
  if (!ci_tools()) GTEST_SKIP() << "the schema is not installed (scripts/get-ci-tools)";
  write("none", "");
  write("result.sarif", ci::sarif_of(sample_result(batch_spec())));
  Finished finished = consumer("sarif", "result.sarif", folder().string(), "none");
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(finished.out, "");

  // The schema can say no.
  replace("result.sarif", "\"executionSuccessful\"", "\"executionSuccess\"");
  finished = consumer("sarif", "result.sarif", folder().string(), "none");
  EXPECT_NE(finished.out.find("executionSuccessful"), std::string::npos) << finished.out;
}

TEST_F(Sarif, HasAResultForEachViolationAndANotificationForTheRest) {
  const Json run = run_of(sample_result(batch_spec()));
  std::vector<std::string> rules;
  for (const Json& result : run.at("results")) {
    rules.push_back(result.at("ruleId"));
    const Json& rule =
        run.at("tool").at("driver").at("rules").at(result.at("ruleIndex").get<std::size_t>());
    EXPECT_EQ(rule.at("id"), result.at("ruleId"));
  }
  EXPECT_EQ(rules, (std::vector<std::string>{"dead-settle", "hung", "late-settle"}));
  const Json& invocation = run.at("invocations").at(0);
  EXPECT_FALSE(invocation.at("executionSuccessful").get<bool>());
  EXPECT_EQ(invocation.at("toolExecutionNotifications").size(), 2U);
  EXPECT_EQ(run.at("results")
                .at(0)
                .at("locations")
                .at(0)
                .at("physicalLocation")
                .at("artifactLocation")
                .at("uri"),
            "specs/two%20words/batch.js");
}

TEST_F(Sarif, TheFirstFlowIsLinearTheSecondHasAThreadForEachRequest) {
  const Json run = run_of(sample_result(batch_spec()));
  const Json& flows = run.at("results").at(0).at("codeFlows");
  ASSERT_EQ(flows.size(), 2U);
  const Json& linear = flows.at(0).at("threadFlows");
  ASSERT_EQ(linear.size(), 1U);
  int order = 0;
  bool essential = false;
  for (const Json& location : linear.at(0).at("locations")) {
    EXPECT_EQ(location.at("executionOrder"), ++order);
    essential = essential || location.at("importance") == "essential";
    EXPECT_TRUE(location.at("location").contains("physicalLocation"));
  }
  EXPECT_TRUE(essential);

  std::set<std::string> threads;
  std::set<int> orders;
  for (const Json& thread : flows.at(1).at("threadFlows")) {
    threads.insert(thread.at("id").get<std::string>());
    for (const Json& location : thread.at("locations")) {
      orders.insert(location.at("executionOrder").get<int>());
    }
  }
  EXPECT_TRUE(threads.contains("page#1"));
  EXPECT_TRUE(threads.contains("page#2"));
  // The same turns, each in one thread.
  EXPECT_EQ(orders.size(), static_cast<std::size_t>(order));
}

// The same mistake found with another schedule, further down in the file, keeps its fingerprint.
TEST_F(Sarif, FingerprintsFollowTheCodeAndNotTheSchedule) {
  ci::Problem problem;
  problem.rule = "hung";
  problem.path = "batch.js";
  problem.at = {10, 4};
  problem.line = "return await loader.load(1);";
  problem.runtime = "workerd-2026-11-17";
  problem.context = "page#2";
  problem.message = "page#2 is cancelled";
  const std::string fingerprint = ci::fingerprint_of(problem);
  EXPECT_EQ(fingerprint.size(), 64U);

  ci::Problem other = problem;
  other.at = {90, 1};
  other.context = "page#3";
  other.message = "page#3 is cancelled";
  other.trace = trace::Trace{};
  EXPECT_EQ(ci::fingerprint_of(other), fingerprint);

  std::set<std::string> all{fingerprint};
  other = problem;
  other.rule = "stuck";
  all.insert(ci::fingerprint_of(other));
  other = problem;
  other.line = "return loader.load(1);";
  all.insert(ci::fingerprint_of(other));
  other = problem;
  other.runtime = "workerd-2025-09-24";
  all.insert(ci::fingerprint_of(other));
  other = problem;
  other.context = "save#2";
  all.insert(ci::fingerprint_of(other));
  EXPECT_EQ(all.size(), 5U);
}

}  // namespace
