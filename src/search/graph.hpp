// The graph of states that a search has found: nodes stored exactly, edges with what analyses ask
// about them. Its own file because exploring fills it and everything decided afterwards only reads
// it.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "system/system.hpp"

namespace ctxcheck::search {

using NodeId = std::uint32_t;
using EdgeId = std::uint64_t;
using RequestId = std::uint32_t;  // index into System::requests()

inline constexpr NodeId kRoot = 0;  // the system before its load
// The target of an edge whose turn could not be carried through.
inline constexpr NodeId kUnexplored = 0xFFFF'FFFF;
inline constexpr RequestId kNoRequest = 0xFFFF'FFFF;

// The length of a schedule: external events first, ties by turns (formats.md, "A schedule").
struct Cost {
  std::uint32_t events = 0;
  std::uint32_t turns = 0;

  friend auto operator<=>(const Cost&, const Cost&) = default;
  friend Cost operator+(Cost a, Cost b) { return {a.events + b.events, a.turns + b.turns}; }
};

// An event without its token, which differs between equal states.
struct EventShape {
  std::vector<std::pair<system::EventKind, RequestId>> parts;

  [[nodiscard]] bool has(system::EventKind kind) const;
  // The only thing that happens is an arrival.
  [[nodiscard]] bool is_arrival() const;
  friend auto operator<=>(const EventShape&, const EventShape&) = default;
};

using Values = std::vector<std::uint32_t>;                              // of the choices of a step
using Answers = std::vector<std::pair<RequestId, system::ResultKind>>;  // in order
using Waiting = std::vector<bool>;                                      // by request

// Keeps one copy of equal values; they are few, and edges are many.
template <class T>
class Pool {
 public:
  std::uint32_t add(const T& value) {
    const auto [entry, is_new] =
        ids_.try_emplace(value, static_cast<std::uint32_t>(values_.size()));
    if (is_new) values_.push_back(&entry->first);
    return entry->second;
  }
  [[nodiscard]] const T& operator[](std::uint32_t id) const { return *values_[id]; }

 private:
  std::map<T, std::uint32_t> ids_;
  std::vector<const T*> values_;
};

struct Node {
  const std::string* identity = nullptr;  // none for the root, and once images are forgotten
  std::string names;                      // until the node is expanded
  Cost cost;                              // of the cheapest path found; final once expanded
  std::uint64_t order = 0;                // of finding that path, among equal costs; 0: none yet
  NodeId parent = kRoot;
  EdgeId parent_edge = 0;
  EdgeId first_edge = 0;
  std::uint32_t edges = 0;
  std::uint32_t waiting = 0;
  bool idle = true;
  bool expanded = false;
};

struct Edge {
  NodeId target = kUnexplored;
  std::uint32_t event = 0;  // index into enabled(), the same in all equal states
  std::uint32_t turns = 0;
  std::uint32_t shape = 0;
  std::uint32_t choices = 0;
  std::uint32_t answers = 0;
};

// A schedule as the edges of the graph, from the root.
using Path = std::vector<EdgeId>;

class Graph {
 public:
  // The root alone; `requests` as the system gives them.
  explicit Graph(std::vector<system::RequestStatus> requests);

  [[nodiscard]] const std::vector<system::RequestStatus>& requests() const { return requests_; }
  [[nodiscard]] EventShape shape_of(const system::Event& event) const;
  [[nodiscard]] RequestId request_named(std::string_view label) const;

  // ---- filling

  // The node with that identity; kUnexplored if there is none.
  [[nodiscard]] NodeId find(const std::string& identity) const;
  NodeId add_node(system::StateImage image, const Waiting& waiting, bool idle);
  // The cheapest path to a node that is not expanded yet; false if it has one that is as cheap.
  bool offer_path(NodeId node, Cost cost, NodeId parent, EdgeId parent_edge, std::string names);
  EdgeId add_edge(NodeId target, std::uint32_t event, std::uint32_t turns, const EventShape& shape,
                  const Values& choices, const Answers& answers);
  // The edges from `first_edge` on are all the edges of `node`.
  void set_expanded(NodeId node, EdgeId first_edge);
  // Frees what only exploring needs.
  void forget_images();

  // ---- reading

  [[nodiscard]] std::size_t nodes() const { return nodes_.size(); }
  [[nodiscard]] EdgeId edges() const { return edges_.size(); }
  [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
  [[nodiscard]] const Edge& edge(EdgeId id) const { return edges_[id]; }
  [[nodiscard]] const EventShape& shape(const Edge& edge) const { return shapes_[edge.shape]; }
  [[nodiscard]] const Values& choices(const Edge& edge) const { return choices_[edge.choices]; }
  [[nodiscard]] const Answers& answers(const Edge& edge) const { return answers_[edge.answers]; }
  [[nodiscard]] Cost cost_of(const Edge& edge) const;
  // The request has arrived, is unanswered, and its client is connected.
  [[nodiscard]] bool waits(NodeId node, RequestId request) const;
  [[nodiscard]] const Waiting& waiting(NodeId node) const { return waiting_[nodes_[node].waiting]; }
  // The expanded nodes, cheapest first.
  [[nodiscard]] const std::vector<NodeId>& expanded() const { return expanded_; }
  // The cheapest path found.
  [[nodiscard]] Path path_to(NodeId node) const;

  // Bytes of states, index and edges, by a formula that every platform gives alike; now, and at
  // most.
  [[nodiscard]] std::size_t memory() const { return memory_; }
  [[nodiscard]] std::size_t peak_memory() const { return peak_memory_; }

 private:
  void use_memory(std::size_t bytes);

  std::vector<system::RequestStatus> requests_;
  std::unordered_map<std::string, NodeId> index_;  // by identity
  std::deque<Node> nodes_;
  std::deque<Edge> edges_;
  std::vector<NodeId> expanded_;
  std::uint64_t last_order_ = 0;
  Pool<EventShape> shapes_;
  Pool<Values> choices_;
  Pool<Answers> answers_;
  Pool<Waiting> waiting_;
  std::size_t memory_ = 0;
  std::size_t peak_memory_ = 0;
};

}  // namespace ctxcheck::search
