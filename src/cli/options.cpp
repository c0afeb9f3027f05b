// The list of options.
#include "cli/options.hpp"

#include <limits>

#include "CLI/CLI.hpp"
#include "cli/option_choices.hpp"
#include "cli/option_values.hpp"
#include "fmt/format.h"
#include "trace/trace.hpp"

namespace ctxcheck::cli {
namespace {

constexpr const char* kScopeGroup = "Bounds, overriding the front matter";
constexpr const char* kSearchGroup = "Search";
constexpr const char* kGateGroup = "Gate";
constexpr const char* kLitmusGroup = "Which specs";
constexpr const char* kOutputGroup = "Output";
constexpr std::uint64_t kMostDisconnects = 100;

using Read = std::function<void(const std::string& name, const std::string& text)>;

// An option with one value, which `read` takes.
CLI::Option* add_value(CLI::App& command, const std::string& name, const std::string& value,
                       const std::string& help, const char* group, const Read& read) {
  return command
      .add_option_function<std::string>(
          name, [name, read](const std::string& text) { read(name, text); }, help)
      ->type_name(value)
      ->group(group);
}

// The same, and it may be given several times.
CLI::Option* add_values(CLI::App& command, const std::string& name, const std::string& value,
                        const std::string& help, const char* group, const Read& read) {
  const auto each = [name, read](const std::vector<std::string>& texts) {
    for (const std::string& text : texts) read(name, text);
  };
  return command.add_option_function<std::vector<std::string>>(name, each, help)
      ->type_name(value)
      ->group(group)
      ->allow_extra_args(false);
}

// A path, which is not empty. `what` it leads to: "file" or "folder".
template <class Path>
CLI::Option* add_path(CLI::App& command, const std::string& name, std::string_view what,
                      const std::string& help, const char* group, Path& path) {
  return add_value(command, name, what == "file" ? "FILE" : "DIR", help, group,
                   [&path, what](const std::string& option, const std::string& text) {
                     if (text.empty()) {
                       throw CLI::ValidationError(option, fmt::format("the {} has no name", what));
                     }
                     path = text;
                   });
}

// A file that is written.
CLI::Option* add_file(CLI::App& command, const std::string& name, const std::string& help,
                      std::optional<std::string>& path) {
  return add_path(command, name, "file", help, kOutputGroup, path);
}

// Options of searches and systems that this version does not have are named, never ignored.
Read only(std::string value, std::string reason) {
  return [value = std::move(value), reason = std::move(reason)](const std::string& option,
                                                                const std::string& text) {
    if (text != value) {
      throw CLI::ValidationError(option, fmt::format("`{}` is not available; {}", text, reason));
    }
  };
}

CLI::Option* add_strict(CLI::App& command, Options& options, const char* group) {
  return command
      .add_flag_callback(
          "--strict", [&options] { options.strict = true; },
          "Violated warnings count as violations")
      ->group(group);
}

// The opposite of a flag, for those who have set it in a file.
void add_opposite(CLI::App& command, CLI::Option* flag, std::optional<bool>& value) {
  command
      .add_flag_callback(
          "--no-" + flag->get_lnames().front(), [&value] { value = false; },
          "The opposite, if the settings say so")
      ->group(flag->get_group())
      ->excludes(flag);
}

CLI::Option* add_threads(CLI::App& command, Options& options, const std::string& help,
                         const char* group) {
  return add_value(command, "--threads", "N", help, group,
                   [&options](const std::string& option, const std::string& text) {
                     constexpr std::uint64_t kMostThreads = 64;
                     options.threads =
                         static_cast<unsigned>(read_count(option, text, 1, kMostThreads));
                   });
}

// What is decided, and what counts.
void add_property_options(CLI::App& command, Options& options) {
  add_values(command, "--check", "PROPERTY,...",
             "Properties to decide (default: the front matter's)", kSearchGroup,
             [&options](const std::string& option, const std::string& text) {
               read_check(options, option, text);
             });
  add_strict(command, options, kOutputGroup);
}

void refuse_option(CLI::App& command, const std::string& name, const std::string& reason) {
  add_value(command, name, "VALUE", reason, "",
            [reason](const std::string& option, const std::string&) {
              throw CLI::ValidationError(option, reason);
            });
}

}  // namespace

search::Limits LimitOptions::over(const search::Limits& otherwise) const {
  search::Limits limits = otherwise;
  limits.states = states.value_or(limits.states);
  limits.memory = memory.value_or(limits.memory);
  if (time) limits.time = time;
  return limits;
}

void add_runtime_option(CLI::App& command, Options& options) {
  add_values(command, "--runtime", "P[-off],...",
             "Runtime profiles, or `all`; may be repeated (see `ctxcheck profiles`)", kScopeGroup,
             [&options](const std::string& option, const std::string& text) {
               read_runtimes(options, option, text);
             });
}

void add_scope_options(CLI::App& command, Options& options) {
  add_runtime_option(command, options);
  add_values(command, "--flag", "FLAG",
             fmt::format("Compatibility flag: {} (short: `-off` after a profile)", trace::kFlagOff),
             kScopeGroup, [&options](const std::string& option, const std::string& text) {
               read_flag(options, option, text);
             });
  add_bounds_options(command, options);
}

void add_bounds_options(CLI::App& command, Options& options) {
  add_value(command, "--requests", "HANDLER=N,...", "How many requests of which handler arrive",
            kScopeGroup, [&options](const std::string& option, const std::string& text) {
              options.requests = read_requests(option, text);
            });
  add_value(command, "--disconnects", "N", "How many clients may disconnect", kScopeGroup,
            [&options](const std::string& option, const std::string& text) {
              options.disconnects =
                  static_cast<std::uint32_t>(read_count(option, text, 0, kMostDisconnects));
            });
  add_value(command, "--failures", "NAME,...", "Calls that may also fail; '' for none", kScopeGroup,
            [&options](const std::string& option, const std::string& text) {
              options.failures = split_list(option, text);
            });
  add_value(command, "--bursts", "N|any",
            "How often two events may fall into one pass of the event loop", kScopeGroup,
            [&options](const std::string& option, const std::string& text) {
              options.bursts = read_bursts(option, text);
            });
  add_values(command, "--param", "NAME=VALUE", "A parameter of the spec; may be repeated",
             kScopeGroup, [&options](const std::string& option, const std::string& text) {
               options.params.push_back(read_param(option, text));
             });
  add_value(command, "--arrival", "ordered|any",
            "Whether the requests of one handler arrive in the order of their labels", kScopeGroup,
            [&options](const std::string& option, const std::string& text) {
              read_arrival(options, option, text);
            });
}

void add_search_options(CLI::App& command, Options& options) {
  add_value(command, "--max-states", "N",
            "Stop after so many states (default 10000000); on workerd, after so many schedules",
            kSearchGroup, [&options](const std::string& option, const std::string& text) {
              options.limits.states =
                  read_count(option, text, 1, std::numeric_limits<std::uint64_t>::max());
            });
  add_value(command, "--memory", "SIZE", "Stop beyond so many bytes, with K, M or G (default 8G)",
            kSearchGroup, [&options](const std::string& option, const std::string& text) {
              options.limits.memory = read_size(option, text);
            });
  add_value(command, "--timeout", "SECONDS", "Stop each search after so many seconds", kSearchGroup,
            [&options](const std::string& option, const std::string& text) {
              options.limits.time = read_seconds(option, text);
            });
  add_value(command, "--engine", "plain", "How to search; this version has the plain search only",
            kSearchGroup, only("plain", "this version has `plain` only"));
  add_value(command, "--reduce", "none", "Reductions; this version has none", kSearchGroup,
            only("none", "this version has no reductions, only `none`"));
}

void add_check_options(CLI::App& command, Options& options) {
  add_property_options(command, options);
  command.add_flag("--first", options.first, "Stop at the first violation of an error property")
      ->group(kSearchGroup);
  command.add_flag("--details", options.details, "Show the columns of every trace")
      ->group(kOutputGroup);
  add_path(command, "--trace-dir", "folder", "Write a trace file for each violated property",
           kOutputGroup, options.trace_dir);
}

void add_watch_option(CLI::App& command, Options& options) {
  command
      .add_flag("--watch", options.watch,
                "Check again whenever a spec or a file that it imports changes, until Ctrl-C")
      ->group(kOutputGroup)
      ->excludes("--json");
}

void add_ci_options(CLI::App& command, Options& options) {
  add_file(command, "--junit", "Write the result as JUnit XML", options.junit);
  add_file(command, "--sarif", "Write the result as SARIF 2.1.0, for code scanning", options.sarif);
  command
      .add_flag("--github", options.github,
                "Print annotations for GitHub Actions too, and write the summary of the step")
      ->group(kOutputGroup)
      ->excludes("--json");
}

void add_fixes_options(CLI::App& command, Options& options) {
  add_property_options(command, options);
  command
      .add_flag("--details", options.details,
                "Show what each fix changes, and the columns of every trace")
      ->group(kOutputGroup);
  add_path(command, "--write", "folder", "Write the spec with each fix, as SPEC.FIX.js",
           kOutputGroup, options.write_dir);
}

void add_schedule_option(CLI::App& command, Options& options) {
  add_value(command, "--schedule", "TOKENS",
            "The events, separated by blanks or as a JSON array; default: the first enabled event "
            "each time, until nothing is enabled",
            "Schedule",
            [&options](const std::string&, const std::string& text) { options.schedule = text; });
}

void add_system_option(CLI::App& command, Options& options) {
  add_value(command, "--on", "model|workerd[=PATH]",
            "What runs the spec: the model (default) or the real runtime at the version of the "
            "profile, from PATH or as scripts/get-workerd installs it",
            "System", [&options](const std::string& option, const std::string& text) {
              read_system(options, option, text);
            });
  add_path(command, "--live", "file",
           "The settings of a live worker (default: worker.live.yaml beside worker.js)", "System",
           options.live);
  command
      .add_flag("--fresh-isolates", options.fresh_isolates,
                "With --on workerd: an isolate of its own for every run, also where copies of the "
                "module may share one")
      ->group("System");
  add_threads(command, options,
              "With --on workerd: how many schedules run at a time (default: as many as "
              "processors); on the model a search uses one",
              "System");
}

void add_gate_options(CLI::App& command, Options& options) {
  const auto add_text = [&command](const std::string& name, const std::string& value,
                                   const std::string& help, std::optional<std::string>& text) {
    add_value(command, name, value, help, kGateGroup,
              [&text](const std::string& option, const std::string& given) {
                if (given.empty()) throw CLI::ValidationError(option, "it is empty");
                text = given;
              });
  };
  add_text("--config", "FILE",
           "Settings of the project (default: ctxcheck.yaml here or in a folder around this one)",
           options.config);
  add_text("--changed-since", "REV",
           "Only what changes since this revision of git can affect: files, and what imports them",
           options.changed_since);
  add_opposite(command, add_strict(command, options, kGateGroup), options.strict);
  CLI::Option* const require =
      command
          .add_flag_callback(
              "--require-expect", [&options] { options.require_expect = true; },
              "A spec without `expect` fails")
          ->group(kGateGroup);
  add_opposite(command, require, options.require_expect);
  add_threads(command, options,
              "How many specs are judged at a time (default: as many as processors)", kGateGroup);
  command
      .add_flag("--bless", options.bless,
                "Accept what was found: show the differences, then change `expect` in specs and "
                "record counterexamples again")
      ->group(kGateGroup)
      ->excludes("--json")
      ->excludes("--github");
  refuse_option(command, "--on", "this command runs specs on the model only");
}

void refuse_system_options(CLI::App& command) {
  refuse_option(command, "--on", "this command runs specs on the model only");
  refuse_option(command, "--threads", "searches on the model use one thread in this version");
}

void add_recorded_option(CLI::App& command, Options& options) {
  add_path(command, "--recorded", "folder",
           "The folder of the recordings (default: `recorded` beside each spec)", "Recordings",
           options.recorded);
}

void add_sample_options(CLI::App& command, Options& options, const std::string& about) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  CLI::Option* const sample =
      add_value(command, "--sample", "N", about, kLitmusGroup,
                [&options](const std::string& option, const std::string& text) {
                  options.litmus_sample = read_count(option, text, 1, kMost);
                });
  add_value(command, "--seed", "S", "Which ones: the same seed, the same specs (default 1)",
            kLitmusGroup,
            [&options](const std::string& option, const std::string& text) {
              options.litmus_seed = read_count(option, text, 0, kMost);
            })
      ->needs(sample);
}

