// Finding the runtime, and running schedules on it.
#include "runtime/runtime_fixture.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <stdexcept>

#include "system/schedule.hpp"

namespace ctxcheck::test_support {
namespace {

namespace fs = std::filesystem;

std::string variable_of(const model::Profile& profile) {
  std::string name = "CTXCHECK_WORKERD_" + std::string(profile.runtime_version);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace

std::optional<std::string> workerd_binary(const model::Profile& profile) {
  if (const char* const named = std::getenv(variable_of(profile).c_str())) return named;
  const fs::path installed =
      fs::path(CTXCHECK_ROOT) / ".cache" / "workerd" / profile.npm_version / "workerd";
  if (fs::exists(installed)) return installed.string();
  return std::nullopt;
}

std::string no_workerd(const model::Profile& profile) {
  return "no workerd " + std::string(profile.npm_version) + ": run scripts/get-workerd, or set " +
         variable_of(profile);
}

runtime::WorkerdOptions options_of(const spec::Spec& spec, const model::Profile& profile,
                                   const std::string& binary) {
  const spec::FrontMatter& front = spec.front_matter;
  runtime::WorkerdOptions options;
  options.binary = binary;
  options.date = profile.compatibility_date;
  options.flag_off = profile.name.ends_with("-off");
  options.requests = front.requests;
  options.disconnects = front.disconnects;
  options.failures = front.failures;
  options.bursts = front.bursts;
  options.params = front.params;
  return options;
}

std::vector<system::Turn> run_schedule(system::System& system, std::string_view schedule) {
  system.reset();
  std::vector<system::Turn> turns;
  const auto step = [&](const system::ScheduledEvent& wanted) {
    for (const system::Event& event : system.enabled()) {
      if (event.token() != wanted.token) continue;
      for (system::Turn& turn : system.step(event, wanted.choices, system::Detail::Effects).turns) {
        turns.push_back(std::move(turn));
      }
      return;
    }
    throw std::runtime_error(wanted.token + " is not enabled");
  };
  step({"load", {}});
  std::istringstream tokens{std::string(schedule)};
  for (std::string token; tokens >> token;) step(system::parse_scheduled_event(token).value());
  return turns;
}

}  // namespace ctxcheck::test_support
