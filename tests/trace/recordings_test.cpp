// Recordings: what is read, and what is refused, with its place or its name.
#include "trace/recordings.hpp"

#include <gtest/gtest.h>

namespace ctxcheck {
namespace {

constexpr const char* kText = R"({
  "batch": {"executions": 7, "outcomes": [
    {"requests": {"b": "ok:1", "a": "error:hung"}, "warning": true,
     "console": ["x"], "schedules": 3},
    {"requests": {"b": "ok:1", "a": "ok:2"}, "warning": false, "console": [],
     "schedules": 4, "schedule": ["req:b", "req:a?1"]}
  ]},
  "plain": {"outcomes": [{"requests": {"a": "ok:"}, "warning": false, "console": []}]}
}
)";

std::string replaced(const std::string& from, const std::string& to) {
  std::string text = kText;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

spec::Diagnostic refused(const std::string& text) {
  const auto recordings = trace::recordings_from_json(text, "r.json");
  EXPECT_FALSE(recordings) << text;
  if (recordings) return {};
  EXPECT_EQ(recordings.error().file, "r.json");
  EXPECT_FALSE(recordings.error().hint.empty());
  return recordings.error();
}

TEST(Recordings, AreReadAsSetsByName) {
  const auto recordings = trace::recordings_from_json(kText, "r.json");
  ASSERT_TRUE(recordings) << recordings.error().message;
  ASSERT_EQ(recordings->size(), 2U);
  EXPECT_EQ(recordings->at("plain").size(), 1U);
  system::OutcomeSet expected;
  expected.add({{{{"a", "error:hung"}, {"b", "ok:1"}}, 2, {"x"}}, {}, 3});
  expected.add({{{{"a", "ok:2"}, {"b", "ok:1"}}, 0, {}}, {}, 4});
  const system::Comparison comparison = compare(recordings->at("batch"), expected);
  EXPECT_TRUE(comparison.same_outcomes());
  EXPECT_TRUE(comparison.counts.empty());
  std::size_t schedules = 0;
  for (const auto& [key, outcome] : recordings->at("batch").by_key()) {
    if (!outcome.schedule) continue;
    ++schedules;
    EXPECT_EQ(system::spell(*outcome.schedule), "req:b req:a?1");
  }
  EXPECT_EQ(schedules, 1U);
}

TEST(Recordings, ATextThatWasCutOffIsRefusedWithItsPlace) {
  const std::string text = kText;
  const std::size_t whole = text.rfind('}') + 1;
  for (std::size_t size = 0; size < whole; ++size) {
    const spec::Diagnostic diagnostic = refused(text.substr(0, size));
    EXPECT_EQ(diagnostic.code, "recording-syntax") << size;
    EXPECT_TRUE(diagnostic.range.has_value()) << size;
  }
  const spec::Diagnostic diagnostic = refused(text.substr(0, 100));
  EXPECT_EQ(diagnostic.message, "the file ends in the middle of the recording");
  EXPECT_EQ(diagnostic.range->begin.line, 3U);
}

TEST(Recordings, WhatIsWrongIsNamed) {
  const auto expect_refused = [](const std::string& from, const std::string& to,
                                 const std::string& where) {
    const spec::Diagnostic diagnostic = refused(replaced(from, to));
    EXPECT_EQ(diagnostic.code, "recording-content") << to;
    EXPECT_TRUE(diagnostic.message.starts_with(where)) << diagnostic.message;
  };
  expect_refused(R"("executions": 7)", R"("executions": "7")", "/batch/executions: ");
  expect_refused(R"("error:hung")", "1", "/batch/outcomes/0/requests/a: ");
  expect_refused(R"("warning": true)", R"("warning": 1)", "/batch/outcomes/0/warning: ");
  expect_refused(R"("console": ["x"])", R"("console": "x")", "/batch/outcomes/0/console: ");
  expect_refused(R"("schedules": 3)", R"("schedules": -3)", "/batch/outcomes/0/schedules: ");
  expect_refused(R"("schedules": 3)", R"("orders": 3)", "/batch/outcomes/0: ");
  expect_refused(R"("warning": true,)", "", "/batch/outcomes/0: ");
  expect_refused("req:a?1", "req:a?", "/batch/outcomes/1/schedule/1: ");
  expect_refused(R"([{"requests": {"a": "ok:"}, "warning": false, "console": []}])", "[]",
                 "/plain/outcomes: ");
  expect_refused(R"("plain": {"outcomes": )", R"("plain": {"executions": 1, "outcome": )",
                 "/plain: ");
  EXPECT_EQ(refused("[]").code, "recording-content");
  EXPECT_EQ(refused(replaced("\"plain\"", "\"batch\"")).code, "recording-content");
}

TEST(Recordings, AnOutcomeListedTwiceIsRefused) {
  const spec::Diagnostic diagnostic = refused(replaced(R"("warning": false, "console": [],
     "schedules": 4, "schedule": ["req:b", "req:a?1"]}
  ]})",
                                                       R"("warning": false, "console": []},
    {"requests": {"a": "ok:2", "b": "ok:1"}, "warning": false, "console": []}
  ]})"));
  EXPECT_EQ(diagnostic.code, "recording-content");
  EXPECT_EQ(diagnostic.message, "/batch/outcomes/2: this outcome is listed twice");
}

}  // namespace
}  // namespace ctxcheck
