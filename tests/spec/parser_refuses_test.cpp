// What is no function, class, statement or module, and where each error is said to be; and texts
// that are nested too deeply.
#include "refused.hpp"

namespace ctxcheck::spec {
namespace {

TEST(ParserRefuses, Functions) {
  expect_all({
      {"function () {}", "1:10-11", "the function's name"},
      {"function f( {}", "1:15", "`,`"},
      {"function f() {", "1:15", "`}`"},
      {"function f(a, a) {}", "1:15-16", "twice"},
      {"(a, {b: a}) => 1", "1:9-10", "twice"},
      {"function f(a, [b, ...a]) {}", "1:22-23", "twice"},
      {"function f(...a, b) {}", "1:16-17", "`)`"},
      {"function f(...a = []) {}", "1:17-18", "`)`"},
      {"function f(a.b) {}", "1:13-14", "`,`"},
      {"function f(1) {}", "1:12-13", "a name"},
      {"(1) => 1", "1:2-3", "a name"},
      {"(a, 1) => 1", "1:5-6", "a name"},
      {"(a)\n=> 1", "2:1-3", "an expression"},
      {"a\n=> 1", "2:1-3", "same line"},
      {"async (a)\n=> 1", "2:1-3", "an expression"},
      {"await => 1", "1:7-9", "an expression"},
      {"function f() { await 1 }", "1:16-21", "async functions"},
      {"() => await 1", "1:7-12", "async functions"},
      {"(a = await 1) => a", "1:6-11", "async functions"},
      {"class A { x = await 1 }", "1:15-20", "async functions"},
      {"class A { static { await 1 } }", "1:20-25", "async functions"},
      {"async function f(a = await 1) {}", "1:22-27", "parameters"},
      {"async (a = await 1) => a", "1:12-17", "parameters"},
      {"function* f(a = yield) {}", "1:17-22", "parameters"},
      {"function f() { yield 1 }", "1:16-21", "an expression"},
      {"function f() { for await (a of b) ; }", "1:20-25", "`for await`"},
      {"for await (let i = 0; ;) ;", "1:21-22", "`of`"},
      {"for await (a in b) ;", "1:14-16", "`of`"},
      {"return 1", "1:1-7", "functions only"},
      {"if (1) { return }", "1:10-16", "functions only"},
      {"class A { static { return } }", "1:20-26", "functions only"},
      {"({ get a(b) {} })", "1:10-11", "getter"},
      {"({ set a() {} })", "1:4", "setter"},
      {"({ set a(b, c) {} })", "1:13-14", "setter"},
      {"({ set a(...b) {} })", "1:13-14", "setter"},
      {"({ async get a() {} })", "1:14-15", "`(`"},
      {"({ get *a() {} })", "1:8-9", "a property's name"},
      {"({ async a: 1 })", "1:11-12", "`(`"},
      {"({ a() })", "1:8-9", "`{`"},
      {"({ a: 1 b: 2 })", "1:9-10", "`,`"},
      {"({ a: 1; b: 2 })", "1:8-9", "`,`"},
      {"({ __proto__: 1, '__proto__': 2 })", "1:18", "__proto__"},
      {"({ 1 })", "1:6-7", "`:`"},
      {"({ #a: 1 })", "1:4-6", "its class only"},
      {"function f(a = 1) { 'use strict' }", "1:21-33", "use strict"},
      {"(...a) => { 'use strict' }", "1:13-25", "use strict"},
      {"for (const f = a => a in {}; ;) ;", "1:23-25", "`;`"},
  });
}

TEST(ParserRefuses, Classes) {
  expect_all({
      {"class {}", "1:7-8", "the class's name"},
      {"class A { constructor() {} constructor() {} }", "1:28-44", "one constructor"},
      {"class A { constructor() {} 'constructor'() {} }", "1:28-46", "one constructor"},
      {"class A { get constructor() {} }", "1:15-26", "constructor"},
      {"class A { async constructor() {} }", "1:17-28", "constructor"},
      {"class A { *constructor() {} }", "1:12-23", "constructor"},
      {"class A { constructor = 1 }", "1:11-22", "`constructor`"},
      {"class A { static constructor }", "1:18-29", "`constructor`"},
      {"class A { static prototype() {} }", "1:18-27", "`prototype`"},
      {"class A { static 'prototype' = 1 }", "1:18-29", "`prototype`"},
      {"class A { #constructor }", "1:11-23", "`#constructor`"},
      {"class A { #a; #a }", "1:15-17", "twice"},
      {"class A { #a() {} get #a() {} }", "1:23-25", "twice"},
      {"class A { #a; set #a(v) {} }", "1:19-21", "twice"},
      {"class A { get #a() {} get #a() {} }", "1:27-29", "twice"},
      {"class A { get #a() {} static set #a(v) {} }", "1:34-36", "twice"},
      {"class A { m() { this.#b } }", "1:22-24", "`#b`"},
      {"class A { m() { #b in this } }", "1:17-19", "`#b`"},
      {"class A { #a } class B { m(o) { o.#a } }", "1:35-37", "`#a`"},
      {"class A { #a; B = class extends f(this.#c) {} }", "1:40-42", "`#c`"},
      {"class A extends o.#a { #a }", "1:19-21", "its class only"},
      {"({}).#a", "1:6-8", "its class only"},
      {"class A { a b }", "1:13-14", "`;` or a new line"},
      {"class A { a: 1 }", "1:12-13", "TypeScript"},
      {"class A { async a }", "1:19-20", "`(`"},
      {"class A { get a }", "1:17-18", "`(`"},
      {"class A { static { break } }", "1:20-25", "`break`"},
      {"class A { static { await; } }", "1:20-25", "async functions"},
      {"class A {", "1:10", "`}`"},
      {"class A extends {}", "1:19", "`{`"},
      {"class A extends a => a {}", "1:19-21", "`{`"},
  });
}

TEST(ParserRefuses, Statements) {
  expect_all({
      {"if 1", "1:4-5", "`(`"},
      {"if (1)", "1:7", "the end of the file"},
      {"if (1) let a", "1:8-11", "declaration"},
      {"if (1) const a = 1", "1:8-13", "braces"},
      {"if (1) function f() {}", "1:8-16", "declaration"},
      {"if (1) ; else class A {}", "1:15-20", "declaration"},
      {"while (1) async function f() {}", "1:11-16", "declaration"},
      {"a: function f() {}", "1:4-12", "declaration"},
      {"a: let b", "1:4-7", "declaration"},
      {"else", "1:1-5", "an expression"},
      {"{", "1:2", "`}`"},
      {"}", "1:1-2", "an expression"},
      {"with (a) {}", "1:1-5", "`with`"},
      {"break", "1:1-6", "`break`"},
      {"continue", "1:1-9", "`continue`"},
      {"if (1) { break }", "1:10-15", "`break`"},
      {"switch (1) { case 1: continue }", "1:22-30", "`continue`"},
      {"for (;;) { function f() { break } }", "1:27-32", "`break`"},
      {"for (;;) { () => { continue } }", "1:20-28", "`continue`"},
      {"break a", "1:7-8", "label `a`"},
      {"a: { continue a }", "1:15-16", "loop with the label `a`"},
      {"a: for (;;) { function f() { break a } }", "1:36-37", "label `a`"},
      {"a: for (;;) { a: ; }", "1:15-16", "exists already"},
      {"throw\n1", "2:1-2", "same line"},
      {"try {}", "1:7", "`catch` or `finally`"},
      {"try {} catch () {}", "1:15-16", "a name"},
      {"try {} catch (a, b) {}", "1:16-17", "`)`"},
      {"try ; catch {}", "1:5-6", "`{`"},
      {"switch (1) { default: default: }", "1:23-30", "one `default`"},
      {"switch (1) { a }", "1:14-15", "`case`"},
      {"switch (1) { case 1 }", "1:21-22", "`:`"},
      {"do ; while 1", "1:12-13", "`(`"},
      {"do 1 while (1)", "1:6-11", "`;` or a new line"},
      {"do ;", "1:5", "`while`"},
      {"for (;) ;", "1:7-8", "an expression"},
      {"for (let a) ;", "1:11-12", "`;`"},
      {"for (let a, b of []) ;", "1:15-17", "`;`"},
      {"for (let a = 1 of []) ;", "1:16-18", "`;`"},
      {"for (var a = 1 in {}) ;", "1:16-18", "`;`"},
      {"for (const a; ;) ;", "1:12-13", "value"},
      {"for (async of []) ;", "1:6-11", "async of"},
      {"for (a of 1, 2) ;", "1:12-13", "`)`"},
      {"for (let let of []) ;", "1:10-13", "`let`"},
      {"const a", "1:7-8", "needs a value"},
      {"const a = 1, b", "1:14-15", "needs a value"},
      {"let [a]", "1:5-8", "needs a value"},
      {"var {a}", "1:5-8", "needs a value"},
      {"let a b", "1:7-8", "`;` or a new line"},
      {"function* g() { function yield() {} }", "1:26-31", "a name"},
  });
}

TEST(ParserRefuses, Modules) {
  expect_all({
      {"{ import a from 'm' }", "1:3-9", "top of the module"},
      {"function f() { export let a }", "1:16-22", "top of the module"},
      {"import a", "1:9", "`,`"},
      {"import a, from 'm'", "1:11-15", "`{`"},
      {"import 1", "1:8-9", "`{`"},
      {"import {a b} from 'm'", "1:11-12", "`,`"},
      {"import {a}", "1:11", "`from`"},
      {"import {a} from m", "1:17-18", "string"},
      {"import {if} from 'm'", "1:9-11", "local name"},
      {"import {a as if} from 'm'", "1:14-16", "a name"},
      {"import * from 'm'", "1:10-14", "`as`"},
      {"import 'm' with {}", "1:12-16", "`;` or a new line"},
      {"export", "1:7", "an expression"},
      {"export 1", "1:8-9", "a declaration"},
      {"export a", "1:8-9", "a declaration"},
      {"export { a b }", "1:12-13", "`,`"},
      {"export { if }", "1:10-12", "a name to export"},
      {"export * from 'm'", "1:1-9", "`export *`", "unsupported-export"},
      {"export { a } from 'm'", "1:14-18", "re-exporting", "unsupported-export"},
      {"export default", "1:15", "an expression"},
      {"export default let a", "1:16-19", "an expression"},
      {"export default 1, 2", "1:17-18", "`;` or a new line"},
  });
}

TEST(ParserRefuses, TypeScriptWithAHint) {
  expect_all({
      {"let a: number = 1", "1:6-7", "TypeScript"},
      {"const a: number = 1", "1:8-9", "TypeScript"},
      {"function f(a: string) {}", "1:13-14", "TypeScript"},
      {"function f(a?: string) {}", "1:13-14", "TypeScript"},
      {"function f(): void {}", "1:13-14", "TypeScript"},
      {"function f<T>() {}", "1:11-12", "TypeScript"},
      {"(a: number) => a", "1:3-4", "TypeScript"},
      {"interface A { a: string }", "1:1-10", "TypeScript"},
      {"type A = string", "1:6-7", "TypeScript"},
      {"enum A { B }", "1:1-5", "TypeScript"},
      {"declare let a", "1:9-12", "TypeScript"},
      {"let a = b as string", "1:11-13", "TypeScript"},
      {"let a = b satisfies C", "1:11-20", "TypeScript"},
      {"class A implements B {}", "1:9-19", "TypeScript"},
      {"class A { private a = 1 }", "1:19-20", "TypeScript"},
      {"class A { a: string }", "1:12-13", "TypeScript"},
      {"class A<T> {}", "1:8-9", "TypeScript"},
      {"a!.b", "1:2-3", "TypeScript"},
      {"import type { A } from 'm'", "1:13-14", "TypeScript"},
      {"export interface A {}", "1:8-17", "TypeScript"},
      {"export type A = B", "1:13-14", "TypeScript"},
  });
}

TEST(ParserRefuses, WhatIsNestedTooDeeply) {
  const auto repeat = [](std::string_view piece, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += piece;
    return out;
  };
  const std::string chain = repeat(" + 1", 900);
  const std::string texts[] = {
      repeat("(", 100'000),
      repeat("[", 100'000),
      repeat("{", 100'000),
      repeat("a => ", 100'000),
      repeat("`${", 100'000),
      repeat("!", 100'000),
      repeat("a ? ", 100'000),
      repeat("a ** ", 100'000),
      repeat("new ", 100'000),
      repeat("if (1) ; else ", 100'000),
      "let " + repeat("[", 100'000),
      repeat("class A { static { ", 10'000),
      "1" + repeat(" + 1", 10'000),
      "a" + repeat(".b", 10'000),
      "a" + repeat("()", 10'000),
      // Trees that are tall only because tall trees are the first operand of others.
      "(((1" + chain + ")" + chain + ")" + chain + ")",
      "f(f(1" + chain + ")" + chain + ")" + chain,
      "[[1" + chain + "][0]" + chain + "]",
      "`${`${1" + chain + "}`" + chain + "}`" + chain,
      "(() => { return 1" + chain + " })" + chain,
  };
  for (const std::string& text : texts) {
    const SourceFile source{"deep.js", text};
    try {
      static_cast<void>(parse_module(source));
      ADD_FAILURE() << "is accepted: " << text.substr(0, 40);
    } catch (const DiagnosticError& error) {
      EXPECT_EQ(error.diagnostic().code, "nested-too-deeply") << text.substr(0, 40);
      EXPECT_TRUE(error.diagnostic().range.has_value());
    }
  }
}

}  // namespace
}  // namespace ctxcheck::spec
