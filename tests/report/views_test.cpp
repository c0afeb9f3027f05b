// The forms that other programs show: what is in them, and that they keep to their formats.
#include "report/views.hpp"

#include <algorithm>
#include <map>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/sample_report.hpp"
#include "report/step_view.hpp"
#include "report/text.hpp"
#include "trace/json_schema.hpp"

namespace ctxcheck::report {
namespace {

using nlohmann::json;
using system::EffectKind;
using testing::sample_source;
using testing::short_trace;

// The sample with `count` further calls of page#1 in its middle, each with `lines` printed lines.
trace::Trace long_trace(std::size_t count, std::size_t lines) {
  trace::Trace trace = short_trace();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string token = "io:log." + std::to_string(100 + i) + "@page#1";
    system::Turn turn{token, "page#1", {{EffectKind::CallCompleted, token, "", {}}}, {}};
    for (std::size_t k = 0; k < lines; ++k) {
      turn.effects.push_back({EffectKind::Console,
                              "page#1",
                              "line " + std::to_string(k) + " of call " + std::to_string(i),
                              {8, 1}});
    }
    trace.events.insert(trace.events.end() - 1, {{token, {}}, {std::move(turn)}});
  }
  return trace;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

// ---- Mermaid

TEST(Mermaid, ParticipantsTurnsAndTheViolation) {
  const std::string text = mermaid_of(short_trace());
  EXPECT_TRUE(text.starts_with("sequenceDiagram\n  participant C0 as page#35;1\n"));
  EXPECT_NE(text.find("  participant S as shared state\n"), std::string::npos);
  EXPECT_NE(text.find("  C1->>S: batch of page#35;1#58; 2 jobs\n"), std::string::npos);
  const std::size_t rect = text.find("  rect ");
  const std::size_t lost = text.find("  C0-xC1: settles its promise of line 8, too late\n");
  ASSERT_NE(rect, std::string::npos);
  ASSERT_NE(lost, std::string::npos);
  EXPECT_LT(rect, lost);
  EXPECT_LT(lost, text.find("  end\n"));
  EXPECT_EQ(count_of(text, "  activate "), 2U);
  EXPECT_EQ(count_of(text, "  deactivate "), 2U);
}

TEST(Mermaid, NothingInATextMeansAnything) {
  trace::Trace trace = short_trace();
  trace.events[1].turns[0].effects.push_back(
      {EffectKind::Console, "page#1", "end; %%{init}%% <b>&\"'`#35;\n participant X\\", {8, 1}});
  std::istringstream lines(mermaid_of(trace));
  bool found = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("prints") == std::string::npos) continue;
    found = true;
    const std::string words = line.substr(line.find(": ") + 2);
    for (const char* code : {"%", "{", "}", "&", "\"", "'", "`", "\\", "<b>"}) {
      EXPECT_EQ(words.find(code), std::string::npos) << code << " in " << words;
    }
    EXPECT_NE(words.find("end#59; #37;#37;"), std::string::npos) << words;
  }
  EXPECT_TRUE(found);
}

TEST(Mermaid, LongTracesKeepBelowTheLimits) {
  // Many turns that do not matter; many that are long; few that are very long.
  for (const auto& [turns, lines] : {std::pair{3000, 0}, {400, 40}, {12, 2000}}) {
    const std::string text =
        mermaid_of(long_trace(static_cast<std::size_t>(turns), static_cast<std::size_t>(lines)));
    EXPECT_LT(text.size(), kMostMermaidText) << turns << " turns";
    EXPECT_LT(count_of(text, ">>") + count_of(text, "-x"), 500U);
    EXPECT_EQ(count_of(text, "left out"), 1U) << text.substr(0, 2000);
    EXPECT_NE(text.find("too late"), std::string::npos) << "the violation is there";
    // A bar that begins also ends; one that lies in what is left out is not drawn.
    EXPECT_GE(count_of(text, "  activate "), 1U);
    EXPECT_EQ(count_of(text, "  activate "), count_of(text, "  deactivate "));
  }
}

