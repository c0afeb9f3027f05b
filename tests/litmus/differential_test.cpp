// Generated specs under every profile: the plain search against re-execution and brute force, and
// the laws between the outcome sets of different bounds. Its own file because it is one test over
// thousands of specs, in shards that run side by side.
#include <algorithm>
#include <iostream>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "litmus/generate.hpp"
#include "litmus/relabelling.hpp"
#include "model/model_fixture.hpp"
#include "model/reexecution.hpp"
#include "search/path_tree.hpp"
#include "search/plain_search.hpp"
#include "search/search_laws.hpp"

namespace ctxcheck {
namespace {

using test_support::OutcomeKeys;

constexpr std::size_t kShards = 16;
constexpr std::uint64_t kSeed = 1;
constexpr std::size_t kMany = 2'400;              // of more than 6,000, to take seconds
constexpr std::size_t kSome = 500;                // where each takes longer
constexpr std::uint64_t kMostExecutions = 3'000;  // beyond that, re-execution is left out
constexpr std::size_t kMostPaths = 400;           // beyond that, brute force is
constexpr std::uint64_t kMostStates = 20'000;     // beyond that, events between turns are

constexpr spec::Bursts kNoBursts{};
constexpr spec::Bursts kOneBurst{.count = 1};
constexpr spec::Bursts kAnyBurst{.any = true};

// A spec under a profile.
struct Subject {
  const spec::Spec& spec;
  model::Setup setup;

  [[nodiscard]] std::unique_ptr<system::System> system() const {
    return model::make_model(spec, setup);
  }
  [[nodiscard]] std::unique_ptr<system::System> system(spec::Bursts bursts) const {
    model::Setup changed = setup;
    changed.bursts = bursts;
    return model::make_model(spec, changed);
  }
};

class GeneratedSpecs : public ::testing::TestWithParam<std::size_t> {
 protected:
  // Calls `test` with each of the shard's specs under each profile.
  template <class Test>
  void for_each(const std::vector<litmus::LitmusSpec>& specs, const Test& test) {
    for (std::size_t i = GetParam(); i < specs.size(); i += kShards) {
      SCOPED_TRACE(specs[i].name);
      const auto spec = test_support::parse(specs[i].text);
      for (const model::Profile& profile : model::profiles()) {
        SCOPED_TRACE(profile.name);
        ++looked_at_;
        test(Subject{*spec, test_support::setup_of(*spec, profile)});
      }
    }
  }

  void TearDown() override {
    std::cout << looked_at_ << " specs under profiles";
    if (left_out_ > 0) std::cout << "; left out as too large: " << left_out_;
    std::cout << '\n';
  }

  void leave_out() { ++left_out_; }

