// What fixes recognise, by structure: small programs in which every name says nothing.
#include <gtest/gtest.h>

#include "fixes/catalogue.hpp"
#include "fmt/format.h"
#include "model/model.hpp"

namespace ctxcheck {
namespace {

spec::Spec module_of(const std::string& code, const std::string& front_matter = "") {
  auto spec = spec::parse_spec(
      {"a.js", fmt::format("/*---\nrequests: {{ q: 2 }}\n{}---*/\n{}", front_matter, code)},
      model::vocabulary());
  EXPECT_TRUE(spec) << (spec ? "" : spec::render(spec.error(), nullptr));
  return std::move(*spec);
}

const fixes::Fix& fix_named(std::string_view name) {
  for (const fixes::Fix& fix : fixes::catalogue()) {
    if (fix.name == name) return fix;
  }
  throw std::logic_error("no such fix");
}

// The text that the fix makes, or why it makes none.
std::string applied(std::string_view name, const spec::Spec& spec) {
  const auto result = fixes::apply(fix_named(name), spec, model::vocabulary());
  if (const auto* reason = std::get_if<fixes::NotApplicable>(&result)) return reason->reason;
  const std::string text = std::get<fixes::Patched>(result).text;
  EXPECT_TRUE(spec::parse_spec({"a.js", text}, model::vocabulary())) << text;
  return text;
}

std::string applied(std::string_view name, const std::string& code) {
  return applied(name, module_of(code));
}

::testing::AssertionResult has(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << "no \"" << part << "\" in: " << text;
}

TEST(Recognition, ABatcherUnderAnotherName) {
  const std::string text =
      applied("batcher-per-request", R"(import { Batcher as B, io } from "ctxcheck";
class A { a = new B({ flush: "timer", load: () => io("x") /* kept */ }); }
const a = new A();
export async function q() { return await a.a.load(1); }
)");
  EXPECT_TRUE(has(text, R"(load: () => io("x"), scope: "request" /* kept */ })"));
}

TEST(Recognition, ABatcherOptionOnALineOfItsOwn) {
  const std::string text = applied("batcher-per-request", R"(import { Batcher, io } from "ctxcheck";
const a = new Batcher({
  flush: "timer",
  load: () => io("x"), // kept
});
export async function q() { return await a.load(1); }
)");
  EXPECT_TRUE(has(text, "  load: () => io(\"x\"),\n  scope: \"request\", // kept\n});"));
}

TEST(Recognition, ABatcherThatARequestMakesIsNotShared) {
  EXPECT_TRUE(has(applied("batcher-per-request", R"(import { Batcher, io } from "ctxcheck";
export async function q() {
  return await new Batcher({ flush: "timer", load: () => io("x") }).load(1);
}
)"),
                  "the Batcher in line 6 is made by a request"));
  EXPECT_TRUE(has(applied("batcher-per-request",
                          "class Batcher {}\nconst a = new Batcher({ b: 1 });\n"
                          "export const q = () => a;\n"),
                  "no Batcher of \"ctxcheck\""));
}

TEST(Recognition, StateIsWhatRequestsChange) {
  const std::string text = applied("state-per-request", R"(import { io } from "ctxcheck";
let a;
let b = 1, c = "constant";
const d = new Map();
const e = { f: 1 };
export async function q() {
  const b2 = { b, d };
  b++;
  d.set(1, a ??= await io("x"));
  [a] = [e.f];
  { const a = 1; void a; }
  return `${a} ${b2.b} ${c}`;
}
)");
  EXPECT_TRUE(has(text, R"(import { io, current } from "ctxcheck";)"));
  EXPECT_TRUE(has(text, "let a = perRequest(() => ({ value: undefined }));"));
  EXPECT_TRUE(has(text, R"(let b = perRequest(() => ({ value: 1 })), c = "constant";)"));
  EXPECT_TRUE(has(text, "const d = perRequest(() => new Map());"));
  EXPECT_TRUE(has(text, "const e = { f: 1 };"));
  EXPECT_TRUE(has(text, "{ b: b().value, d: d() }"));
  EXPECT_TRUE(has(text, "b().value++;"));
  EXPECT_TRUE(has(text, R"(d().set(1, a().value ??= await io("x"));)"));
  EXPECT_TRUE(has(text, "[a().value] = [e.f];"));
  EXPECT_TRUE(has(text, "{ const a = 1; void a; }"));
}

TEST(Recognition, StateThatIsSetByDestructuring) {
  EXPECT_TRUE(has(applied("state-per-request", "let a;\nexport function q(r) { ({ a } = r); }\n"),
                  "`a` is set by destructuring (line 5)"));
  // Neither the first statement of a block nor a longer property is.
  EXPECT_TRUE(has(applied("state-per-request", "let a;\nexport function q(r) { a = r; }\n"),
                  "q(r) { a().value = r; }"));
  EXPECT_TRUE(
      has(applied("state-per-request", "let a;\nexport function q(r) { ({ a: a } = r); }\n"),
          "({ a: a().value } = r);"));
}

TEST(Recognition, StateThatTheLoadUsesStays) {
  EXPECT_TRUE(has(applied("state-per-request", R"(let a = 0;
const next = () => ++a;
const b = [next()];
export function q() { return b[0] + next(); }
)"),
                  "`a` is used while the module is loaded (line 5)"));
  EXPECT_TRUE(has(applied("state-per-request", "export function q() { return 1; }\n"),
                  "no variable of the module"));
}

TEST(Recognition, NamesOfHelpersAreFree) {
  const std::string text = applied("state-per-request", R"(const current = 7;
let a = 0;
export function q() { const perRequest = 1; return (a += current + perRequest); }
)");
  EXPECT_TRUE(has(text, R"(import { current as current2 } from "ctxcheck";)"));
  EXPECT_TRUE(has(text, "function perRequest2(make)"));
  EXPECT_TRUE(has(text, "const request = current2();"));
}

TEST(Recognition, AQueueIsABatchOnlyIfItIsReplaced) {
  const std::string head = R"(import { io } from "ctxcheck";
let z = [];
const y = () => new Promise((w) => { z.push({ v: w }); if (z.length === 1) setTimeout(x, 1); });
)";
  const std::string tail = "\nexport async function q() { return await y(); }\n";
  EXPECT_TRUE(has(applied("follow-batch", head + R"(
async function x() { const u = z; z = []; const t = await io("x"); for (const s of u) s.v(t); })" +
                                              tail),
                  "const y = () => joinBatch(z, (w) => { z.push({ v: w });"));
  EXPECT_TRUE(has(applied("follow-batch", head + R"(
async function x() { const t = await io("x"); for (const s of z.splice(0)) s.v(t); })" +
                                              tail),
                  "the queue that takes resolvers in line 6 is never replaced as a whole"));
}

