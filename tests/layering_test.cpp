// The arrows between folders point one way: each folder includes only what it may know. Its own
// file because it tests the tree, not a library.
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

// What each folder may include beside itself; the command line may include everything.
const std::map<std::string, std::set<std::string>>& allowed() {
  static const std::map<std::string, std::set<std::string>> kAllowed{
      {"system", {}},
      {"spec", {"system"}},
      {"vm", {"spec", "system"}},
      {"model", {"vm", "spec", "system"}},
      {"search", {"system"}},
      {"trace", {"system", "spec"}},
      {"fixes", {"search", "system", "spec"}},
      {"report", {"trace", "search", "system", "spec", "model", "fixes"}},
      {"litmus", {}},
      {"usage", {}},
      {"ci", {"report", "trace", "search", "system", "spec"}},
      {"runtime", {"system", "spec"}},
      {"live", {"runtime", "system", "spec"}},
  };
  return kAllowed;
}

std::string first_folder(const std::string& include) {
  return include.substr(0, include.find('/'));
}

void check_folder(const fs::path& folder, const std::string& name) {
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".hpp" && extension != ".cpp") continue;
    std::ifstream in(entry.path());
    std::string line;
    while (std::getline(in, line)) {
      constexpr std::string_view kStart = "#include \"";
      if (!line.starts_with(kStart)) continue;
      const std::string target = first_folder(line.substr(kStart.size()));
      const bool ours = target == "cli" || target == name || allowed().contains(target);
      if (!ours || target == name) continue;
      EXPECT_TRUE(allowed().at(name).contains(target)) << entry.path() << ": " << line;
    }
  }
}

TEST(Layering, FoldersIncludeOnlyWhatTheyMayKnow) {
  const fs::path root = CTXCHECK_ROOT;
  for (const auto& [name, targets] : allowed()) {
    const fs::path folder = name == "model" ? root / name : root / "src" / name;
    ASSERT_TRUE(fs::exists(folder)) << folder;
    check_folder(folder, name);
  }
}

// The contract check belongs to everybody; starting processes, clocks and randomness do not belong
// to the model.
TEST(Layering, TheModelIsPure) {
  const std::set<std::string> forbidden{"<chrono>",   "<thread>", "<random>",     "<fstream>",
                                        "<iostream>", "<cstdio>", "<filesystem>", "<mutex>"};
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(CTXCHECK_ROOT) / "model")) {
    std::ifstream in(entry.path());
    std::string line;
    while (std::getline(in, line)) {
      if (!line.starts_with("#include <")) continue;
      EXPECT_FALSE(forbidden.contains(line.substr(9))) << entry.path() << ": " << line;
    }
  }
}

}  // namespace
