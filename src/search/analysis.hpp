// What is decided on the finished graph of states: stuck and poisoned. Its own file because both
// give the same kind of answer and the search reports both alike.
#pragma once

#include <optional>

#include "search/graph.hpp"
#include "search/pace.hpp"
#include "system/turn.hpp"

namespace ctxcheck::search {

struct Defect {
  system::Finding finding;
  Path path;  // to where it shows
  Cost cost;
  // What running the path again must show: this request got this answer in the last step, or, if
  // there is none, it waits.
  RequestId request = 0;
  std::optional<system::ResultKind> answer;
};

// States that were not expanded count as unknown: they neither prove nor refute anything.
struct Analysis {
  std::optional<Defect> defect;  // the one with the shortest path
  std::optional<Stop> stop;      // the analysis itself ran out of time or was interrupted
};

// A request with a connected client waits, and no path without arrivals and disconnects leads to
// its answer or cancellation.
[[nodiscard]] Analysis find_stuck(const Graph& graph, Pace& pace);

// A request run alone from a state that others left ends in a way in which it cannot end in a fresh
// isolate.
[[nodiscard]] Analysis find_poisoned(const Graph& graph, Pace& pace);

}  // namespace ctxcheck::search
