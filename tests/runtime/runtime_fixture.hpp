// Systems on the real runtime, for tests. Its own file because every test of the runtime must find
// the executables first, and is skipped where there are none.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"
#include "runtime/workerd.hpp"
#include "spec/spec.hpp"

namespace ctxcheck::test_support {

// The executable of a runtime version ("2026-11-17"): what CTXCHECK_WORKERD_2026_11_17 names, or
// what scripts/get-workerd has installed.
[[nodiscard]] std::optional<std::string> workerd_binary(const model::Profile& profile);
// What to say if there is none.
[[nodiscard]] std::string no_workerd(const model::Profile& profile);

// The front matter's scope under a profile.
[[nodiscard]] runtime::WorkerdOptions options_of(const spec::Spec& spec,
                                                 const model::Profile& profile,
                                                 const std::string& binary);

// Runs a schedule from the start and returns all turns, the load's included. Tokens may carry
// choices.
[[nodiscard]] std::vector<system::Turn> run_schedule(system::System& system,
                                                     std::string_view schedule);

}  // namespace ctxcheck::test_support