void add_litmus_options(CLI::App& command, Options& options) {
  add_path(command, "--out", "folder", "The folder to write to; it is made, or it is empty",
           kOutputGroup, options.litmus_out)
      ->required();
  add_value(command, "--length", "N",
            fmt::format("The most edges of a spec (default {})", litmus::kDefaultLength),
            kLitmusGroup, [&options](const std::string& option, const std::string& text) {
              options.litmus_length = read_count(option, text, litmus::kShortest, litmus::kLongest);
            });
  add_sample_options(command, options, "Write so many of the specs (default: all)");
}

void add_machines_options(CLI::App& command, Options& options) {
  CLI::Option* dot =
      command.add_flag("--dot", options.dot, "Print the machines as a Graphviz graph")
          ->group(kOutputGroup);
  command
      .add_flag("--rules", options.rules,
                "Print the runtime's rules instead, and the litmus specs that decide each")
      ->group(kOutputGroup)
      ->excludes(dot);
}

void add_view_options(CLI::App& command, Options& options) {
  const std::vector<CLI::Option*> views{
      command.add_flag("--step", options.step, "Walk through the trace with the keyboard"),
      add_file(command, "--html",
               "Write a page that shows the trace to step through, for a browser", options.html),
      command.add_flag("--mermaid", options.mermaid,
                       "Print a Mermaid sequence diagram, which GitHub shows"),
      add_file(command, "--chrome-trace", "Write trace events for Perfetto and chrome://tracing",
               options.chrome_trace),
      command.add_flag("--itf", options.itf,
                       "Print the states in the Informal Trace Format of the TLA+ tools")};
  for (CLI::Option* const view : views) {
    view->group(kOutputGroup);
    for (CLI::Option* const other : views) {
      if (other != view) view->excludes(other);
    }
  }
}

void add_outcomes_options(CLI::App& command, Options& options) {
  add_json_option(command, options);
  CLI::Option* const dot =
      command.add_flag("--dot", options.dot, "Print all states and steps as a Graphviz graph")
          ->group(kOutputGroup)
          ->excludes("--json");
  add_file(command, "--html", "Write a page that shows a schedule of each outcome, for a browser",
           options.html)
      ->excludes("--json")
      ->excludes(dot);
}

void add_json_option(CLI::App& command, Options& options) {
  command.add_flag("--json", options.json, "Print the result as one JSON document")
      ->group(kOutputGroup);
}

}  // namespace ctxcheck::cli
