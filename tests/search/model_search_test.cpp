// The plain search on the model: every litmus spec under every profile, against re-execution and
// brute force. Its own file because it also tests that the model's states are saved exactly.
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "model/litmus_corpus.hpp"
#include "model/model_fixture.hpp"
#include "model/reexecution.hpp"
#include "search/path_tree.hpp"
#include "search/plain_search.hpp"
#include "search/search_laws.hpp"
#include "search/stateless_search.hpp"
#include "search/stateless_system.hpp"

namespace ctxcheck {
namespace {

constexpr std::size_t kMostPaths = 2'000;  // beyond that, brute force is left out

constexpr spec::Bursts kNoBursts{};
constexpr spec::Bursts kOneBurst{.count = 1};
constexpr spec::Bursts kAnyBurst{.any = true};

class ModelSearch : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { spec_ = test_support::load_litmus(GetParam()); }

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

  [[nodiscard]] test_support::OutcomeKeys outcomes_with(const model::Setup& setup,
                                                        spec::Bursts bursts) const {
    const auto system = model_with(setup, bursts);
    return test_support::keys_of(search::outcomes_plain(*system, {}));
  }

 private:
  std::unique_ptr<spec::Spec> spec_;
};

TEST_P(ModelSearch, OutcomesAndCountsAreThoseOfReexecution) {
  for_each_profile([](system::System& system) {
    const test_support::Reexecution expected = test_support::reexecute_all(system);
    ASSERT_TRUE(expected.complete);
    test_support::expect_outcomes_of(expected, search::outcomes_plain(system, {}));
  });
}

// States between two turns are saved as exactly as idle ones.
TEST_P(ModelSearch, OutcomesBetweenTurnsAreThoseOfReexecution) {
  for_each_setup([this](const model::Setup& setup) {
    const auto system = model_with(setup, kAnyBurst);
    const test_support::Reexecution expected = test_support::reexecute_all(*system, kMostPaths);
    if (!expected.complete) return;
    test_support::expect_outcomes_of(expected, search::outcomes_plain(*system, {}));
  });
}

TEST_P(ModelSearch, OutcomesAndCountsAreThoseOfTheSearchWithoutStates) {
  for_each_profile([](system::System& system) {
    test_support::StatelessSystem stateless(system);
    const search::OutcomesResult result = search::outcomes_stateless({stateless}, {});
    test_support::expect_same_outcomes(system, search::outcomes_plain(system, {}), result);
  });
}

TEST_P(ModelSearch, VerdictsAreThoseOfTheSearchWithoutStates) {
  for_each_profile([](system::System& system) {
    test_support::StatelessSystem stateless(system);
    const search::CheckResult result = search::check_stateless({stateless}, {});
    test_support::expect_same_verdicts(search::check_plain(system, {}), result);
  });
}

TEST_P(ModelSearch, ABurstOnlyAddsOutcomes) {
  for_each_setup([this](const model::Setup& setup) {
    EXPECT_TRUE(
        test_support::are_among(outcomes_with(setup, kNoBursts), outcomes_with(setup, kOneBurst)));
  });
}

TEST_P(ModelSearch, EventsBetweenTurnsOnlyAddOutcomes) {
  for_each_setup([this](const model::Setup& setup) {
    EXPECT_TRUE(
        test_support::are_among(outcomes_with(setup, kOneBurst), outcomes_with(setup, kAnyBurst)));
  });
}

TEST_P(ModelSearch, ViolatedPropertiesAreThoseOfReexecution) {
  for_each_profile([](system::System& system) {
    const test_support::Reexecution expected = test_support::reexecute_all(system);
    test_support::expect_properties_of(expected, search::check_plain(system, {}));
  });
}

TEST_P(ModelSearch, VerdictsAndLengthsAreThoseOfBruteForce) {
  for_each_profile([](system::System& system) {
    const test_support::PathTree tree(system, kMostPaths);
    if (!tree.complete()) return;
    test_support::expect_shortest_of(tree, search::check_plain(system, {}));
  });
}

INSTANTIATE_TEST_SUITE_P(Litmus, ModelSearch, ::testing::ValuesIn(test_support::litmus_names()),
                         test_support::litmus_test_name);

}  // namespace
}  // namespace ctxcheck
