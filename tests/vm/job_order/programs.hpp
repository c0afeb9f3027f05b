// The generated programs of the comparison, and running one on our interpreter. Its own file
// because the program with seeded defects runs the same ones.
#pragma once

#include <string>
#include <vector>

namespace ctxcheck::test_support {

// Four hundred, by seeds 1 to 400.
[[nodiscard]] std::vector<std::string> generate_programs();

// What a program logs.
[[nodiscard]] std::vector<std::string> run_here(const std::string& program);

}  // namespace ctxcheck::test_support
