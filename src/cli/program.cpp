// The table of commands, their help, and what becomes of errors that nobody else takes.
#include "cli/program.hpp"

#include <array>
#include <exception>
#include <memory>
#include <new>
#include <span>
#include <stdexcept>

#include "CLI/CLI.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/loading.hpp"
#include "fmt/format.h"

namespace ctxcheck::cli {
namespace {

constexpr const char* kAbout =
    "A model checker for request-context concurrency: explores every order in which requests\n"
    "arrive, calls complete, timers fire and clients disconnect, and finds the orders in which\n"
    "promises settle in dead or foreign contexts, requests hang, or state is poisoned.";
constexpr const char* kFooter =
    "\nExit codes: 0 safe, as expected, or complete; 1 violated, unexpected, or the replay\n"
    "diverged; 2 could not run; 3 inconclusive: a limit, or interrupted; 70 a defect of ctxcheck.\n"
    "With several specs the worst wins: 70, 2, 1, 3, 0.";

struct Command {
  const char* name;
  const char* about;
  const char* example;
  const char* path;  // what it takes; null if nothing
  const char* path_about;
  int least;  // how many
  int most;
  void (*add_options)(CLI::App& command, Options& options);
  ExitCode (*run)(const Options& options, Output& output);
  bool takes_programs = false;  // specs and live workers
  bool has_threads = false;     // uses several on the model too
};

constexpr int kAnyNumber = 1'000'000;

std::span<const Command> commands() {
  static constexpr auto kCommands = std::to_array<Command>({
      {"init", "Write a first spec with comments that tell how to go on",
       "ctxcheck init settings.js", "FILE", "A file that is not there (default: first-spec.js)", 0,
       1, [](CLI::App&, Options&) {}, init},
      {"check", "Decide the properties of specs; a minimal trace for each violated one",
       "ctxcheck check batch.js --runtime all --trace-dir traces", "SPEC", "Spec files", 1,
       kAnyNumber,
       [](CLI::App& command, Options& options) {
         add_scope_options(command, options);
         add_search_options(command, options);
         add_check_options(command, options);
         add_system_option(command, options);
         add_json_option(command, options);
         add_watch_option(command, options);
         add_ci_options(command, options);
       },
       check, true},
      {"fixes", "Apply a catalogue of fixes to a spec, and check each of them",
       "ctxcheck fixes batch.js --write fixed", "SPEC", "The spec file", 1, 1,
       [](CLI::App& command, Options& options) {
         add_bounds_options(command, options);
         add_search_options(command, options);
         refuse_system_options(command);
         add_fixes_options(command, options);
         add_json_option(command, options);
       },
       fixes},
      {"outcomes", "Find all outcomes of a spec, each with one schedule",
       "ctxcheck outcomes batch.js --disconnects 1", "SPEC", "The spec file", 1, 1,
       [](CLI::App& command, Options& options) {
         add_scope_options(command, options);
         add_system_option(command, options);
         add_search_options(command, options);
         add_outcomes_options(command, options);
       },
       outcomes, true},
      {"run", "Run one schedule of a spec and show it",
       "ctxcheck run batch.js --schedule \"req:page#1 req:page#2\"", "SPEC", "The spec file", 1, 1,
       [](CLI::App& command, Options& options) {
         add_schedule_option(command, options);
         add_scope_options(command, options);
         add_system_option(command, options);
         add_json_option(command, options);
       },
       run, true},
      {"replay", "Replay a trace strictly, turn by turn", "ctxcheck replay traces/batch.hung.json",
       "TRACE", "The trace file", 1, 1,
       [](CLI::App& command, Options& options) {
         add_runtime_option(command, options);
         add_system_option(command, options);
         add_search_options(command, options);
         add_json_option(command, options);
       },
       replay},
      {"explain", "Tell a trace as a story and in columns, or as a page to step through",
       "ctxcheck explain traces/batch.hung.json --html hung.html", "TRACE", "The trace file", 1, 1,
       [](CLI::App& command, Options& options) { add_view_options(command, options); }, explain},
      {"gate", "Hold every spec to its `expect` and replay every counterexample",
       "ctxcheck gate specs counterexamples", "PATHS",
       "Files or folders (default: those of ctxcheck.yaml; without it: specs counterexamples)", 0,
       kAnyNumber,
       [](CLI::App& command, Options& options) {
         add_search_options(command, options);
         add_json_option(command, options);
         add_ci_options(command, options);
         add_gate_options(command, options);
       },
       gate, false, true},
      {"conform", "Compare the model's outcomes with those of the real runtime, recorded or live",
       "ctxcheck conform specs/litmus --runtime workerd-2026-11-17", "SPEC",
       "Files or folders (default: specs/litmus)", 0, kAnyNumber,
       [](CLI::App& command, Options& options) {
         add_recorded_option(command, options);
         add_runtime_option(command, options);
         add_system_option(command, options);
         add_sample_options(command, options,
                            "With --on workerd: compare on so many specs that `litmus` can write");
         add_search_options(command, options);
         add_json_option(command, options);
       },
       conform},
      {"litmus", "Write specs made of all short combinations of a few edges",
       "ctxcheck litmus --out litmus --sample 100 --seed 7", nullptr, nullptr, 0, 0,
       [](CLI::App& command, Options& options) { add_litmus_options(command, options); }, litmus},
      {"machines", "Show the state machines of the model, and the rules they follow",
       "ctxcheck machines --dot | dot -Tsvg", nullptr, nullptr, 0, 0,
       [](CLI::App& command, Options& options) {
         add_machines_options(command, options);
         add_json_option(command, options);
       },
       machines},
      {"profiles", "Show the runtime profiles and how they differ", "ctxcheck profiles", nullptr,
       nullptr, 0, 0,
       [](CLI::App& command, Options& options) { add_json_option(command, options); }, profiles},
      {"completion", "Print a script with which a shell completes commands and options",
       "source <(ctxcheck completion bash)", "SHELL", "bash, zsh or fish", 1, 1,
       [](CLI::App&, Options&) {}, completion},
      {"manual", "Print the manual page", "ctxcheck manual | man -l -", nullptr, nullptr, 0, 0,
       [](CLI::App&, Options&) {}, manual},
  });
  return kCommands;
}

void add_command(CLI::App& app, const Command& command, Options& options) {
  CLI::App* const added = app.add_subcommand(command.name, command.about);
  if (command.path != nullptr) {
    CLI::Option* const paths = added->add_option(command.path, options.paths, command.path_about);
    paths->expected(command.least, command.most)->type_name("");
    if (command.least > 0) paths->required();
  }
  command.add_options(*added, options);
  added->group("Commands")->footer(fmt::format("\nFor example: {}\n{}", command.example, kFooter));
}

// The command that was chosen, or the program itself if none was.
const CLI::App& chosen(const CLI::App& app) {
  const std::vector<CLI::App*> subcommands = app.get_subcommands();
  return subcommands.empty() ? app : *subcommands.front();
}

void refuse_usage(const CLI::App& app, const CLI::ParseError& error, Output& output) {
  const CLI::App& command = chosen(app);
  if (&command != &app) {
    output.error(error.what(), fmt::format("ctxcheck {} --help", command.get_name()));
    return;
  }
  const std::vector<std::string> rest = app.remaining();
  output.error(rest.empty() ? "a command is needed"
                            : fmt::format("there is no command or option `{}`", rest.front()),
               "ctxcheck --help lists the commands");
}

ExitCode dispatch(const CLI::App& app, Options& options, Output& output) {
  const std::string name = chosen(app).get_name();
  for (const Command& command : commands()) {
    if (command.name != name) continue;
    if (command.takes_programs) choose_system(options, output);
    if (options.threads.value_or(1) > 1 && !options.on_workerd && !command.has_threads) {
      output.error("--threads: searches on the model use one thread in this version",
                   "--on workerd runs several schedules at a time");
      return ExitCode::CannotRun;
    }
    return command.run(options, output);
  }
  throw std::logic_error("a command was parsed that the table does not have");
}

void define(CLI::App& app, Options& options) {
  app.name("ctxcheck");
  app.description(kAbout);
  app.set_version_flag("--version", fmt::format("ctxcheck {}", CTXCHECK_VERSION));
  app.formatter(std::make_shared<HelpFormatter>());
  app.require_subcommand(1);
  app.footer(kFooter);
  for (const Command& command : commands()) add_command(app, command, options);
}

ExitCode parse_and_run(int argc, const char* const* argv, Output& output) {
  Options options;
  CLI::App app;
  define(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    output.print(app.help());
    return ExitCode::Expected;
  } catch (const CLI::CallForVersion& version) {
    output.print(fmt::format("{}\n", version.what()));
    return ExitCode::Expected;
  } catch (const CLI::ParseError& error) {
    refuse_usage(app, error, output);
    return ExitCode::CannotRun;
  }
  const ExitCode code = dispatch(app, options, output);
  output.finish();
  return code;
}

ExitCode report_defect(Output& output, std::string_view what) {
  output.error(
      fmt::format("internal error: {}.\n"
                  "  This is a defect of ctxcheck, not of your spec, and no verdict was "
                  "reached. Please report it\n"
                  "  with the spec, the command line and this text (ctxcheck {})",
                  what, CTXCHECK_VERSION));
  return ExitCode::Defect;
}

}  // namespace

usage::CommandLine command_line() {
  Options options;
  CLI::App app;
  define(app, options);
  usage::CommandLine line = usage::describe(app);
  for (usage::Command& described : line.commands) {
    for (const Command& command : commands()) {
      if (command.name == described.name) described.example = command.example;
    }
  }
  return line;
}

int run_program(int argc, const char* const* argv) {
  prepare_streams();
  Output output;
  ExitCode code = ExitCode::Defect;
  try {
    code = parse_and_run(argc, argv, output);
  } catch (const OutputError& error) {
    output.error(fmt::format("the result cannot be written: {}", error.what()));
    code = ExitCode::CannotRun;
  } catch (const std::bad_alloc&) {
    output.error("no memory is left");
    code = ExitCode::CannotRun;
  } catch (const std::exception& error) {
    code = report_defect(output, error.what());
  } catch (...) {
    code = report_defect(output, "something was thrown that is no exception");
  }
  return static_cast<int>(code);
}

}  // namespace ctxcheck::cli
