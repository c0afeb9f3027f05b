// Names that a spec uses: globals, members, modules, handlers. Modules begin in line 4 of the file.
#include <gtest/gtest.h>

#include "spec/exports.hpp"
#include "spec/suggest.hpp"
#include "spec/unsupported_names.hpp"
#include "support.hpp"

namespace ctxcheck::spec {
namespace {

constexpr std::string_view kPage = "\nexport function page() {}";

Result<Spec> load(std::string_view module) {
  return parse_spec(with_front_matter(std::string(module) + std::string(kPage)), test_vocabulary());
}
std::string verdict(std::string_view module) { return verdict_of(load(module)); }
std::string hint(std::string_view module) {
  const Result<Spec> result = load(module);
  return result ? "ok" : result.error().hint;
}

TEST(Names, ThatAreKnown) {
  for (const char* const text : {
           "undefined; NaN; Infinity; globalThis",
           "f(); function f() { return g }; const g = 1",
           "a; { a; let b; b } var a",
           "{ var c } c",
           "for (let i = 0; i; i) i; for (const j of []) j; for (const k in {}) k",
           "try { } catch (e) { e } try {} catch ({a, ...b}) { a; b }",
           "(function own() { own; arguments })(); (class Own { m() { Own; arguments } })",
           "const f = (a, {b, c: [d]}, ...e) => a + b + d + e.length",
           "function f(a = b, b) { return a }",
           "class A extends Array { x = A; static y = A; static { A; this; let z; z } }",
           "switch (1) { case 1: let a; default: a }",
           "import { io, sleep as s } from 'ctxcheck'; import * as ns from 'ctxcheck'; io; s; ns.x",
           "import process2 from 'node:process'; process2.env",
           "import 'ctxcheck'",
           "label: for (;;) break label",
           "const o = { Date: 1, fetch() {} }; o.Date; o.fetch(); o?.crypto",
           "class A { fetch() {} #crypto; get Date() { return this.#crypto } }",
           "export default function whole() {} whole()",
           "typeof nothing; typeof Date; typeof Date === 'undefined'",
           "typeof Promise.try; typeof Math.random",
           "if (typeof nothing !== 'undefined') nothing()",
           "Promise.try ? Promise.try(f) : f; if (Object.groupBy) Object.groupBy(1); let f",
           "Promise.try?.(1); Promise.try ?? 1; !Promise.try; Promise.try && 1",
           "Promise.withMagic = () => 1; Promise.withMagic()",
           "Promise.withMagic ?\?= () => 1; Promise.withMagic()",
           "Math.random = () => 4; Math.random()",
           "globalThis.counter = 0; counter; globalThis.counter; globalThis.unheardOf",
           "[Object.extra] = [1]; Object.extra",
           "Math[`random`]; Math['random']",
           "Promise.name; Promise.prototype; Object.hasOwnProperty('a'); Array.from.call(Array, "
           "[])",
           "const Math = { random() {} }; Math.random()",
           "function f(Date) { return Date.now() }",
           "let Object; Object.foo; { Object.bar }",
           "Map.anything; console.log(1); Object.keys({}); new Promise(() => {}); setTimeout(() => "
           "{})",
           "1 instanceof Function; Function.prototype",
           "const fetch = (x) => x; fetch(1)",
       }) {
    EXPECT_EQ(verdict(text), "ok") << text << "\n" << hint(text);
  }
}

TEST(Names, ThatAreNotKnown) {
  const std::pair<const char*, const char*> cases[] = {
      {"nothing", "unknown-global 4:1"},
      {"let a = 1 +\n  nothing()", "unknown-global 5:3"},
      {"nothing = 1", "unknown-global 4:1"},
      {"nothing++", "unknown-global 4:1"},
      {"nothing ?\?= 1", "unknown-global 4:1"},
      {"[nothing] = []", "unknown-global 4:2"},
      {"({a: nothing} = {})", "unknown-global 4:6"},
      {"({nothing} = {})", "unknown-global 4:3"},
      {"for (nothing of []) ;", "unknown-global 4:6"},
      {"typeof nothing.at", "unknown-global 4:8"},
      {"{ let inner } inner", "unknown-global 4:15"},
      {"for (let i; ;) break; i", "unknown-global 4:23"},
      {"try {} catch (e) {} e", "unknown-global 4:21"},
      {"function f() { var inner } inner", "unknown-global 4:28"},
      {"(function own() {}); own", "unknown-global 4:22"},
      {"(class Own {}); Own", "unknown-global 4:17"},
      {"const f = () => arguments", "unknown-global 4:17"},
      {"class A { [nothing]() {} }", "unknown-global 4:12"},
      {"class A extends nothing {}", "unknown-global 4:17"},
      {"`${nothing}`", "unknown-global 4:4"},
      {"let {a = nothing} = {}", "unknown-global 4:10"},
      {"let {[nothing]: a} = {}", "unknown-global 4:7"},
      {"function f(a = nothing) {}", "unknown-global 4:16"},
      {"new nothing", "unknown-global 4:5"},
      {"switch (inner) { default: let inner }", "unknown-global 4:9"},
      // The first in the text is reported.
      {"second; first\nfunction f() { Date }", "unknown-global 4:1"},
  };
  for (const auto& [text, wanted] : cases) EXPECT_EQ(verdict(text), wanted) << text;
  EXPECT_EQ(hint("let counter; conuter"), "did you mean `counter`?");
  EXPECT_EQ(hint("setTimout(() => {})"), "did you mean `setTimeout`?");
  EXPECT_EQ(hint("zzzzzz = 1"), "declare it: `let zzzzzz`");
}

TEST(Names, ThatTheModelDoesNotHave) {
  const std::pair<const char*, const char*> cases[] = {
      {"Date.now()", "unsupported-global 4:1"},
      {"new Date()", "unsupported-global 4:5"},
      {"performance.now()", "unsupported-global 4:1"},
      {"setInterval(() => {}, 1)", "unsupported-global 4:1"},
      {"new WeakRef({})", "unsupported-global 4:5"},
      {"new FinalizationRegistry(() => {})", "unsupported-global 4:5"},
      {"crypto.randomUUID()", "unsupported-global 4:1"},
      {"globalThis.crypto.randomUUID()", "unsupported-global 4:1"},
      {"globalThis.Date", "unsupported-global 4:1"},
      {"await fetch('x')", "unsupported-global 4:7"},
      {"eval('1')", "unsupported-global 4:1"},
      {"(0, eval)('1')", "unsupported-global 4:5"},
      {"new Function('a')", "unsupported-call 4:1"},
      {"Function('a')", "unsupported-call 4:1"},
      {"new globalThis.Function('a')", "unsupported-call 4:1"},
      {"Intl.NumberFormat", "unsupported-global 4:1"},
      {"Atomics", "unsupported-global 4:1"},
      {"new SharedArrayBuffer(1)", "unsupported-global 4:5"},
      {"WebAssembly", "unsupported-global 4:1"},
      {"structuredClone({})", "unsupported-global 4:1"},
      {"new RegExp('a')", "unsupported-global 4:5"},
      {"require('x')", "unsupported-global 4:1"},
      {"Buffer.from('x')", "unsupported-global 4:1"},
      {"new Uint8Array(1)", "unsupported-global 4:5"},
      {"module.exports = 1", "unsupported-global 4:1"},
      {"if (typeof crypto !== 'undefined') crypto.randomUUID()", "unsupported-global 4:36"},
      {"Math.random()", "unsupported-member 4:1"},
      {"Math?.random()", "unsupported-member 4:1"},
      {"globalThis.Math.random()", "unsupported-member 4:1"},
      {"(Math).random()", "unsupported-member 4:1"},
      {"Math.random && Math.random()", "unsupported-member 4:1"},
      {"let {random} = Math; Math.radom", "unsupported-member 4:22"},
      {"Promise.try(() => 1)", "unsupported-member 4:1"},
      {"Object.foo", "unsupported-member 4:1"},
      {"f(Object.foo.bar); function f() {}", "unsupported-member 4:3"},
      {"console.table([])", "unsupported-member 4:1"},
      {"process.hrtime()", "unsupported-member 4:1"},
  };
  for (const auto& [text, wanted] : cases) EXPECT_EQ(verdict(text), wanted) << text;
  EXPECT_NE(hint("Math.random()").find("choose(n)"), std::string::npos);
  EXPECT_NE(hint("Date.now()").find("sleep(ms)"), std::string::npos);
  EXPECT_NE(hint("setInterval(1)").find("re-arm setTimeout"), std::string::npos);
  EXPECT_NE(hint("fetch('x')").find("io(name)"), std::string::npos);
  EXPECT_EQ(hint("Object.key({})"), "did you mean `keys`?");
}

TEST(Names, OfModules) {
  const std::pair<const char*, const char*> cases[] = {
      {"import { io } from 'ctxchek'", "unknown-module 4:20"},
      {"import './other.js'", "unknown-module 4:8"},
      {"import { randomUUID } from 'node:crypto'", "unknown-module 4:28"},
      {"import { io, oi } from 'ctxcheck'", "unknown-import 4:14"},
      {"import { ioFial as f } from 'ctxcheck'", "unknown-import 4:10"},
      {"import whole from 'ctxcheck'", "unknown-import 4:8"},
      {"import { default as whole } from 'ctxcheck'", "unknown-import 4:10"},
  };
  for (const auto& [text, wanted] : cases) EXPECT_EQ(verdict(text), wanted) << text;
  EXPECT_EQ(hint("import { io } from 'ctxchek'"), "did you mean `ctxcheck`?");
  EXPECT_EQ(hint("import { ioFial } from 'ctxcheck'"), "did you mean `ioFail`?");
  EXPECT_NE(hint("import 'node:crypto'").find("choose(n)"), std::string::npos);
  EXPECT_NE(hint("import './other.js'").find("a spec is one file"), std::string::npos);
}

// The front matter asks for `page` in line 2, column 13.
std::string handlers(std::string_view module) {
  return verdict_of(parse_spec(with_front_matter(module), test_vocabulary()));
}
std::string by_path(std::string_view module) {
  return verdict_of(
      parse_spec({"spec.js", fmt::format("/*---\nrequests: {{ /page: 1 }}\n---*/\n{}", module)},
                 test_vocabulary()));
}

TEST(Handlers, ByName) {
  for (const char* const text : {
           "export function page() {}",
           "export async function page() {}",
           "export const page = async () => 1",
           "export let page = 5; page = () => 1",
           "const f = () => 1; export { f as page }",
           "export const { page } = { page() {} }",
           "export const page = [() => 1][0]",
           "export { page }; function page() {}",
           "export var page; page = () => 1",
           "{ var page = () => 1 } export { page }",
       }) {
    EXPECT_EQ(handlers(text), "ok") << text;
  }
  for (const char* const text : {"", "function page() {}", "export function pages() {}",
                                 "export default function page() {}"}) {
    EXPECT_EQ(handlers(text), "unknown-handler 2:13") << text;
  }
  for (const char* const text :
       {"export const page = 5", "export class page {}", "export const page = {}",
        "export const page = 'x', b = 1", "const a = [1]; export { a as page }",
        "export const page = class {}", "export const page = null"}) {
    EXPECT_EQ(handlers(text), "handler-not-a-function 2:13") << text;
  }
  const Result<Spec> near =
      parse_spec(with_front_matter("export function pgae() {}"), test_vocabulary());
  EXPECT_EQ(near.error().hint, "did you mean `pgae`?");
}

TEST(Handlers, ByPath) {
  for (const char* const text : {
           "export default { fetch() {} }",
           "export default { async fetch(request, env, ctx) { return request } }",
           "export default { fetch: async () => 1, other: 1 }",
           "const app = { fetch() {} }; export default app",
           "const app = { fetch() {} }; export { app as default }",
           "const fetch = () => 1; export default { fetch }",
           "const more = {}; export default { ...more }",
           "export default make(); function make() {}",
           "export default { ['fet' + 'ch']: 1 }",
       }) {
    EXPECT_EQ(by_path(text), "ok") << text;
  }
  for (const char* const text :
       {"export function page() {}", "export default {}", "export default { fetsh() {} }"}) {
    EXPECT_EQ(by_path(text), "unknown-handler 2:13") << text;
  }
  for (const char* const text :
       {"export default function () {}", "export default 5", "export default class {}",
        "export default { fetch: 5 }", "const app = []; export default app"}) {
    EXPECT_EQ(by_path(text), "handler-not-a-function 2:13") << text;
  }
}

TEST(Exports, AreListedInOrderAndOnce) {
  const Result<Spec> spec = parse_spec(
      with_front_matter("export function page() {}\nexport const [a, {b}] = [];\nlet c;\n"
                        "export { c, c as d };\nexport default 1"),
      test_vocabulary());
  ASSERT_TRUE(static_cast<bool>(spec)) << spec.error().message;
  EXPECT_EQ(spec->exports, (std::vector<std::string>{"page", "a", "b", "c", "d", "default"}));
  const std::pair<const char*, const char*> cases[] = {
      {"let a; export { a, a }", "duplicate-export 4:20"},
      {"export let a; export { a }", "duplicate-export 4:24"},
      {"export default 1; export default 2", "duplicate-export 4:19"},
      {"let a; export { a as default }; export default 1", "duplicate-export 4:33"},
      {"export { nothing }", "unknown-export 4:10"},
      {"export { Promise }", "unknown-export 4:10"},
      {"import { io } from 'ctxcheck'; export { io }", "unsupported-export 4:41"},
  };
  for (const auto& [text, wanted] : cases) EXPECT_EQ(verdict(text), wanted) << text;
}

TEST(Suggest, OnlyWhatIsNear) {
  const std::vector<std::string> words{"requests", "runtime", "see", "io"};
  EXPECT_EQ(nearest("request", words), "requests");
  EXPECT_EQ(nearest("Requests", words), "requests");
  EXPECT_EQ(nearest("reqeusts", words), "requests");
  EXPECT_EQ(nearest("sea", words), "see");
  EXPECT_EQ(nearest("oi", words), "io");
  EXPECT_EQ(nearest("xy", words), "");
  EXPECT_EQ(nearest("a", words), "");
  EXPECT_EQ(nearest("responses", words), "");
  EXPECT_EQ(nearest(std::string(100'000, 'x'), words), "");
  EXPECT_EQ(enumerate(words), "`requests`, `runtime`, `see` and `io`");
}

}  // namespace
}  // namespace ctxcheck::spec