TEST(Mermaid, ARunWithoutRequests) {
  trace::Trace trace = short_trace();
  trace.claim.reset();
  trace.events.resize(1);
  trace.outcome = {};
  EXPECT_TRUE(mermaid_of(trace).starts_with("sequenceDiagram\n  participant S"));
}

// ---- trace events

TEST(ChromeTrace, KeepsToItsFormat) {
  const std::string text = chrome_trace_of(short_trace());
  EXPECT_TRUE(testing::valid_by("tests/report/chrome_trace.schema.json", text));
  const json document = json::parse(text);
  std::uint64_t last = 0;
  std::map<std::string, std::vector<json>> by_phase;
  std::map<int, std::uint64_t> busy_until;  // by thread: slices are within each other or apart
  for (const json& event : document["traceEvents"]) {
    EXPECT_GE(event["ts"], last) << "in the order of time";
    last = event["ts"];
    by_phase[event["ph"]].push_back(event);
    if (event["ph"] != "X") continue;
    const std::uint64_t end = last + event["dur"].get<std::uint64_t>();
    std::uint64_t& busy = busy_until[event["tid"]];
    EXPECT_TRUE(last >= busy || end <= busy) << event;
    busy = std::max(busy, end);
  }
  // Both contexts begin and end; every flow that starts is finished.
  EXPECT_EQ(by_phase["b"].size(), 2U);
  EXPECT_EQ(by_phase["e"].size(), 2U);
  ASSERT_EQ(by_phase["s"].size(), by_phase["f"].size());
  ASSERT_FALSE(by_phase["s"].empty());
  for (std::size_t i = 0; i < by_phase["s"].size(); ++i) {
    const auto& ends = by_phase["f"];
    EXPECT_EQ(std::count_if(ends.begin(), ends.end(),
                            [&](const json& end) { return end["id"] == by_phase["s"][i]["id"]; }),
              1);
  }
  // Only what is claimed goes across all threads.
  std::vector<std::string> global;
  for (const json& instant : by_phase["i"]) {
    if (instant["s"] == "g") global.push_back(instant["name"]);
  }
  EXPECT_EQ(global, std::vector<std::string>{"dead-settle"});
}

TEST(ChromeTrace, AContextThatIsAliveAtTheEndIsClosed) {
  trace::Trace trace = short_trace();
  trace.claim.reset();
  trace.events.resize(2);
  const json document = json::parse(chrome_trace_of(trace));
  std::string phases;
  for (const json& event : document["traceEvents"]) {
    if (event["cat"] == "context") phases += event["ph"].get<std::string>();
  }
  EXPECT_EQ(phases, "be");
}

// ---- ITF

// A map as ITF has it.
json pairs(const std::vector<std::pair<std::string, std::string>>& map) {
  json list = json::array();
  for (const auto& [key, value] : map) list.push_back(json::array({key, value}));
  return list;
}

TEST(Itf, KeepsToItsFormat) {
  const std::string text = itf_of(short_trace());
  EXPECT_TRUE(testing::valid_by("tests/report/itf.schema.json", text));
  const json document = json::parse(text);
  EXPECT_EQ(document["#meta"]["format"], "ITF");
  // Before the load, and after each of seven turns.
  ASSERT_EQ(document["states"].size(), 8U);
  for (std::size_t i = 0; i < document["states"].size(); ++i) {
    const json& state = document["states"][i];
    EXPECT_EQ(state["#meta"]["index"], i);
    EXPECT_EQ(state.size(), document["vars"].size() + 1);
    for (const json& variable : document["vars"]) EXPECT_TRUE(state.contains(variable)) << variable;
  }
}

