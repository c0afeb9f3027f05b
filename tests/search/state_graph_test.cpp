// The graph of states that is drawn: it has the states and the ends that the searches find.
#include "search/state_graph.hpp"

#include <set>

#include <gtest/gtest.h>

#include "model/litmus_corpus.hpp"
#include "model/model_fixture.hpp"
#include "search/plain_search.hpp"

namespace ctxcheck {
namespace {

class StatesOf : public ::testing::TestWithParam<std::string> {};

TEST_P(StatesOf, AreThoseOfTheSearches) {
  const auto spec = test_support::load_litmus(GetParam());
  for (const model::Profile& profile : model::profiles()) {
    SCOPED_TRACE(profile.name);
    const auto system = model::make_model(*spec, test_support::setup_of(*spec, profile));
    const search::StateGraph graph = search::state_graph(*system, {});
    const search::OutcomesResult outcomes = search::outcomes_plain(*system, {});
    ASSERT_FALSE(graph.stop);
    EXPECT_EQ(graph.states.size() - 1, outcomes.statistics.states);
    EXPECT_EQ(graph.moves.size(), outcomes.statistics.transitions);

    std::set<std::string> ends;
    for (const search::StateGraph::State& state : graph.states) {
      if (state.end) ends.insert(state.end->key());
    }
    std::set<std::string> expected;
    for (const search::FoundOutcome& found : outcomes.outcomes)
      expected.insert(found.outcome.key());
    EXPECT_EQ(ends, expected);

    // From every state that is no end something leads on, and every state can be reached.
    std::set<std::size_t> sources;
    std::set<std::size_t> reached{0};
    for (const search::StateGraph::Move& move : graph.moves) {
      EXPECT_FALSE(move.event.empty());
      sources.insert(move.from);
      reached.insert(move.to);
    }
    EXPECT_EQ(reached.size(), graph.states.size());
    for (std::size_t i = 0; i < graph.states.size(); ++i) {
      EXPECT_EQ(sources.contains(i), !graph.states[i].end) << i;
    }

    // What is violated on the way is what a check finds, but for what shows in no single step.
    std::set<system::Property> violated;
    for (const search::StateGraph::Move& move : graph.moves) {
      violated.insert(move.violates.begin(), move.violates.end());
    }
    for (const search::Violation& violation : search::check_plain(*system, {}).violations) {
      const system::Property property = violation.finding.property;
      const bool of_the_graph =
          property == system::Property::Stuck || property == system::Property::Poisoned;
      EXPECT_EQ(violated.erase(property), of_the_graph ? 0U : 1U);
    }
    EXPECT_TRUE(violated.empty());
  }
}

INSTANTIATE_TEST_SUITE_P(Litmus, StatesOf, ::testing::ValuesIn(test_support::litmus_names()),
                         test_support::litmus_test_name);

TEST(StateGraph, StopsAtALimit) {
  const auto spec = test_support::load_litmus(test_support::litmus_names().front());
  const auto system =
      model::make_model(*spec, test_support::setup_of(*spec, model::profiles().front()));
  search::Options options;
  options.limits.states = 2;
  EXPECT_EQ(search::state_graph(*system, options).stop, search::Stop::States);
}

}  // namespace
}  // namespace ctxcheck
