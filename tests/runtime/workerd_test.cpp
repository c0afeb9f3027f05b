// The real runtime behind the waist: the original case, and what each kind of event does and shows.
// Its own file beside the litmus specs because here turns are looked at, not outcomes alone.
#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/model_fixture.hpp"
#include "runtime/runtime_fixture.hpp"

namespace {

using namespace ctxcheck;
using system::EffectKind;
using system::Property;

class Workerd : public ::testing::TestWithParam<model::Profile> {
 protected:
  void SetUp() override {
    const auto binary = test_support::workerd_binary(GetParam());
    if (!binary) GTEST_SKIP() << test_support::no_workerd(GetParam());
    binary_ = *binary;
  }
  void make(std::unique_ptr<spec::Spec> spec) {
    spec_ = std::move(spec);
    system_ = runtime::make_workerd(*spec_, test_support::options_of(*spec_, GetParam(), binary_));
  }
  std::vector<system::Turn> run(std::string_view schedule) {
    return test_support::run_schedule(*system_, schedule);
  }
  std::vector<std::string> enabled() {
    std::vector<std::string> tokens;
    for (const system::Event& event : system_->enabled()) tokens.push_back(event.token());
    return tokens;
  }
  std::string result(const std::string& label) {
    for (const auto& [name, result] : system_->outcome().requests) {
      if (name == label) return result;
    }
    return "no such request";
  }

