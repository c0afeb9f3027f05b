// Litmus specs against their recordings, by re-execution: without a rule, saving and restoring may
// be wrong too, and that is not what is asked here.
#include "model/rules/litmus_verdict.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "gtest/gtest.h"
#include "model/model_fixture.hpp"
#include "model/reexecution.hpp"
#include "trace/recordings.hpp"

namespace ctxcheck::test_support {
namespace {

namespace fs = std::filesystem;

const fs::path kLitmus = fs::path(CTXCHECK_ROOT) / "specs" / "litmus";
// Twice the most that any litmus spec needs; a model that wants more has lost its way.
constexpr std::uint64_t kMostExecutions = 20'000;

trace::Recordings recordings_of(const model::Profile& profile) {
  const std::string path = kLitmus / "recorded" / (std::string(profile.name) + ".json");
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  auto recordings = trace::recordings_from_json(text.str(), path);
  if (recordings) return std::move(*recordings);
  ADD_FAILURE() << recordings.error().message;
  return {};
}

}  // namespace

std::vector<std::string> litmus_names() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(kLitmus)) {
    if (entry.path().extension() == ".js") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool as_recorded(const std::string& litmus, const model::Profile& profile) {
  static std::map<std::string_view, trace::Recordings> all;
  if (!all.contains(profile.name)) all.emplace(profile.name, recordings_of(profile));
  const auto spec = load((kLitmus / (litmus + ".js")).string());
  const auto system = model::make_model(*spec, setup_of(*spec, profile));
  const Reexecution run = reexecute_all(*system, kMostExecutions);
  if (!run.complete) return false;
  system::OutcomeSet outcomes;
  for (const auto& [key, entry] : run.outcomes) {
    outcomes.add({entry.outcome, entry.schedule, entry.schedules});
  }
  const auto recorded = all.at(profile.name).find(litmus);
  if (recorded == all.at(profile.name).end()) {
    ADD_FAILURE() << litmus << " was not recorded for " << profile.name;
    return false;
  }
  return system::compare(outcomes, recorded->second).same_outcomes();
}

std::vector<std::string> profiles_that_differ(const std::string& litmus) {
  std::vector<std::string> names;
  for (const model::Profile& profile : model::profiles()) {
    if (!as_recorded(litmus, profile)) names.emplace_back(profile.name);
  }
  return names;
}

}  // namespace ctxcheck::test_support
