// Finding the runtime of a profile, and passing on what it says when it fails.
#include "cli/runtime_system.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <thread>

#include "cli/classified_system.hpp"
#include "fmt/format.h"
#include "runtime/version.hpp"
#include "runtime/workerd.hpp"
#include "search/plain_search.hpp"
#include "search/stateless_search.hpp"
#include "system/forwarding_system.hpp"

namespace ctxcheck::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kInstall = "run scripts/get-workerd";

SystemError system_error(std::string code, std::string file, std::string message,
                         std::string hint) {
  return {{std::move(code), std::move(file), std::nullopt, std::move(message), std::move(hint)},
          {}};
}

SystemError failed(const runtime::RuntimeError& error, const std::string& path) {
  return {{"runtime-failed", path, std::nullopt, error.message(), ""}, error.log()};
}

// Where scripts/get-workerd puts it, below the current folder or one around it.
std::optional<std::string> installed(std::string_view npm_version) {
  const fs::path below = fs::path(".cache") / "workerd" / npm_version / "workerd";
  std::error_code error;
  fs::path folder = fs::current_path(error);
  while (!error && !folder.empty()) {
    if (fs::exists(folder / below, error)) return (folder / below).string();
    if (folder == folder.root_path()) break;
    folder = folder.parent_path();
  }
  return std::nullopt;
}

// "CTXCHECK_WORKERD_2025_09_24".
std::string variable_of(std::string_view version) {
  std::string name = fmt::format("CTXCHECK_WORKERD_{}", version);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

std::string find_binary(const model::Profile& profile) {
  if (auto path = installed(profile.npm_version)) return *std::move(path);
  const std::string variable = variable_of(profile.runtime_version);
  if (const char* const path = std::getenv(variable.c_str()); path != nullptr) return path;
  throw system_error("no-runtime", "",
                     fmt::format("workerd {} (npm {}) is not installed, and {} is not set",
                                 profile.runtime_version, profile.npm_version, variable),
                     kInstall);
}

// Tells a failure of the runtime as a failure of the command.
template <class Action>
auto guarded(const std::string& path, const Action& action) {
  try {
    return action();
  } catch (const runtime::RuntimeError& error) {
    throw failed(error, path);
  }
}

// The runtime, which tells its failures as failures of a command.
class RuntimeSystem final : public system::ForwardingSystem {
 public:
  RuntimeSystem(std::unique_ptr<system::System> system, std::string path)
      : ForwardingSystem(*system), system_(std::move(system)), path_(std::move(path)) {}

  void reset() override {
    guarded(path_, [this] { system_->reset(); });
  }
  [[nodiscard]] std::vector<system::Event> enabled() override {
    return guarded(path_, [this] { return system_->enabled(); });
  }
  system::Step step(const system::Event& event, std::span<const std::uint32_t> choices,
                    system::Detail detail) override {
    return guarded(path_, [&] { return system_->step(event, choices, detail); });
  }
  [[nodiscard]] system::Outcome outcome() const override {
    return guarded(path_, [this] { return system_->outcome(); });
  }

 private:
  std::unique_ptr<system::System> system_;
  std::string path_;
};

bool sets_flag(const model::Profile& profile) { return profile.name.ends_with("-off"); }

}  // namespace

void SystemError::print(Output& output) const {
  output.diagnostic(diagnostic_);
  for (const std::string& line : log_) output.note(fmt::format("workerd: {}", line));
}

const std::string& Systems::binary_of(const model::Profile& profile) {
  const auto known = binaries_.find(profile.runtime_version);
  if (known != binaries_.end()) return known->second;
  std::string path = options_.workerd_binary ? *options_.workerd_binary : find_binary(profile);
  const spec::Result<std::string> version = runtime::workerd_version(path);
  if (!version) throw SystemError(version.error(), {});
  if (*version != profile.runtime_version) {
    throw system_error("wrong-runtime", path,
                       fmt::format("this is workerd {}, but {} needs workerd {}", *version,
                                   profile.name, profile.runtime_version),
                       "choose a profile of that version with --runtime, or name another workerd");
  }
  return binaries_.emplace(profile.runtime_version, std::move(path)).first->second;
}

std::unique_ptr<system::System> Systems::make(const spec::Spec& spec, const Job& job) {
  if (!options_.on_workerd && !spec.live) return model::make_model(spec, setup_of(job));
  const trace::Scope& scope = job.scope;
  if (scope.bursts.any) {
    throw system_error("not-on-workerd", spec.source.path,
                       "with `bursts: any` internal turns are events of their own, which cannot be "
                       "forced on the real runtime",
                       "--bursts N has pairs of events in one pass only");
  }
  const runtime::WorkerdOptions options{
      binary_of(job.profile), std::string(job.profile.compatibility_date),
      sets_flag(job.profile), scope.requests,
      scope.disconnects,      scope.failures,
      scope.bursts,           scope.params,
      scope.ordered_arrival,  options_.fresh_isolates};
  const std::string& path = spec.source.path;
  return std::make_unique<ClassifiedSystem>(
      std::make_unique<RuntimeSystem>(
          guarded(path, [&] { return runtime::make_workerd(spec, options); }), path),
      spec.live ? nullptr : model::make_model(spec, setup_of(job)));
}

search::Workers Systems::workers(system::System& first, const spec::Spec& spec, const Job& job) {
  const unsigned processors = std::max(std::thread::hardware_concurrency(), 1U);
  return {first, [this, &spec, &job] { return make(spec, job); },
          options_.threads.value_or(processors)};
}

search::OutcomesResult all_outcomes(const search::Workers& workers,
                                    const search::Options& options) {
  return workers.first.can_save() ? search::outcomes_plain(workers.first, options)
                                  : search::outcomes_stateless(workers, options);
}

std::string runtime_name(const model::Profile& profile) {
  return fmt::format("workerd {}{}", profile.runtime_version,
                     sets_flag(profile) ? fmt::format(" with {}", trace::kFlagOff) : "");
}

std::string system_arguments(const Options& options) {
  const std::string settings = options.live ? fmt::format(" --live {}", *options.live) : "";
  if (!options.on_workerd) return settings;
  return settings + (options.workerd_binary
                         ? fmt::format(" --on workerd={}", *options.workerd_binary)
                         : " --on workerd");
}

}  // namespace ctxcheck::cli
