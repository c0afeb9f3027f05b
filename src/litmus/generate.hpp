// All litmus specs up to a length, and samples of them. Its own file because this is what users of
// the library call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "litmus/edge.hpp"

namespace ctxcheck::litmus {

// How many edges a combination has at most, unless somebody asks for another number. Below the
// shortest nothing makes a spec; beyond the longest there are too many to be written.
inline constexpr std::size_t kDefaultLength = 6;
inline constexpr std::size_t kShortest = 4;
inline constexpr std::size_t kLongest = 8;

struct LitmusSpec {
  std::string name;  // from its edges; unique
  Combination combination;
  std::string text;
};

struct Generated {
  std::uint64_t combinations = 0;  // that make sense
  std::vector<LitmusSpec> specs;   // one for each canonical form: of its first combination
};

// Shorter combinations first, then in the order of their edges; always the same.
[[nodiscard]] Generated generate(std::size_t length = kDefaultLength);

// `size` of the specs, or all if there are no more, in their order; the seed alone decides which.
[[nodiscard]] std::vector<LitmusSpec> sample(std::vector<LitmusSpec> specs, std::size_t size,
                                             std::uint64_t seed);

}  // namespace ctxcheck::litmus
