// The settings of live workers: what is accepted, and what is said about what is not. Its own file
// because it needs neither the runtime nor esbuild.
#include "live/settings.hpp"

#include <array>
#include <utility>

#include "live/live_fixture.hpp"

namespace {

using namespace ctxcheck;
using namespace ctxcheck::test_support;

live::Settings settings(std::string text) {
  return live::read_settings({"worker.live.yaml", std::move(text)}, model::vocabulary());
}

TEST(LiveSettings, RequestsAreNamedByTheirPathOrHaveOne) {
  const live::Settings read = settings(R"(
requests:
  /: 2
  save: { path: '/save?x=1', method: POST, count: 3, headers: { X-A: b }, json: { a: [1, 2.5, null, true] } }
  note: { path: /note, method: PUT, body: text, headers: { content-type: text/plain } }
)");
  ASSERT_EQ(read.requests.size(), 3U);
  EXPECT_EQ(read.requests[0].path, "/");
  EXPECT_EQ(read.requests[0].method, "GET");
  EXPECT_EQ(read.requests[1].path, "/save?x=1");
  EXPECT_EQ(read.requests[1].body, R"({"a":[1,2.5,null,true]})");
  EXPECT_EQ(read.requests[1].headers, (std::vector<std::pair<std::string, std::string>>{
                                          {"X-A", "b"}, {"content-type", "application/json"}}));
  EXPECT_EQ(read.requests[2].body, "text");
  EXPECT_EQ(read.requests[2].headers.size(), 1U);
  ASSERT_EQ(read.front_matter.requests.size(), 3U);
  EXPECT_EQ(read.front_matter.requests[0].count, 2U);
  EXPECT_EQ(read.front_matter.requests[1].handler, "save");
  EXPECT_EQ(read.front_matter.requests[1].count, 3U);
  EXPECT_EQ(read.front_matter.requests[2].count, 1U);
}

TEST(LiveSettings, BoundsAreThoseOfSpecs) {
  const live::Settings read = settings(R"(
runtime: [workerd-2025-09-24, workerd-2026-11-17-off]
compatibility_date: 2025-01-31
compatibility_flags: [nodejs_compat, streams_enable_constructors]
disconnects: 2
failures: [users]
bursts: 1
check: [hung]
)");
  EXPECT_EQ(read.front_matter.runtimes,
            (std::vector<std::string>{"workerd-2025-09-24", "workerd-2026-11-17-off"}));
  EXPECT_EQ(read.front_matter.disconnects, 2U);
  EXPECT_EQ(read.front_matter.failures, std::vector<std::string>{"users"});
  EXPECT_EQ(read.front_matter.bursts.count, 1U);
  EXPECT_EQ(read.front_matter.check, std::vector<std::string>{"hung"});
  EXPECT_EQ(read.compatibility_date, "2025-01-31");
  EXPECT_EQ(read.compatibility_flags, std::vector<std::string>{"streams_enable_constructors"});
}

TEST(LiveSettings, TheWorkerIsHandedRepliesBindingsAndVariables) {
  const live::Settings read = settings(R"(
replies: [ { url: "api.test/*", method: POST, name: post, status: 201, json: 1 } ]
vars: { MODE: dev, N: 5, LIST: [a] }
bindings:
  DB: { d1: [ { sql: "select *", rows: [ { id: 1 } ] } ] }
  KV: { kv: { a: b } }
  OWN: { module: ./own.js, options: { x: y } }
)");
  EXPECT_EQ(read.environment,
            R"({"replies":[{"url":"api.test/*","method":"POST","name":"post","status":201,)"
            R"("headers":[["content-type","application/json"]],"body":"1"}],)"
            R"("bindings":{"DB":[{"sql":"select *","rows":[{"id":1}]}],"KV":{"a":"b"},)"
            R"("OWN":{"x":"y"}},"vars":{"MODE":"dev","N":5,"LIST":["a"]}})");
  ASSERT_EQ(read.bindings.size(), 3U);
  EXPECT_EQ(read.bindings[0].kind, live::Binding::Kind::D1);
  EXPECT_EQ(read.bindings[1].kind, live::Binding::Kind::Kv);
  EXPECT_EQ(read.bindings[2].module, "./own.js");
}

class LiveRefusals : public LiveTest {
 protected:
  // What is said about settings beside a worker.
  [[nodiscard]] std::string said(std::string_view text) const {
    write("worker.js", "export default { fetch() { return new Response(); } };");
    return refusal(write("worker.live.yaml", text));
  }
};

TEST_F(LiveRefusals, EachMistakeHasItsPlaceAndWhatWasExpected) {
  const std::array<std::pair<const char*, const char*>, 31> kMistakes{{
      {"request: { /: 1 }",
       "1:1 unknown-key: there is no key `request` | did you mean `requests`?"},
      {"requests: 3",
       "1:11 front-matter-type: `requests` is `3`; expected a map `{ name: value }`"},
      {"requests: { /: 0 }",
       "1:16 front-matter-range: the number of requests of `/` is 0; expected a whole number from "
       "1 to 32"},
      {"requests: { page: 2 }",
       "1:13 live-request: the request `page` has no path | name it by its path, or write `page: { "
       "path: /... }`"},
      {"requests:\n  page: { path: page }",
       "2:17 live-path: `path` of the request `page` is `page`; expected a path | it begins with "
       "`/` and has no blanks; write a blank as %20"},
      {"requests:\n  page: { path: /a, verb: GET }",
       "2:21 unknown-key: there is no key of a request `verb` | known are `path`, `count`, "
       "`method`, `headers`, `body` and `json`"},
      {"requests:\n  page: { path: /a, method: get }",
       "2:29 live-method: `method` of the request `page` is `get`; expected a method in capitals | "
       "for example GET or POST"},
      {"requests:\n  page: { path: /a, body: x, json: 1 }",
       "2:30 live-body: the request `page` has `body` and `json` | leave one of them out"},
      {"requests:\n  page: { path: /a, headers: { Host: x } }",
       "2:32 live-header: the header `Host` is set by ctxcheck | leave it out"},
      {"requests:\n  page: { path: /a, headers: { a b: x } }",
       "2:32 live-header: `a b` is no name of a header"},
      {"requests:\n  page: { path: /a, headers: { a: \"x\\ny\" } }",
       "2:35 live-header: the header `a` has more than one line"},
      {"requests: { /: 1 }\nreplies: { url: x }",
       "2:10 front-matter-type: `replies` is a map; expected a list `[a, b]`"},
      {"requests: { /: 1 }\nreplies: [ { status: 200 } ]",
       "2:12 live-missing: a reply has no `url`"},
      {"requests: { /: 1 }\nreplies: [ { url: x, status: 100 } ]",
       "2:30 front-matter-range: `status` of a reply is 100; expected a whole number from 200 to "
       "599"},
      {"requests: { /: 1 }\nreplies: [ { url: x, text: y } ]",
       "2:22 unknown-key: there is no key of a reply `text` | known are `url`, `method`, `name`, "
       "`status`, `headers`, `body` and `json`"},
      {"requests: { /: 1 }\nbindings: { DB: { d2: [] } }",
       "2:19 unknown-key: there is no kind of binding `d2` | did you mean `d1`?"},
      {"requests: { /: 1 }\nbindings: { DB: { d1: [], kv: {} } }",
       "2:27 live-binding: the binding `DB` is `d1` and `kv` | a binding is one of d1, kv and "
       "module"},
      {"requests: { /: 1 }\nbindings: { DB: {} }",
       "2:13 live-binding: the binding `DB` says not what it is | write d1, kv or module below it"},
      {"requests: { /: 1 }\nbindings: { DB: { kv: {}, options: {} } }",
       "2:27 live-binding: the binding `DB` has `options`, which go with `module` only"},
      {"requests: { /: 1 }\nbindings: { DB: { d1: [ { rows: [] } ] } }",
       "2:25 live-missing: a result of the binding `DB` has no `sql`"},
      {"requests: { /: 1 }\nbindings: { DB: { d1: [ { sql: x, rows: [ 1 ] } ] } }",
       "2:43 front-matter-type: a row in `rows` of a result of the binding `DB` is `1`; expected a "
       "map `{ name: value }`"},
      {"requests: { /: 1 }\nbindings: { OWN: { module: ./none.js } }",
       "2:28 cannot-read: `FOLDER/none.js` cannot be read: No such file or directory | paths are "
       "relative to the file that names them"},
      {"requests: { /: 1 }\nbindings: { A: { kv: {} } }\nvars: { A: 1 }",
       "3:9 live-binding: `A` is a binding already"},
      {"requests: { /: 1 }\nruntime: workerd-2020",
       "2:10 unknown-profile: there is no profile `workerd-2020` | known are "
       "`workerd-2026-11-17`, `workerd-2026-11-17-off`, `workerd-2025-09-24` and "
       "`workerd-2025-09-24-off`"},
      {"requests: { /: 1 }\ncompatibility_date: today",
       "2:21 live-date: `compatibility_date` is `today`; expected a date | write it like "
       "2025-09-24"},
      {"requests: { /: 1 }\ncompatibility_flags: [no_handle_cross_request_promise_resolution]",
       "2:23 live-flag: the flag `no_handle_cross_request_promise_resolution` belongs to the "
       "runtime profile | choose the profile with `runtime`; `-off` behind its name is the flag "
       "no_handle_cross_request_promise_resolution"},
      {"requests: { /: 1 }\ncheck: [hang]",
       "2:9 unknown-property: there is no property `hang` | did you mean `hung`?"},
      {"requests: { /: 1, /: 2 }",
       "1:19 front-matter-duplicate: `/` comes twice in `requests` | it is in line 1 already"},
      {"requests: { /: 1",
       "1:17 front-matter-syntax: the file is no valid YAML: end of map flow not found"},
      {"worker: other.js\nrequests: { /: 1 }",
       "1:9 cannot-read: `FOLDER/other.js` cannot be read: No such file or directory | paths are "
       "relative to the file that names them"},
      {"summary: nothing arrives",
       "live-requests: it says of no request that it arrives | write `requests: { /: 2 }`, or give "
       "--requests /=2"},
  }};
  for (const auto& [text, expected] : kMistakes) {
    std::string actual = said(text);
    if (const auto at = actual.find(folder().string()); at != std::string::npos) {
      actual.replace(at, folder().string().size(), "FOLDER");
    }
    EXPECT_EQ(actual, expected) << text;
  }
}

TEST_F(LiveRefusals, SettingsNeedAWorker) {
  EXPECT_EQ(
      refusal(write("lonely.live.yaml", "requests: { /: 1 }")),
      "live-worker: the file does not name its worker, and none is beside it | write `worker: "
      "worker.js`, or call it worker.live.yaml beside worker.js");
}

TEST_F(LiveRefusals, WhatALiveWorkerIs) {
  const auto is_live = [](const std::string& path, bool has_requests) {
    return live::is_live({path, std::nullopt, has_requests});
  };
  const std::string plain = write("plain.js", "export default {};");
  EXPECT_FALSE(is_live(plain, false));
  EXPECT_TRUE(is_live(plain, true));
  EXPECT_TRUE(live::is_live({plain, "any.yaml", false}));
  EXPECT_FALSE(is_live(write("spec.js", "/*---\nrequests: { a: 1 }\n---*/"), true));
  EXPECT_TRUE(is_live(write("typed.ts", "export default {};"), false));
  EXPECT_FALSE(is_live("nowhere.js", true));
  EXPECT_TRUE(is_live("some.live.yaml", false));
  write("plain.live.yaml", "");
  EXPECT_TRUE(is_live(plain, false));
}

}  // namespace
