// What the interpreter offers to the host and to built-ins, as far as no program of the language
// tests shows it: private names, limits of objects and strings, modules, console texts.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "vm/builtins/builtins.hpp"
#include "vm/plain_host.hpp"

namespace ctxcheck::vm {
namespace {

LimitKind exceeded_by(std::string_view program) {
  Limits limits;
  limits.memory = 16U << 20U;
  PlainHost host(limits);
  try {
    host.run(program);
  } catch (const LimitExceeded& limit) {
    return limit.kind();
  }
  ADD_FAILURE() << "no limit was exceeded: " << program;
  return {};
}

// ---- limits

TEST(Objects, HugeArraysAreRefusedAndNotAllocated) {
  for (const char* program :
       {"const a = []; a[1e9] = 1;", "const a = []; a.length = 4294967295;",
        "Object.defineProperty([], 4294967294, { value: 1 });", "const a = []; a.length = 2 ** 25;",
        "const a = []; try { a[1e9] = 1; } catch {}"}) {
    EXPECT_EQ(exceeded_by(program), LimitKind::Memory) << program;
  }
  EXPECT_EQ(output_of("const a = []; a[100000] = 1; console.log(a.length);"), "100001");
}

TEST(Objects, WhatGrowsWithoutEndUsesUpTheMemory) {
  for (const char* program :
       {"const a = []; for (;;) a.push({});", "let o = {}; for (let i = 0;; i++) o = { o, i };",
        "let s = ''; const all = []; for (let i = 0;; i++) { s += 'some text'; all.push(s); }"}) {
    EXPECT_EQ(exceeded_by(program), LimitKind::Memory) << program;
  }
}

TEST(Objects, MemoryLimitsNameThePlace) {
  Limits limits;
  limits.memory = 1U << 20U;
  PlainHost host(limits);
  try {
    host.run("const a = [];\nfor (;;)\n  a.push([]);");
    ADD_FAILURE() << "no limit was exceeded";
  } catch (const LimitExceeded& limit) {
    EXPECT_EQ(limit.at().line, 3U);
  }
}

TEST(Objects, StringsHaveALongestLength) {
  EXPECT_EQ(
      output_of("let s = 'x'; try { for (;;) s += s; } catch (e) { console.log(String(e)); }"),
      "RangeError: Invalid string length");
}

TEST(Objects, ProxiesOfProxiesEnd) {
  EXPECT_EQ(exceeded_by("let p = {}; for (let i = 0; i < 1e4; i++) p = new Proxy(p, {}); p.x;"),
            LimitKind::Recursion);
}

// ---- properties

TEST(Objects, PrivateNamesAreSeenByNobody) {
  PlainHost host;
  Interpreter& interpreter = host.interpreter();
  const PropertyKey name = PropertyKey::symbol(interpreter.heap().allocate(
      ObjectKind::Symbol, kNoObject, SymbolData{interpreter.string("#x"), true}));
  const ObjectRef object = interpreter.new_object();
  interpreter.define(object, name, Value::number(1));
  interpreter.define(object, "seen", Value::number(2));
  EXPECT_EQ(interpreter.own_keys(object), std::vector{interpreter.key("seen")});
  EXPECT_EQ(interpreter.console_text(Value::object(object)), R"({"seen":2})");
  EXPECT_TRUE(interpreter.own_property(object, name).has_value());

  interpreter.prevent_extensions(object);
  const PropertyKey other = PropertyKey::symbol(interpreter.heap().allocate(
      ObjectKind::Symbol, kNoObject, SymbolData{interpreter.string("#y"), true}));
  interpreter.define(object, other, Value::number(3));
  EXPECT_EQ(interpreter.get(Value::object(object), other), Value::number(3));

  const ObjectRef proxy = interpreter.heap().allocate(ObjectKind::Proxy, kNoObject,
                                                      ProxyData{object, interpreter.new_object()});
  EXPECT_TRUE(interpreter.get(Value::object(proxy), name).is_undefined());
  interpreter.define(proxy, name, Value::number(4));
  EXPECT_EQ(interpreter.get(Value::object(proxy), name), Value::number(4));
  EXPECT_EQ(interpreter.get(Value::object(object), name), Value::number(1));
}

TEST(Objects, DefineKeepsToTheRulesOfTheObject) {
  PlainHost host;
  Interpreter& interpreter = host.interpreter();
  const ObjectRef array = interpreter.new_array({Value::number(1)});
  interpreter.define(array, "2", Value::number(3));
  interpreter.define(array, "1", Value::number(2), kEnumerable);
  EXPECT_EQ(interpreter.get(array, "length"), Value::number(3));
  EXPECT_EQ(interpreter.own_property(array, interpreter.key("1"))->flags, kEnumerable);
  EXPECT_THROW(interpreter.define(array, "1", Value::number(4)), Thrown);
  EXPECT_THROW(interpreter.set(Value::object(array), interpreter.key("1"), Value::null()), Thrown);
  interpreter.prevent_extensions(array);
  EXPECT_THROW(interpreter.define(array, "3", Value::number(4)), Thrown);
  EXPECT_FALSE(interpreter.delete_property(array, interpreter.key("1")));
  EXPECT_TRUE(interpreter.delete_property(array, interpreter.key("0")));
  EXPECT_FALSE(interpreter.own_property(array, interpreter.key("0")).has_value());
}

TEST(Objects, NativeFunctionsHaveNameAndLength) {
  EXPECT_EQ(output_of(R"js(
    new Promise((r, j) => console.log(r.name === "", r.length, j.length, Object.keys(r).length));
    console.log(Math.max.name, Math.max.length, Object.getOwnPropertyNames(Math.max).join());
    console.log(Object.getOwnPropertyDescriptor(Promise.prototype, Symbol.toStringTag).writable);
    try { new Math.max(); } catch (e) { console.log(e.name); })js"),
            "true 1 1 0\nmax 2 length,name\nfalse\nTypeError");
}

// ---- errors

TEST(Objects, ErrorsOfTheInterpreterAreTheProgramsErrors) {
  EXPECT_EQ(output_of(R"js(
    try { null.x; } catch (e) {
      console.log(e instanceof TypeError, Object.keys(e).length,
        e.stack === "TypeError: " + e.message);
    }
    try { nothing; } catch (e) { console.log(e instanceof ReferenceError,
      e.constructor === ReferenceError); })js"),
            "true 0 true\ntrue true");
}

// ---- modules

TEST(Modules, AreImportedByNameOrAsAWhole) {
  PlainHost host;
  Interpreter& interpreter = host.interpreter();
  interpreter.define_module("m", "one", Value::number(1));
  interpreter.define_module("m", "default", interpreter.string("d"));
  interpreter.define_module("m", "a", Value::null());
  const auto lines = host.run(R"js(
    import d, { one as uno } from "m";
    import * as all from "m";
    console.log(d, uno, Object.keys(all).join(), all.one, Object.prototype.toString.call(all));
    try { all.one = 2; } catch (e) { console.log(e.name); }
    try { all.two = 2; } catch (e) { console.log(e.name); }
    console.log(Object.isFrozen(all), Object.getPrototypeOf(all));
  )js");
  EXPECT_EQ(lines, (std::vector<std::string>{"d 1 a,default,one 1 [object Module]", "TypeError",
                                             "TypeError", "true null"}));
  const auto modules = interpreter.defined_modules();
  EXPECT_EQ(modules.at("m"), (std::vector<std::string>{"a", "default", "one"}));
}

TEST(Modules, ExportBindingsAsTheyAre) {
  PlainHost host;
  host.run(R"js(
    export let n = 1;
    export const f = () => { n++; };
    const hidden = 5;
    export { hidden as shown };
    export default 7;
    f();)js");
  const Interpreter& interpreter = host.interpreter();
  EXPECT_EQ(interpreter.exported(0, "n"), Value::number(2));
  EXPECT_EQ(interpreter.exported(0, "shown"), Value::number(5));
  EXPECT_EQ(interpreter.exported(0, "default"), Value::number(7));
  EXPECT_TRUE(interpreter.exported(0, "hidden").is_empty());
  EXPECT_TRUE(interpreter.exported(1, "n").is_empty());
}

TEST(Modules, TheVocabularyNamesMembersWhereTheyAreFixed) {
  PlainHost host;
  const auto words = global_vocabulary(host.interpreter());
  const auto has = [&](const std::string& global, const std::string& member) {
    const auto& members = words.at(global);
    return std::find(members.begin(), members.end(), member) != members.end();
  };
  EXPECT_TRUE(has("Math", "max"));
  EXPECT_TRUE(has("Promise", "withResolvers"));
  EXPECT_TRUE(has("Object", "prototype"));
  EXPECT_TRUE(has("Map", "call"));
  EXPECT_FALSE(has("Math", "maximum"));
  EXPECT_TRUE(words.at("globalThis").empty());
  EXPECT_TRUE(words.at("parseInt").empty());
  EXPECT_FALSE(words.contains("setInterval"));
}

// ---- console

TEST(Console, PrintsAsTheRecordingsDo) {
  EXPECT_EQ(output_of(R"js(
    console.log("text", "", 1, -0, null, undefined, true);
    console.log([1, "a", [undefined]], { a: 1, f() {}, g: undefined }, new Map([[1, 2]]));
    console.log(new Error("message"), new TypeError(), Object.create(Error.prototype, { message: {
      value: "m" } }));
    console.log(Symbol("s"), (x) => x + 1);
    const cycle = {};
    cycle.cycle = cycle;
    console.log(cycle, { toJSON() { return "json"; } }, { toJSON() { throw 1; } }, { toJSON() {} });
    console.log({ e: new Error("inside") }, Promise.resolve(1), new (class A { x = 1; #y = 2; })());
    console.log({ get message() { throw 1; }, __proto__: Error.prototype }, "\n");
  )js"),
            "text  1 0 null undefined true\n"
            "[1,\"a\",[null]] {\"a\":1} {}\n"
            "message  m\n"
            "Symbol(s) (x) => x + 1\n"
            "[object Object] \"json\" [object Object] \n"
            "{\"e\":{}} {} {\"x\":1}\n"
            "[object Object] \n");
}

}  // namespace
}  // namespace ctxcheck::vm
