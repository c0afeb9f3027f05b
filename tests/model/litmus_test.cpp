// The model against the recorded outcomes of the real runtime: every litmus spec, every profile.
// Its own file because it is the test of the model's worth.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/model_fixture.hpp"
#include "model/reexecution.hpp"
#include "nlohmann/json.hpp"

namespace {

using namespace ctxcheck;
namespace fs = std::filesystem;
using nlohmann::json;

const fs::path kLitmus = fs::path(CTXCHECK_ROOT) / "specs" / "litmus";

// One line per outcome, readable in a failure.
std::string line_of(const json& requests, bool warning, std::vector<std::string> console) {
  std::sort(console.begin(), console.end());
  return requests.dump() + (warning ? " W " : " - ") + json(console).dump();
}

using OutcomeCounts = std::map<std::string, std::uint64_t>;

OutcomeCounts recorded_outcomes(const json& recorded) {
  OutcomeCounts counts;
  for (const json& outcome : recorded.at("outcomes")) {
    counts[line_of(outcome.at("requests"), outcome.at("warning").get<bool>(),
                   outcome.at("console").get<std::vector<std::string>>())] =
        outcome.at("schedules").get<std::uint64_t>();
  }
  return counts;
}

OutcomeCounts modelled_outcomes(const test_support::Reexecution& all) {
  OutcomeCounts counts;
  for (const auto& [key, entry] : all.outcomes) {
    json requests = json::object();
    for (const auto& [label, result] : entry.outcome.requests) requests[label] = result;
    counts[line_of(requests, entry.outcome.warnings > 0, entry.outcome.console)] = entry.schedules;
  }
  return counts;
}

// How often two external events share a pass depends on the event loop's internals, so with bursts
// only the sets are compared (semantics 10, 12).
void forget_counts(OutcomeCounts& counts) {
  for (auto& [line, count] : counts) count = 1;
}

class Litmus : public ::testing::TestWithParam<std::string> {};

TEST_P(Litmus, GivesTheRecordedOutcomes) {
  const auto spec = test_support::load((kLitmus / (GetParam() + ".js")).string());
  for (const model::Profile& profile : model::profiles()) {
    std::ifstream in(kLitmus / "recorded" / (std::string(profile.name) + ".json"));
    const json recorded = json::parse(in).at(GetParam());
    const auto system = model::make_model(*spec, test_support::setup_of(*spec, profile));
    const test_support::Reexecution all = test_support::reexecute_all(*system);
    ASSERT_TRUE(all.complete);
    OutcomeCounts expected = recorded_outcomes(recorded);
    OutcomeCounts actual = modelled_outcomes(all);
    if (spec->front_matter.bursts.count > 0) {
      forget_counts(expected);
      forget_counts(actual);
    }
    EXPECT_EQ(actual, expected) << profile.name;
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

std::string test_name(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Litmus, ::testing::ValuesIn(litmus_names()), test_name);

}  // namespace
