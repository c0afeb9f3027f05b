// Continuations: what waits behind a reaction (properties.md, "lost continuation"). What promises
// do is shown by the programs in tests/vm/language and by the order of jobs.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "vm/plain_host.hpp"

namespace ctxcheck::vm {
namespace {

// A program with a pending promise `p`; the cases add one reaction to it.
constexpr std::string_view kStart = "export const p = new Promise(() => {});\n";

struct Reached {
  bool of_program = false;
  bool leads_to_q = false;  // the exported promise `q`, if there is one
  std::size_t promises = 0;

  friend bool operator==(const Reached&, const Reached&) = default;
};

void PrintTo(const Reached& reached, std::ostream* out) {
  *out << (reached.of_program ? "code of the program" : "no code of the program")
       << (reached.leads_to_q ? ", leads to q" : "") << ", " << reached.promises << " promises";
}

Reached reached_by(std::string_view program) {
  PlainHost host;
  for (const std::string& line : host.run(std::string(kStart) + std::string(program))) {
    ADD_FAILURE() << line;
  }
  Interpreter& interpreter = host.interpreter();
  const auto& reactions =
      interpreter.heap().data<PromiseData>(interpreter.exported(0, "p").as_object()).reactions;
  if (reactions.size() != 1) {
    ADD_FAILURE() << reactions.size() << " reactions";
    return {};
  }
  const Interpreter::Continuation found = interpreter.continuation_of(reactions.front());
  const Value q = interpreter.exported(0, "q");
  const bool leads = q.is_object() && std::find(found.promises.begin(), found.promises.end(),
                                                q.as_object()) != found.promises.end();
  return {found.of_program, leads, found.promises.size()};
}

constexpr bool kCode = true;
constexpr bool kNoCode = false;

TEST(Continuations, HandlersOfTheProgram) {
  EXPECT_EQ(reached_by("export const q = p.then(() => {});"), (Reached{kCode, true, 1}));
  EXPECT_EQ(reached_by("export const q = p.catch(() => {});"), (Reached{kCode, true, 1}));
  EXPECT_EQ(reached_by("export const q = p.finally(() => {});"), (Reached{kCode, true, 1}));
  EXPECT_EQ(reached_by("export const q = p.then();"), (Reached{kNoCode, true, 1}));
  EXPECT_EQ(reached_by("export const q = p.then(Math.max);"), (Reached{kNoCode, true, 1}));
  EXPECT_EQ(reached_by("export const q = p.then(((x) => x).bind(1).bind(2));"),
            (Reached{kCode, true, 1}));
  EXPECT_EQ(reached_by("export const q = p.then(new Proxy(Math.max, {}));"),
            (Reached{kCode, true, 1}));
  EXPECT_EQ(reached_by("export const q = p.finally(Math.max);"), (Reached{kNoCode, true, 1}));
}

TEST(Continuations, Awaits) {
  EXPECT_EQ(reached_by("export const q = (async () => { await p; })();"),
            (Reached{kCode, true, 1}));
  EXPECT_EQ(reached_by(R"js(const g = (async function* () { await p; })();
                            export const q = g.next(); g.next();)js"),
            (Reached{kCode, true, 2}));
  EXPECT_EQ(reached_by(R"js(const g = (async function* () { yield p; })();
                            export const q = g.next();)js"),
            (Reached{kCode, true, 1}));
}

TEST(Continuations, ResolvingFunctions) {
  EXPECT_EQ(reached_by("let r; export const q = new Promise((x) => { r = x; }); p.then(r);"),
            (Reached{kNoCode, true, 2}));
  EXPECT_EQ(
      reached_by("let j; export const q = new Promise((_, x) => { j = x; }); p.then(null, j);"),
      (Reached{kNoCode, true, 2}));
  EXPECT_EQ(reached_by(
                "let r; export const q = new Promise((x) => { r = x; }); p.then(r.bind(null, 1));"),
            (Reached{kNoCode, true, 2}));
  EXPECT_EQ(reached_by(
                "export const { promise: q, resolve } = Promise.withResolvers(); p.then(resolve);"),
            (Reached{kNoCode, true, 2}));
  EXPECT_TRUE(reached_by("export const q = new Promise((r) => r(p));").leads_to_q);
  EXPECT_TRUE(reached_by("export const q = (async () => p)();").leads_to_q);
}

// Resolving a promise that waits for another one already has no effect; a settled one is still
// there to be seen as settled.
TEST(Continuations, ResolvingFunctionsThatHaveBeenCalled) {
  EXPECT_EQ(reached_by(R"js(let r; export const q = new Promise((x) => { r = x; });
                            r(new Promise(() => {})); p.then(r);)js"),
            (Reached{kNoCode, false, 1}));
  EXPECT_EQ(reached_by("let r; export const q = new Promise((x) => { r = x; }); r(1); p.then(r);"),
            (Reached{kNoCode, true, 2}));
}

TEST(Continuations, Combinators) {
  for (const char* name : {"all", "allSettled", "any", "race"}) {
    const std::string program = std::string("export const q = Promise.") + name + "([p]);";
    const Reached reached = reached_by(program);
    EXPECT_TRUE(reached.leads_to_q) << program;
    EXPECT_FALSE(reached.of_program) << program;
  }
  EXPECT_TRUE(reached_by("export const q = Promise.race([p, 1]);").leads_to_q);
  EXPECT_TRUE(reached_by(R"js(class S extends Promise {}
                              p.constructor = S;
                              export const q = S.all([p]);)js")
                  .leads_to_q);
}

TEST(Continuations, CapabilitiesOfTheProgram) {
  EXPECT_EQ(reached_by(R"js(
    class Sub extends Promise {}
    p.constructor = Sub;
    export const q = p.then();)js"),
            (Reached{kNoCode, true, 1}));
  EXPECT_TRUE(reached_by(R"js(
    function Odd(executor) { executor(() => {}, () => {}); }
    p.constructor = { [Symbol.species]: Odd };
    p.then();)js")
                  .of_program);
}

// ---- capabilities

TEST(Promises, AreMadeByTheContextThatAsks) {
  PlainHost host;
  Interpreter& interpreter = host.interpreter();
  const ObjectRef promise = interpreter.new_promise();
  const auto& data = interpreter.heap().data<PromiseData>(promise);
  EXPECT_EQ(data.owner, kNoContext);
  EXPECT_FALSE(data.created_at.known());
  EXPECT_EQ(interpreter.promise_resolve(Value::object(promise)), promise);

  const auto plain =
      interpreter.new_capability(Value::object(interpreter.realm().promise_constructor));
  EXPECT_TRUE(plain.resolve.is_undefined());
  interpreter.settle_capability(plain, PromiseStatus::Fulfilled, Value::number(1));
  EXPECT_EQ(interpreter.heap().data<PromiseData>(plain.promise.as_object()).result,
            Value::number(1));
}

TEST(Promises, KnowWhereTheyWereMade) {
  PlainHost host;
  host.run("export const a = 1;\nexport const p =\n  new Promise(() => {});");
  const Interpreter& interpreter = host.interpreter();
  const auto& data = interpreter.heap().data<PromiseData>(interpreter.exported(0, "p").as_object());
  EXPECT_EQ(data.created_at, (spec::Position{3, 3}));
}

}  // namespace
}  // namespace ctxcheck::vm
