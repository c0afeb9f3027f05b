// Which system runs a spec: the model, or the real runtime that --on names. Its own file because it
// is all of the command line that knows where a runtime is installed, and what can go wrong with
// it.
#pragma once

#include <exception>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/job.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "search/executions.hpp"
#include "search/search.hpp"
#include "spec/diagnostic.hpp"
#include "spec/spec.hpp"
#include "system/system.hpp"

namespace ctxcheck::cli {

// The real runtime cannot be found, is not the right one, or failed.
class SystemError : public std::exception {
 public:
  SystemError(spec::Diagnostic diagnostic, std::vector<std::string> log)
      : diagnostic_(std::move(diagnostic)), log_(std::move(log)) {}
  [[nodiscard]] const spec::Diagnostic& diagnostic() const { return diagnostic_; }
  // The diagnostic, and below it the runtime's last lines.
  void print(Output& output) const;
  [[nodiscard]] const char* what() const noexcept override { return diagnostic_.message.c_str(); }

 private:
  spec::Diagnostic diagnostic_;
  std::vector<std::string> log_;
};

// Makes the systems of a command. The options must outlive it.
class Systems {
 public:
  explicit Systems(const Options& options) : options_(options) {}

  // The model, or with --on workerd the real runtime, for the job. Throws SystemError, and so does
  // whatever is asked of a system of the real runtime. The spec must outlive the system.
  [[nodiscard]] std::unique_ptr<system::System> make(const spec::Spec& spec, const Job& job);

  // `first` and more of the kind, as many at a time as --threads says.
  [[nodiscard]] search::Workers workers(system::System& first, const spec::Spec& spec,
                                        const Job& job);

 private:
  [[nodiscard]] const std::string& binary_of(const model::Profile& profile);

  const Options& options_;
  std::map<std::string_view, std::string> binaries_;  // checked; by the version of the runtime
};

// All outcomes, by the search that the system allows.
[[nodiscard]] search::OutcomesResult all_outcomes(const search::Workers& workers,
                                                  const search::Options& options);

// "workerd 2025-09-24", with the flag behind it if it is set.
[[nodiscard]] std::string runtime_name(const model::Profile& profile);
// What repeats the choice of a system on a command line: " --on workerd", or nothing.
[[nodiscard]] std::string system_arguments(const Options& options);

}  // namespace ctxcheck::cli
