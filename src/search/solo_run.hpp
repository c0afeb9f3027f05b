// What becomes of a request that runs alone. Its own file because `poisoned` compares it from a
// state that others left with the same from a fresh isolate (properties.md, "Poisoned").
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "search/graph.hpp"
#include "search/pace.hpp"

namespace ctxcheck::search {

enum class SoloEnd : std::uint8_t { Answered, Failed, Hung, Stuck };
inline constexpr std::size_t kSoloEnds = 4;

// Every kind of end of one request over all paths that start with its arrival and go on without
// further arrivals, disconnects, failures and pairs.
struct SoloRun {
  struct End {
    Path path;  // a shortest one to where it shows, from the arrival on
    Cost cost;
  };

  std::array<std::optional<End>, kSoloEnds> ends;
  bool complete = true;      // false if states that were not expanded were reached
  std::optional<Stop> stop;  // ended before its time

  [[nodiscard]] const std::optional<End>& end(SoloEnd kind) const {
    return ends[static_cast<std::size_t>(kind)];
  }
};

// `arrival` is an edge on which nothing but the arrival of `request` happens.
[[nodiscard]] SoloRun run_alone(const Graph& graph, EdgeId arrival, RequestId request, Pace& pace);

}  // namespace ctxcheck::search
