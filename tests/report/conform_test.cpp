// The model against recordings, as text and as JSON. The expected texts are written out, so that a
// change of words or layout is seen in review.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/report.hpp"
#include "trace/json_schema.hpp"

namespace ctxcheck {
namespace {

using nlohmann::json;
using Item = report::ConformItem;

constexpr report::Style kWide{false, 100};

std::vector<Item> all_ok() {
  std::vector<Item> items;
  for (const char* path : {"specs/litmus/a-long-name.js", "specs/litmus/b.js", "x/c.js"}) {
    for (const char* profile : {"workerd-1", "workerd-1-off", "workerd-2"}) {
      items.push_back({path, profile, Item::Status::Ok, 2, 2, {}, ""});
    }
  }
  return items;
}

std::vector<Item> one_of_each() {
  const system::Outcome hung{{{"page#1", "ok:db"}, {"page#2", "error:hung"}}, 1, {"line\n", "two"}};
  const system::Outcome fine{{{"page#1", "ok:db"}, {"page#2", "ok:db"}}, 0, {}};
  const system::Schedule schedule{{"load", {}}, {"req:page#1", {}}, {"req:page#2", {1}}};
  const std::string old = "workerd-1";
  const std::string off = "workerd-1-off";
  return {{"s/a.js", old, Item::Status::Misses, 1, 2, {{{hung, schedule, 1}}, {}, {}}, ""},
          {"s/a.js", off, Item::Status::Invents, 3, 2, {{}, {{fine, schedule, 4}}, {}}, ""},
          {"s/b.js",
           old,
           Item::Status::MissesAndInvents,
           1,
           1,
           {{{fine, {}, 6}}, {{hung, schedule, {}}}, {}},
           ""},
          {"s/b.js", off, Item::Status::Ok, 1, 1, {{}, {}, {{fine, 1200, 7}}}, ""},
          {"s/c.js", old, Item::Status::NoRecording, {}, {}, {}, "there is no s/r/workerd-1.json"},
          {"s/c.js", off, Item::Status::Inconclusive, 1, 2, {}, "the search ended early (states)"},
          {"s/d.js", "", Item::Status::CannotRun, {}, {}, {}, "syntax: `)` is expected here"}};
}

// `expected` starts behind a line feed.
void expect_text(const std::string& text, const std::string& expected) {
  EXPECT_EQ('\n' + text, expected);
}

TEST(RenderConform, OneLineAnItem) {
  expect_text(
      report::render_conform({all_ok()[0], all_ok()[4]}, false, report::Reality::Recorded, kWide),
      R"(
Ok  specs/litmus/a-long-name.js  workerd-1      model 2, recorded 2
Ok  specs/litmus/b.js            workerd-1-off  model 2, recorded 2

2 Ok; 2 specs on 2 profiles, 4 recorded outcomes compared with
)");
}

TEST(RenderConform, CompactOneLineASpec) {
  expect_text(report::render_conform(all_ok(), true, report::Reality::Recorded, kWide), R"(
specs/litmus/     workerd-1  -off  workerd-2
  a-long-name.js  Ok         Ok    Ok
  b.js            Ok         Ok    Ok

x/                workerd-1  -off  workerd-2
  c.js            Ok         Ok    Ok

9 Ok; 3 specs on 3 profiles, 18 recorded outcomes compared with
)");
}

TEST(RenderConform, EveryDifferenceIsShown) {
  expect_text(report::render_conform(one_of_each(), true, report::Reality::Recorded, kWide), R"(
s/      workerd-1  -off
  a.js  misses     invents
  b.js  both       Ok
  c.js  none       early
  d.js  Cannot run

Model misses              s/a.js  workerd-1      model 1, recorded 2
Model invents             s/a.js  workerd-1-off  model 3, recorded 2
Model misses and invents  s/b.js  workerd-1      model 1, recorded 1
No recording              s/c.js  workerd-1      there is no s/r/workerd-1.json
Inconclusive              s/c.js  workerd-1-off  model 1, recorded 2; the search ended early (states)
Cannot run                s/d.js                 syntax: `)` is expected here

Model misses s/a.js
  on        workerd-1

  missed    page#1 ok:db, page#2 error:hung
  warning   W: the runtime warns
  printed   line\n
  printed   two
  how       req:page#1 req:page#2?1  (1 recorded order)

Model invents s/a.js
  on        workerd-1-off

  invented  page#1 ok:db, page#2 ok:db
  how       req:page#1 req:page#2?1  (4 orders)

Model misses and invents s/b.js
  on        workerd-1

  missed    page#1 ok:db, page#2 ok:db
  how       6 recorded orders

  invented  page#1 ok:db, page#2 error:hung
  warning   W: the runtime warns
  printed   line\n
  printed   two
  how       req:page#1 req:page#2?1

Ok s/b.js
  on        workerd-1-off

  note      page#1 ok:db, page#2 ok:db
  how       in 1,200 orders of the model, in 7 recorded

1 Ok, 1 Model misses, 1 Model invents, 1 Model misses and invents, 1 No recording, 1 Inconclusive, 1 Cannot run; 4 specs on 2 profiles, 8 recorded outcomes compared with
)");
}

TEST(RenderConform, WhatIsTheSameOnSeveralProfilesIsToldOnce) {
  std::vector<Item> items{one_of_each()[0]};
  items.push_back(items[0]);
  items[1].profile = "workerd-2";
  const std::string text = report::render_conform(items, false, report::Reality::Recorded, kWide);
  EXPECT_NE(text.find(R"(
Model misses s/a.js
  on        workerd-1 and workerd-2

  missed )"),
            std::string::npos)
      << text;
  EXPECT_EQ(text.find("  missed"), text.rfind("  missed")) << text;
}

TEST(RenderConform, Nothing) {
  EXPECT_EQ(report::render_conform({}, false, report::Reality::Recorded, kWide),
            "0 Ok; 0 specs on 0 profiles, 0 recorded outcomes compared with\n");
}

TEST(ConformJson, SaysWhatTheTextSays) {
  const std::string text = report::json_of_conform(one_of_each());
  EXPECT_TRUE(testing::valid_by("src/report/schemas/conform.schema.json", text));
  const json document = json::parse(text);
  EXPECT_EQ(document["verdict"], "cannot-run");
  const json& items = document["items"];
  ASSERT_EQ(items.size(), 7U);
  EXPECT_EQ(items[0]["verdict"], "misses");
  EXPECT_EQ(items[0]["runtime"], "workerd-1");
  EXPECT_EQ(items[0]["missed"][0]["requests"]["page#2"], "error:hung");
  EXPECT_EQ(items[0]["missed"][0]["warning"], true);
  EXPECT_EQ(items[0]["missed"][0]["schedule"], json({"req:page#1", "req:page#2?1"}));
  EXPECT_EQ(items[1]["invented"][0]["schedules"], 4);
  EXPECT_EQ(items[2]["missed"][0]["schedule"], nullptr);
  EXPECT_EQ(items[2]["invented"][0]["schedules"], nullptr);
  EXPECT_EQ(items[3]["counts"][0]["model"], 1200);
  EXPECT_EQ(items[3]["counts"][0]["recorded"], 7);
  EXPECT_EQ(items[4]["model"], nullptr);
  EXPECT_EQ(items[6]["runtime"], nullptr);
  EXPECT_EQ(items[6]["detail"], "syntax: `)` is expected here");
}

TEST(ConformJson, TheWorstVerdictIsThatOfTheExitCode) {
  std::vector<Item> items = one_of_each();
  const auto verdict = [&items] { return json::parse(report::json_of_conform(items))["verdict"]; };
  items.pop_back();
  EXPECT_EQ(verdict(), "cannot-run");
  items.erase(items.begin() + 4);
  EXPECT_EQ(verdict(), "differs");
  items.erase(items.begin(), items.begin() + 3);
  EXPECT_EQ(verdict(), "inconclusive");
  items.pop_back();
  EXPECT_EQ(verdict(), "ok");
}

TEST(ConformJson, TheSchemaIsStrict) {
  const json whole = json::parse(report::json_of_conform(one_of_each()));
  const auto valid = [](const json& document) {
    return testing::valid_by("src/report/schemas/conform.schema.json", document.dump());
  };
  EXPECT_TRUE(valid(whole));
  json document = whole;
  document["items"][0]["more"] = 1;
  EXPECT_FALSE(valid(document));
  document = whole;
  document["items"][0]["missed"][0].erase("warning");
  EXPECT_FALSE(valid(document));
  document = whole;
  document["items"][0]["verdict"] = "fine";
  EXPECT_FALSE(valid(document));
}

}  // namespace
}  // namespace ctxcheck
