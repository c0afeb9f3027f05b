// The plain search on the model: every litmus spec under every profile, against re-execution and
// brute force. Its own file because it also tests that the model's states are saved exactly.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/model_fixture.hpp"
#include "model/reexecution.hpp"
#include "search/path_tree.hpp"
#include "search/plain_search.hpp"

namespace ctxcheck {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostPaths = 2'000;  // beyond that, brute force is left out

const fs::path kLitmus = fs::path(CTXCHECK_ROOT) / "specs" / "litmus";

constexpr spec::Bursts kNoBursts{};
constexpr spec::Bursts kOneBurst{.count = 1};
constexpr spec::Bursts kAnyBurst{.any = true};

class ModelSearch : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { spec_ = test_support::load((kLitmus / (GetParam() + ".js")).string()); }

  // Calls `test` with the setup under each profile.
  template <class Test>
  void for_each_setup(const Test& test) const {
    for (const model::Profile& profile : model::profiles()) {
      SCOPED_TRACE(profile.name);
      test(test_support::setup_of(*spec_, profile));
    }
  }

  // Calls `test` with the model under each profile.
  template <class Test>
  void for_each_profile(const Test& test) const {
    for_each_setup([&](const model::Setup& setup) { test(*model::make_model(*spec_, setup)); });
  }

  [[nodiscard]] std::unique_ptr<system::System> model_with(model::Setup setup,
                                                           spec::Bursts bursts) const {
    setup.bursts = bursts;
    return model::make_model(*spec_, setup);
  }

  [[nodiscard]] std::set<std::string> outcomes_with(const model::Setup& setup,
                                                    spec::Bursts bursts) const {
    const auto system = model_with(setup, bursts);
    std::set<std::string> keys;
    for (const search::FoundOutcome& found : search::outcomes_plain(*system, {}).outcomes) {
      keys.insert(found.outcome.key());
    }
    return keys;
  }

 private:
  std::unique_ptr<spec::Spec> spec_;
};

void expect_outcomes_of(const test_support::Reexecution& expected, system::System& system) {
  const search::OutcomesResult result = search::outcomes_plain(system, {});
  EXPECT_FALSE(result.stop);
  EXPECT_EQ(result.executions, expected.executions);
  ASSERT_EQ(result.outcomes.size(), expected.outcomes.size());
  auto entry = expected.outcomes.begin();
  for (const search::FoundOutcome& found : result.outcomes) {
    EXPECT_EQ(found.outcome.key(), entry->first);
    EXPECT_EQ(found.schedules, entry->second.schedules);
    ++entry;
  }
}

TEST_P(ModelSearch, OutcomesAndCountsAreThoseOfReexecution) {
  for_each_profile([](system::System& system) {
    const test_support::Reexecution expected = test_support::reexecute_all(system);
    ASSERT_TRUE(expected.complete);
    expect_outcomes_of(expected, system);
  });
}

// States between two turns are saved as exactly as idle ones.
TEST_P(ModelSearch, OutcomesBetweenTurnsAreThoseOfReexecution) {
  for_each_setup([this](const model::Setup& setup) {
    const auto system = model_with(setup, kAnyBurst);
    const test_support::Reexecution expected = test_support::reexecute_all(*system, kMostPaths);
    if (expected.complete) expect_outcomes_of(expected, *system);
  });
}

bool are_among(const std::set<std::string>& some, const std::set<std::string>& all) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

TEST_P(ModelSearch, ABurstOnlyAddsOutcomes) {
  for_each_setup([this](const model::Setup& setup) {
    EXPECT_TRUE(are_among(outcomes_with(setup, kNoBursts), outcomes_with(setup, kOneBurst)));
  });
}

// Without disconnects: a client that leaves in the very pass that has answered it comes up only
// where two events share a pass.
TEST_P(ModelSearch, EventsBetweenTurnsOnlyAddOutcomes) {
  for_each_setup([this](model::Setup setup) {
    setup.disconnects = 0;
    EXPECT_TRUE(are_among(outcomes_with(setup, kOneBurst), outcomes_with(setup, kAnyBurst)));
  });
}

TEST_P(ModelSearch, ViolatedPropertiesAreThoseOfReexecution) {
  for_each_profile([](system::System& system) {
    const test_support::Reexecution expected = test_support::reexecute_all(system);
    const search::CheckResult result = search::check_plain(system, {});
    EXPECT_FALSE(result.stop);
    std::set<system::Property> seen;
    for (const search::Violation& violation : result.violations) {
      EXPECT_TRUE(violation.shortest);
      if (violation.finding.property == system::Property::Stuck) continue;
      if (violation.finding.property == system::Property::Poisoned) continue;
      seen.insert(violation.finding.property);
    }
    EXPECT_EQ(seen, expected.seen);
  });
}

TEST_P(ModelSearch, VerdictsAndLengthsAreThoseOfBruteForce) {
  for_each_profile([](system::System& system) {
    const test_support::PathTree tree(system, kMostPaths);
    if (!tree.complete()) return;
    const search::CheckResult result = search::check_plain(system, {});
    for (const system::PropertyInfo& entry : system::properties()) {
      SCOPED_TRACE(entry.name);
      const auto expected = tree.shortest(entry.property);
      const search::Violation* actual = result.find(entry.property);
      ASSERT_EQ(actual != nullptr, expected.has_value());
      if (actual != nullptr) {
        EXPECT_EQ(actual->events, *expected) << system::spell(actual->schedule);
      }
    }
  });
}

std::vector<std::string> litmus_names() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(kLitmus)) {
    if (entry.path().extension() == ".js") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string test_name(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Litmus, ModelSearch, ::testing::ValuesIn(litmus_names()), test_name);

}  // namespace
}  // namespace ctxcheck