TEST(Itf, StatesFollowTheEffects) {
  const json states = json::parse(itf_of(short_trace()))["states"];
  EXPECT_EQ(states[0]["contexts"]["#map"],
            pairs({{"page#1", "not-arrived"}, {"page#2", "not-arrived"}}));
  EXPECT_EQ(states[2]["timers"]["#set"], json({"timer:5ms.1@page#1"}));
  EXPECT_EQ(states[4]["contexts"]["#map"], pairs({{"page#1", "live"}, {"page#2", "dead"}}));
  EXPECT_EQ(states[4]["violated"]["#set"], json({"hung"}));
  EXPECT_EQ(states[5]["calls"]["#set"], json({"io:db.2@page#1"}));
  EXPECT_EQ(states[5]["timers"]["#set"], json::array());
  EXPECT_EQ(states[6]["warnings"], 1);
  EXPECT_EQ(states[6]["calls"]["#set"], json::array());
  EXPECT_EQ(states[7]["contexts"]["#map"], pairs({{"page#1", "dead"}, {"page#2", "dead"}}));
}

TEST(Itf, TheSchemaIsStrict) {
  json document = json::parse(itf_of(short_trace()));
  document["states"][1]["warnings"] = 1.5;
  EXPECT_FALSE(testing::valid_by("tests/report/itf.schema.json", document.dump()));
  document["states"][1]["warnings"] = json{{"#map", json::array({json::array({"one"})})}};
  EXPECT_FALSE(testing::valid_by("tests/report/itf.schema.json", document.dump()));
}

// ---- the walk in a terminal

TEST(StepView, WalksThroughEverySightOnce) {
  const trace::Trace trace = short_trace();
  const spec::SourceFile source = sample_source();
  const StepView view(trace, source);
  Style style;
  style.width = 70;
  for (std::size_t i = 0; i < view.steps(); ++i) {
    for (const std::size_t rows : {6U, 12U, 24U, 80U}) {
      std::istringstream screen(view.screen(i, rows, style));
      std::size_t lines = 0;
      std::size_t current = 0;
      for (std::string line; std::getline(screen, line); ++lines) {
        EXPECT_LE(width_of(line), style.width);
        const bool in_steps = lines > 1 && line.starts_with("> ");
        current += in_steps ? 1 : 0;
      }
      EXPECT_LE(lines, rows);
      EXPECT_GE(current, 1U) << "the current step is always in sight: step " << i << " in " << rows;
    }
  }
}

TEST(StepView, LightsTheLineOfAStep) {
  const trace::Trace trace = short_trace();
  const spec::SourceFile source = sample_source();
  const StepView view(trace, source);
  const std::string screen = view.screen(1, 40, Style{});
  EXPECT_NE(screen.find(">        8  opens a batch"), std::string::npos) << screen;
  EXPECT_NE(screen.find(">    8    const row = await loader.load(1);"), std::string::npos)
      << screen;
  EXPECT_NE(screen.find("page#1 live"), std::string::npos);
}

TEST(StepView, JumpsFromTurnToTurnAndToTheViolation) {
  const trace::Trace trace = short_trace();
  const spec::SourceFile source = sample_source();
  const StepView view(trace, source);
  std::size_t turns = 1;
  std::size_t at = 0;
  while (view.next_turn(at) != view.steps() - 1) {
    at = view.next_turn(at);
    ++turns;
  }
  EXPECT_EQ(turns, 5U) << "the sixth is the last step";
  EXPECT_EQ(view.previous_turn(view.next_turn(0)), 0U);
  EXPECT_EQ(view.previous_turn(0), 0U);
  ASSERT_TRUE(view.violation());
  EXPECT_NE(view.screen(*view.violation(), 40, Style{}).find("! dead-settle"), std::string::npos);
  trace::Trace unclaimed = trace;
  unclaimed.claim.reset();
  EXPECT_FALSE(StepView(unclaimed, source).violation());
}

TEST(StepView, ARunInWhichNothingHappens) {
  trace::Trace trace = short_trace();
  trace.claim.reset();
  trace.events.resize(1);
  const spec::SourceFile empty{"empty.js", ""};
  const StepView view(trace, empty);
  ASSERT_EQ(view.steps(), 1U);
  EXPECT_EQ(view.next_turn(0), 0U);
  EXPECT_NE(view.screen(0, 24, Style{}).find("the module is evaluated"), std::string::npos);
}

}  // namespace
}  // namespace ctxcheck::report
