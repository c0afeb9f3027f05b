// Dijkstra's algorithm on the graph of states, with an odometer over the choices of each step.
#include "search/explore.hpp"

#include <algorithm>
#include <new>
#include <queue>
#include <tuple>
#include <vector>

#include "system/contract.hpp"

namespace ctxcheck::search {
namespace {

Values values_of(const std::vector<system::Choice>& choices) {
  Values values;
  for (const system::Choice& choice : choices) values.push_back(choice.value);
  return values;
}

// The next sibling in depth-first order; later choices depend on earlier ones, so only the prefix
// up to the one that changes is kept. False when there is none left.
bool advance(std::vector<system::Choice>& choices) {
  while (!choices.empty()) {
    system::Choice& last = choices.back();
    if (last.value + 1 < last.arity) {
      ++last.value;
      return true;
    }
    choices.pop_back();
  }
  return false;
}

class Explorer {
 public:
  Explorer(system::System& system, system::Purpose purpose, const Limits& limits, Pace& pace,
           Graph& graph, Visitor& visitor)
      : system_(system),
        purpose_(purpose),
        limits_(limits),
        pace_(pace),
        graph_(graph),
        visitor_(visitor) {}

  Exploration run() {
    try {
      queue_.push({{}, 0, kRoot});
      result_.stop = expand_all();
    } catch (const std::bad_alloc&) {
      result_.stop = Stop::Memory;
    }
    if (result_.stop) note_waiting_nodes();
    if (!result_.stop && result_.failed_turn) result_.stop = Stop::TurnLimit;
    return result_;
  }

 private:
  struct Entry {
    Cost cost;
    std::uint64_t order = 0;
    NodeId node = kRoot;

    friend bool operator<(const Entry& a, const Entry& b) {  // the cheapest is the top
      return std::tie(a.cost, a.order) > std::tie(b.cost, b.order);
    }
  };

  std::optional<Stop> expand_all() {
    while (!queue_.empty()) {
      const Entry entry = queue_.top();
      queue_.pop();
      const Node& node = graph_.node(entry.node);
      if (node.expanded || node.order != entry.order) continue;  // a cheaper path was found
      if (visitor_.satisfied(entry.cost)) return Stop::First;
      if (const auto stop = expand(entry.node)) return stop;
    }
    return std::nullopt;
  }

  std::optional<Stop> expand(NodeId id) {
    if (id != kRoot) image_ = {*graph_.node(id).identity, graph_.node(id).names};
    pace_.progress.depth = graph_.node(id).cost.events;
    go_back(id);
    const std::vector<system::Event> events = system_.enabled();
    if (events.empty()) visitor_.came_to_rest(id);
    const EdgeId first_edge = graph_.edges();
    bool moved = false;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
      const EventShape shape = graph_.shape_of(events[i]);
      std::vector<system::Choice> choices;
      do {
        if (const auto stop = pace_.tick()) return stop;
        if (moved) go_back(id);
        moved = true;
        if (const auto stop = make_step(id, events[i], i, shape, choices)) return stop;
      } while (advance(choices));
    }
    graph_.set_expanded(id, first_edge);
    ++expanded_;
    return std::nullopt;
  }

  void go_back(NodeId id) {
    if (id == kRoot) {
      system_.reset();
    } else {
      system_.restore(image_, purpose_);
    }
  }

  // `choices` are those to take first, and afterwards all that were met.
  std::optional<Stop> make_step(NodeId source, const system::Event& event, std::uint32_t index,
                                const EventShape& shape, std::vector<system::Choice>& choices) {
    ++pace_.progress.steps;
    const Values wanted = values_of(choices);
    system::Step step;
    try {
      step = system_.step(event, wanted, system::Detail::Findings);
    } catch (const system::RunError& error) {
      if (error.during_load() || error.kind() != system::RunError::Kind::Limit) throw;
      note_failure(source, graph_.add_edge(kUnexplored, index, 0, shape, wanted, {}));
      return std::nullopt;
    }
    choices = step.choices;
    const Values met = values_of(choices);
    CTX_CHECK(met.size() >= wanted.size() && std::equal(wanted.begin(), wanted.end(), met.begin()),
              "a step took other choices than it was given");
    ++result_.transitions;
    return reach(source, index, shape, step, met);
  }

  // A new state beyond the limits is left out, and with it the node being expanded.
  std::optional<Stop> reach(NodeId source, std::uint32_t index, const EventShape& shape,
                            const system::Step& step, const Values& choices) {
    system::StateImage image = system_.save(purpose_);
    const bool idle = system_.idle();
    const Waiting waiting = waiting_now();
    NodeId target = graph_.find(image.identity);
    std::string names = std::move(image.names);
    if (target == kUnexplored) {
      if (graph_.nodes() - 1 >= limits_.states) return Stop::States;
      target = graph_.add_node({std::move(image.identity), ""}, waiting, idle);
    }
    CTX_CHECK(graph_.waiting(target) == waiting && graph_.node(target).idle == idle,
              "equal states differ in which requests wait, or in being idle");
    const EdgeId edge =
        graph_.add_edge(target, index, static_cast<std::uint32_t>(step.turns.size()), shape,
                        choices, answers_of(step));
    const Cost cost = graph_.node(source).cost + graph_.cost_of(graph_.edge(edge));
    if (graph_.offer_path(target, cost, source, edge, std::move(names))) {
      queue_.push({cost, graph_.node(target).order, target});
    }
    visitor_.made_step(source, edge, cost, step);
    pace_.progress.states = graph_.nodes() - 1;
    pace_.progress.waiting = graph_.nodes() - expanded_;
    pace_.progress.memory = graph_.memory();
    if (graph_.memory() > limits_.memory) return Stop::Memory;
    return std::nullopt;
  }

  [[nodiscard]] Waiting waiting_now() const {
    Waiting waiting;
    for (const system::RequestStatus& request : system_.requests()) {
      waiting.push_back(request.phase == system::RequestPhase::Waiting);
    }
    return waiting;
  }

  [[nodiscard]] Answers answers_of(const system::Step& step) const {
    Answers answers;
    for (const system::Answer& answer : step.answers) {
      answers.emplace_back(graph_.request_named(answer.label), answer.kind);
    }
    return answers;
  }

  void note_failure(NodeId source, EdgeId edge) {
    note_unexplored(graph_.node(source).cost + graph_.cost_of(graph_.edge(edge)));
    if (result_.failed_turn) return;
    result_.failed_turn = edge;
    result_.failed_source = source;
  }

  void note_unexplored(Cost cost) {
    result_.unexplored_from = std::min(result_.unexplored_from.value_or(cost), cost);
  }

  void note_waiting_nodes() {
    for (std::size_t i = 0; i < graph_.nodes(); ++i) {
      const Node& node = graph_.node(static_cast<NodeId>(i));
      if (!node.expanded) note_unexplored(node.cost);
    }
  }

  system::System& system_;
  system::Purpose purpose_;
  const Limits& limits_;
  Pace& pace_;
  Graph& graph_;
  Visitor& visitor_;
  Exploration result_;
  std::priority_queue<Entry> queue_;
  system::StateImage image_;  // of the node being expanded
  std::uint64_t expanded_ = 0;
};

}  // namespace

Exploration explore(system::System& system, system::Purpose purpose, const Limits& limits,
                    Pace& pace, Graph& graph, Visitor& visitor) {
  return Explorer(system, purpose, limits, pace, graph, visitor).run();
}

}  // namespace ctxcheck::search
