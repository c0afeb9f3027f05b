// The options of all commands: what they are called, what they take, and what help says about them.
// Their own file because help, checks and commands follow from this one list.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "litmus/generate.hpp"
#include "search/search.hpp"
#include "spec/spec.hpp"
#include "system/property.hpp"

namespace CLI {
class App;
}

namespace ctxcheck::cli {

// Limits that were given. Those that were not are taken from elsewhere: a file, or the defaults.
struct LimitOptions {
  std::optional<std::uint64_t> states;
  std::optional<std::size_t> memory;
  std::optional<std::chrono::milliseconds> time;

  [[nodiscard]] search::Limits over(const search::Limits& otherwise = {}) const;
};

// What the user asked for. An option that was not given leaves the front matter as it is.
struct Options {
  std::vector<std::string> paths;  // specs, traces, or what gate and conform look at

  std::vector<std::string> runtimes;  // profile names; `all` is expanded
  bool off = false;                   // --flag: the `-off` form of every profile
  std::optional<std::vector<spec::HandlerRequests>> requests;
  std::optional<std::uint32_t> disconnects;
  std::optional<std::vector<std::string>> failures;
  std::optional<spec::Bursts> bursts;
  std::vector<std::pair<std::string, spec::ParamValue>> params;
  std::optional<bool> ordered_arrival;

  std::vector<system::Property> check;
  bool first = false;
  LimitOptions limits;

  std::optional<std::string> live;            // --live: the settings of a live worker
  bool on_workerd = false;                    // --on: the real runtime instead of the model
  std::optional<std::string> workerd_binary;  // its path, if given
  bool fresh_isolates = false;                // --fresh-isolates
  std::optional<unsigned> threads;            // --threads

  std::optional<std::string> schedule;
  std::optional<std::string> trace_dir;
  std::optional<std::string> write_dir;  // where fixed specs are written to
  std::optional<std::string> recorded;   // the folder of the recordings
  std::string litmus_out;
  std::size_t litmus_length = litmus::kDefaultLength;
  std::optional<std::size_t> litmus_sample;  // litmus and conform
  std::uint64_t litmus_seed = 1;
  bool watch = false;
  std::optional<std::string> junit;  // where the forms for CI services are written to
  std::optional<std::string> sarif;
  bool github = false;
  std::optional<bool> strict;
  std::optional<bool> require_expect;
  std::optional<std::string> config;         // the file of the gate's settings
  std::optional<std::string> changed_since;  // a revision of git
  bool bless = false;
  bool details = false;
  bool dot = false;
  bool rules = false;
  bool json = false;
  std::optional<std::string> html;          // where the page is written to
  std::optional<std::string> chrome_trace;  // where the trace events are written to
  bool mermaid = false;
  bool itf = false;
  bool step = false;  // walk through the trace in the terminal
};

// Each adds options to a command and lets them write into `options`, which must stay where it is.
// Values that cannot be right end the parsing with a CLI::ValidationError.
// --runtime, --flag and the bounds.
void add_scope_options(CLI::App& command, Options& options);
// The bounds alone.
void add_bounds_options(CLI::App& command, Options& options);
void add_runtime_option(CLI::App& command, Options& options);
void add_search_options(CLI::App& command, Options& options);
void add_check_options(CLI::App& command, Options& options);
// --watch; after add_json_option, with which it does not go.
void add_watch_option(CLI::App& command, Options& options);
// The forms for CI services; after add_json_option.
void add_ci_options(CLI::App& command, Options& options);
void add_fixes_options(CLI::App& command, Options& options);
void add_schedule_option(CLI::App& command, Options& options);
// --on: which system runs the spec.
void add_system_option(CLI::App& command, Options& options);
// The gate's own options: settings, what is looked at and how, --bless; after the two above.
void add_gate_options(CLI::App& command, Options& options);
// For commands that run specs on the model only.
void refuse_system_options(CLI::App& command);
void add_recorded_option(CLI::App& command, Options& options);
// --sample and --seed; `about` says what becomes of so many specs.
void add_sample_options(CLI::App& command, Options& options, const std::string& about);
void add_litmus_options(CLI::App& command, Options& options);
void add_machines_options(CLI::App& command, Options& options);
// The forms that `explain` can give a trace.
void add_view_options(CLI::App& command, Options& options);
// The forms that `outcomes` can give its result, beside text.
void add_outcomes_options(CLI::App& command, Options& options);
void add_json_option(CLI::App& command, Options& options);

}  // namespace ctxcheck::cli
