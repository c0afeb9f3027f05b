// How many schedules lead where. Its own file because it is arithmetic on the finished graph.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "search/graph.hpp"

namespace ctxcheck::search {

// Stands for any number that does not fit.
inline constexpr std::uint64_t kTooMany = std::numeric_limits<std::uint64_t>::max();

[[nodiscard]] std::uint64_t add_paths(std::uint64_t a, std::uint64_t b);

// For each node the number of paths from the root to it; none if the graph has a cycle.
[[nodiscard]] std::optional<std::vector<std::uint64_t>> count_paths(const Graph& graph);

}  // namespace ctxcheck::search
