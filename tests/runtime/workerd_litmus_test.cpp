// The driver against the recorded outcomes of the real runtime: all schedules of litmus specs, on
// every profile. Its own file because it is the test of the driver's worth: what it forces and sees
// must be what was recorded.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "fmt/format.h"
#include "model/model_fixture.hpp"
#include "model/reexecution.hpp"
#include "runtime/runtime_fixture.hpp"
#include "system/outcome_set.hpp"
#include "trace/recordings.hpp"

namespace {

using namespace ctxcheck;
namespace fs = std::filesystem;

const fs::path kLitmus = fs::path(CTXCHECK_ROOT) / "specs" / "litmus";

trace::Recordings recordings_of(const model::Profile& profile) {
  const std::string path = (kLitmus / "recorded" / fmt::format("{}.json", profile.name)).string();
  std::ifstream in(path);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto recordings = trace::recordings_from_json(text, path);
  if (!recordings) throw std::runtime_error(spec::render(recordings.error(), nullptr));
  return std::move(*recordings);
}

std::string line_of(const system::WitnessedOutcome& found) {
  std::string line;
  for (const auto& [label, result] : found.outcome.requests) {
    line += fmt::format("{} {}, ", label, result);
  }
  line += found.outcome.warnings > 0 ? "W" : "-";
  for (const std::string& printed : found.outcome.console) line += fmt::format(", \"{}\"", printed);
  if (found.schedule) line += fmt::format("\n  by {}", system::spell(*found.schedule));
  return line;
}

struct Case {
  std::string spec;  // its file's name without ".js"
  model::Profile profile;
};
void PrintTo(const Case& one, std::ostream* out) { *out << one.spec << " on " << one.profile.name; }

class WorkerdLitmus : public ::testing::TestWithParam<Case> {};

TEST_P(WorkerdLitmus, GivesTheRecordedOutcomes) {
  const auto& [name, profile] = GetParam();
  const auto binary = test_support::workerd_binary(profile);
  if (!binary) GTEST_SKIP() << test_support::no_workerd(profile);
  const trace::Recordings recordings = recordings_of(profile);
  ASSERT_TRUE(recordings.contains(name)) << "nothing is recorded";
  const auto spec = test_support::load((kLitmus / (name + ".js")).string());
  const auto system =
      runtime::make_workerd(*spec, test_support::options_of(*spec, profile, *binary));
  const test_support::Reexecution all = test_support::reexecute_all(*system);
  ASSERT_TRUE(all.complete);

  // How often two external events share a pass depends on the event loop's internals.
  const bool counted = spec->front_matter.bursts == spec::Bursts{};
  system::OutcomeSet found;
  for (const auto& [key, entry] : all.outcomes) {
    system::WitnessedOutcome outcome{entry.outcome, entry.schedule, std::nullopt};
    if (counted) outcome.schedules = entry.schedules;
    found.add(std::move(outcome));
  }
  const system::Comparison comparison = compare(found, recordings.at(name));
  for (const auto& outcome : comparison.missed) ADD_FAILURE() << "missed: " << line_of(outcome);
  for (const auto& outcome : comparison.invented) ADD_FAILURE() << "invented: " << line_of(outcome);
  for (const system::CountDifference& difference : comparison.counts) {
    ADD_FAILURE() << "by " << difference.actual << " schedules instead of " << difference.expected
                  << ": " << line_of({difference.outcome, std::nullopt, std::nullopt});
  }
}

// One in four, whichever comes; CTXCHECK_ALL_LITMUS asks for all.
std::vector<Case> cases() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(kLitmus)) {
    if (entry.path().extension() == ".js") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  const std::size_t stride = std::getenv("CTXCHECK_ALL_LITMUS") != nullptr ? 1 : 4;
  std::vector<Case> cases;
  for (std::size_t i = 0; i < names.size(); i += stride) {
    for (const model::Profile& profile : model::profiles()) cases.push_back({names[i], profile});
  }
  return cases;
}

std::string test_name(const ::testing::TestParamInfo<Case>& info) {
  std::string name = fmt::format("{}_on_{}", info.param.spec, info.param.profile.name);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, WorkerdLitmus, ::testing::ValuesIn(cases()), test_name);

}  // namespace
