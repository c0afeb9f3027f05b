// What the library refuses: work without bounds ends in LimitExceeded or a RangeError, and what is
// not known well enough is an error that says so.
#include <string>

#include <gtest/gtest.h>

#include "vm/plain_host.hpp"

namespace ctxcheck::vm {
namespace {

// Evaluates an expression in a host with small limits.
std::string outcome(const std::string& expression) {
  Limits limits;
  limits.steps = 200'000;
  limits.memory = 4U << 20U;
  PlainHost host(limits);
  try {
    const auto lines = host.run("try { console.log(String(" + expression +
                                ")) } catch (e) { console.log(e.name + ': ' + e.message) }");
    return lines.empty() ? std::string() : lines.front();
  } catch (const LimitExceeded& limit) {
    switch (limit.kind()) {
      case LimitKind::Steps:
        return "too many steps";
      case LimitKind::Recursion:
        return "too deep";
      case LimitKind::Memory:
        return "too much memory";
    }
  }
  return "unknown";
}

TEST(BuiltinsLimits, HugeLengthsEnd) {
  for (const char* expression :
       {"Array.from({ length: 2 ** 32 })", "Array.prototype.map.call({ length: 2 ** 40 }, x => x)",
        "Array.prototype.indexOf.call({ length: 2 ** 50 }, 1)",
        "Array.prototype.fill.call({ length: 2 ** 50 }, 1)",
        "Array.prototype.reverse.call({ length: 2 ** 50 })",
        "Array.prototype.slice.call({ length: 2 ** 31 })",
        "Array.prototype.splice.call({ length: 2 ** 31 }, 0, 2 ** 31)",
        "Array.prototype.sort.call({ length: 2 ** 31 })",
        "Array.prototype.join.call({ length: 2 ** 31 })",
        "JSON.stringify({ toJSON: () => new Proxy([], { get: (t, k) => k === 'length' ? 1e9 : 1 }) "
        "})",
        "String.raw({ raw: { length: 2 ** 32 } })"}) {
    const std::string result = outcome(expression);
    EXPECT_TRUE(result == "too many steps" || result == "too much memory")
        << expression << ": " << result;
  }
}

TEST(BuiltinsLimits, MemoryIsBounded) {
  for (const char* expression :
       {"new Array(2 ** 31)", "new Array(2 ** 20)", "'a'.repeat(2 ** 28)", "'x'.padEnd(2 ** 28)",
        "'a'.repeat(2 ** 20).split('')", "[].concat(Array(2 ** 20))",
        "(() => { let s = 'ab'.repeat(100); for (;;) s = s.replaceAll('a', s) })()",
        "(() => { const p = new URLSearchParams(); for (;;) p.append('a', 'b'.repeat(1000)) })()",
        "(() => { const h = new Headers(); for (;;) h.append('a', 'b'.repeat(1000)) })()",
        "JSON.stringify(Array(20).fill('a'.repeat(2 ** 18)))"}) {
    EXPECT_EQ(outcome(expression), "too much memory") << expression;
  }
}

TEST(BuiltinsLimits, EndlessWorkIsBounded) {
  for (const char* expression :
       {"new Set({ [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }) }) })",
        "(() => { const m = new Map([[1, 1]]);"
        " m.forEach((v, k) => { m.delete(k); m.set(k, 1) }) })()",
        "(() => { let a = [1]; for (;;) a = a.concat(a) })()",
        "(() => { const a = [1]; for (;;) a.push(...a) })()",
        "(() => { const s = new Set([1]); for (const x of s) { s.delete(x); s.add(x + 1) } })()",
        "(() => { const a = [1]; for (const x of a) { a.shift(); a.unshift(x, x) } })()"}) {
    const std::string result = outcome(expression);
    EXPECT_TRUE(result == "too many steps" || result == "too much memory")
        << expression << ": " << result;
  }
}

TEST(BuiltinsLimits, NestingIsBounded) {
  EXPECT_EQ(outcome("(() => { const o = { toJSON: () => JSON.stringify(o) };"
                    " return JSON.stringify(o) })()"),
            "too deep");
  EXPECT_EQ(outcome("(() => { const c = new AbortController(); let s = c.signal;"
                    " for (let i = 0; i < 2000; i++) s = AbortSignal.any([s]); c.abort() })()"),
            "too deep");
  EXPECT_EQ(outcome("(() => { let a = []; for (let i = 0; i < 2000; i++) a = [a];"
                    " return a.join() })()"),
            "too deep");
}

TEST(BuiltinsLimits, DeepDataIsNoRecursion) {
  EXPECT_EQ(outcome("JSON.stringify(JSON.parse('['.repeat(1500) + ']'.repeat(1500))).length"),
            "3000");
  EXPECT_EQ(outcome("(() => { let a = [1]; for (let i = 0; i < 3000; i++) a = [a];"
                    " return a.flat(Infinity) })()"),
            "1");
  EXPECT_EQ(outcome("JSON.parse('['.repeat(1000) + '1' + ']'.repeat(1000),"
                    " (k, v) => Array.isArray(v) ? v[0] : v + 1)"),
            "2");
}

TEST(BuiltinsLimits, LanguageLimitsAreRangeErrors) {
  EXPECT_EQ(outcome("'a'.repeat(2 ** 29)"), "RangeError: Invalid string length");
  EXPECT_EQ(outcome("'a'.padEnd(2 ** 31)"), "RangeError: Invalid string length");
  EXPECT_EQ(outcome("new Array(-1)"), "RangeError: Invalid array length");
}

TEST(BuiltinsLimits, WhatIsNotKnownIsRefused) {
  const std::string unicode =
      "Error: ctxcheck does not know Unicode well enough for String.prototype.";
  EXPECT_EQ(outcome("'\\u0531'.toLowerCase()"), unicode + "toLowerCase of this text");
  EXPECT_EQ(outcome("'e\\u0301'.normalize()"), unicode + "normalize of this text");
  EXPECT_EQ(outcome("(1.5).toLocaleString('de')"),
            "Error: ctxcheck knows toLocaleString for en-US without options only");
  const std::string url =
      "Error: ctxcheck knows URLs of http, https, ws and wss only, without IPv6 or Unicode hosts";
  EXPECT_EQ(outcome("new URL('mailto:a@b.c')"), url);
  EXPECT_EQ(outcome("URL.canParse('http://[::1]/')"), url);
  EXPECT_EQ(outcome("'abc'.match('b')"),
            "Error: ctxcheck does not know regular expressions, nor the methods of strings that "
            "make them");
}

TEST(BuiltinsLimits, SomethingRandomOrTimedDoesNotExist) {
  EXPECT_EQ(outcome("typeof Math['rand' + 'om']"), "undefined");
  EXPECT_EQ(outcome("typeof AbortSignal.timeout"), "undefined");
}

// V8 compares short arrays by insertion; programs that return a boolean see which pairs it takes.
TEST(BuiltinsSort, ComparesAsV8DoesForShortArrays) {
  EXPECT_EQ(outcome("(() => { const seen = []; [3, 1, 4, 1, 5].sort((a, b) => {"
                    " seen.push(a + '' + b); return a - b }); return seen })()"),
            "13,41,43,13,11,53,54");
  EXPECT_EQ(outcome("[0, 'z', 0, 10].sort((a, b) => a < b)"), "0,z,0,10");
}

TEST(BuiltinsSort, IsStableForLongArrays) {
  EXPECT_EQ(
      outcome("(() => { const a = Array.from({ length: 500 }, (x, i) => ({ k: i * 7 % 10, i }));"
              " a.sort((x, y) => x.k - y.k);"
              " return a.every((x, i) => i === 0 || a[i - 1].k < x.k ||"
              " (a[i - 1].k === x.k && a[i - 1].i < x.i)) })()"),
      "true");
}

}  // namespace
}  // namespace ctxcheck::vm
