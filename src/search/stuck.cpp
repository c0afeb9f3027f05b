// Stuck: backward reachability of answers, one request at a time.
#include <algorithm>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "search/analysis.hpp"

namespace ctxcheck::search {
namespace {

using system::EventKind;

// Waiting must end without these.
bool from_outside(const EventShape& shape) {
  return shape.has(EventKind::Arrive) || shape.has(EventKind::Disconnect);
}

class StuckSearch {
 public:
  StuckSearch(const Graph& graph, Pace& pace) : graph_(graph), pace_(pace) {}

  Analysis run() {
    Analysis analysis;
    list_predecessors();
    for (RequestId request = 0; request < graph_.requests().size(); ++request) {
      if ((analysis.stop = mark_hopeful(request))) return analysis;
      if (const std::optional<NodeId> node = first_stuck(request)) offer(request, *node);
    }
    if (found_) analysis.defect = describe();
    return analysis;
  }

 private:
  struct Found {
    RequestId request = 0;
    NodeId node = kRoot;
    std::size_t place = 0;  // in the order of expansion
  };

  template <class Visit>
  void each_edge(NodeId node, const Visit& visit) const {
    const Node& source = graph_.node(node);
    for (EdgeId id = source.first_edge; id < source.first_edge + source.edges; ++id) {
      const Edge& edge = graph_.edge(id);
      if (!from_outside(graph_.shape(edge))) visit(edge);
    }
  }

  // All edges that count, by target: the sources of node n are
  // sources_[starts_[n]] ... sources_[starts_[n + 1] - 1].
  void list_predecessors() {
    starts_.assign(graph_.nodes() + 1, 0);
    for (const NodeId node : graph_.expanded()) {
      each_edge(node, [&](const Edge& edge) {
        if (edge.target != kUnexplored) ++starts_[edge.target + 1];
      });
    }
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
    sources_.resize(starts_.back());
    std::vector<EdgeId> next(starts_.begin(), starts_.end() - 1);
    for (const NodeId node : graph_.expanded()) {
      each_edge(node, [&](const Edge& edge) {
        if (edge.target != kUnexplored) sources_[next[edge.target]++] = node;
      });
    }
  }

  // Marks every state from which the request's answer, or a state that is not known, can be
  // reached.
  std::optional<Stop> mark_hopeful(RequestId request) {
    hopeful_.assign(graph_.nodes(), false);
    std::vector<NodeId> work;
    const auto mark = [&](NodeId node) {
      if (hopeful_[node]) return;
      hopeful_[node] = true;
      work.push_back(node);
    };
    for (NodeId node = 0; node < graph_.nodes(); ++node) {
      if (const auto stop = pace_.tick()) return stop;
      if (!graph_.node(node).expanded) mark(node);
      each_edge(node, [&](const Edge& edge) {
        if (edge.target == kUnexplored || answers(edge, request)) mark(node);
      });
    }
    while (!work.empty()) {
      if (const auto stop = pace_.tick()) return stop;
      const NodeId node = work.back();
      work.pop_back();
      for (EdgeId i = starts_[node]; i < starts_[node + 1]; ++i) mark(sources_[i]);
    }
    return std::nullopt;
  }

  [[nodiscard]] bool answers(const Edge& edge, RequestId request) const {
    const Answers& all = graph_.answers(edge);
    return std::any_of(all.begin(), all.end(),
                       [request](const auto& answer) { return answer.first == request; });
  }

  [[nodiscard]] std::optional<NodeId> first_stuck(RequestId request) {
    const std::vector<NodeId>& order = graph_.expanded();
    for (place_ = 0; place_ < order.size(); ++place_) {
      const NodeId node = order[place_];
      if (graph_.waits(node, request) && !hopeful_[node]) return node;
    }
    return std::nullopt;
  }

  void offer(RequestId request, NodeId node) {
    if (!found_ || place_ < found_->place) found_ = {request, node, place_};
  }

  [[nodiscard]] Defect describe() const {
    const std::string& label = graph_.requests()[found_->request].label;
    Defect defect;
    defect.finding = {system::Property::Stuck,
                      label,
                      fmt::format("{} can never be answered{}", label, reason()),
                      {}};
    defect.path = graph_.path_to(found_->node);
    defect.cost = graph_.node(found_->node).cost;
    defect.request = found_->request;
    return defect;
  }

  // From a stuck state every path without arrivals and disconnects leads to stuck states.
  [[nodiscard]] std::string reason() const {
    std::vector<NodeId> reached{found_->node};
    std::vector<bool> seen(graph_.nodes(), false);
    seen[found_->node] = true;
    bool polls = true;
    for (std::size_t i = 0; i < reached.size(); ++i) {
      bool has_own_event = false;
      each_edge(reached[i], [&](const Edge& edge) {
        for (const auto& [kind, request] : graph_.shape(edge).parts) {
          has_own_event = has_own_event || request == found_->request;
        }
        if (!seen[edge.target]) {
          seen[edge.target] = true;
          reached.push_back(edge.target);
        }
      });
      polls = polls && has_own_event;
    }
    bool nothing_left = true;
    each_edge(found_->node, [&](const Edge&) { nothing_left = false; });
    if (nothing_left) {
      return graph_.node(found_->node).edges == 0
                 ? ": nothing is enabled any more"
                 : ": nothing is enabled any more but arrivals and disconnects";
    }
    if (polls) return ": it polls for ever";
    return ", whatever happens without further arrivals and disconnects";
  }

  const Graph& graph_;
  Pace& pace_;
  std::vector<EdgeId> starts_;
  std::vector<NodeId> sources_;
  std::vector<bool> hopeful_;
  std::size_t place_ = 0;  // of the state first_stuck() has found
  std::optional<Found> found_;
};

}  // namespace

Analysis find_stuck(const Graph& graph, Pace& pace) { return StuckSearch(graph, pace).run(); }

}  // namespace ctxcheck::search
