// Exploring, with a note of everything that is seen.
#include "search/state_graph.hpp"

#include <algorithm>
#include <utility>

#include "search/explore.hpp"
#include "system/contract.hpp"

namespace ctxcheck::search {
namespace {

using system::Purpose;

bool is_external(std::string_view token) {
  static constexpr std::string_view kKinds[] = {"req:", "io:", "fail:", "timer:", "drop:"};
  return std::any_of(std::begin(kKinds), std::end(kKinds),
                     [&](std::string_view kind) { return token.starts_with(kind); });
}

// The event that a step carried out, as its turns tell it.
std::string event_of(const system::Step& step) {
  system::ScheduledEvent event;
  for (const system::Turn& turn : step.turns) {
    if (!is_external(turn.token)) continue;
    event.token += (event.token.empty() ? "" : "&") + turn.token;
  }
  if (event.token.empty() && !step.turns.empty()) event.token = step.turns.front().token;
  for (const system::Choice& choice : step.choices) event.choices.push_back(choice.value);
  return system::spell(event);
}

class Scribe final : public Visitor {
 public:
  Scribe(system::System& system, const Graph& graph) : system_(system), graph_(graph) {}

  void made_step(NodeId source, EdgeId edge, Cost /*cost*/, const system::Step& step) override {
    StateGraph::Move move{source, graph_.edge(edge).target, event_of(step), {}};
    for (const system::Turn& turn : step.turns) {
      for (const system::Finding& finding : turn.findings) {
        auto& violates = move.violates;
        if (std::find(violates.begin(), violates.end(), finding.property) == violates.end()) {
          violates.push_back(finding.property);
        }
      }
    }
    result.moves.push_back(std::move(move));
  }

  void came_to_rest(NodeId node) override { ends.emplace_back(node, system_.outcome()); }

  [[nodiscard]] bool satisfied(Cost /*least*/) const override { return false; }

  StateGraph result;
  std::vector<std::pair<NodeId, system::Outcome>> ends;

 private:
  system::System& system_;
  const Graph& graph_;
};

}  // namespace

StateGraph state_graph(system::System& system, const Options& options) {
  CTX_CHECK(system.can_save(), "a graph of states was asked of a system that cannot save them");
  system.reset();
  Graph graph(system.requests());
  Scribe scribe(system, graph);
  Pace pace(options);
  const Exploration exploration =
      explore(system, Purpose::Outcomes, options.limits, pace, graph, scribe);
  StateGraph result = std::move(scribe.result);
  result.stop = exploration.stop;
  for (NodeId node = 0; node < graph.nodes(); ++node) {
    StateGraph::State state;
    for (RequestId id = 0; id < graph.requests().size(); ++id) {
      if (graph.waits(node, id)) state.waiting.push_back(graph.requests()[id].label);
    }
    result.states.push_back(std::move(state));
  }
  for (auto& [node, outcome] : scribe.ends) result.states[node].end = std::move(outcome);
  return result;
}

}  // namespace ctxcheck::search
