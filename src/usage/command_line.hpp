// What a command line looks like: its commands, their options, what each takes. Its own file
// because completions and the manual page are written from these values, and only command_line.cpp
// knows the option library.
#pragma once

#include <string>
#include <vector>

#include "CLI/CLI.hpp"

namespace ctxcheck::usage {

struct Option {
  std::vector<std::string> names;  // "-h", "--help"; one without a dash if it is positional
  std::string value;               // what help calls its value, "FILE" or "ordered|any"; or empty
  std::string about;
  std::string group;
  bool required = false;
  bool repeatable = false;

  [[nodiscard]] bool is_positional() const { return !names.front().starts_with('-'); }
  // It takes no value.
  [[nodiscard]] bool is_flag() const { return !is_positional() && value.empty(); }
};

struct Command {
  std::string name;
  std::string about;
  std::string example;          // a command line; or empty
  std::vector<Option> options;  // those of a group together, positional ones first
};

struct CommandLine {
  std::string name;             // of the program
  std::string about;            // as its help begins
  std::vector<Option> options;  // before the command
  std::vector<Command> commands;
};

// Without what is hidden from help, and without examples, of which the option library knows
// nothing.
[[nodiscard]] CommandLine describe(const CLI::App& app);

}  // namespace ctxcheck::usage
