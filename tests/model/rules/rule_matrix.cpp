// A table for whoever changes rules or litmus specs: which specs give other outcomes without a
// rule. Arguments: names of rules; default: all. `rule_matrix | sort` shows rules that nothing
// decides.
#include <algorithm>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "model/litmus_corpus.hpp"
#include "model/rules/litmus_verdict.hpp"
#include "model/rules/without_rule.hpp"

int main(int count, char** arguments) {
  using namespace ctxcheck;
  const std::vector<std::string_view> wanted(arguments + 1, arguments + count);
  for (const model::RuleInfo& rule : model::rules()) {
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), rule.name) == wanted.end()) {
      continue;
    }
    const test_support::WithoutRule without(rule.rule);
    for (const std::string& litmus : test_support::litmus_names()) {
      const std::vector<std::string> profiles = test_support::profiles_that_differ(litmus);
      if (profiles.empty()) continue;
      fmt::print("{}\t{}\t{}\n", rule.name, litmus, fmt::join(profiles, ","));
    }
  }
  return 0;
}
