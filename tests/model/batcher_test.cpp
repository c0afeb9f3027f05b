// The built-in Batcher against the JavaScript it equals, promise for promise (specs/README.md): the
// same outcomes, as many schedules for each, and the same properties, for every policy, scope and
// profile.
#include <map>
#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "model/model_fixture.hpp"
#include "model/reexecution.hpp"

namespace {

using namespace ctxcheck;

constexpr const char* kImports =
    "import { io, ioFail, sleep, current, assert, choose, Batcher as BuiltIn } from "
    "\"ctxcheck\";\n";

constexpr const char* kInJavaScript = R"(class Batcher {
  constructor({ flush, load, delay = 0, max, scope = "module" }) {
    this.flush = flush; this.load_ = load; this.delay = delay; this.max = max; this.scope = scope;
    this.boxes = new Map();
  }
  box() {
    const id = this.scope === "request" ? current() : "";
    if (!this.boxes.has(id)) this.boxes.set(id, { jobs: null });
    return this.boxes.get(id);
  }
  load(k) {
    const box = this.box();
    if (!box.jobs) { box.jobs = []; this.schedule(box); }
    return new Promise((resolve, reject) => {
      box.jobs.push({ k, resolve, reject });
      if (this.flush === "size" && box.jobs.length === this.max) this.dispatch(box);
    });
  }
  schedule(box) {
    const f = () => this.dispatch(box);
    switch (this.flush) {
      case "microtask": queueMicrotask(f); break;
      case "nextTick": process.nextTick(f); break;
      case "timer": setTimeout(f, this.delay); break;
      case "size": break;
    }
  }
  dispatch(box) {
    const jobs = box.jobs; box.jobs = null;
    this.load_(jobs.map(j => j.k)).then(
      v => jobs.forEach((j, i) => j.resolve(Array.isArray(v) ? v[i] : v)),
      e => jobs.forEach(j => j.reject(e)));
  }
}
)";

struct Policy {
  const char* name;
  const char* options;
};
void PrintTo(const Policy& policy, std::ostream* out) { *out << policy.name; }
constexpr Policy kPolicies[]{
    {"microtask", R"(flush: "microtask")"},   {"nextTick", R"(flush: "nextTick")"},
    {"timer", R"(flush: "timer", delay: 5)"}, {"size_2", R"(flush: "size", max: 2)"},
    {"size_1", R"(flush: "size", max: 1)"},
};

struct Scenario {
  const char* name;
  const char* front_matter;
  const char* load;  // the loader
  const char* page;  // the body of the handler
};
void PrintTo(const Scenario& scenario, std::ostream* out) { *out << scenario.name; }
constexpr Scenario kScenarios[]{
    {"waits", "requests: { page: 2 }", R"(keys => io("db"))", "return await b.load(1);"},
    {"disconnects", "requests: { page: 2 }\ndisconnects: 1", R"(keys => io("db"))",
     R"(const own = io("own"); const v = await b.load(1); await own; return v;)"},
    {"rejects", "requests: { page: 2 }", R"(keys => ioFail("db"))",
     R"(const own = io("own"); try { return await b.load(1); } catch (e) { await own; return "caught " + e.message; })"},
    {"fails", "requests: { page: 2 }\nfailures: [db]", R"(keys => io("db"))",
     "return await b.load(1);"},
    {"throws", "requests: { page: 2 }", R"(keys => { throw new Error("no loader"); })",
     R"(const own = io("own"); b.load(1).catch(e => console.log(e.message)); return await own;)"},
    {"throws_at_once", "requests: { page: 2 }", R"(keys => { throw new Error("no loader"); })",
     R"(return await b.load(1);)"},
    {"array", "requests: { page: 2 }",
     R"(async keys => { await io("db"); return keys.map(k => "v" + k); })",
     R"(const n = current(); return (await Promise.all([b.load(n + "a"), b.load(n + "b")])).join();)"},
    {"forgotten", "requests: { page: 2 }", R"(keys => io("db"))",
     R"(b.load(1).then(v => console.log("late", v)); return "early";)"},
    {"held", "requests: { page: 2 }\ndisconnects: 1", R"(keys => io("db"))",
     R"(arguments[2].waitUntil(b.load(1)); await io("own"); return "held";)"},
};

class BatcherTest : public ::testing::TestWithParam<std::tuple<Policy, bool, Scenario>> {
 protected:
  static test_support::Reexecution run(bool built_in, const model::Profile& profile) {
    const auto& [policy, per_request, scenario] = GetParam();
    const std::string text =
        std::string("/*---\nsummary: \"a batcher\"\n") + scenario.front_matter + "\n---*/\n" +
        kImports + (built_in ? "const Batcher = BuiltIn;\n" : kInJavaScript) +
        "const b = new Batcher({ " + policy.options + ", load: " + scenario.load +
        (per_request ? ", scope: \"request\"" : "") + " });\n" +
        "export async function page(request, env, ctx) { " + scenario.page + " }\n";
    const auto spec = test_support::parse(text);
    const auto system = model::make_model(*spec, test_support::setup_of(*spec, profile));
    return test_support::reexecute_all(*system);
  }
};

std::map<std::string, std::uint64_t> counts(const test_support::Reexecution& all) {
  std::map<std::string, std::uint64_t> counts;
  for (const auto& [key, entry] : all.outcomes) counts[key] = entry.schedules;
  return counts;
}

TEST_P(BatcherTest, EqualsItsJavaScript) {
  for (const model::Profile& profile : model::profiles()) {
    const test_support::Reexecution expected = run(false, profile);
    const test_support::Reexecution actual = run(true, profile);
    ASSERT_TRUE(expected.complete);
    EXPECT_EQ(counts(actual), counts(expected)) << profile.name;
    EXPECT_EQ(actual.seen, expected.seen) << profile.name;
  }
}

INSTANTIATE_TEST_SUITE_P(All, BatcherTest,
                         ::testing::Combine(::testing::ValuesIn(kPolicies), ::testing::Bool(),
                                            ::testing::ValuesIn(kScenarios)),
                         [](const ::testing::TestParamInfo<BatcherTest::ParamType>& instance) {
                           return std::string(std::get<0>(instance.param).name) +
                                  (std::get<1>(instance.param) ? "_request_" : "_module_") +
                                  std::get<2>(instance.param).name;
                         });

}  // namespace
