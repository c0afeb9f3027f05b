// Outcomes up to permutation of the labels of one handler. Its own file because that is how outcome
// sets are compared when requests may arrive in any order (soundness.md, "Symmetry").
#pragma once

#include <string>
#include <vector>

#include "system/outcome.hpp"
#include "system/system.hpp"

namespace ctxcheck::test_support {

// The least Outcome::key over all ways to give the labels of each handler to its requests anew, in
// results and console lines too.
[[nodiscard]] std::string key_up_to_labels(const system::Outcome& outcome,
                                           const std::vector<system::RequestStatus>& requests);

}  // namespace ctxcheck::test_support
