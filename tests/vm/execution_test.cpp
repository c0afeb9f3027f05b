// What the interpreter keeps beside the meaning of programs: limits of a turn, places, and which
// lines have run.
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "vm/plain_host.hpp"

namespace ctxcheck::vm {
namespace {

// The limit a program exceeds; none if it ends.
std::optional<LimitExceeded> exceeded(std::string_view program, Limits limits = {}) {
  PlainHost host(limits);
  try {
    host.run(program);
  } catch (const LimitExceeded& limit) {
    return limit;
  }
  return std::nullopt;
}

LimitKind kind_of(std::string_view program, Limits limits = {}) {
  const auto limit = exceeded(program, limits);
  EXPECT_TRUE(limit.has_value()) << program;
  return limit ? limit->kind() : LimitKind::Memory;
}

// ---- limits

TEST(Limits, EndlessLoopsRunOutOfSteps) {
  Limits limits;
  limits.steps = 10'000;
  for (const char* program :
       {"for (;;) {}", "while (true) ;", "do {} while (1);",
        "outer: for (;;) for (;;) continue outer;",
        "for (const x of (function* () { for (;;) yield 1; })()) ;",
        "const f = () => queueMicrotask(f); f();", "(async () => { for (;;) await null; })();",
        "for (;;) try { for (;;) ; } finally { continue; }"}) {
    EXPECT_EQ(kind_of(program, limits), LimitKind::Steps) << program;
  }
}

TEST(Limits, StepsNameThePlace) {
  Limits limits;
  limits.steps = 10'000;
  const auto limit = exceeded("let n = 0;\nfunction f() {\n  for (;;) n++;\n}\nf();\n", limits);
  ASSERT_TRUE(limit.has_value());
  EXPECT_EQ(limit->at().line, 3U);
}

// Every way a program can make the interpreter call itself; the C++ stack must hold out.
TEST(Limits, RecursionIsBounded) {
  for (const char* program :
       {"function f() { f(); } f();",
        "function f() { return f() + 1; } f();",
        "const f = () => [1].map(f); f();",
        "const f = () => [2, 1].sort(f); f();",
        "const f = () => Reflect.apply(f, null, []); f();",
        "const f = () => f.call(); f();",
        "const f = (...a) => f(...a, 1); f();",
        "const f = () => `${{ toString: f }}`; f();",
        "const o = { get x() { return this.x; } }; o.x;",
        "const o = { set x(v) { this.x = v; } }; o.x = 1;",
        "const o = { [Symbol.toPrimitive]() { return o + 1; } }; o + 1;",
        "const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.x;",
        "const p = new Proxy(() => {}, { apply: (t) => p() }); p();",
        "const p = new Proxy({}, { has: (t, k) => k in p }); 'x' in p;",
        "const p = new Proxy({}, { ownKeys: () => Reflect.ownKeys(p) }); Object.keys(p);",
        "class A { constructor() { new A(); } } new A();",
        "class A { x = new A(); } new A();",
        "class A {} class B extends A { constructor() { super(new B()); } } new B();",
        "function* g() { yield* g(); } g().next();",
        "const it = { [Symbol.iterator]() { const [a] = it; } }; const [a] = it;",
        "async function f() { await f(); } f();",
        "async function* g() { for await (const x of g()) ; } g().next();",
        "function f() { try { f(); } finally { f(); } } f();",
        "function f() { try { return f(); } catch { return f(); } } f();",
        "const t = { get then() { Promise.resolve(t); } }; Promise.resolve(t);",
        "const o = { toJSON() { return JSON.stringify(o); } }; JSON.stringify(o);",
        "const f = () => JSON.parse('1', f); f();",
        "let f = () => {}; for (let i = 0; i < 2000; i++) f = f.bind(); f();",
        "const c = { [Symbol.hasInstance]: (v) => v instanceof c }; 1 instanceof c;",
        "const f = () => new Map([[1, 1]]).forEach(f); f();",
        "const f = () => Array.from([1], f); f();",
        "const f = () => 'a'.replace('a', f); f();",
        "const f = () => new Promise(f); f();",
        "const t = () => t``; t();"}) {
    EXPECT_EQ(kind_of(program), LimitKind::Recursion) << program;
  }
}

TEST(Limits, ProgramsCannotCatchThem) {
  EXPECT_EQ(kind_of("function f() { f(); } try { f(); } catch {} finally { console.log(1); }"),
            LimitKind::Recursion);
}

TEST(Limits, MemoryIsBounded) {
  Limits limits;
  limits.memory = 4U << 20U;
  for (const char* program :
       {"const a = []; for (;;) a.push({});", "let a = []; for (;;) a = [...a, 1, 2, 3, 4, 5, 6];",
        "let s = 'ab'; for (;;) s += s;",
        "const m = new Map(); for (let i = 0; ; i++) m.set(i, i);",
        "const fs = []; for (let i = 0; ; i++) fs[i] = () => i;"}) {
    EXPECT_EQ(kind_of(program, limits), LimitKind::Memory) << program;
  }
}

// ---- places

spec::Position thrown_at(std::string_view program) {
  PlainHost host;
  host.run(program);
  return host.interpreter().thrown_at();
}

TEST(Places, OfExceptions) {
  EXPECT_EQ(thrown_at("const x = 1;\nthrow new Error('a');\n").line, 2U);
  EXPECT_EQ(thrown_at("function f() {\n  null.x;\n}\nf();\n").line, 2U);
  // A built-in stands where it was called.
  EXPECT_EQ(thrown_at("const f = 5;\n\nJSON.parse('{');\n").line, 3U);
}

TEST(Places, StayWhereAnExceptionWasRaisedFirst) {
  EXPECT_EQ(thrown_at("function f() {\n  throw new Error('a');\n}\n"
                      "try {\n  f();\n} catch (e) {\n  throw e;\n}\n")
                .line,
            2U);
  EXPECT_EQ(thrown_at("function f() {\n  throw 1;\n}\ntry {\n  f();\n} finally {\n  f;\n}\n").line,
            2U);
  EXPECT_EQ(thrown_at("async function f() {\n  await null;\n  throw new Error('a');\n}\n"
                      "await f();\n")
                .line,
            3U);
}

// ---- what has run

TEST(Reached, ListsLinesThatDidNotRun) {
  PlainHost host;
  host.run(
      "function f(x) {\n"
      "  if (x) {\n"
      "    return 1;\n"
      "  }\n"
      "  return 2;\n"
      "}\n"
      "f(true);\n"
      "function never() {\n"
      "  f(false);\n"
      "}\n");
  EXPECT_EQ(host.interpreter().unreached_lines(0), (std::vector<std::uint32_t>{5, 9}));
}

// ---- where V8 differs from ECMAScript

TEST(Language, PropertyKeysAreConvertedOnce) {  // ECMAScript 6.2.5.5, step 3.c.ii
  EXPECT_EQ(output_of("let n = 0;\n"
                      "const o = { x: 0 };\n"
                      "const k = { toString() { n++; return 'x'; } };\n"
                      "o[k] ||= 5; o[k] += 1; o[k]++;\n"
                      "console.log(n, o.x);\n"),
            "3 7");
}

TEST(Language, DerivedConstructorsReadThisAtTheirEnd) {  // ECMAScript 10.2.2, step 12
  EXPECT_EQ(output_of("class A {}\n"
                      "class B extends A {\n"
                      "  constructor() { try { return; } finally { super(); this.f = 1; } }\n"
                      "}\n"
                      "console.log(new B().f);\n"),
            "1");
}

}  // namespace
}  // namespace ctxcheck::vm
