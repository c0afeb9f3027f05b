// The specs of the repository by folder. Its own file because fixes are tried on all of them in
// several tests.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ctxcheck::test_support {

// The specs directly in `specs/FOLDER`, in order of their names; the test fails if there is none.
[[nodiscard]] std::vector<std::filesystem::path> spec_files(const std::string& folder);

}  // namespace ctxcheck::test_support