  std::string binary_;
  std::unique_ptr<spec::Spec> spec_;  // outlives the system
  std::unique_ptr<system::System> system_;
};

// "KIND SUBJECT DETAIL" of each effect.
std::vector<std::string> effects(const system::Turn& turn) {
  std::vector<std::string> lines;
  for (const system::Effect& effect : turn.effects) {
    std::string line = std::string(system::name_of(effect.kind)) + " " + effect.subject;
    if (!effect.detail.empty()) line += " " + effect.detail;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<Property> findings(const system::Turn& turn) {
  std::vector<Property> found;
  for (const system::Finding& finding : turn.findings) found.push_back(finding.property);
  return found;
}

using Lines = std::vector<std::string>;
using Found = std::vector<Property>;

class OriginalCase : public Workerd {};
class WorkerdLimits : public Workerd {};

// A second request joins the batch of the first and is cancelled at once; the first one's answer
// comes to a promise of the dead.
TEST_P(OriginalCase, HangsAndWarns) {
  make(test_support::load(std::string(CTXCHECK_ROOT) +
                          "/specs/investigation/module-level-batch.js"));
  const auto turns = run("req:page#1 req:page#2 timer:0ms.1@page#1 io:select.2@page#1");
  ASSERT_EQ(turns.size(), 5U);
  EXPECT_EQ(effects(turns[1]),
            (Lines{"request page#1 Running", "timer-started timer:0ms.1@page#1"}));
  const Lines hung = effects(turns[2]);
  ASSERT_EQ(hung.size(), 3U);
  EXPECT_EQ(hung[0], "request page#2 Running");
  EXPECT_TRUE(
      hung[1].starts_with("runtime-failure page#2 The Workers runtime canceled this request "
                          "because it detected that your Worker's code had hung"))
      << hung[1];
  EXPECT_EQ(hung[2], "request page#2 Hung: error:hung");
  EXPECT_EQ(findings(turns[2]), Found{Property::Hung});
  EXPECT_EQ(effects(turns[3]),
            (Lines{"timer-fired timer:0ms.1@page#1", "call-started io:select.2@page#1"}));
  const Lines last = effects(turns[4]);
  ASSERT_EQ(last.size(), 3U);
  EXPECT_EQ(last[0], "call-completed io:select.2@page#1");
  EXPECT_TRUE(last[1].starts_with(
      "runtime-warning page#1 Warning: A promise was resolved or rejected from a different request "
      "context than the one it was created in."))
      << last[1];
  EXPECT_EQ(last[2], "request page#1 Responded: ok:select");
  EXPECT_EQ(system_->outcome().warnings, 1U);
  EXPECT_EQ(result("page#1"), "ok:select");
  EXPECT_EQ(result("page#2"), "error:hung");
  EXPECT_TRUE(system_->enabled().empty());
}

TEST_P(Workerd, ListsEventsInTheOrderOfTheModel) {
  make(test_support::parse(R"(/*---
requests: { a: 2, b: 1 }
disconnects: 1
failures: [x]
---*/
import { io, sleep } from "ctxcheck";
export async function a() { sleep(5); io("y"); return await io("x"); }
export async function b() { return await io("x"); }
)"));
  static_cast<void>(run(""));
  EXPECT_EQ(enabled(), (Lines{"req:a#1", "req:b"}));
  static_cast<void>(run("req:b req:a#1 req:a#2"));
  EXPECT_EQ(enabled(), (Lines{"io:y.2@a#1", "io:x.3@a#1", "fail:x.3@a#1", "io:y.2@a#2",
                              "io:x.3@a#2", "fail:x.3@a#2", "io:x.1@b", "fail:x.1@b",
                              "timer:5ms.1@a#1", "drop:a#1", "drop:a#2", "drop:b"}));
}

TEST_P(Workerd, InjectsFailuresAndDisconnects) {
  make(test_support::parse(R"(/*---
requests: { a: 1, b: 1 }
disconnects: 1
failures: [db]
---*/
import { io } from "ctxcheck";
export async function a() { return await io("db"); }
export async function b() { await io("x"); console.log("never"); }
)"));
  const auto turns = run("req:a req:b fail:db.1@a drop:b");
  EXPECT_EQ(effects(turns.at(3)), (Lines{"call-failed fail:db.1@a", "request a Failed: error:db"}));
  EXPECT_EQ(findings(turns.at(3)), Found{});  // an injected failure, passed on unchanged
  EXPECT_EQ(effects(turns.at(4)), (Lines{"request b client gone", "call-cancelled io:x.1@b"}));
  EXPECT_EQ(result("a"), "error:db");
  EXPECT_EQ(result("b"), "disconnected");
  EXPECT_TRUE(system_->enabled().empty());
}

TEST_P(Workerd, FindsFailedAssertionsThrownErrorsAndForeignObjects) {
  make(test_support::parse(R"(/*---
requests: { a: 1, b: 1, c: 1 }
---*/
import { assert, io, open, params } from "ctxcheck";
let file;
export async function a() { file = open("f"); await io("x"); assert(1 > 2, "order"); }
export async function b() { throw new TypeError("wrong"); }
export async function c() { return file.use(); }
)"));
  const auto turns = run("req:a req:b req:c io:x.1@a");
  EXPECT_EQ(findings(turns.at(2)), Found{Property::Threw});
  EXPECT_EQ(findings(turns.at(3)), (Found{Property::ForeignIo, Property::Threw}));
  EXPECT_EQ(findings(turns.at(4)), Found{Property::Assert});
  EXPECT_EQ(result("a"), "error:order");
  EXPECT_EQ(result("b"), "error:wrong");
  EXPECT_EQ(result("c"), "error:foreign-io");
}

TEST_P(Workerd, ForcesChoices) {
  make(test_support::parse(R"(/*---
requests: { a: 1 }
---*/
import { choose, io } from "ctxcheck";
export async function a() { const n = choose(3); await io("x"); return `${n}${choose(2)}${choose(9)}`; }
)"));
  static_cast<void>(run("req:a?2 io:x.1@a?1,7"));
  EXPECT_EQ(result("a"), "ok:217");
  static_cast<void>(run("req:a io:x.1@a?1"));
  EXPECT_EQ(result("a"), "ok:010");
  system_->reset();
  static_cast<void>(system_->step(system_->enabled().at(0), {}, system::Detail::Findings));
  const system::Step step =
      system_->step(system_->enabled().at(0), std::vector{1U}, system::Detail::Findings);
  ASSERT_EQ(step.choices.size(), 1U);
  EXPECT_EQ(step.choices[0].value, 1U);
  EXPECT_EQ(step.choices[0].arity, 3U);
}

TEST_P(Workerd, SuppliesTimersParametersAndConsole) {
  make(test_support::parse(R"(/*---
requests: { a: 1 }
params: { R: 2, name: "n" }
---*/
import { io, params } from "ctxcheck";
console.log("at load", params.R, params.name);
export async function a() {
  setTimeout((x, y) => console.warn(x, y, { k: [1] }, new Error("e"), undefined), 7.9, "x", 1);
  const t = setTimeout(() => console.log("never"), 1);
  setImmediate((x) => console.log("now", x), "arg");
  clearTimeout(t);
  return await io("hold");
}
)"));
  const auto turns = run("req:a timer:0ms.3@a timer:7ms.1@a io:hold.4@a");
  EXPECT_EQ(effects(turns.at(1)),
            (Lines{"request a Running", "timer-started timer:7ms.1@a",
                   "timer-started timer:0ms.3@a", "call-started io:hold.4@a"}));
  EXPECT_EQ(system_->outcome().console,
            (Lines{"at load 2 n", "now arg", "x 1 {\"k\":[1]} e undefined"}));
}

TEST_P(Workerd, CallsADefaultExportByPath) {
  make(test_support::parse(R"(/*---
requests: { /page: 1, /wrong: 1, /busy: 1 }
---*/
import { io } from "ctxcheck";
export default {
  async fetch(request, env, ctx) {
    const path = new URL(request.url).pathname;
    if (path === "/wrong") throw new Error("no such page");
    await io("x");
    return new Response("hello " + path, { status: path === "/busy" ? 503 : 200 });
  },
};
)"));
  static_cast<void>(run("req:/page req:/wrong req:/busy io:x.1@/page io:x.1@/busy"));
  EXPECT_EQ(result("/page"), "ok:hello /page");
  EXPECT_EQ(result("/wrong"), "error:no such page");
  EXPECT_EQ(result("/busy"), "ok:hello /busy");
}

// A rejection is reported wherever its promise belongs; an exception in a timer is not one.
TEST_P(Workerd, NoticesUnhandledRejections) {
  make(test_support::parse(R"(/*---
requests: { a: 1 }
---*/
import { io } from "ctxcheck";
export async function a() {
  Promise.reject(new Error("lost"));
  setTimeout(() => { throw new Error("in timer"); }, 0);
  return await io("x");
}
)"));
  const auto turns = run("req:a timer:0ms.1@a io:x.2@a");
  EXPECT_EQ(findings(turns.at(1)), Found{Property::UnhandledRejection});
  EXPECT_EQ(findings(turns.at(2)), Found{});
  EXPECT_EQ(result("a"), "ok:x");
}

TEST_P(Workerd, DeliversTwoEventsInOnePass) {
  make(test_support::parse(R"(/*---
requests: { a: 1, b: 1 }
bursts: 1
---*/
import { io } from "ctxcheck";
export async function a() { return await io("x"); }
export async function b() { return await io("y"); }
)"));
  static_cast<void>(run("req:a"));
  EXPECT_EQ(enabled(), (Lines{"req:b", "io:x.1@a", "req:b&io:x.1@a", "io:x.1@a&req:b"}));
  static_cast<void>(run("req:a io:x.1@a&req:b"));
  EXPECT_EQ(result("a"), "ok:x");
  EXPECT_EQ(enabled(), Lines{"io:y.1@b"});
}

TEST_P(Workerd, ReportsAModuleThatThrows) {
  make(test_support::parse(R"(/*---
requests: { a: 1 }
---*/
export async function a() { return 1; }
throw new Error("not today");
)"));
  system_->reset();
  try {
    static_cast<void>(system_->step(system_->enabled().at(0), {}, system::Detail::Findings));
    FAIL() << "the module was evaluated";
  } catch (const system::RunError& error) {
    EXPECT_EQ(error.kind(), system::RunError::Kind::Load);
    EXPECT_TRUE(error.during_load());
    EXPECT_NE(error.message().find("not today"), std::string::npos) << error.message();
    EXPECT_EQ(error.at().line, 5U);
  }
}

// Takes the ten seconds that an event may take.
TEST_P(WorkerdLimits, SaysWhichEventDoesNotComeToRest) {
  make(test_support::parse(R"(/*---
requests: { a: 1 }
---*/
export async function a() { while (true) {} }
)"));
  try {
    static_cast<void>(run("req:a"));
    FAIL() << "the event came to rest";
  } catch (const runtime::RuntimeError& error) {
    EXPECT_NE(error.message().find("the event req:a"), std::string::npos) << error.message();
  }
  // The next run has a process of its own.
  static_cast<void>(run(""));
  EXPECT_EQ(enabled(), Lines{"req:a"});
}

TEST(WorkerdOptions, NameAnExecutable) {
  const auto spec = test_support::parse(
      "/*---\nrequests: { a: 1 }\n---*/\n"
      "export async function a() {}\n");
  runtime::WorkerdOptions options;
  options.binary = "/no/such/workerd";
  EXPECT_THROW(static_cast<void>(runtime::make_workerd(*spec, options)), runtime::RuntimeError);
}

std::string test_name(const ::testing::TestParamInfo<model::Profile>& info) {
  std::string name(info.param.name);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

std::vector<model::Profile> profiles(bool off_too) {
  std::vector<model::Profile> chosen;
  for (const model::Profile& profile : model::profiles()) {
    if (off_too || !profile.name.ends_with("-off")) chosen.push_back(profile);
  }
  return chosen;
}

INSTANTIATE_TEST_SUITE_P(All, OriginalCase, ::testing::ValuesIn(profiles(false)), test_name);
INSTANTIATE_TEST_SUITE_P(All, WorkerdLimits, ::testing::Values(model::profiles().front()),
                         test_name);
INSTANTIATE_TEST_SUITE_P(All, Workerd, ::testing::ValuesIn(profiles(true)), test_name);

}  // namespace