 private:
  std::size_t looked_at_ = 0;
  std::size_t left_out_ = 0;
};

std::vector<litmus::LitmusSpec> sampled(std::size_t size) {
  return litmus::sample(litmus::generate().specs, size, kSeed);
}

// Two requests by one handler.
std::vector<litmus::LitmusSpec> specs_with_labels() {
  std::vector<litmus::LitmusSpec> specs = litmus::generate().specs;
  std::erase_if(specs, [](const litmus::LitmusSpec& spec) {
    return std::none_of(
        spec.combination.begin(), spec.combination.end(), [](const litmus::Edge& edge) {
          return edge.word == litmus::Word::Alike || edge.word == litmus::Word::OneHandler;
        });
  });
  return specs;
}

TEST_P(GeneratedSpecs, TheSearchFindsWhatReexecutionFinds) {
  for_each(sampled(kMany), [this](const Subject& subject) {
    const auto system = subject.system();
    const search::OutcomesResult outcomes = search::outcomes_plain(*system, {});
    const search::CheckResult check = search::check_plain(*system, {});
    EXPECT_FALSE(outcomes.stop);
    EXPECT_FALSE(check.stop);
    EXPECT_TRUE(check.undecided.empty());
    const test_support::Reexecution expected =
        test_support::reexecute_all(*system, kMostExecutions);
    if (!expected.complete) return leave_out();
    test_support::expect_outcomes_of(expected, outcomes);
    test_support::expect_properties_of(expected, check);
  });
}

TEST_P(GeneratedSpecs, VerdictsAndLengthsAreThoseOfBruteForce) {
  for_each(sampled(kSome), [this](const Subject& subject) {
    const auto system = subject.system();
    const test_support::PathTree tree(*system, kMostPaths);
    if (!tree.complete()) return leave_out();
    test_support::expect_shortest_of(tree, search::check_plain(*system, {}));
  });
}

TEST_P(GeneratedSpecs, LargerBurstsOnlyAddOutcomes) {
  for_each(sampled(kSome), [this](const Subject& subject) {
    const auto keys = [&subject](spec::Bursts bursts) {
      return test_support::keys_of(search::outcomes_plain(*subject.system(bursts), {}));
    };
    const OutcomeKeys one = keys(kOneBurst);
    EXPECT_TRUE(test_support::are_among(keys(kNoBursts), one));
    search::Options options;
    options.limits.states = kMostStates;
    const search::OutcomesResult any = search::outcomes_plain(*subject.system(kAnyBurst), options);
    if (any.stop == search::Stop::States) return leave_out();
    EXPECT_FALSE(any.stop);
    EXPECT_TRUE(test_support::are_among(one, test_support::keys_of(any)));
  });
}

// The label of a request is the only thing that depends on the order of arrival.
TEST_P(GeneratedSpecs, TheOrderOfArrivalOnlyPermutesLabels) {
  struct Keys {
    OutcomeKeys exact;
    OutcomeKeys up_to_labels;
  };
  for_each(specs_with_labels(), [](const Subject& subject) {
    const auto keys = [&subject](bool ordered) {
      model::Setup setup = subject.setup;
      setup.ordered_arrival = ordered;
      const auto system = model::make_model(subject.spec, setup);
      Keys result;
      for (const search::FoundOutcome& found : search::outcomes_plain(*system, {}).outcomes) {
        result.exact.insert(found.outcome.key());
        result.up_to_labels.insert(
            test_support::key_up_to_labels(found.outcome, system->requests()));
      }
      return result;
    };
    ASSERT_EQ(subject.setup.requests.size(), 1U);
    const Keys ordered = keys(true);
    const Keys any = keys(false);
    EXPECT_EQ(ordered.up_to_labels, any.up_to_labels);
    EXPECT_TRUE(test_support::are_among(ordered.exact, any.exact));
  });
}

INSTANTIATE_TEST_SUITE_P(Shard, GeneratedSpecs, ::testing::Range(std::size_t{0}, kShards));

// Specs that all do the same would test little: every error shows somewhere (`assert` apart, which
// no edge has), and outcomes differ.
TEST(GeneratedSpecsTogether, AreDiverse) {
  std::set<system::Property> missing;
  for (const system::PropertyInfo& entry : system::properties()) missing.insert(entry.property);
  missing.erase(system::Property::Assert);
  std::set<OutcomeKeys> outcome_sets;
  for (const litmus::LitmusSpec& generated : sampled(kSome)) {
    const auto spec = test_support::parse(generated.text);
    for (const model::Profile& profile : model::profiles()) {
      const auto system = model::make_model(*spec, test_support::setup_of(*spec, profile));
      for (const search::Violation& violation : search::check_plain(*system, {}).violations) {
        missing.erase(violation.finding.property);
      }
      outcome_sets.insert(test_support::keys_of(search::outcomes_plain(*system, {})));
    }
  }
  for (const system::Property property : missing) ADD_FAILURE() << system::info(property).name;
  EXPECT_GE(outcome_sets.size(), kSome / 2);
  std::cout << outcome_sets.size() << " outcome sets\n";
}

}  // namespace
}  // namespace ctxcheck
