// Everything of language level 1 is read. Its own file because the list is long and asks only for
// acceptance; the shape of the tree is asked for in parser_tree_test.cpp.
#include <gtest/gtest.h>

#include "spec/declarations.hpp"
#include "spec/parser.hpp"

namespace ctxcheck::spec {
namespace {

const char* const kAccepted[] = {
    // automatic semicolon insertion
    "let a = 1\nlet b = 2\na\n++b\n",
    "let a = 1; { a }",
    "function f() { return\n1 }",
    "do ; while (0) let a",
    "let x = 1\n;[1, 2].length",
    "let a; a\n;(function () {})()",
    "for (;;) { break\n}",
    "let x = () => {}\n(1)",
    "let async\nasync\nfunction f() {}",
    // literals
    "1; 1.5; .5; 5.; 1.e3; 1e-3; 1E+3; 0; 0.0; 0xFF; 0Xff; 0o17; 0O17; 0b101; 0B1",
    "1_000; 1_0.0_1; 0xF_F; 0b1_0; 1e1_0; 5..toString()",
    R"('a\n\t\r\b\f\v\0\x41\u0041\u{1F600}\'\"\\\z'; "it's"; 'say "x"')",
    "'a\\\nb'; 'a\\\r\nb'; '\xE2\x80\xA8'",
    "null; true; false; undefined; this",
    "``; `a`; `a${1}b${`c${2}`}d`; `\\``; `\\${`; `$`; `$$`; `{}`; `${{}}`; `${{a: `}`}.a}`",
    "`line\nline`; `\\u{61}\\x61`",
    "[]; [,]; [1,]; [1,,2]; [...[1], ...[2]]; [,,]",
    "({}); ({a: 1, 'b': 2, 3: 4, [5]: 6, a, if: 1, 1.5: 0, 0x10: 0}); let a",
    "({a() {}, async b() {}, *c() {}, async *d() {}, get e() { return 1 }, set e(v) {}})",
    "({get: 1, set: 2, async: 3, static: 4, of: 5, await: 6, let: 7, yield: 8})",
    "({get() {}, set() {}, async() {}, static() {}, await() {}, new() {}})",
    "({get [1]() {}, set 'x y'(v) {}, async [2]() {}, *[3]() {}, async *4() {}, get if() {}})",
    "let get, set, of, async, from, as, type; ({get, set, of, async}); ({get, set,})",
    "({__proto__: null, __proto__() {}}); ({...{}, ...null})",
    // names
    "let $, _, a1, \xC3\xA4, \xE5\x90\x8D, \\u0061b, \\u{63}; \\u0061b",
    "let of = 1, get = 2, set = 3, async = 4, from = 5, as = 6, target = 7, meta = 8; async + of",
    "let async = (x) => x; async(1); async\n(2); async.x; async `t`",
    "a.class; a.if.else; a.await; a?.new; let a = {}",
    // operators
    "1 + 2 * 3 ** 4 ** 5 % 6 - -7 / +8",
    "(-1) ** 2; 2 ** -1; (await 1) ** 2; let a = 1; a++ ** 2; ++a ** 2; (typeof a) ** 2",
    "1 < 2 > 3 <= 4 >= 5 == 6 != 7 === 8 !== 9",
    "1 << 2 >> 3 >>> 4 & 5 | 6 ^ 7; ~1; !1; !!1; - -1; + +1; -(-1)",
    "1 && 2 || 3; (1 ?? 2) || 3; 1 ?? (2 && 3); 1 ?? 2 ?? 3",
    "let a = {}; a.b ?\?= 1; a.b ||= 2; a.b &&= 3; a.b **= 2; a.b >>>= 1; a.b <<= 1; a.b >>= 1",
    "let a = 1; a += 1; a -= 1; a *= 1; a /= 1; a %= 1; a &= 1; a |= 1; a ^= 1",
    "'a' in {}; [] instanceof Object; typeof x; void 0; delete {}.a; delete [][0]; delete a?.b; "
    "let a",
    "1, 2, 3; (1, 2)",
    "let a; a ? 1 : 2; a ? a ? 1 : 2 : 3; a ? (b) : c => d; a ? (b, c) => 1 : 2; let b, c, d",
    "a?.b; a?.[0]; a?.(); a?.b.c(1)?.d[0]?.(2); (a?.b).c; a?.5:1; let a",
    "new Map; new Map(); new (f())(); new a.b.c(1); new new X()(); new X().y; new (class {})()",
    "new X`t`; new f()\n()",
    "f(); f(1,); f(...[1], 2, ...[]); f()()(); f`a${1}b`; a.b`c`.d; f()`x`",
    "a <!--b; let a, b",
    "let a = [] / 1 / 2; a\n/ 2",
    // functions
    "function f() {} function* g() {} async function h() {} async function* i() {}",
    "(function () {}); (function f() {}); (function* () {}); (async function () {})",
    "function f(a, b = 1, {c, d = 2, e: {g}}, [h, , i = 3, ...j], ...k) {}",
    "function f(a,) {} function g(...[a, b]) {} function h({} = {}, [] = []) {}",
    "function f(a) { var a; function a() {} function a() {} }",
    "function f() { 'use strict'; arguments; arguments[0]; arguments.length; new.target }",
    "function* g() { yield; yield 1; yield* []; yield\n1; const x = yield; [yield]; f(yield, yield "
    "1); `${yield}` }",
    "function* g() { (yield) ? yield : yield 1; ({a: yield}); (yield 1, 2) }",
    "async function f() { await 1; await await 2; for await (const x of []) ; await (1) }",
    "x => x; (x) => x; () => 1; () => ({}); () => {}; async x => x; async (x) => x; async () => "
    "{}; async => 1",
    "(a, b = 1, {c}, [d], ...e) => a; ({a, b: [c]}) => 1; ([a]) => 1; (a,) => a; (...a) => a",
    "async ({a}, ...b) => { await a }; a => b => c => a; (a => a)(1); (async () => { await 1 })()",
    "let f = a => ({b: a}), g = async a => { await a }; [a => a, b => b]; f(a => a, (b) => b)",
    "(a = (b = 1) => b) => a; (a = `)`) => a; (a = ')') => a; (a /* ) */) => a; ({a = 1}) => a",
    "for (let f = () => { 'a' in {} }; ;) break",
    "const f = function () { return this?.x }; f.call(1)",
    // classes
    "class A {} class B extends A {} (class {}); (class C extends f() {}); class D extends (0, A) "
    "{}",
    "class A { constructor() {} m() {} static s() {} get g() {} set g(v) {} static get h() {} }",
    "class A { async a() {} *b() {} async *c() {} static async d() {} static *e() {} static async "
    "*f() {} }",
    "class A { x; y = 1; static z; static w = 2; 'a b' = 3; 4 = 5; [k] = 6; static [k] = 7 } let k",
    "class A { x\ny\nz = 1\nasync\nw\nget }",
    "class A { static\na; get\nb() {} set\nc(v) {} async\nd() {} }",
    "class A { get; set; static; async; of; await; yield; let }",
    "class A { get = 1; set = 2; static = 3; async = 4 }",
    "class A { get() {} set() {} static() {} async() {} static static() {} static get() {} }",
    "class A { static get; static set = 1; static async; static static; async\nm() {} }",
    "class A { #x; #y = 1; #m() {} get #g() {} set #g(v) {} static #s = 2; static #t() {} async "
    "*#u() {} }",
    "class A { #x; m(o) { this.#x; this.#x = 1; this.#x++; o?.#x; #x in o; this.#x(); o.a.#x.b; "
    "delete o.x } }",
    "class A { #x; static m(o) { return #x in o && !(#x in o) } }",
    "class A { #x; B = class { m(a) { return a.#x } }; static { class C { n(a) { a.#x } } } }",
    "class A { static { this.x = 1; let y; { } } static { var y } static {} }",
    "class A { static { for (;;) { break } a: { break a } } }",
    "class A { x = async () => { await 1 }; y = () => this; static z = this; w = function () { "
    "arguments } }",
    "class A extends B { constructor() { super(); super.x; super.y(); (() => super())() } m() { "
    "super[1] } x = super.m }",
    "class A { ['constructor']() {} static constructor() {} static ['prototype'] = 1 }",
    "class A { ;; m() {}; ; }",
    "class A { [1]() {} static [2]() {} get [3]() {} async [4]() {} *[5]() {} if() {} static if() "
    "{} }",
    "class A { get #a() {} set #a(v) {} static get #b() {} static set #b(v) {} }",
    "({ m() { super.x }, get a() { return super.y } })",
    "class A { x = new.target; m() { new.target } }",
    // patterns
    "let {a, b: c, 'd': e, [f]: g, h = 1, i: {j} = {}, ...k} = {}; let f",
    "let [a, , b = 1, [c], {d}, ...e] = []; let [] = [], {} = {}",
    "let a, b; [a, b] = [b, a]; ({a, b} = {}); ({a: b, b: a = 1} = {}); [a = 1, ...b] = []",
    "let o = {}; [o.a, o['b'], o.c.d] = []; ({x: o.a, y: o[0] = 1, ...o.z} = {}); [...o.w] = []",
    "let a; [[a], {a}] = []; ({a: [a], b: {a}} = {}); [...[a, a]] = []; [(a), (o.x)] = []; let o",
    "let a; ({a = 1} = {}); [{a = 1}] = []; [{a = 1} = {}] = []; ({b: {a = 1}} = {}); (a) = 1; "
    "(o.b) = 2; let o",
    "let a, b; [{a = 1}, b.c] = []; [b.c, {a = 1}] = []; ({x: {a = 1}, y: b = {}} = {})",
    "for (const {a} of []) ; for (let [a, b = 1] of []) ; for (var {a, ...b} in {}) ;",
    "try {} catch ({message, ...rest}) {} try {} catch ([a]) {} try {} catch {} finally {}",
    "function f({a: {b}}, [c] = [1], d = a => a) {}",
    "let a, x; x = a = 1; x = {a} = {}; [x] = [a] = []",
    // statements
    "if (1) ; else ; if (1) {} else if (2) {} else {}",
    "for (;;) break; for (let i = 0, j = 1; i < j; i++, j--) ; for (var i in {}) ; for (i of []) ; "
    "for (i.a of []) ; for ([i] of []) ;",
    "for (let of of []) ; for (const of = 0; ;) break; let of; for (of of of) ; for (of in of) ; "
    "for (of; ;) break",
    "for (let i = ('a' in {}) ? 1 : 2; ;) break; for (const x in 1, 2) ; for (let async of []) ; "
    "for (async of => {}; ;) break",
    "for ({a: x.y, b = 1} of []) ; for ((x) of []) ; let x, b",
    "for await (const x of []) { continue } await 1; const y = await 2; for (const z of await []) "
    ";",
    "while (0) ; do {} while (0); do x\nwhile (0) x; let x",
    "a: for (;;) { b: while (1) { continue a; break b; break a } } a: { break a } c: d: for (;;) { "
    "continue c; continue d }",
    "switch (1) { case 1: case 2: break; default: let x; case 3: { } } switch (1) {}",
    "for (;;) { switch (1) { case 1: continue } }",
    "try { throw 1 } catch (e) { var e; e } finally { } try {} finally {}",
    "throw new Error('x')",
    "debugger; ;;; {}",
    "{ function f() {} let a; { let a } }",
    "var a; var a; { var a }",
    "var f; var f = 1",
    "async: for (;;) break async; get: ; of: ; ",
    // modules
    "import 'node:process'; import a from 'm'; import * as b from 'm'; import {c, d as e, default "
    "as f} from 'm'",
    "import g, {h} from 'm'; import i, * as j from 'm'; import {} from 'm'; import {as, from, of "
    "as get,} from 'm'",
    "import as from 'm'; import from from 'n'",
    "export let a = 1, b = 2; export const {c, d: [e]} = {}; export var f; export function g() {} "
    "export async function h() {}",
    "export function* i() {} export class J {} let k; export {k, k as l, k as default, k as if,}; "
    "export {}",
    "export default function () {}",
    "export default function named() {} named()",
    "export default async function () {}",
    "export default class {}",
    "export default class Named {} new Named()",
    "export default 1 + 2",
    "export default async () => 1",
    "export default (function () {})()",
    "export default {fetch() {}}",
    "export default [1]\nlet x",
    // comments
    "// a\n/* b */ 1 /* c\n */ + 2 // d",
    "#!/usr/bin/env node\n1",
    "\xEF\xBB\xBF"
    "1",
    "1/**/",
    "/***/ /*/*/",
    "//",
    "let a\r\nlet b\rlet c\xE2\x80\xA8let d",
};

TEST(ParserAccepts, EveryFormOfTheLanguage) {
  for (const char* const text : kAccepted) {
    const SourceFile source{"test.js", text};
    try {
      static_cast<void>(parse_module(source));
    } catch (const DiagnosticError& error) {
      ADD_FAILURE() << text << "\n" << render(error.diagnostic(), &source);
    }
  }
}

// A tree is refused before it is so tall that a later stage could end the stack; up to there it is
// walked and freed.
TEST(ParserAccepts, DeepTreesUpToALimit) {
  const auto repeat = [](std::string_view piece, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += piece;
    return out;
  };
  const SourceFile sum{"sum.js", "let a = 0" + repeat(" + 1", 900)};
  check_declarations(parse_module(sum), sum);
  const SourceFile many{"many.js", "let a = [" + repeat("1 + 1, ", 20'000) + "]"};
  check_declarations(parse_module(many), many);
  const SourceFile calls{"calls.js", "let a = f" + repeat(".g(1)", 400)};
  check_declarations(parse_module(calls), calls);
}

}  // namespace
}  // namespace ctxcheck::spec
