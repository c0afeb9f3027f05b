// Exploring: every state within the bounds, cheapest first, every event and every choice. Its own
// file because check and outcomes explore alike and differ only in what they look at on the way.
#pragma once

#include <cstdint>
#include <optional>

#include "search/graph.hpp"
#include "search/pace.hpp"
#include "search/search.hpp"
#include "system/system.hpp"

namespace ctxcheck::search {

// What a search wants to know while states are explored.
class Visitor {
 public:
  virtual ~Visitor() = default;

  // A step was made from `source`; `cost` is that of the whole path.
  virtual void made_step(NodeId source, EdgeId edge, Cost cost, const system::Step& step) = 0;
  // Nothing is enabled in `node`; the system is in that state.
  virtual void came_to_rest(NodeId node) = 0;
  // Asked before each expansion: every step from here on ends at `least` or above. True: stop.
  [[nodiscard]] virtual bool satisfied(Cost least) const = 0;
};

struct Exploration {
  std::optional<Stop> stop;           // TurnLimit if only turns that failed are missing
  std::optional<EdgeId> failed_turn;  // the first one
  NodeId failed_source = kRoot;
  // Every path that was not explored is at least as long; none if everything was explored.
  std::optional<Cost> unexplored_from;
  std::uint64_t transitions = 0;
};

// Fills `graph`, which has only its root. Passes on the RunErrors of the load.
[[nodiscard]] Exploration explore(system::System& system, system::Purpose purpose,
                                  const Limits& limits, Pace& pace, Graph& graph, Visitor& visitor);

}  // namespace ctxcheck::search
