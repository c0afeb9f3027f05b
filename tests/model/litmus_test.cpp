// The model against the recorded outcomes of the real runtime: every litmus spec, every profile.
// Its own file because it is the test of the model's worth. It runs every schedule from the start;
// `ctxcheck conform` compares what the search finds.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/litmus_corpus.hpp"
#include "model/model_fixture.hpp"

namespace {

using namespace ctxcheck;
using test_support::LitmusCase;

class Litmus : public ::testing::TestWithParam<LitmusCase> {};

TEST_P(Litmus, GivesTheRecordedOutcomes) {
  const auto& [name, profile] = GetParam();
  const trace::Recordings recordings = test_support::recordings_of(profile);
  ASSERT_TRUE(recordings.contains(name)) << "nothing is recorded";
  const system::OutcomeSet& recorded = recordings.at(name);
  const auto spec = test_support::load_litmus(name);
  const auto system = model::make_model(*spec, test_support::setup_of(*spec, profile));
  const test_support::Reexecution all = test_support::reexecute_all(*system);
  ASSERT_TRUE(all.complete);

  const bool counted = spec->front_matter.bursts == spec::Bursts{};
  for (const auto& [key, outcome] : recorded.by_key()) {
    EXPECT_TRUE(outcome.schedules || !counted) << "not counted: " << key;
  }
  test_support::expect_recorded(test_support::outcomes_of(all, *spec), recorded);
}

// With bursts too: which outcome a shared pass leads to depends on the event loop's internals
// (semantics 10), how many passes may be shared does not.
TEST_P(Litmus, HasAsManySchedulesAsRecorded) {
  const auto& [name, profile] = GetParam();
  const auto spec = test_support::load_litmus(name);
  const auto system = model::make_model(*spec, test_support::setup_of(*spec, profile));
  std::uint64_t found = 0;
  for (const auto& [key, outcome] : test_support::reexecute_all(*system).outcomes) {
    found += outcome.schedules;
  }
  std::uint64_t recorded = 0;
  const trace::Recordings recordings = test_support::recordings_of(profile);
  for (const auto& [key, outcome] : recordings.at(name).by_key()) {
    recorded += outcome.schedules.value_or(0);
  }
  EXPECT_EQ(found, recorded);
}

TEST(LitmusRecordings, AreOfSpecsThatAreThere) {
  const std::vector<std::string> names = test_support::litmus_names();
  for (const model::Profile& profile : model::profiles()) {
    for (const auto& [name, outcomes] : test_support::recordings_of(profile)) {
      EXPECT_TRUE(std::binary_search(names.begin(), names.end(), name))
          << name << " on " << profile.name;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, Litmus, ::testing::ValuesIn(test_support::litmus_cases()),
                         test_support::litmus_case_name);

}  // namespace
