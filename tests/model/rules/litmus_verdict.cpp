// Litmus specs against their recordings, by re-execution: without a rule, saving and restoring may
// be wrong too, and that is not what is asked here.
#include "model/rules/litmus_verdict.hpp"

#include <map>

#include "gtest/gtest.h"
#include "model/litmus_corpus.hpp"
#include "model/model_fixture.hpp"

namespace ctxcheck::test_support {
namespace {

// Twice the most that any litmus spec needs; a model that wants more has lost its way.
constexpr std::uint64_t kMostExecutions = 20'000;

}  // namespace

bool as_recorded(const std::string& litmus, const model::Profile& profile) {
  static std::map<std::string_view, trace::Recordings> all;
  if (!all.contains(profile.name)) all.emplace(profile.name, recordings_of(profile));
  const auto spec = load_litmus(litmus);
  const auto system = model::make_model(*spec, setup_of(*spec, profile));
  const Reexecution run = reexecute_all(*system, kMostExecutions);
  if (!run.complete) return false;
  const auto recorded = all.at(profile.name).find(litmus);
  if (recorded == all.at(profile.name).end()) {
    ADD_FAILURE() << litmus << " was not recorded for " << profile.name;
    return false;
  }
  return system::compare(outcomes_of(run, *spec), recorded->second).same_outcomes();
}

std::vector<std::string> profiles_that_differ(const std::string& litmus) {
  std::vector<std::string> names;
  for (const model::Profile& profile : model::profiles()) {
    if (!as_recorded(litmus, profile)) names.emplace_back(profile.name);
  }
  return names;
}

}  // namespace ctxcheck::test_support
