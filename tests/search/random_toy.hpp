// Random tables for the toy system. Its own file because a table must be sensible (answers only to
// requests that wait, arrivals once) for verdicts to mean something.
#pragma once

#include <cstdint>

#include "search/toy_system.hpp"

namespace ctxcheck::test_support {

// The same table for the same seed on every platform. Three requests, up to `levels` events on a
// path; with `cycles` there is no such bound.
[[nodiscard]] ToyTable random_table(std::uint32_t seed, std::uint32_t levels, bool cycles);

}  // namespace ctxcheck::test_support
