// Depth-first enumeration of schedules by re-execution.
#include "model/reexecution.hpp"

#include <algorithm>

namespace ctxcheck::test_support {
namespace {

// One branching point of the current path: which of how many events, and which choices inside it.
struct Branch {
  std::size_t event = 0;
  std::size_t events = 0;
  std::vector<system::Choice> choices;
};

// The next path in depth-first order; false when all have been run.
bool advance(std::vector<Branch>& path) {
  while (!path.empty()) {
    Branch& last = path.back();
    while (!last.choices.empty()) {
      system::Choice& choice = last.choices.back();
      if (choice.value + 1 < choice.arity) {
        ++choice.value;
        return true;
      }
      last.choices.pop_back();
    }
    if (last.event + 1 < last.events) {
      ++last.event;
      return true;
    }
    path.pop_back();
  }
  return false;
}

}  // namespace

Reexecution reexecute_all(system::System& system, std::uint64_t most) {
  Reexecution result;
  std::vector<Branch> path;
  do {
    if (result.executions == most) {
      result.complete = false;
      break;
    }
    system.reset();
    system::Schedule schedule;
    for (std::size_t depth = 0;; ++depth) {
      const std::vector<system::Event> enabled = system.enabled();
      if (enabled.empty()) break;
      if (depth == path.size()) path.push_back({0, enabled.size(), {}});
      Branch& branch = path[depth];
      std::vector<std::uint32_t> values;
      for (const system::Choice& choice : branch.choices) values.push_back(choice.value);
      const system::Step step =
          system.step(enabled[branch.event], values, system::Detail::Findings);
      branch.choices = step.choices;
      for (const system::Turn& turn : step.turns) {
        for (const system::Finding& finding : turn.findings) result.seen.insert(finding.property);
      }
      values.clear();
      for (const system::Choice& choice : branch.choices) values.push_back(choice.value);
      schedule.push_back({enabled[branch.event].token(), values});
    }
    ++result.executions;
    const system::Outcome outcome = system.outcome();
    ReexecutedOutcome& entry = result.outcomes[outcome.key()];
    if (entry.schedules++ == 0) {
      entry.outcome = outcome;
      entry.schedule = schedule;
    }
  } while (advance(path));
  return result;
}

}  // namespace ctxcheck::test_support
