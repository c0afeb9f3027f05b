// Walking the tree.
#include "search/recorded_system.hpp"

#include <algorithm>
#include <string>

#include "fmt/format.h"
#include "system/contract.hpp"

namespace ctxcheck::search {
namespace {

// The given values, and 0 for every choice after them.
bool has_values(const Executions::Branch& branch, std::span<const std::uint32_t> given) {
  const std::vector<std::uint32_t>& met = branch.values;
  if (met.size() < given.size()) return false;
  return std::equal(given.begin(), given.end(), met.begin()) &&
         std::all_of(met.begin() + static_cast<std::ptrdiff_t>(given.size()), met.end(),
                     [](std::uint32_t value) { return value == 0; });
}

}  // namespace

system::Step RecordedSystem::step(const system::Event& event,
                                  std::span<const std::uint32_t> choices,
                                  system::Detail /*detail*/) {
  for (const Executions::Branch& branch : node().branches) {
    if (node().enabled[branch.event] != event || !has_values(branch, choices)) continue;
    if (branch.failure) throw *branch.failure;
    if (branch.target == 0) break;
    at_ = branch.target;
    return branch.step;
  }
  CTX_CHECK(executions_.stop.has_value(), "an execution is missing from a complete record");
  throw system::RunError(system::RunError::Kind::Limit,
                         fmt::format("{} was not run before the search stopped", event.token()), {},
                         false);
}

std::vector<system::RequestStatus> RecordedSystem::requests() const {
  std::vector<system::RequestStatus> requests = executions_.requests;
  for (std::size_t i = 0; i < requests.size(); ++i) requests[i].phase = node().phases[i];
  return requests;
}

system::Outcome RecordedSystem::outcome() const {
  CTX_CHECK(node().outcome.has_value(), "an outcome was asked for before it is complete");
  return *node().outcome;
}

system::StateImage RecordedSystem::save(system::Purpose /*purpose*/) {
  return {fmt::format("{}", at_), ""};
}

void RecordedSystem::restore(const system::StateImage& image, system::Purpose /*purpose*/) {
  at_ = static_cast<Executions::NodeIndex>(std::stoul(image.identity));
}

}  // namespace ctxcheck::search
