// Whether a litmus spec gives what was recorded. Its own file because the test of the rules and the
// table of what each rule decides ask the same question.
#pragma once

#include <string>
#include <vector>

#include "model/profile.hpp"

namespace ctxcheck::test_support {

// Whether the model's outcomes of the spec are those recorded for the profile.
[[nodiscard]] bool as_recorded(const std::string& litmus, const model::Profile& profile);

// The profiles, of all, under which they are not.
[[nodiscard]] std::vector<std::string> profiles_that_differ(const std::string& litmus);

}  // namespace ctxcheck::test_support
