// The litmus specs of the repository and what the real runtime gave for them. Its own file because
// the model, the driver of the real runtime and the rules are all held to the same recordings.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/profile.hpp"
#include "model/reexecution.hpp"
#include "spec/spec.hpp"
#include "system/outcome_set.hpp"
#include "trace/recordings.hpp"

namespace ctxcheck::test_support {

// Names without ".js", sorted.
[[nodiscard]] std::vector<std::string> litmus_names();
// As a part of a test's name.
[[nodiscard]] std::string litmus_test_name(const ::testing::TestParamInfo<std::string>& tested);
[[nodiscard]] std::unique_ptr<spec::Spec> load_litmus(const std::string& name);

// What was recorded for a profile; throws std::runtime_error if it cannot be read.
[[nodiscard]] trace::Recordings recordings_of(const model::Profile& profile);
// All outcomes of a run of every schedule, to be compared with a recording. With bursts the numbers
// of schedules are left out: how often two external events share a pass depends on the event loop's
// internals (semantics 10, 12).
[[nodiscard]] system::OutcomeSet outcomes_of(const Reexecution& all, const spec::Spec& spec);
// Fails the test for every outcome that is missed or invented or comes by another number of
// schedules.
void expect_recorded(const system::OutcomeSet& found, const system::OutcomeSet& recorded);

// A litmus spec under a profile.
struct LitmusCase {
  std::string spec;
  model::Profile profile;
};
void PrintTo(const LitmusCase& one, std::ostream* out);
// Every profile for each spec.
[[nodiscard]] std::vector<LitmusCase> litmus_cases();
[[nodiscard]] std::string litmus_case_name(const ::testing::TestParamInfo<LitmusCase>& tested);

}  // namespace ctxcheck::test_support
