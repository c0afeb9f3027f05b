// The model against the recorded outcomes of the real runtime: every litmus spec, every profile.
// Its own file because it is the test of the model's worth. It runs every schedule from the start;
// `ctxcheck conform` compares what the search finds.
#include <algorithm>
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

// One line, readable in a failure.
std::string line_of(const system::Outcome& outcome) {
  std::string line;
  for (const auto& [label, result] : outcome.requests)
    line += fmt::format("{} {}, ", label, result);
  line += outcome.warnings > 0 ? "W" : "-";
  for (const std::string& printed : outcome.console) line += fmt::format(", \"{}\"", printed);
  return line;
}

// How often two external events share a pass depends on the event loop's internals, so with bursts
// only the sets are compared (semantics 10, 12).
system::OutcomeSet outcomes_of(const test_support::Reexecution& all, bool counted) {
  system::OutcomeSet outcomes;
  for (const auto& [key, entry] : all.outcomes) {
    system::WitnessedOutcome outcome{entry.outcome, entry.schedule, std::nullopt};
    if (counted) outcome.schedules = entry.schedules;
    outcomes.add(std::move(outcome));
  }
  return outcomes;
}

struct Case {
  std::string spec;  // its file's name without ".js"
  model::Profile profile;
};
void PrintTo(const Case& one, std::ostream* out) { *out << one.spec << " on " << one.profile.name; }

class Litmus : public ::testing::TestWithParam<Case> {};

TEST_P(Litmus, GivesTheRecordedOutcomes) {
  const auto& [name, profile] = GetParam();
  const trace::Recordings recordings = recordings_of(profile);
  ASSERT_TRUE(recordings.contains(name)) << "nothing is recorded";
  const system::OutcomeSet& recorded = recordings.at(name);
  const auto spec = test_support::load((kLitmus / (name + ".js")).string());
  const auto system = model::make_model(*spec, test_support::setup_of(*spec, profile));
  const test_support::Reexecution all = test_support::reexecute_all(*system);
  ASSERT_TRUE(all.complete);

  const bool counted = spec->front_matter.bursts == spec::Bursts{};
  for (const auto& [key, outcome] : recorded.by_key()) {
    EXPECT_TRUE(outcome.schedules || !counted) << "not counted: " << line_of(outcome.outcome);
  }
  const system::Comparison comparison = compare(outcomes_of(all, counted), recorded);
  for (const auto& outcome : comparison.missed) {
    ADD_FAILURE() << "missed: " << line_of(outcome.outcome);
  }
  for (const auto& outcome : comparison.invented) {
    ADD_FAILURE() << "invented: " << line_of(outcome.outcome) << "\n  by "
                  << system::spell(*outcome.schedule);
  }
  for (const system::CountDifference& difference : comparison.counts) {
    ADD_FAILURE() << "by " << difference.actual << " schedules instead of " << difference.expected
                  << ": " << line_of(difference.outcome);
  }
}

std::vector<std::string> litmus_names() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(kLitmus)) {
    if (entry.path().extension() == ".js") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

TEST(LitmusRecordings, AreOfSpecsThatAreThere) {
  const std::vector<std::string> names = litmus_names();
  for (const model::Profile& profile : model::profiles()) {
    for (const auto& [name, outcomes] : recordings_of(profile)) {
      EXPECT_TRUE(std::binary_search(names.begin(), names.end(), name))
          << name << " on " << profile.name;
    }
  }
}

std::vector<Case> cases() {
  std::vector<Case> cases;
  for (const std::string& name : litmus_names()) {
    for (const model::Profile& profile : model::profiles()) cases.push_back({name, profile});
  }
  return cases;
}

std::string test_name(const ::testing::TestParamInfo<Case>& info) {
  std::string name = fmt::format("{}_on_{}", info.param.spec, info.param.profile.name);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Litmus, ::testing::ValuesIn(cases()), test_name);

}  // namespace
