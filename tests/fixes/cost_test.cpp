// The cost of programs for which it can be counted by hand.
#include "fixes/cost.hpp"

#include <gtest/gtest.h>

#include "fmt/format.h"
#include "model/model.hpp"

namespace ctxcheck {
namespace {

fixes::Cost cost_of(const std::string& code, std::uint32_t requests,
                    const search::Options& options = {}) {
  const auto spec =
      spec::parse_spec({"a.js", fmt::format("/*---\nrequests: {{ q: {} }}\n---*/\n"
                                            "import {{ io, choose, sleep }} from \"ctxcheck\";\n{}",
                                            requests, code)},
                       model::vocabulary());
  EXPECT_TRUE(spec) << (spec ? "" : spec::render(spec.error(), nullptr));
  const auto system = model::make_model(
      *spec, {model::profiles().front(), spec->front_matter.requests, 0, {}, {}, {}, true});
  return fixes::cost_of(*system, options);
}

void expect_cost(const fixes::Cost& cost, double fewest, double most) {
  ASSERT_TRUE(cost.fewest && cost.most);
  EXPECT_TRUE(cost.complete);
  EXPECT_DOUBLE_EQ(cost.fewest->value(), fewest);
  EXPECT_DOUBLE_EQ(cost.most->value(), most);
}

TEST(Cost, EachForItself) {
  expect_cost(cost_of("export async function q() { await io('a'); return await io('b'); }", 3), 2,
              2);
}

TEST(Cost, OneForAllOrOneEach) {
  // Two that load before either has it, or one that loads for both.
  expect_cost(
      cost_of("let a;\nexport async function q() { if (!a) a = await io('a'); return a; }", 2), 0.5,
      1);
}

TEST(Cost, ChoicesCount) {
  expect_cost(cost_of("export async function q() { if (choose(2)) await io('a'); return 1; }", 1),
              0, 1);
}

TEST(Cost, TimersAreNoCalls) {
  expect_cost(cost_of("export async function q() { await sleep(5); return 1; }", 2), 0, 0);
}

TEST(Cost, WhoIsNotAnsweredIsNotCounted) {
  const fixes::Cost none =
      cost_of("export async function q() { await io('a'); throw new Error('x'); }", 2);
  EXPECT_FALSE(none.fewest || none.most);
  // One of two fails: its call is charged to the other.
  expect_cost(
      cost_of("let n = 0;\nexport async function q() { const first = n++ === 0; await io('a'); "
              "if (!first) throw new Error('x'); return 1; }",
              2),
      2, 2);
}

TEST(Cost, AskingAgainAndAgainHasNoBound) {
  const fixes::Cost cost = cost_of(
      "export async function q() { for (;;) { await io('a'); if (choose(2)) return 1; } }", 1);
  EXPECT_TRUE(cost.without_bound);
  ASSERT_TRUE(cost.fewest);
  EXPECT_EQ(cost.fewest->calls, 1U);
  EXPECT_FALSE(cost.most);
}

TEST(Cost, ASearchThatEndsEarlyTellsNothing) {
  search::Options options;
  options.limits.states = 2;
  const fixes::Cost cost =
      cost_of("export async function q() { return await io('a'); }", 3, options);
  EXPECT_FALSE(cost.complete);
  EXPECT_FALSE(cost.fewest || cost.most);
}

}  // namespace
}  // namespace ctxcheck
