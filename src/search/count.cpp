// Counting paths in topological order.
#include "search/count.hpp"

namespace ctxcheck::search {
namespace {

template <class Visit>
void each_target(const Graph& graph, NodeId id, const Visit& visit) {
  const Node& node = graph.node(id);
  for (EdgeId i = node.first_edge; i < node.first_edge + node.edges; ++i) {
    if (graph.edge(i).target != kUnexplored) visit(graph.edge(i).target);
  }
}

}  // namespace

std::uint64_t add_paths(std::uint64_t a, std::uint64_t b) {
  return b > kTooMany - a ? kTooMany : a + b;
}

std::optional<std::vector<std::uint64_t>> count_paths(const Graph& graph) {
  std::vector<std::uint32_t> open(graph.nodes(), 0);  // edges into each node not yet counted
  for (NodeId id = 0; id < graph.nodes(); ++id) {
    each_target(graph, id, [&](NodeId target) { ++open[target]; });
  }
  std::vector<std::uint64_t> paths(graph.nodes(), 0);
  paths[kRoot] = 1;
  std::vector<NodeId> ready{kRoot};
  for (std::size_t i = 0; i < ready.size(); ++i) {
    each_target(graph, ready[i], [&](NodeId target) {
      paths[target] = add_paths(paths[target], paths[ready[i]]);
      if (--open[target] == 0) ready.push_back(target);
    });
  }
  if (ready.size() < graph.nodes()) return std::nullopt;
  return paths;
}

}  // namespace ctxcheck::search
