// Front matter: what each key gives, and where each mistake is said to be.
#include "spec/front_matter.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace ctxcheck::spec {
namespace {

// The YAML starts in line 2 of the file.
SourceFile file_with(std::string_view yaml) {
  return {"spec.js", fmt::format("/*---\n{}\n---*/\n", yaml)};
}

ParsedFrontMatter read(std::string_view yaml) {
  return read_front_matter(file_with(yaml), test_vocabulary());
}

std::string refusal(const SourceFile& source) {
  try {
    static_cast<void>(read_front_matter(source, test_vocabulary()));
    return "ok";
  } catch (const DiagnosticError& error) {
    const Diagnostic& diagnostic = error.diagnostic();
    if (!diagnostic.range) return diagnostic.code;
    const Range& range = *diagnostic.range;
    return fmt::format("{} {}:{}-{}", diagnostic.code, range.begin.line, range.begin.column,
                       range.end.column);
  }
}

std::string hint(std::string_view yaml) {
  try {
    static_cast<void>(read(yaml));
    return "ok";
  } catch (const DiagnosticError& error) {
    return error.diagnostic().hint;
  }
}

using Names = std::vector<std::string>;

TEST(FrontMatter, EveryKey) {
  const ParsedFrontMatter all = read(R"(summary: "two: requests"
see: [prisma/orm#28732, "other"]
runtime: [workerd-2025-09-24, workerd-2026-11-17-off]
requests: { page: 2, '/a b': 1 }
disconnects: 3
failures: [db, a/b]
bursts: 1
params: { R: 2, name: x, quoted: "2", on: true, half: .5, neg: -1e3, ver: 1.2.3 }
timing:
  io: { db: [5, 50], x: [0, inf] }
  arrive: { page: [0, 100] }
  disconnect: [0, .inf]
check: [dead-settle, hung]
expect: { default: safe, workerd-2025-09-24: [hung] })");
  const FrontMatter& content = all.content;
  EXPECT_EQ(content.summary, "two: requests");
  EXPECT_EQ(content.see, (Names{"prisma/orm#28732", "other"}));
  EXPECT_EQ(content.runtimes, (Names{"workerd-2025-09-24", "workerd-2026-11-17-off"}));
  ASSERT_EQ(content.requests.size(), 2U);
  EXPECT_EQ(content.requests[0].handler, "page");
  EXPECT_EQ(content.requests[0].count, 2U);
  EXPECT_EQ(content.requests[1].handler, "/a b");
  EXPECT_EQ(all.handler_places[0], (Range{{5, 13}, {5, 17}}));
  EXPECT_EQ(all.handler_places[1], (Range{{5, 22}, {5, 28}}));
  EXPECT_EQ(content.disconnects, 3U);
  EXPECT_EQ(content.failures, (Names{"db", "a/b"}));
  EXPECT_EQ(content.bursts, (Bursts{false, 1}));
  const std::vector<std::pair<std::string, ParamValue>> params{
      {"R", 2.0},    {"name", std::string("x")}, {"quoted", std::string("2")}, {"on", true},
      {"half", 0.5}, {"neg", -1000.0},           {"ver", std::string("1.2.3")}};
  EXPECT_EQ(content.params, params);
  ASSERT_TRUE(content.timing.has_value());
  EXPECT_EQ(content.timing->io.at("db").min, 5U);
  EXPECT_EQ(content.timing->io.at("db").max, 50U);
  EXPECT_EQ(content.timing->io.at("x").max, std::nullopt);
  EXPECT_EQ(content.timing->arrive.at("page").max, 100U);
  EXPECT_EQ(content.timing->disconnect->max, std::nullopt);
  EXPECT_EQ(content.check, (Names{"dead-settle", "hung"}));
  EXPECT_EQ(content.expect, (Expectation{{"default", {}}, {"workerd-2025-09-24", {"hung"}}}));
}

TEST(FrontMatter, Defaults) {
  const FrontMatter content = read("requests: { page: 1 }").content;
  EXPECT_EQ(content.runtimes, Names{"workerd-2026-11-17"});
  EXPECT_EQ(content.disconnects, 0U);
  EXPECT_EQ(content.bursts, Bursts{});
  EXPECT_TRUE(content.failures.empty());
  EXPECT_TRUE(content.check.empty());
  EXPECT_FALSE(content.timing.has_value());
  EXPECT_FALSE(content.expect.has_value());
}

TEST(FrontMatter, RuntimesAndTheFlag) {
  const auto runtimes = [](std::string_view lines) {
    return read(fmt::format("requests: {{ page: 1 }}\n{}", lines)).content.runtimes;
  };
  const std::string flag = "flags: [no_handle_cross_request_promise_resolution]\n";
  EXPECT_EQ(runtimes("runtime: all"), test_vocabulary().profiles);
  EXPECT_EQ(runtimes("runtime: workerd-2025-09-24-off"), Names{"workerd-2025-09-24-off"});
  EXPECT_EQ(runtimes(flag), Names{"workerd-2026-11-17-off"});
  EXPECT_EQ(runtimes(flag + "runtime: workerd-2025-09-24"), Names{"workerd-2025-09-24-off"});
  EXPECT_EQ(runtimes(flag + "runtime: all"),
            (Names{"workerd-2026-11-17-off", "workerd-2025-09-24-off"}));
  EXPECT_EQ(runtimes("flags: []"), Names{"workerd-2026-11-17"});
}

TEST(FrontMatter, ExpectAndCheckAndBursts) {
  const auto content = [](std::string_view lines) {
    return read(fmt::format("requests: {{ page: 1 }}\n{}", lines)).content;
  };
  EXPECT_EQ(content("expect: safe").expect, (Expectation{{"default", {}}}));
  EXPECT_EQ(content("expect: [hung]").expect, (Expectation{{"default", {"hung"}}}));
  EXPECT_TRUE(content("check: all").check.empty());
  EXPECT_TRUE(content("bursts: any").bursts.any);
}

TEST(FrontMatter, TheBlock) {
  const auto of = [](std::string_view text) { return refusal({"spec.js", std::string(text)}); };
  EXPECT_EQ(of("/*---\nrequests: { page: 1 }\n---*/"), "ok");
  EXPECT_EQ(of("/*--- requests: { page: 1 } ---*/"), "ok");
  EXPECT_EQ(of("\xEF\xBB\xBF#!/usr/bin/env x\r\n\r\n /*---\r\nrequests: { page: 1 }\r\n---*/"),
            "ok");
  EXPECT_EQ(of(""), "front-matter-missing 1:1-1");
  EXPECT_EQ(of("\n  export let a"), "front-matter-missing 2:3-4");
  EXPECT_EQ(of("/* --- */"), "front-matter-missing 1:1-2");
  EXPECT_EQ(of("// a\n/*---\nrequests: { page: 1 }\n---*/"), "front-matter-not-first 2:1-6");
  EXPECT_EQ(of("let a; /*---\n---*/"), "front-matter-not-first 1:8-13");
  EXPECT_EQ(of("\n/*---\nrequests: { page: 1 }"), "front-matter-unterminated 2:1-6");
  EXPECT_EQ(of("/*---\nrequests: { page: 1 }\n  */\n"), "front-matter-unterminated 3:3-5");
  EXPECT_EQ(of("/*---*/"), "front-matter-unterminated 1:6-8");
  EXPECT_EQ(of("/*------*/"), "front-matter-requests 1:6-6");
}

TEST(FrontMatter, Mistakes) {
  const auto of = [](std::string_view yaml) { return refusal(file_with(yaml)); };
  const auto with = [&](std::string_view line) {  // in line 3
    return of(fmt::format("requests: {{ page: 1 }}\n{}", line));
  };
  // the document
  EXPECT_EQ(of(""), "front-matter-requests 1:6-6");
  EXPECT_EQ(of("just text"), "front-matter-type 2:1-10");
  EXPECT_EQ(of("- a"), "front-matter-type 2:1-2");
  EXPECT_EQ(of("requests: { page: 1"), "front-matter-syntax 3:1-2");
  EXPECT_EQ(of("requests: { page: 1 }\n\tsummary: x"), "front-matter-syntax 3:2-3");
  EXPECT_EQ(with("summary: \"\\q\""), "front-matter-syntax 3:13-14");
  EXPECT_EQ(with("---\na: 1"), "front-matter-syntax 3:1-2");
  EXPECT_EQ(of(", requests: { page: 1 }"), "front-matter-syntax 2:1-2");
  EXPECT_EQ(with("]"), "front-matter-syntax 3:1-2");
  EXPECT_EQ(of("{ requests: { page: 1 } }\n, a"), "front-matter-syntax 3:1-2");
  EXPECT_EQ(with("see: *nowhere"), "front-matter-syntax 3:6-7");
  EXPECT_EQ(with("see: " + std::string(3000, '[')), "front-matter-syntax 4:1-2");
  EXPECT_EQ(with("? [a]\n: 1"), "front-matter-type 3:3-4");
  EXPECT_EQ(with("'': 1"), "front-matter-type 3:1-3");
  EXPECT_EQ(with("disconnects: 1\ndisconnects: 1"), "front-matter-duplicate 4:1-12");
  EXPECT_EQ(with("\xC3\xA4\xC3\xB6: 1"), "unknown-key 3:1-3");
  EXPECT_EQ(with("summary: \xC3\xA4\nrequest: 1"), "unknown-key 4:1-8");
  EXPECT_EQ(of("# \xC3\xA4\r\nrequests: { page: 1 }\r\n \r\nbad: 1"), "unknown-key 5:1-4");
  // summary, see
  EXPECT_EQ(with("summary: [a]"), "front-matter-type 3:10-11");
  EXPECT_EQ(with("summary:"), "front-matter-type 3:1-8");
  EXPECT_EQ(with("summary: ''"), "front-matter-type 3:10-12");
  EXPECT_EQ(with("see: a/b#1"), "front-matter-type 3:6-11");
  EXPECT_EQ(with("see: [a, {b: 1}]"), "front-matter-type 3:10-11");
  EXPECT_EQ(with("see: [a, 'a']"), "front-matter-duplicate 3:10-13");
  EXPECT_EQ(with("see: [a, ~]"), "front-matter-type 3:6-7");
  // runtime, flags
  EXPECT_EQ(with("runtime: workerd"), "unknown-profile 3:10-17");
  EXPECT_EQ(with("runtime: [workerd-2025-09-24, all]"), "unknown-profile 3:31-34");
  EXPECT_EQ(with("runtime: []"), "front-matter-type 3:10-11");
  EXPECT_EQ(with("runtime: {a: 1}"), "front-matter-type 3:10-11");
  EXPECT_EQ(with("runtime: [workerd-2025-09-24, workerd-2025-09-24]"),
            "front-matter-duplicate 3:31-49");
  EXPECT_EQ(with("flags: [no_handle_cross_request_promise_resolution]\n"
                 "runtime: [workerd-2025-09-24, workerd-2025-09-24-off]"),
            "front-matter-duplicate 4:31-53");
  EXPECT_EQ(with("flags: [nodejs_compat]"), "unknown-flag 3:9-22");
  EXPECT_EQ(with("flags: nodejs_compat"), "front-matter-type 3:8-21");
  // requests
  EXPECT_EQ(of("summary: x"), "front-matter-requests 2:1-2");
  EXPECT_EQ(of("requests:"), "front-matter-requests 2:1-9");
  EXPECT_EQ(of("requests: {}"), "front-matter-requests 2:11-12");
  EXPECT_EQ(of("requests: page"), "front-matter-type 2:11-15");
  EXPECT_EQ(of("requests: [page]"), "front-matter-type 2:11-12");
  EXPECT_EQ(of("requests: { page }"), "front-matter-type 2:13-17");
  EXPECT_EQ(of("requests: { page: 0 }"), "front-matter-range 2:19-20");
  EXPECT_EQ(of("requests: { page: 33 }"), "front-matter-range 2:19-21");
  EXPECT_EQ(of("requests: { page: -1 }"), "front-matter-range 2:19-21");
  EXPECT_EQ(of("requests: { page: 99999999999999999999 }"), "front-matter-range 2:19-39");
  EXPECT_EQ(of("requests: { page: 1.5 }"), "front-matter-type 2:19-22");
  EXPECT_EQ(of("requests: { page: '2' }"), "front-matter-type 2:19-22");
  EXPECT_EQ(of("requests: { page: two }"), "front-matter-type 2:19-22");
  EXPECT_EQ(of("requests: { page: 1, page: 2 }"), "front-matter-duplicate 2:22-26");
  EXPECT_EQ(of("requests:\n  page: 1\n  save: [1]"), "front-matter-type 4:9-10");
  // numbers
  EXPECT_EQ(with("disconnects: 101"), "front-matter-range 3:14-17");
  EXPECT_EQ(with("disconnects: many"), "front-matter-type 3:14-18");
  EXPECT_EQ(with("bursts: 101"), "front-matter-range 3:9-12");
  EXPECT_EQ(with("bursts: 'any'"), "front-matter-type 3:9-14");
  EXPECT_EQ(with("failures: db"), "front-matter-type 3:11-13");
  // params
  EXPECT_EQ(with("params: [1]"), "front-matter-type 3:9-10");
  EXPECT_EQ(with("params: { R: [1] }"), "front-matter-type 3:14-15");
  EXPECT_EQ(with("params: { R: }"), "front-matter-type 3:11-12");
  EXPECT_EQ(with("params: { R: !!int 3 }"), "front-matter-type 3:14-15");
  EXPECT_EQ(with("params: { R: 1, R: 2 }"), "front-matter-duplicate 3:17-18");
  // timing
  EXPECT_EQ(with("timing: 5"), "front-matter-type 3:9-10");
  EXPECT_EQ(with("timing: { oi: {} }"), "unknown-key 3:11-13");
  EXPECT_EQ(with("timing: { io: { db: 5 } }"), "front-matter-type 3:21-22");
  EXPECT_EQ(with("timing: { io: { db: [5] } }"), "front-matter-type 3:21-22");
  EXPECT_EQ(with("timing: { io: { db: [9, 5] } }"), "front-matter-range 3:25-26");
  EXPECT_EQ(with("timing: { io: { db: [inf, 5] } }"), "front-matter-type 3:22-25");
  EXPECT_EQ(with("timing: { io: { db: [-1, 5] } }"), "front-matter-range 3:22-24");
  EXPECT_EQ(with("timing: { io: { db: [0, 3000000000] } }"), "front-matter-range 3:25-35");
  EXPECT_EQ(with("timing: { arrive: { pge: [0, 1] } }"), "unknown-handler 3:21-24");
  EXPECT_EQ(with("timing: { disconnect: {} }"), "front-matter-type 3:23-24");
  // check, expect
  EXPECT_EQ(with("check: [hang]"), "unknown-property 3:9-13");
  EXPECT_EQ(with("check: []"), "front-matter-type 3:8-9");
  EXPECT_EQ(with("check: hung"), "front-matter-type 3:8-12");
  EXPECT_EQ(with("check: [hung, hung]"), "front-matter-duplicate 3:15-19");
  EXPECT_EQ(with("expect: hung"), "front-matter-type 3:9-13");
  EXPECT_EQ(with("expect:"), "front-matter-type 3:1-7");
  EXPECT_EQ(with("expect: [safe]"), "unknown-property 3:10-14");
  EXPECT_EQ(with("expect: { all: safe }"), "unknown-profile 3:11-14");
  EXPECT_EQ(with("expect: { default: unsafe }"), "front-matter-type 3:20-26");
  EXPECT_EQ(with("check: [hung]\nexpect: [stuck]"), "front-matter-expect 4:10-15");
}

TEST(FrontMatter, Hints) {
  EXPECT_EQ(hint("request: { page: 1 }"), "did you mean `requests`?");
  EXPECT_EQ(hint("requests: { page: 1 }\nDisconnects: 1"), "did you mean `disconnects`?");
  EXPECT_EQ(hint("requests: { page: 1 }\ncheck: [dead-setle]"), "did you mean `dead-settle`?");
  EXPECT_EQ(hint("requests: { page: 1 }\nruntime: workerd-2025-09-25"),
            "did you mean `workerd-2025-09-24`?");
  EXPECT_EQ(hint("requests:\n\tpage: 1"), "YAML lines are indented with blanks, not with tabs");
  EXPECT_EQ(hint("requests: { page: 1"), "");
  EXPECT_EQ(hint("requests: { page: 1 }\nzzz: 1").substr(0, 23), "known are `summary`, `s");
}

}  // namespace
}  // namespace ctxcheck::spec
