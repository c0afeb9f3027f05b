// The bad specs of tests/spec/bad: those that fail before they run, each with the code and place of
// expected.json. Those that fail when they run are driven through the command line.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "nlohmann/json.hpp"
#include "support.hpp"

namespace ctxcheck::spec {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(CTXCHECK_ROOT) / "tests" / "spec" / "bad";

nlohmann::json expected() {
  return nlohmann::json::parse(std::ifstream(kFolder / "expected.json"));
}

// These files are fine until they run.
bool fails_when_run(const std::string& name) {
  return name.starts_with("load-") || name.starts_with("turn-");
}

TEST(BadSpecs, AreAllInTheTable) {
  std::set<std::string> files;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".js") files.insert(entry.path().filename().string());
  }
  std::set<std::string> listed;
  const nlohmann::json table = expected();
  for (const auto& [name, wanted] : table.items()) {
    listed.insert(name);
    // Strings that are too long throw, as in V8, so a handler that makes one merely rejects.
    const bool throws = wanted.at("code") == "threw";
    EXPECT_EQ(wanted.at("exit"), throws ? 1 : name.starts_with("turn-") ? 3 : 2) << name;
  }
  EXPECT_EQ(files, listed);
  EXPECT_GE(files.size(), 40U);
}

TEST(BadSpecs, AreRefusedWhereTheTableSays) {
  const nlohmann::json table = expected();
  for (const auto& [name, wanted] : table.items()) {
    SCOPED_TRACE(name);
    const Result<Spec> result = load_spec((kFolder / name).string(), test_vocabulary());
    if (fails_when_run(name)) {
      EXPECT_TRUE(static_cast<bool>(result)) << render(result.error(), nullptr);
      continue;
    }
    ASSERT_FALSE(static_cast<bool>(result));
    const Diagnostic& error = result.error();
    EXPECT_EQ(error.code, wanted.at("code")) << error.message;
    EXPECT_EQ(error.range.has_value(), wanted.contains("line"));
    if (!error.range) continue;
    EXPECT_EQ(error.range->begin.line, wanted.at("line")) << error.message;
    EXPECT_EQ(error.range->begin.column, wanted.at("column")) << error.message;
  }
}

// One diagnostic each: a first line of a fixed form, the source with carets, at most one hint.
TEST(BadSpecs, ArePrintedAsOneDiagnostic) {
  const nlohmann::json table = expected();
  for (const auto& [name, wanted] : table.items()) {
    if (fails_when_run(name)) continue;
    SCOPED_TRACE(name);
    const std::string path = (kFolder / name).string();
    const Result<Spec> result = load_spec(path, test_vocabulary());
    ASSERT_FALSE(static_cast<bool>(result));
    std::ifstream stream(path, std::ios::binary);
    const SourceFile source{path, {std::istreambuf_iterator<char>(stream), {}}};
    const std::string text = render(result.error(), &source);
    const std::string head =
        fmt::format("{}:{}:{}: error[{}]: ", path, wanted.at("line").get<int>(),
                    wanted.at("column").get<int>(), wanted.at("code").get<std::string>());
    EXPECT_TRUE(text.starts_with(head)) << text;
    EXPECT_EQ(text.find("error[", head.size()), std::string::npos) << text;
    EXPECT_TRUE(text.ends_with('\n'));
    const auto lines = std::count(text.begin(), text.end(), '\n');
    EXPECT_EQ(lines, result.error().hint.empty() ? 3 : 4) << text;
    EXPECT_NE(text.find('^'), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace ctxcheck::spec
