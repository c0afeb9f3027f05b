// GitHub's workflow commands, compared with what GitHub's own toolkit prints, and the summary.
#include <random>

#include "ci/formats.hpp"
#include "ci/sample_result.hpp"
#include "ci/tools.hpp"
#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck;
using namespace ctxcheck::test_support;

class Github : public CliTest {};

ci::Result result_with(const ci::Problem& problem) {
  return {"check", "1.2.3", {{problem.path, "", ci::Status::Failed, "failed", {}, {problem}}}};
}

TEST_F(Github, AnnotationsNameThePlace) {
  ci::Problem problem;
  problem.rule = "hung";
  problem.message = "page#2 is cancelled";
  problem.path = "specs/batch.js";
  problem.at = {34, 10};
  EXPECT_EQ(ci::github_annotations(result_with(problem)),
            "::error file=specs/batch.js,line=34,col=10,title=hung::page#2 is cancelled\n");
}

TEST_F(Github, ErrorsComeFirst) {
  const std::string text = ci::github_annotations(sample_result(batch_spec()));
  EXPECT_EQ(count_of(text, "\n"), 5U) << text;
  EXPECT_LT(text.rfind("::error "), text.find("::warning ")) << text;
}

// Random texts of the characters that matter, a property and a message at a time.
TEST_F(Github, EscapesAsGithubsToolkitDoes) {
  const auto tools = ci_tools();
  if (!tools) GTEST_SKIP() << "GitHub's toolkit is not installed (scripts/get-ci-tools)";
  std::mt19937 random(20);
  const auto text_of = [&random] {
    constexpr std::string_view kCharacters = "a%:,\r\n;=2D5 x";
    std::string text = "t";
    for (int i = 0; i < 12; ++i) text += kCharacters[random() % kCharacters.size()];
    return text;
  };
  std::string ours;
  std::string input;
  for (int i = 0; i < 200; ++i) {
    ci::Problem problem;
    problem.rule = text_of();
    problem.path = text_of();
    problem.message = text_of();
    problem.at = {static_cast<std::uint32_t>(i + 1), 2};
    if (i % 2 == 1) problem.level = ci::Level::Warning;
    ours += ci::github_annotations(result_with(problem));
    const nlohmann::ordered_json properties{
        {"file", problem.path}, {"line", i + 1}, {"col", 2}, {"title", problem.rule}};
    input += nlohmann::ordered_json{{"command", i % 2 == 1 ? "warning" : "error"},
                                    {"properties", properties},
                                    {"message", problem.message}}
                 .dump() +
             '\n';
  }
  write("input", input);
  const Finished finished = consumer("annotations", "", folder().string(), "input");
  ASSERT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(ours, finished.out);
}

TEST_F(Github, TextCannotCommandTheRunner) {
  EXPECT_EQ(ci::without_commands("SAFE a.js\n  what  a::b\n"), "SAFE a.js\n  what  a::b\n");
  const std::string text = "one\n   ::add-mask::two\n";
  const std::string guarded = ci::without_commands(text);
  const std::string first = guarded.substr(0, guarded.find('\n'));
  ASSERT_TRUE(first.starts_with("::stop-commands::")) << guarded;
  const std::string token = first.substr(std::string_view("::stop-commands::").size());
  EXPECT_EQ(guarded, first + '\n' + text + "::" + token + "::\n");
  EXPECT_NE(ci::without_commands("##[group]x"), "##[group]x");
}

TEST_F(Github, TheSummaryShowsWhatIsWrong) {
  const std::string text = ci::github_summary(sample_result(batch_spec()));
  EXPECT_NE(text.find("## ctxcheck check: 1 cannot-run, 1 failed, 1 inconclusive, 2 passed\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("violated: dead\\-settle and hung"), std::string::npos) << text;
  EXPECT_NE(text.find("```mermaid\nsequenceDiagram"), std::string::npos) << text;
  EXPECT_EQ(text.find("<late>"), std::string::npos) << text;
  EXPECT_EQ(text.find("safe.js"), std::string::npos) << text;
}

TEST_F(Github, TheSummaryKeepsBelowGithubsLimit) {
  ci::Result result = sample_result(batch_spec());
  for (int i = 0; i < 1000; ++i) result.cases.push_back(result.cases.front());
  const std::string text = ci::github_summary(result);
  EXPECT_LT(text.size(), ci::kMostSummary);
  EXPECT_NE(text.find("left out"), std::string::npos);
  EXPECT_EQ(count_of(text, "<details>"), count_of(text, "</details>"));
}

}  // namespace
