// The programs that the formats are shown to. Its own file because they may not be there, and then
// a test says so by name.
#pragma once

#include <optional>
#include <string>

#include "cli/subprocess.hpp"

namespace ctxcheck::test_support {

// The folder of scripts/get-ci-tools, if it has been run.
[[nodiscard]] std::optional<std::string> ci_tools();

// Runs tests/ci/consumers.mjs; `input` becomes its stdin.
[[nodiscard]] Finished consumer(const std::string& what, const std::string& argument,
                                const std::string& folder, const std::string& input_file);

}  // namespace ctxcheck::test_support
