// The order of promise jobs against V8: generated programs log the same lines in the same order.
#include <numeric>

#include <gtest/gtest.h>

#include "vm/job_order/programs.hpp"
#include "vm/job_order/v8.hpp"

namespace {

using namespace ctxcheck::test_support;

TEST(JobOrder, IsThatOfV8) {
  const std::vector<std::string> programs = generate_programs();
  const auto expected = run_in_v8(programs);
  if (!expected) GTEST_SKIP() << "no Node.js on this machine to compare with";
  ASSERT_EQ(expected->size(), programs.size());
  std::size_t steps = 0;
  for (std::size_t i = 0; i < programs.size(); ++i) {
    EXPECT_EQ(run_here(programs[i]), (*expected)[i]) << "seed " << i + 1 << ":\n" << programs[i];
    steps += (*expected)[i].size();
  }
  EXPECT_GT(steps, 10 * programs.size()) << "the programs hardly do anything";
}

}  // namespace
