// What a program costs: how many calls it starts for each request that it answers, over all orders
// of events. Its own file because it is measured on the outcomes of a search, and fixes are text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "search/search.hpp"
#include "system/system.hpp"

namespace ctxcheck::fixes {

// A number of calls and the number of requests that they answered; `calls` / `answered`.
struct Ratio {
  std::uint64_t calls = 0;
  std::uint64_t answered = 1;

  [[nodiscard]] double value() const {
    return static_cast<double>(calls) / static_cast<double>(answered);
  }
};

// Over all complete orders that answer a request (`ok:`): the fewest and the most calls for each
// request that is answered. None if no order does, or if `stop` says that not all were explored.
struct Cost {
  std::optional<Ratio> fewest;
  std::optional<Ratio> most;
  bool without_bound = false;  // a run may start kMostCalls or more; `most` is then none
  bool complete = true;        // all orders were explored
};

// More calls in one run than this are "without bound": something asks again and again.
inline constexpr std::uint64_t kMostCalls = 64;

// Explores all outcomes of the system, which must be able to save states, within the limits.
// `properties` and `first` of the options are not used. RunErrors of the load are passed on.
[[nodiscard]] Cost cost_of(system::System& system, const search::Options& options);

}  // namespace ctxcheck::fixes
