// Which modules may have copies in one isolate. Its own file because it needs no runtime.
#include "runtime/sharing.hpp"

#include <string>

#include <gtest/gtest.h>

#include "model/model_fixture.hpp"

namespace {

using namespace ctxcheck;

bool may_share(const std::string& body) {
  const auto spec = test_support::parse("/*---\nrequests: { a: 1 }\n---*/\n" + body +
                                        "\nexport async function a() { return 1; }\n");
  return runtime::may_share_isolate(*spec);
}

TEST(Sharing, SuitsModulesThatOnlyCallWhatIsNotTheirs) {
  EXPECT_TRUE(may_share(""));
  EXPECT_TRUE(may_share(R"(import { io, params, Batcher } from "ctxcheck";
const loader = new Batcher({ flush: "microtask", load: (keys) => io("db") });
class Lock extends Error {
  constructor() { super("x"); this.tail = Promise.resolve(); }
  run(f) { return (this.tail = this.tail.then(f)); }
}
let cache = new Map(), error;
export async function b(request, env, ctx) {
  try {
    console.log(params.R, [...cache.keys()].map((x) => x + 1), JSON.stringify({ a: 1 }));
    const [x] = await Promise.all([loader.load(1), new Promise((resolve) => setTimeout(resolve, 1))]);
    if (x instanceof Lock) cache = undefined;
  } catch (caught) {
    error = caught;
    error.message = "mine";
  }
  for (const key of Object.keys({})) cache.set(key, NaN);
})"));
}

TEST(Sharing, DoesNotSuitModulesThatHoldSomethingBuiltIn) {
  EXPECT_FALSE(may_share("Promise.cache = 1;"));
  EXPECT_FALSE(may_share("const p = Promise; p.cache = 1;"));
  EXPECT_FALSE(may_share("const list = [Map];"));
  EXPECT_FALSE(may_share("Object.assign(console, { cache: 1 });"));
  EXPECT_FALSE(may_share("const { resolve } = Promise; resolve.cache = 1;"));
  EXPECT_FALSE(may_share("const f = Promise.resolve; f.cache = 1;"));
  EXPECT_FALSE(may_share("let x = 1; x ||= JSON;"));
  EXPECT_FALSE(may_share("function f(x = Math) { x.cache = 1; }"));
  EXPECT_FALSE(may_share("import { Batcher } from \"ctxcheck\"; Batcher.cache = 1;"));
  EXPECT_FALSE(may_share("import * as all from \"ctxcheck\"; const x = all;"));
}

TEST(Sharing, DoesNotSuitModulesThatCanReachWhatIsBuiltIn) {
  EXPECT_FALSE(may_share("globalThis.cache = 1;"));
  EXPECT_FALSE(may_share("[].constructor.cache = 1;"));
  EXPECT_FALSE(may_share("const { constructor } = {}; constructor.cache = 1;"));
  EXPECT_FALSE(may_share("const key = \"constructor\"; [][key].cache = 1;"));
  EXPECT_FALSE(may_share("[].__proto__.cache = 1;"));
  EXPECT_FALSE(may_share("Object.getPrototypeOf([]).cache = 1;"));
  EXPECT_FALSE(may_share("Array.prototype.cache = 1;"));
}

TEST(Sharing, DoesNotSuitModulesWhoseLoadsMeet) {
  EXPECT_FALSE(may_share("await Promise.resolve();"));
  EXPECT_FALSE(may_share("process.nextTick(() => {});"));
}

// A name that is declared somewhere and is built-in elsewhere.
TEST(Sharing, DoesNotTakeABuiltInNameForTheModulesOwn) {
  EXPECT_FALSE(may_share("function f(console) {} console.cache = 1;"));
}

}  // namespace
