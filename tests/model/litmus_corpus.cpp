// Reading the corpus, and telling differences from it.
#include "model/litmus_corpus.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "fmt/format.h"
#include "model/model_fixture.hpp"

namespace ctxcheck::test_support {
namespace {

namespace fs = std::filesystem;

const fs::path kLitmus = fs::path(CTXCHECK_ROOT) / "specs" / "litmus";

std::string as_identifier(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

// One line, readable in a failure.
std::string line_of(const system::Outcome& outcome) {
  std::string line;
  for (const auto& [label, result] : outcome.requests) {
    line += fmt::format("{} {}, ", label, result);
  }
  line += outcome.warnings > 0 ? "W" : "-";
  for (const std::string& printed : outcome.console) line += fmt::format(", \"{}\"", printed);
  return line;
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

std::string litmus_test_name(const ::testing::TestParamInfo<std::string>& tested) {
  return as_identifier(tested.param);
}

std::unique_ptr<spec::Spec> load_litmus(const std::string& name) {
  return load((kLitmus / (name + ".js")).string());
}

trace::Recordings recordings_of(const model::Profile& profile) {
  const std::string path = (kLitmus / "recorded" / fmt::format("{}.json", profile.name)).string();
  std::ifstream in(path);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto recordings = trace::recordings_from_json(text, path);
  if (!recordings) throw std::runtime_error(spec::render(recordings.error(), nullptr));
  return std::move(*recordings);
}

system::OutcomeSet outcomes_of(const Reexecution& all, const spec::Spec& spec) {
  const bool counted = spec.front_matter.bursts == spec::Bursts{};
  system::OutcomeSet outcomes;
  for (const auto& [key, entry] : all.outcomes) {
    system::WitnessedOutcome outcome{entry.outcome, entry.schedule, std::nullopt};
    if (counted) outcome.schedules = entry.schedules;
    outcomes.add(std::move(outcome));
  }
  return outcomes;
}

void expect_recorded(const system::OutcomeSet& found, const system::OutcomeSet& recorded) {
  const system::Comparison comparison = compare(found, recorded);
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

void PrintTo(const LitmusCase& one, std::ostream* out) {
  *out << one.spec << " on " << one.profile.name;
}

std::vector<LitmusCase> litmus_cases() {
  std::vector<LitmusCase> cases;
  for (const std::string& name : litmus_names()) {
    for (const model::Profile& profile : model::profiles()) cases.push_back({name, profile});
  }
  return cases;
}

std::string litmus_case_name(const ::testing::TestParamInfo<LitmusCase>& tested) {
  return as_identifier(fmt::format("{}_on_{}", tested.param.spec, tested.param.profile.name));
}

}  // namespace ctxcheck::test_support
