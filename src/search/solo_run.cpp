// Dijkstra's algorithm on the part of the graph that one request reaches alone, then backward
// reachability of its answer.
#include "search/solo_run.hpp"

#include <algorithm>
#include <queue>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

namespace ctxcheck::search {
namespace {

using system::EventKind;

bool happens_alone(const EventShape& shape) {
  if (shape.parts.size() != 1) return false;
  const EventKind kind = shape.parts.front().first;
  return kind != EventKind::Arrive && kind != EventKind::Disconnect && kind != EventKind::Fail;
}

SoloEnd end_of(system::ResultKind kind) {
  switch (kind) {
    case system::ResultKind::Answered:
      return SoloEnd::Answered;
    case system::ResultKind::Failed:
      return SoloEnd::Failed;
    case system::ResultKind::Hung:
      break;
  }
  return SoloEnd::Hung;
}

class Runner {
 public:
  Runner(const Graph& graph, RequestId request, Pace& pace)
      : graph_(graph), request_(request), pace_(pace) {}

  SoloRun run(EdgeId arrival) {
    take(arrival, kBeginning, {});
    while (!queue_.empty()) {
      if ((result_.stop = pace_.tick())) return std::move(result_);
      const Candidate next = queue_.top();
      queue_.pop();
      const NodeId node = graph_.edge(next.edge).target;
      if (!seen_.insert(node).second) continue;
      visits_.push_back({node, next.edge, next.from, next.cost});
      expand(visits_.size() - 1);
    }
    find_stuck();
    return std::move(result_);
  }

 private:
  static constexpr std::size_t kBeginning = static_cast<std::size_t>(-1);

  // A state that is reached; `from` is the place in visits_ of the one before it.
  struct Visit {
    NodeId node = kRoot;
    EdgeId edge = 0;
    std::size_t from = kBeginning;
    Cost cost;
    bool hopeful = false;  // leads to the answer, or to what is not known
  };
  struct Candidate {
    Cost cost;
    std::uint64_t order = 0;
    EdgeId edge = 0;
    std::size_t from = kBeginning;

    friend bool operator<(const Candidate& a, const Candidate& b) {  // the cheapest is the top
      return std::tie(a.cost, a.order) > std::tie(b.cost, b.order);
    }
  };

  void expand(std::size_t place) {
    const Node& node = graph_.node(visits_[place].node);
    if (!node.expanded) give_up_at(place);
    for (EdgeId id = node.first_edge; id < node.first_edge + node.edges; ++id) {
      if (happens_alone(graph_.shape(graph_.edge(id)))) take(id, place, visits_[place].cost);
    }
  }

  void give_up_at(std::size_t place) {
    result_.complete = false;
    if (place != kBeginning) visits_[place].hopeful = true;
  }

  // Goes along an edge, unless the request ends there.
  void take(EdgeId id, std::size_t from, Cost cost_before) {
    const Edge& edge = graph_.edge(id);
    if (edge.target == kUnexplored) {
      give_up_at(from);
      return;
    }
    const Cost cost = cost_before + graph_.cost_of(edge);
    for (const auto& [request, kind] : graph_.answers(edge)) {
      if (request != request_) continue;
      offer_end(end_of(kind), cost, from, id);
      if (from != kBeginning) visits_[from].hopeful = true;
      return;
    }
    taken_.emplace_back(edge.target, from);
    queue_.push({cost, ++last_order_, id, from});
  }

  void offer_end(SoloEnd kind, Cost cost, std::size_t from, EdgeId last) {
    std::optional<SoloRun::End>& end = result_.ends[static_cast<std::size_t>(kind)];
    if (end && end->cost <= cost) return;
    end = {path_to(from), cost};
    end->path.push_back(last);
  }

  [[nodiscard]] Path path_to(std::size_t place) const {
    Path path;
    for (; place != kBeginning; place = visits_[place].from) path.push_back(visits_[place].edge);
    std::reverse(path.begin(), path.end());
    return path;
  }

  void find_stuck() {
    spread_hope();
    for (std::size_t place = 0; place < visits_.size(); ++place) {
      const Visit& visit = visits_[place];
      if (visit.hopeful || !graph_.waits(visit.node, request_)) continue;
      result_.ends[static_cast<std::size_t>(SoloEnd::Stuck)] = {path_to(place), visit.cost};
      return;
    }
  }

  // Backwards along the edges that were taken.
  void spread_hope() {
    std::sort(taken_.begin(), taken_.end());
    std::vector<std::size_t> work;
    for (std::size_t place = 0; place < visits_.size(); ++place) {
      if (visits_[place].hopeful) work.push_back(place);
    }
    while (!work.empty()) {
      const NodeId node = visits_[work.back()].node;
      work.pop_back();
      auto edge = std::lower_bound(taken_.begin(), taken_.end(), std::pair(node, std::size_t{0}));
      for (; edge != taken_.end() && edge->first == node; ++edge) {
        if (edge->second == kBeginning || visits_[edge->second].hopeful) continue;
        visits_[edge->second].hopeful = true;
        work.push_back(edge->second);
      }
    }
  }

  const Graph& graph_;
  RequestId request_;
  Pace& pace_;
  SoloRun result_;
  std::vector<Visit> visits_;  // cheapest first
  std::unordered_set<NodeId> seen_;
  std::vector<std::pair<NodeId, std::size_t>> taken_;  // edges: target, place of the source
  std::priority_queue<Candidate> queue_;
  std::uint64_t last_order_ = 0;
};

}  // namespace

SoloRun run_alone(const Graph& graph, EdgeId arrival, RequestId request, Pace& pace) {
  return Runner(graph, request, pace).run(arrival);
}

}  // namespace ctxcheck::search
