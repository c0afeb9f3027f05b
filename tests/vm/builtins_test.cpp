// The library, expression by expression: tests/vm/builtins/*.js are lists of expressions, each with
// its value or exception in a line below it. They are what Node.js prints, except where a comment
// says otherwise.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "vm/plain_host.hpp"

namespace ctxcheck::vm {
namespace {

// Shows values without loss: strings in quotes, -0, holes.
constexpr std::string_view kPrelude = R"js(
const show = (value) => {
  if (typeof value === "string") return JSON.stringify(value);
  if (Object.is(value, -0)) return "-0";
  if (Array.isArray(value)) {
    const items = [];
    for (let i = 0; i < value.length; i++) items.push(i in value ? show(value[i]) : "hole");
    return "[" + items.join(", ") + "]";
  }
  if (typeof value === "function") return "function " + value.name;
  if (typeof value !== "object" || value === null) return String(value);
  return JSON.stringify(value) + " " + Object.prototype.toString.call(value);
};
const check = async (expression) => {
  try {
    console.log(show(await expression()));
  } catch (e) {
    console.log("!! " + (e.name + ": " + e.message).split("\n").join("\\n"));
  }
};
)js";

struct Expression {
  std::string text;
  std::string expected;
};

std::vector<Expression> read_expressions(const std::filesystem::path& path) {
  constexpr std::string_view kValueMark = "//=> ";
  std::ifstream file(path);
  std::vector<Expression> expressions;
  std::string text;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(kValueMark)) {
      expressions.push_back({text, line.substr(kValueMark.size())});
      text.clear();
    } else if (!line.starts_with("//") && !line.empty()) {
      if (!text.empty()) text += '\n';
      text += line;
    }
  }
  return expressions;
}

std::vector<std::filesystem::path> all_files() {
  std::vector<std::filesystem::path> files;
  const auto folder = std::filesystem::path(CTXCHECK_ROOT) / "tests" / "vm" / "builtins";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry);
  std::sort(files.begin(), files.end());
  return files;
}

class BuiltinsTest : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(BuiltinsTest, GiveTheValuesOfTheLanguage) {
  const std::vector<Expression> expressions = read_expressions(GetParam());
  ASSERT_FALSE(expressions.empty());
  std::string program(kPrelude);
  for (const Expression& expression : expressions) {
    program += "await check(async () => (" + expression.text + "));\n";
  }
  PlainHost host;
  const std::vector<std::string> lines = host.run(program);
  ASSERT_EQ(lines.size(), expressions.size()) << lines.back();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_EQ(lines[i], expressions[i].expected) << expressions[i].text;
  }
}

INSTANTIATE_TEST_SUITE_P(Files, BuiltinsTest, testing::ValuesIn(all_files()),
                         [](const auto& tested) { return tested.param.stem().string(); });

}  // namespace
}  // namespace ctxcheck::vm
