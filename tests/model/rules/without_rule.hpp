// The model with one rule of the runtime taken away. Its own file because it replaces what the
// program says of every rule: only the programs of this folder may link it.
#pragma once

#include "model/rules.hpp"

namespace ctxcheck::test_support {

// While it lives, the rule does not hold. One at a time.
class WithoutRule {
 public:
  explicit WithoutRule(model::Rule rule);
  ~WithoutRule();
  WithoutRule(const WithoutRule&) = delete;
  WithoutRule& operator=(const WithoutRule&) = delete;
};

}  // namespace ctxcheck::test_support
