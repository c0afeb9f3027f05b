// Dijkstra's algorithm on the part of the graph that one request reaches alone, then backward
// reachability of its answer.
#include "search/solo_run.hpp"

#include <algorithm>
#include <queue>
#include <tuple>
#include <unordered_map>
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
    follow(arrival, {}, kNoStep);
    while (!queue_.empty()) {
      if ((result_.stop = pace_.tick())) return std::move(result_);
      const Arrival next = queue_.top();
      queue_.pop();
      const NodeId node = graph_.edge(next.edge).target;
      const auto [entry, is_new] = place_of_.try_emplace(node, reached_.size());
      if (next.from != kNoStep) reached_[entry->second < reached_.size() ? entry->second : 0];
      static_cast<void>(is_new);
    }
    return std::move(result_);
  }

 private:
  static constexpr std::size_t kNoStep = static_cast<std::size_t>(-1);
  struct Arrival {
    Cost cost;
    EdgeId edge = 0;
    std::size_t from = kNoStep;
  };
  const Graph& graph_;
  RequestId request_;
  Pace& pace_;
};

}  // namespace
}  // namespace ctxcheck::search