TEST(Recognition, AHandlerGetsItsContext) {
  const std::string shared = "const a = { async b() { return 1; } };\n";
  EXPECT_TRUE(has(applied("wait-until", shared + "export async function q() { return a.b(); }\n"),
                  "q(request, env, ctx) { return hold(ctx, a.b()); }"));
  EXPECT_TRUE(has(applied("wait-until", shared + "export const q = async (x) => await a.b();\n"),
                  "async (x, env, ctx) => await hold(ctx, a.b());"));
  EXPECT_TRUE(has(applied("wait-until", shared + "export const q = async x => await a.b();\n"),
                  "async (x, env, ctx) => await hold(ctx, a.b());"));
  EXPECT_TRUE(
      has(applied("wait-until", shared + "export async function q(r, e, c) { return a.b(); }\n"),
          "q(r, e, c) { return hold(c, a.b()); }"));
  EXPECT_TRUE(
      has(applied("wait-until", shared + "export async function q(...r) { return a.b(r); }\n"),
          "leave no place for ctx"));
  EXPECT_TRUE(
      has(applied("wait-until",
                  shared + "export function q(r, e, c) { c.waitUntil(a.b()); return 1; }\n"),
          "does something with ctx already"));
}

TEST(Recognition, SeveralCallsAreHeldTogether) {
  const std::string text = applied("wait-until", R"(const a = { async b() {}, c() {} };
export async function q() {
  await a.b();
  try {
    return 1;
  } finally {
    a.c();
  }
}
)");
  EXPECT_TRUE(has(text, "return hold(ctx, (async () => {"));
  EXPECT_TRUE(has(text, "await a.b();"));
  EXPECT_TRUE(has(text, "hold(ctx, a.c());"));
}

TEST(Recognition, AKeptPromise) {
  EXPECT_TRUE(has(applied("cache-value", R"(import { io } from "ctxcheck";
let a;
export async function q() { a ??= io("x"); return await a; }
)"),
                  R"(a ??= await io("x");)"));
  EXPECT_TRUE(
      has(applied("cache-value", R"(import { io } from "ctxcheck";
const a = new Map();
function b(c) { if (!a.has(c)) a.set(c, io(c)); return a.get(c); }
export async function q() { return await b("x"); }
)"),
          "async function b(c) { if (!a.has(c)) a.set(c, await io(c)); return a.get(c); }"));
  // A lock: who settles it waits for it, so nothing of it is a value.
  EXPECT_TRUE(has(applied("cache-value", R"(let a = Promise.resolve();
export async function q() { const b = a; let c; a = new Promise((d) => { c = d; }); await b; c(); }
)"),
                  "keeps no promise"));
  // Of a request alone.
  EXPECT_TRUE(has(applied("cache-value", R"(import { io } from "ctxcheck";
class A { b() { this.c ??= io("x"); return this.c; } }
export async function q() { return await new A().b(); }
)"),
                  "keeps no promise"));
}

TEST(Recognition, AKeptPromiseThatIsDropped) {
  const std::string text = applied("drop-dead-promise", R"(import { io } from "ctxcheck";
let a;
export async function q() { a ??= io("x"); return await a; }
)");
  EXPECT_TRUE(has(text,
                  "return await untilAlive(() => (a ?\?= io(\"x\")), (dead) => { if (a === "
                  "dead) a = undefined; });"));
}

TEST(Recognition, TheFrontMatterIsChangedInPlace) {
  const spec::Spec old = module_of("export function q() {}\n",
                                   "runtime:\n  - workerd-2025-09-24-off\n# kept\nbursts: 0\n");
  EXPECT_TRUE(has(applied("newer-runtime", old),
                  "runtime: workerd-2026-11-17-off\n# kept\nbursts: 0\n---*/"));
  EXPECT_EQ(applied("flag-off", old), "it is checked with the flag already");
  const spec::Spec newest = module_of("export function q() {}\n");
  EXPECT_TRUE(has(applied("flag-off", newest),
                  "flags: [no_handle_cross_request_promise_resolution]\n---*/"));
  EXPECT_TRUE(has(applied("newer-runtime", newest), "it is checked on the newest runtime"));
}

}  // namespace
}  // namespace ctxcheck
