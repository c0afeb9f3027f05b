// Storing nodes and edges, and counting what they take.
#include "search/graph.hpp"

#include <algorithm>

#include "system/contract.hpp"

namespace ctxcheck::search {
namespace {

// What a node takes beside its two strings: itself, its entry in the index and in the queue, and
// what the allocator adds.
constexpr std::size_t kBytesPerNode = 256;
constexpr std::size_t kBytesPerEdge = sizeof(Edge);

}  // namespace

bool EventShape::has(system::EventKind kind) const {
  return std::any_of(parts.begin(), parts.end(),
                     [kind](const auto& part) { return part.first == kind; });
}

bool EventShape::is_arrival() const {
  return parts.size() == 1 && parts.front().first == system::EventKind::Arrive;
}

Graph::Graph(std::vector<system::RequestStatus> requests) : requests_(std::move(requests)) {
  Node root;
  root.waiting = waiting_.add(Waiting(requests_.size(), false));
  nodes_.push_back(std::move(root));
  use_memory(kBytesPerNode);
}

RequestId Graph::request_named(std::string_view label) const {
  const auto request =
      std::find_if(requests_.begin(), requests_.end(),
                   [label](const system::RequestStatus& status) { return status.label == label; });
  CTX_CHECK(request != requests_.end(), "an event or an answer names an unknown request");
  return static_cast<RequestId>(request - requests_.begin());
}

EventShape Graph::shape_of(const system::Event& event) const {
  EventShape shape;
  for (const system::Occurrence& part : event.parts) {
    shape.parts.emplace_back(part.kind,
                             part.label.empty() ? kNoRequest : request_named(part.label));
  }
  return shape;
}

// ---- filling

NodeId Graph::find(const std::string& identity) const {
  const auto entry = index_.find(identity);
  return entry == index_.end() ? kUnexplored : entry->second;
}

NodeId Graph::add_node(system::StateImage image, const Waiting& waiting, bool idle) {
  image.identity.shrink_to_fit();  // kept to the end; the writer's reserve would double the memory
  use_memory(kBytesPerNode + image.identity.size());
  const auto id = static_cast<NodeId>(nodes_.size());
  Node node;
  node.identity = &index_.emplace(std::move(image.identity), id).first->first;
  node.waiting = waiting_.add(waiting);
  node.idle = idle;
  nodes_.push_back(std::move(node));
  return id;
}

bool Graph::offer_path(NodeId id, Cost cost, NodeId parent, EdgeId parent_edge, std::string names) {
  Node& node = nodes_[id];
  if (node.order != 0 && cost >= node.cost) return false;
  CTX_CHECK(!node.expanded, "a state was expanded before its cheapest path was found");
  use_memory(names.size());
  memory_ -= node.names.size();
  node.names = std::move(names);
  node.names.shrink_to_fit();
  node.cost = cost;
  node.order = ++last_order_;
  node.parent = parent;
  node.parent_edge = parent_edge;
  return true;
}

EdgeId Graph::add_edge(NodeId target, std::uint32_t event, std::uint32_t turns,
                       const EventShape& shape, const Values& choices, const Answers& answers) {
  use_memory(kBytesPerEdge);
  edges_.push_back(
      {target, event, turns, shapes_.add(shape), choices_.add(choices), answers_.add(answers)});
  return edges_.size() - 1;
}

void Graph::set_expanded(NodeId id, EdgeId first_edge) {
  Node& node = nodes_[id];
  node.first_edge = first_edge;
  node.edges = static_cast<std::uint32_t>(edges_.size() - first_edge);
  expanded_.push_back(id);
  node.expanded = true;
  memory_ -= node.names.size();
  std::string().swap(node.names);
}

void Graph::forget_images() {
  for (Node& node : nodes_) {
    node.identity = nullptr;
    std::string().swap(node.names);
  }
  std::unordered_map<std::string, NodeId>().swap(index_);
}

void Graph::use_memory(std::size_t bytes) {
  memory_ += bytes;
  peak_memory_ = std::max(peak_memory_, memory_);
}

// ---- reading

Cost Graph::cost_of(const Edge& edge) const {
  Cost cost{0, edge.turns};
  for (const auto& [kind, request] : shape(edge).parts) {
    if (system::is_external(kind)) ++cost.events;
  }
  return cost;
}

bool Graph::waits(NodeId node, RequestId request) const { return waiting(node)[request]; }

Path Graph::path_to(NodeId id) const {
  Path path;
  for (; id != kRoot; id = node(id).parent) path.push_back(node(id).parent_edge);
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace ctxcheck::search
