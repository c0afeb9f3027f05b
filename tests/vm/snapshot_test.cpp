// Snapshots of the heap: saving, restoring and saving again gives the same bytes, a program goes on
// after a restore as if nothing had happened, and what no program can observe makes no difference.
#include "vm/snapshot.hpp"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "vm/plain_host.hpp"

namespace ctxcheck::vm {
namespace {

using Lines = std::vector<std::string>;

Snapshot save(PlainHost& host) {
  Interpreter& interpreter = host.interpreter();
  SnapshotWriter out(
      interpreter.heap(), interpreter.strings(), interpreter.constant_strings(),
      {[](ContextId) { return 0U; }, [](std::uint8_t, std::uint32_t data) { return data; }});
  out.number(interpreter.module_environments().size());
  for (const ObjectRef environment : interpreter.module_environments()) out.object(environment);
  return out.finish();
}

void restore(PlainHost& host, const Snapshot& snapshot) {
  Interpreter& interpreter = host.interpreter();
  SnapshotReader in(interpreter.heap(), interpreter.strings(), snapshot,
                    {[](std::uint32_t) { return kNoContext; },
                     [](std::uint8_t, std::uint32_t data) { return data; }});
  interpreter.module_environments().assign(in.number(), kNoObject);
  for (ObjectRef& environment : interpreter.module_environments()) environment = in.object();
  in.finish();
}

// ---- going on

struct Program {
  const char* name;
  const char* source;  // evaluates to an idle state; the exported function `go` goes on from it
};

// Names the failing program instead of its bytes.
void PrintTo(const Program& program, std::ostream* out) { *out << program.name; }

class GoingOn : public testing::TestWithParam<Program> {};

TEST_P(GoingOn, AfterARestoreIsLikeGoingOnWithout) {
  PlainHost plain;
  const Lines before = plain.run(GetParam().source);
  const Lines expected = plain.call("go");
  ASSERT_FALSE(expected.empty());
  for (const std::string& line : expected) EXPECT_FALSE(line.starts_with("uncaught")) << line;

  PlainHost host;
  EXPECT_EQ(host.run(GetParam().source), before);
  const Snapshot first = save(host);
  EXPECT_EQ(save(host).identity, first.identity) << "saving changes nothing";
  for (int round = 0; round < 3; ++round) {  // each from a heap that has gone on
    restore(host, first);
    const Snapshot again = save(host);
    EXPECT_EQ(again.identity, first.identity);
    EXPECT_EQ(again.names, first.names);
    EXPECT_EQ(host.call("go"), expected);
    EXPECT_NE(save(host).identity, first.identity) << "going on changes the state";
  }
}

// A state that was saved in one interpreter and restored in another that has run something else.
TEST_P(GoingOn, InAnotherInterpreterOfTheSameProgram) {
  PlainHost host;
  host.run(GetParam().source);
  const Snapshot snapshot = save(host);
  const Lines expected = host.call("go");
  const Snapshot end = save(host);

  PlainHost other;
  other.run(GetParam().source);
  other.call("go");
  other.call("go");
  restore(other, snapshot);
  EXPECT_EQ(save(other).identity, snapshot.identity);
  EXPECT_EQ(other.call("go"), expected);
  EXPECT_EQ(save(other).identity, end.identity);
}

constexpr Program kPrograms[] = {
    {"values", R"js(
let values = [0, -0, 1.5, -1, NaN, Infinity, 2 ** 32, 2 ** 53, 5e-324, undefined, null, true, false,
  "", "constant", "made " + 1, "\ud800 \u{1F600}", Symbol("s"), Symbol.for("r"), , [[]], {}];
let shared = { n: 1 };
values.push(shared, shared);
values.extra = "on an array";
export function go() {
  console.log(values.map((v) => Object.is(v,
    -0) ? "-0" : typeof v === "object" ? JSON.stringify(v) : String(v)).join());
  console.log(19 in values, values.extra, values.at(-1) === values.at(-2),
    values[18] === Symbol.for("r"));
  shared.n++;
  console.log(values.at(-1).n, Symbol.keyFor(values[18]), values[17].description);
})js"},
    {"objects", R"js(
const key = Symbol("key");
const o = { b: 1, 2: 2, get a() { return this.b; }, set a(v) { this.b = v;
  }, [key]: 3, __proto__: { inherited: 4 } };
Object.defineProperty(o, "hidden", { value: 5, configurable: true });
const frozen = Object.freeze([1, { deep: 2 }]);
const sealed = Object.seal({ s: 1 });
const fixed = Object.defineProperty([1, 2, 3], "length", { writable: false });
const wrapper = Object("text");
const error = new TypeError("m", { cause: o });
const list = (function () { return arguments; })(1, 2);
const bound = function (...a) { return [this.b, ...a].join(); }.bind(o, 7);
const tag = (parts) => parts;
const place = () => tag`a${1}b`;
const parts = place();
const bare = Object.create(null);
const attempt = (f) => { try { return f(); } catch (e) { return e.name; } };
export function go() {
  o.a = 9;
  console.log(Reflect.ownKeys(o).map(String).join(), o.b, o[key], o.inherited, o.hidden,
    Object.keys(o).join());
  console.log(attempt(() => frozen.push(1)), attempt(() => { sealed.t = 1;
    }), attempt(() => fixed.push(1)), frozen[1].deep);
  console.log(wrapper.length, wrapper[1], error.name, error.message, error.cause === o,
    error instanceof TypeError);
  console.log(list.length, list[1], bound(8), parts === place(), parts.raw[1],
    Object.getPrototypeOf(bare));
})js"},
    {"closures and scopes", R"js(
const counters = [];
for (let i = 0; i < 3; i++) counters.push({ up: () => ++i, get: () => i });
let later;
const uninitialized = () => tooEarly;
let before;
try { uninitialized(); } catch (e) { before = e.name; }
const tooEarly = 1;
const fact = function f(n) { return n < 2 ? 1 : n * f(n - 1); };
export function go() {
  counters[1].up();
  console.log(counters.map((c) => c.get()).join(), later, before, uninitialized(), fact(5));
  later = 1;
})js"},
    {"classes", R"js(
class Base {
  #secret = 1; static #count = 0; static made() { return Base.#count; }
  #twice() { return this.#secret * 2; }
  get #view() { return "v" + this.#secret; }
  set #view(v) { this.#secret = v; }
  constructor() { Base.#count++; }
  bump() { this.#secret++; return this.#twice(); }
  look() { this.#view = this.#secret + 10; return this.#view; }
  static is(o) { return #secret in o; }
}
class Derived extends Base { own = super.bump(); static s = "static";
  bump() { return "d" + super.bump(); } }
class List extends Array { sum() { return this.reduce((a, b) => a + b, 0); } }
class Failure extends Error { constructor(m) { super(m); this.name = "Failure"; } }
const d = new Derived(), list = List.from([1, 2, 3]), failure = new Failure("f");
let Later = class { static x = 1; static { this.y = this.x + 1; } };
export function go() {
  console.log(d.own, d.bump(), d.look(), Base.is(d), Base.is({}), Base.made(), Derived.s);
  console.log(list.map((x) => x * 2).sum(), list instanceof List, String(failure),
    failure instanceof Failure);
  console.log(new Derived().bump(), Base.made(), Later.y, new Later().constructor === Later);
})js"},
    {"suspended async functions", R"js(
let resolve, reject;
const gate = new Promise((r) => { resolve = r; });
const failing = new Promise((_, j) => { reject = j; });
async function work(name, n) {
  const local = { n };
  try {
    for (let i = 0; i < 2; i++) console.log(name, i, await gate, local.n += i);
    return [name, await Promise.all([gate, local.n, ...(await inner())])];
  } finally {
    console.log(name, "finally", await gate);
  }
}
const inner = async () => [await gate, (await gate) + "!"];
const arrow = async (x, y = x) => { try { await failing;
  } catch (e) { console.log("caught", e, x, y); } };
const results = [work("a", 1), work("b", 2), arrow(3)];
results[0].then((v) => console.log("result", v.join()));
(async () => { for await (const x of [gate, 2]) console.log("loop", x); })();
export function go() { console.log("go"); resolve("open"); reject("no"); })js"},
    {"generators", R"js(
function* numbers(n) { try { for (let i = 0; i < n; i++) { const got = yield i;
  if (got) console.log("got", got); } } finally { console.log("closed"); } }
function* outer() { yield "first"; const r = yield* numbers(3); return ["last", r]; }
const a = numbers(5), b = outer(), c = numbers(2), ended = numbers(0), fresh = outer();
a.next(); a.next(); b.next(); b.next(); ended.next();
function* keys() { for (const k in { x: 1, y: 2, z: 3 }) yield k; }
const k = keys(); k.next();
const [first] = [...numbers(1)];
export function go() {
  console.log(JSON.stringify([a.next("hi"), b.next("there"), c.return(5), ended.next(),
    fresh.next(), k.next(), k.next(), k.next()]));
  try { a.throw(new Error("stop")); } catch (e) { console.log(e.message); }
  console.log(JSON.stringify([...b]), a.next().done);
})js"},
    {"async generators", R"js(
let open;
const gate = new Promise((r) => { open = r; });
async function* numbers() { try { yield 1; const x = yield gate; console.log("x", x); yield* more();
  return "r"; } finally { console.log("end", await gate); } }
async function* more() { yield "m1"; yield "m2"; }
const g = numbers(), idle = numbers(), stopped = numbers();
const show = (name) => (r) => console.log(name, JSON.stringify(r));
for (const v of ["a", "b", "c", "d", "e", "f"]) g.next(v).then(show(v));
stopped.next().then(() => stopped.return(gate)).then(show("stopped"));
export function go() { open("gate"); idle.next().then(show("idle"));
  g.return("late").then(show("late")); })js"},
    {"iterators", R"js(
const map = new Map([["a", 1], ["b", 2], ["c", 3], ["d", 4], ["e", 5]]), set = new Set([1, 2, 3,
  4]);
const entries = map.entries(), values = map.values(), done = map.keys(),
  members = set[Symbol.iterator]();
for (const _ of done);
entries.next(); entries.next(); entries.next(); values.next();
members.next(); members.next();
map.delete("a"); map.delete("b"); map.delete("d"); set.delete(2); set.delete(1);
const array = [1, 2, 3], items = array.entries(), chars = "a\u{1F600}b"[Symbol.iterator]();
items.next(); chars.next();
const all = (it) => JSON.stringify([...it]);
export function go() {
  map.set("f", 6); set.add(1); array.push(4);
  console.log(all(entries), all(values), all(done), all(members), all(items), all(chars));
  console.log(all(map), all(set), map.size, set.size);
})js"},
    {"weak collections", R"js(
const map = new WeakMap(), set = new WeakSet();
let a = { name: "a" }, b = { name: "b" };
map.set(a, { key: b, holds: a });
map.set(b, "value of b");
map.set({ lost: 1 }, "nobody asks");
set.add(a);
const chain = new WeakMap();
const start = {};
let at = start;
for (let i = 0; i < 5; i++) { const next = { i }; chain.set(at, next); at = next; }
at = null;
map.set(Object.prototype, "of the realm");
export function go() {
  const v = map.get(a);
  console.log(map.get(v.key), v.holds === a, set.has(a), set.has(b), map.get(Object.prototype));
  let walk = start, n = 0;
  while (chain.has(walk)) { walk = chain.get(walk); n++; }
  console.log(n, walk.i);
  set.add(b);
})js"},
    {"proxies", R"js(
const log = [];
const target = { x: 1 };
const p = new Proxy(target, { get(t, k, r) { log.push(String(k)); return Reflect.get(t, k, r);
  }, has() { return true; } });
const f = new Proxy(function (a) { return a * 2; }, { apply(t, _, list) { return t(...list) + 1;
  } });
const { proxy, revoke } = Proxy.revocable({}, {});
const gone = Proxy.revocable({}, {});
gone.revoke();
const nested = new Proxy(p, {});
export function go() {
  console.log(p.x, nested.x, "y" in p, f(4), typeof f, proxy.z, log.join());
  revoke();
  for (const q of [proxy, gone.proxy]) { try { q.x; } catch (e) { console.log(e.name); } }
  target.x++;
})js"},
    {"promises", R"js(
const parts = {};
const deferred = (name) => new Promise((resolve, reject) => { parts[name] = { resolve, reject }; });
const show = (name) => (v) => console.log(name, JSON.stringify(v?.errors ?? v));
const a = deferred("a"), b = deferred("b"), c = deferred("c");
for (const name of ["all", "allSettled", "any", "race"]) Promise[name]([a, 1, b,
  c].filter((x) => x !== 1 || name.startsWith("all"))).then(show(name), show(name + " no"));
a.finally(() => { console.log("finally"); return b; }).then(show("after"), show("after no"));
a.then().then(show("passed"));
new Promise((r) => r(a)).then(show("adopted"));
class Sub extends Promise {}
Sub.all([a, b]).then(show("sub"), show("sub no"));
const settled = Promise.resolve("s"), rejected = Promise.reject("r");
rejected.catch(() => {});
const { promise, resolve } = Promise.withResolvers();
Promise.any([a.then(() => { throw 1; }), deferred("d")]).catch(show("none"));
let thenable = { then(r) { this.r = r; } };
Promise.resolve(thenable).then(show("thenable"));
export function go() {
  parts.a?.resolve("A"); parts.b?.reject("B"); parts.c?.resolve("C"); parts.d?.reject("D");
    resolve("W"); thenable.r("T");
  parts.a?.resolve("ignored");
  promise.then(show("with")); settled.then(show("settled")); rejected.catch(show("rejected"));
})js"},
    {"a changed realm", R"js(
Array.prototype.last = function () { return this[this.length - 1]; };
Object.defineProperty(String.prototype, "shout", { get() { return this.toUpperCase() + "!"; } });
delete Array.prototype.flat;
globalThis.shared = { n: 1 };
Promise.prototype.then.mark = 1;
Symbol.for("registered");
const original = JSON.stringify;
JSON.stringify = (v) => "json:" + original(v);
export function go() {
  console.log([1, 2].last(), "a".shout, typeof [].flat, shared.n++, Promise.prototype.then.mark,
    JSON.stringify([1]));
  console.log(Symbol.keyFor(Symbol.for("registered")), Object.keys(globalThis).join());
  globalThis.added = 1;
  Array.prototype.last = () => "changed";
})js"},
    {"the platform's objects", R"js(
const url = new URL("https://user@host:8080/a/../b?x=1&y=2#f"), params = url.searchParams;
const headers = new Headers({ "X-One": "1" });
const request = new Request("http://localhost/p", { method: "POST", headers, body: "text" });
const response = new Response("body", { status: 201 });
const controller = new AbortController();
controller.signal.addEventListener("abort", () => console.log("aborted", controller.signal.reason));
export async function go() {
  params.append("z", "3");
  headers.append("x-one", "2");
  console.log(url.href, headers.get("X-One"), request.method, request.headers.get("x-one"),
    response.status);
  controller.abort("why");
  console.log(request.bodyUsed ? "used" : await request.text(),
    response.bodyUsed ? "used" : await response.text());
})js"},
};

INSTANTIATE_TEST_SUITE_P(Programs, GoingOn, testing::ValuesIn(kPrograms), [](const auto& tested) {
  std::string name = tested.param.name;
  std::erase(name, '\'');
  for (char& c : name) {
    if (c == ' ') c = '_';
  }
  return name;
});

// ---- what makes no difference

// The state after `build(true)` and after `build(false)`, from the same start.
std::array<Snapshot, 2> built_twice(std::string_view source) {
  PlainHost host;
  host.run(source);
  const Snapshot start = save(host);
  std::array<Snapshot, 2> built;
  for (const bool flag : {false, true}) {
    restore(host, start);
    const Value argument = Value::boolean(flag);
    const Lines lines = host.call("build", {&argument, 1});
    EXPECT_TRUE(lines.empty()) << lines.front();
    built[flag ? 1 : 0] = save(host);
  }
  return built;
}

void expect_same(std::string_view source) {
  const auto [plain, noisy] = built_twice(source);
  EXPECT_EQ(plain.identity, noisy.identity) << source;
}

void expect_different(std::string_view source) {
  const auto [plain, changed] = built_twice(source);
  EXPECT_NE(plain.identity, changed.identity) << source;
}

TEST(Identity, ForgetsWhatCannotBeReached) {
  expect_same(R"js(let state = {};
    export function build(noisy) {
      if (noisy) for (let i = 0; i < 100; i++) ({ i, f: () => i, p: new Promise(() => {}),
        s: "garbage " + i });
      state.x = [1, { y: 2 }];
    })js");
  expect_same(R"js(let state = null;
    export function build(noisy) { if (noisy) { state = { big: [1, 2, 3] }; state = null; } })js");
  expect_same(R"js(const map = new WeakMap(), set = new WeakSet();
    export function build(noisy) { if (noisy) { map.set({}, { more: 1 }); set.add({}); } })js");
}

TEST(Identity, ForgetsInWhichOrderCellsWereMade) {
  expect_same(R"js(let a, b;
    export function build(flip) {
      const first = { n: 1 }, second = { n: 2 };
      if (flip) { b = [second]; a = [first]; } else { a = [first]; b = [second]; }
    })js");
  expect_same(R"js(let a, b;
    export function build(flip) {
      const one = () => ({ n: 1 }), two = () => ({ n: 2 });
      if (flip) { b = two(); a = one(); } else { a = one(); b = two(); }
    })js");
  expect_same(R"js(const weak = new WeakMap(), a = {}, b = {};
    export function build(flip) {
      if (flip) { weak.set(b, 2); weak.set(a, 1); } else { weak.set(a, 1); weak.set(b, 2); }
    })js");
}

TEST(Identity, ForgetsTombstones) {
  expect_same(R"js(const map = new Map(), set = new Set();
    export function build(noisy) {
      if (noisy) { map.set("x", 1); map.set("y", 1); set.add(0); }
      map.set("a", 1); set.add("a");
      if (noisy) { map.delete("x"); map.delete("y"); set.delete(0); }
      map.set("b", 2);
    })js");
  expect_same(R"js(const map = new Map([["x", 0], ["a", 1], ["b", 2], ["c", 3]]), it = map.keys();
    export function build(noisy) {
      it.next();  // behind x
      if (noisy) { it.next(); map.delete("x"); map.delete("a"); } else { map.delete("x");
        map.delete("a"); }
    })js");
  expect_same(R"js(const array = [1], items = array.values(), chars = "ab"[Symbol.iterator]();
    export function build(noisy) { if (noisy) array.push(2, 3); for (const _ of items);
      for (const _ of chars); array.length = 1; })js");
  expect_same(R"js(const map = new Map([["a", 1]]);
    export function build(noisy) { if (noisy) { map.clear(); map.set("a", 1); } })js");
}

TEST(Identity, ForgetsWhereStringsCameFrom) {
  expect_same(R"js(let s;
    export function build(noisy) { if (noisy) ["z" + 1, "z" + 2].join();
      s = noisy ? "pre" + ("fix" + 7) : "prefix" + 7; })js");
}

TEST(Identity, KeepsWhatAProgramCanTell) {
  expect_different("let x; export function build(flag) { x = flag ? 0 : -0; }");
  expect_different("let x; export function build(flag) { x = flag ? undefined : null; }");
  expect_different(
      "let x = {}; export function build(flag) { x = flag ? { a: 1, b: 2 } : { b: 2, a: 1 }; }");
  expect_different("let x = [{}, {}]; export function build(flag) { if (flag) x[1] = x[0]; }");
  expect_different("let x = {}; export function build(flag) { if (flag) Object.freeze(x); }");
  expect_different("let x = [,]; export function build(flag) { if (flag) x[0] = undefined; }");
  expect_different(
      "let x = new Map([[1, 1], [2, 2]]); export function build(flag) { if (flag) { x.delete(1); "
      "x.set(1, 1); } }");
  expect_different(
      "const m = new Map([[1, 1], [2, 2]]), i = m.keys(); export function build(flag) { if (flag) "
      "i.next(); }");
  expect_different(
      "let p; export function build(flag) { p = flag ? Promise.resolve(1) : new Promise(() => {}); "
      "}");
  expect_different("let f; export function build(flag) { f = flag ? () => 1 : () => 2; }");
  expect_different(
      "let g = (function* () { yield 1; yield 1; })(); export function build(flag) { if (flag) "
      "g.next(); }");
  expect_different("export function build(flag) { if (flag) Array.prototype.x = 1; }");
  expect_different(
      "const w = new WeakMap(), k = {}; export function build(flag) { if (flag) w.set(k, 1); }");
  expect_different(
      "class C { #x = 0; set(v) { this.#x = v; } } const c = new C(); export function build(flag) "
      "{ if (flag) c.set(1); }");
}

}  // namespace
}  // namespace ctxcheck::vm
