// Listing folders of specs.
#include "fixes/spec_files.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace ctxcheck::test_support {

std::vector<std::filesystem::path> spec_files(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path path = std::filesystem::path(CTXCHECK_ROOT) / "specs" / folder;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.path().extension() == ".js") files.push_back(entry.path());
  }
  EXPECT_FALSE(files.empty()) << path;
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace ctxcheck::test_support
