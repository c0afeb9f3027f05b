// The definitions that the linker takes instead of the library's.
#include "model/rules/without_rule.hpp"

#include <optional>

#include "vm/defects.hpp"

namespace ctxcheck {
namespace {

std::optional<model::Rule> missing;  // a switch of these test programs, not of the library

}  // namespace

bool model::holds(Rule rule) { return rule != missing; }

// Two rules are the language's: without them it has the defect that breaks them.
bool vm::seeded(Defect defect) {
  switch (defect) {
    case Defect::ResolveAlwaysWraps:
      return missing == model::Rule::ResolveIsIdentity;
    case Defect::ResolvesTwice:
      return missing == model::Rule::SecondSettlementIsIgnored;
    default:
      return false;
  }
}

namespace test_support {

WithoutRule::WithoutRule(model::Rule rule) { missing = rule; }
WithoutRule::~WithoutRule() { missing.reset(); }

}  // namespace test_support
}  // namespace ctxcheck
