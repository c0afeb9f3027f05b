// Random programs of promises, async functions, thenables and microtasks that log their steps. Its
// own file because the comparison with V8 and the test of seeded defects use the same programs.
#pragma once

#include <cstdint>
#include <string>

namespace ctxcheck::test_support {

// The source of a program that logs by console.log and ends by itself; the same for the same seed
// everywhere.
[[nodiscard]] std::string generate_program(std::uint64_t seed);

}  // namespace ctxcheck::test_support
