// All outcomes of a system by running every schedule from the start, depth first, without saving a
// state. Its own file because it is the independent reference for searches that keep states: it
// shares nothing with them but the system.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "system/schedule.hpp"
#include "system/system.hpp"

namespace ctxcheck::test_support {

struct ReexecutedOutcome {
  system::Outcome outcome;
  system::Schedule schedule;  // the first one that led to it
  std::uint64_t schedules = 0;
};

struct Reexecution {
  std::uint64_t executions = 0;
  bool complete = true;                               // false if `most` executions were not enough
  std::map<std::string, ReexecutedOutcome> outcomes;  // by Outcome::key
  std::set<system::Property> seen;                    // properties with a finding in some turn
};

[[nodiscard]] Reexecution reexecute_all(system::System& system, std::uint64_t most = 100'000);

}  // namespace ctxcheck::test_support
