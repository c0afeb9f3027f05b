// The driver against the recorded outcomes of the real runtime: all schedules of litmus specs, on
// every profile. Its own file because it is the test of the driver's worth: what it forces and sees
// must be what was recorded.
#include <gtest/gtest.h>

#include "model/litmus_corpus.hpp"
#include "runtime/runtime_fixture.hpp"

namespace {

using namespace ctxcheck;
using test_support::LitmusCase;

class WorkerdLitmus : public ::testing::TestWithParam<LitmusCase> {};

TEST_P(WorkerdLitmus, GivesTheRecordedOutcomes) {
  const auto& [name, profile] = GetParam();
  const auto binary = test_support::workerd_binary(profile);
  if (!binary) GTEST_SKIP() << test_support::no_workerd(profile);
  const trace::Recordings recordings = test_support::recordings_of(profile);
  ASSERT_TRUE(recordings.contains(name)) << "nothing is recorded";
  const auto spec = test_support::load_litmus(name);
  const auto system =
      runtime::make_workerd(*spec, test_support::options_of(*spec, profile, *binary));
  const test_support::Reexecution all = test_support::reexecute_all(*system);
  ASSERT_TRUE(all.complete);
  test_support::expect_recorded(test_support::outcomes_of(all, *spec), recordings.at(name));
}

INSTANTIATE_TEST_SUITE_P(All, WorkerdLitmus, ::testing::ValuesIn(test_support::litmus_cases()),
                         test_support::litmus_case_name);

}  // namespace
