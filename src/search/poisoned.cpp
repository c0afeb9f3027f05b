// Poisoned: how requests end that run alone from states that others left, compared with a fresh
// isolate.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fmt/format.h"
#include "search/analysis.hpp"
#include "search/solo_run.hpp"

namespace ctxcheck::search {
namespace {

using system::EventKind;
using system::ResultKind;

struct BadEnd {
  SoloEnd end;
  std::optional<ResultKind> answer;
  std::string_view text;
};
constexpr std::array<BadEnd, 3> kBadEnds{{
    {SoloEnd::Failed, ResultKind::Failed, "fails"},
    {SoloEnd::Hung, ResultKind::Hung, "is hung"},
    {SoloEnd::Stuck, std::nullopt, "is stuck"},
}};

// How a handler's request can end in a fresh isolate.
struct FreshEnds {
  std::array<bool, kSoloEnds> possible{};
  bool complete = true;
};

class PoisonedSearch {
 public:
  PoisonedSearch(const Graph& graph, Pace& pace) : graph_(graph), pace_(pace) {}

  Analysis run() {
    for (const NodeId node : graph_.expanded()) {
      if ((analysis_.stop = pace_.tick())) return std::move(analysis_);
      if (analysis_.defect && graph_.node(node).cost >= analysis_.defect->cost) break;
      if (node == kRoot || !is_left_alone(node)) continue;
      try_arrivals_at(node);
      if (analysis_.stop) return std::move(analysis_);
    }
    if (analysis_.defect) analysis_.defect->finding.message += later_requests();
    return std::move(analysis_);
  }

 private:
  // Idle, and nothing can happen but arrivals and disconnects.
  [[nodiscard]] bool is_left_alone(NodeId id) const {
    const Node& node = graph_.node(id);
    if (!node.idle) return false;
    for (EdgeId i = node.first_edge; i < node.first_edge + node.edges; ++i) {
      for (const auto& [kind, request] : graph_.shape(graph_.edge(i)).parts) {
        if (kind != EventKind::Arrive && kind != EventKind::Disconnect) return false;
      }
    }
    return true;
  }

  void try_arrivals_at(NodeId id) {
    const Node& node = graph_.node(id);
    for (EdgeId i = node.first_edge; i < node.first_edge + node.edges; ++i) {
      const EventShape& shape = graph_.shape(graph_.edge(i));
      if (!shape.is_arrival()) continue;
      const RequestId request = shape.parts.front().second;
      const FreshEnds& fresh = fresh_ends(graph_.requests()[request].handler);
      if (analysis_.stop) return;
      if (!fresh.complete) continue;
      const SoloRun run = run_alone(graph_, i, request, pace_);
      if ((analysis_.stop = run.stop)) return;
      for (const BadEnd& bad : kBadEnds) {
        if (run.end(bad.end) && !fresh.possible[static_cast<std::size_t>(bad.end)]) {
          offer(id, request, bad, *run.end(bad.end));
        }
      }
    }
  }

  void offer(NodeId node, RequestId request, const BadEnd& bad, const SoloRun::End& end) {
    const Cost cost = graph_.node(node).cost + end.cost;
    if (analysis_.defect && analysis_.defect->cost <= cost) return;
    const std::string& label = graph_.requests()[request].label;
    Defect defect;
    defect.finding = {
        system::Property::Poisoned,
        label,
        fmt::format(
            "{0} arrives when no earlier request can go on, and {1}, which cannot happen to "
            "it alone in a fresh isolate; this needs {0} within `requests`",
            label, bad.text),
        {}};
    defect.path = graph_.path_to(node);
    defect.path.insert(defect.path.end(), end.path.begin(), end.path.end());
    defect.cost = cost;
    defect.request = request;
    defect.answer = bad.answer;
    analysis_.defect = std::move(defect);
  }

  // From the loaded states, over all choices of the load.
  const FreshEnds& fresh_ends(const std::string& handler) {
    const auto [entry, is_new] = fresh_.try_emplace(handler);
    FreshEnds& fresh = entry->second;
    if (!is_new) return fresh;
    const Node& root = graph_.node(kRoot);
    fresh.complete = root.expanded;
    for (EdgeId load = root.first_edge; load < root.first_edge + root.edges; ++load) {
      const NodeId loaded = graph_.edge(load).target;
      if (loaded == kUnexplored) {
        fresh.complete = false;
      } else {
        add_fresh_ends(loaded, handler, fresh);
      }
    }
    return fresh;
  }

  void add_fresh_ends(NodeId loaded, const std::string& handler, FreshEnds& fresh) {
    const Node& node = graph_.node(loaded);
    if (!node.expanded) fresh.complete = false;
    for (EdgeId i = node.first_edge; i < node.first_edge + node.edges; ++i) {
      const EventShape& shape = graph_.shape(graph_.edge(i));
      if (!shape.is_arrival()) continue;
      const RequestId request = shape.parts.front().second;
      if (graph_.requests()[request].handler != handler) continue;
      const SoloRun run = run_alone(graph_, i, request, pace_);
      if (run.stop) analysis_.stop = run.stop;
      fresh.complete = fresh.complete && run.complete;
      for (std::size_t end = 0; end < kSoloEnds; ++end) {
        fresh.possible[end] = fresh.possible[end] || run.ends[end].has_value();
      }
    }
  }

  // Whether a request that arrives after the poisoned one can still be answered.
  [[nodiscard]] std::string later_requests() const {
    std::vector<NodeId> reached{graph_.edge(analysis_.defect->path.back()).target};
    std::vector<bool> seen(graph_.nodes(), false);
    seen[reached.front()] = true;
    std::vector<bool> arrives(graph_.requests().size(), false);
    std::vector<bool> answered(graph_.requests().size(), false);
    bool complete = true;
    for (std::size_t i = 0; i < reached.size(); ++i) {
      const Node& node = graph_.node(reached[i]);
      complete = complete && node.expanded;
      for (EdgeId id = node.first_edge; id < node.first_edge + node.edges; ++id) {
        const Edge& edge = graph_.edge(id);
        for (const auto& [kind, request] : graph_.shape(edge).parts) {
          if (kind == EventKind::Arrive) arrives[request] = true;
        }
        for (const auto& [request, kind] : graph_.answers(edge)) {
          if (kind == ResultKind::Answered) answered[request] = true;
        }
        if (edge.target == kUnexplored) {
          complete = false;
        } else if (!seen[edge.target]) {
          seen[edge.target] = true;
          reached.push_back(edge.target);
        }
      }
    }
    for (std::size_t request = 0; request < arrives.size(); ++request) {
      if (arrives[request] && answered[request]) return "; a later request can still be answered";
    }
    if (!complete) return "; whether a later request can still be answered was not explored";
    const bool any = std::find(arrives.begin(), arrives.end(), true) != arrives.end();
    return any ? "; no later request can be answered any more"
               : "; there is no further request within the bounds";
  }

  const Graph& graph_;
  Pace& pace_;
  Analysis analysis_;
  std::map<std::string, FreshEnds> fresh_;  // by handler
};

}  // namespace

Analysis find_poisoned(const Graph& graph, Pace& pace) { return PoisonedSearch(graph, pace).run(); }

}  // namespace ctxcheck::search
