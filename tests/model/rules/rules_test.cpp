// Every rule of the runtime is needed: without it, each of its litmus specs gives other outcomes
// than the real runtime gave. Its own program because it replaces what the model says of its rules.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "gtest/gtest.h"
#include "model/rules/litmus_verdict.hpp"
#include "model/rules/without_rule.hpp"

namespace ctxcheck {
namespace {

namespace fs = std::filesystem;
using test_support::profiles_that_differ;

class Rules : public ::testing::TestWithParam<model::RuleInfo> {};

TEST_P(Rules, IsNeededByItsLitmusSpecs) {
  const model::RuleInfo& rule = GetParam();
  ASSERT_GE(rule.litmus.size(), 2U) << "one spec is no evidence";
  const test_support::WithoutRule without(rule.rule);
  for (const std::string_view litmus : rule.litmus) {
    EXPECT_FALSE(profiles_that_differ(std::string(litmus)).empty())
        << litmus << " gives the recorded outcomes without it";
  }
}

// With all rules, which is what the litmus test shows of every spec; here of the replaced switch.
TEST(RuleSwitch, IsOnUnlessTakenAway) {
  {
    const test_support::WithoutRule without(model::Rule::HungIsCancelled);
    EXPECT_FALSE(model::holds(model::Rule::HungIsCancelled));
    EXPECT_FALSE(profiles_that_differ("hang-never").empty());
  }
  EXPECT_TRUE(model::holds(model::Rule::HungIsCancelled));
  EXPECT_TRUE(profiles_that_differ("hang-never").empty());
}

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// At the place that implements it, or, for the language's own, where that says so.
TEST(RuleTable, EachIsNamedInTheModel) {
  std::string code;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(CTXCHECK_ROOT) / "model")) {
    const std::string name = entry.path().filename();
    if (entry.path().extension() == ".cpp" && name != "rules.cpp") code += text_of(entry.path());
  }
  for (const model::RuleInfo& rule : model::rules()) {
    const std::string name = "Rule::" + std::string(rule.name);
    const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    bool found = false;
    for (std::size_t at = code.find(name); at != std::string::npos; at = code.find(name, at + 1)) {
      found = found || at + name.size() == code.size() || !is_word(code[at + name.size()]);
    }
    EXPECT_TRUE(found) << name << " is nowhere in model/";
  }
}

TEST(RuleTable, IsInTheOrderOfItsEnumeration) {
  std::set<std::string_view> ids;
  std::size_t i = 0;
  for (const model::RuleInfo& rule : model::rules()) {
    EXPECT_EQ(static_cast<std::size_t>(rule.rule), i++) << rule.name;
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
  }
}

std::string test_name(const ::testing::TestParamInfo<model::RuleInfo>& tested) {
  return std::string(tested.param.name);
}

INSTANTIATE_TEST_SUITE_P(Each, Rules,
                         ::testing::ValuesIn(model::rules().begin(), model::rules().end()),
                         test_name);

}  // namespace
}  // namespace ctxcheck
