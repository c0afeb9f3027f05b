// Sets of outcomes by key.
#include "system/outcome_set.hpp"

#include <algorithm>
#include <utility>

namespace ctxcheck::system {
namespace {

std::string key_of(Outcome outcome) {
  std::sort(outcome.requests.begin(), outcome.requests.end());
  return outcome.key();
}

}  // namespace

bool OutcomeSet::add(WitnessedOutcome outcome) {
  std::string key = key_of(outcome.outcome);
  return outcomes_.try_emplace(std::move(key), std::move(outcome)).second;
}

Comparison compare(const OutcomeSet& actual, const OutcomeSet& expected) {
  Comparison comparison;
  for (const auto& [key, outcome] : expected.by_key()) {
    const auto found = actual.by_key().find(key);
    if (found == actual.by_key().end()) {
      comparison.missed.push_back(outcome);
      continue;
    }
    const auto& counted = found->second.schedules;
    if (counted && outcome.schedules && *counted != *outcome.schedules) {
      comparison.counts.push_back({outcome.outcome, *counted, *outcome.schedules});
    }
  }
  for (const auto& [key, outcome] : actual.by_key()) {
    if (!expected.by_key().contains(key)) comparison.invented.push_back(outcome);
  }
  return comparison;
}

}  // namespace ctxcheck::system
