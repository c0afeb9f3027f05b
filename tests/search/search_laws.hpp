// What must hold between the plain search and re-execution, and between outcome sets. Its own file
// because hand-written and generated specs are held to the same laws.
#pragma once

#include <set>
#include <string>

#include "model/reexecution.hpp"
#include "search/path_tree.hpp"
#include "search/search.hpp"
#include "system/system.hpp"

namespace ctxcheck::test_support {

using OutcomeKeys = std::set<std::string>;  // of Outcome::key

[[nodiscard]] OutcomeKeys keys_of(const search::OutcomesResult& result);
[[nodiscard]] bool are_among(const OutcomeKeys& some, const OutcomeKeys& all);

// Fails the test unless the search was complete and found the same outcomes and path counts.
void expect_outcomes_of(const Reexecution& expected, const search::OutcomesResult& result);
// Fails the test unless both searches of the system were complete and found the same outcomes, as
// many schedules for each, and as short ones.
void expect_same_outcomes(system::System& system, const search::OutcomesResult& expected,
                          const search::OutcomesResult& result);
// Fails the test unless both searches were complete and found the same properties violated, by as
// few events.
void expect_same_verdicts(const search::CheckResult& expected, const search::CheckResult& result);
// Fails the test unless the search was complete and found the properties that show in single turns.
void expect_properties_of(const Reexecution& expected, const search::CheckResult& result);

// Each property is violated if a path violates it, by as few events as the shortest such path has.
void expect_shortest_of(const PathTree& tree, const search::CheckResult& result);

}  // namespace ctxcheck::test_support
