// Running a program to its end, for what it writes. Its own file because nothing outside of this
// folder starts processes, and because this process has an end of its own, unlike the runtime.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ctxcheck::runtime {

struct Tool {
  std::string program;  // a path
  std::vector<std::string> arguments;
  std::vector<std::pair<std::string, std::string>> environment;  // beside our own
  std::chrono::seconds limit{60};                                // it is killed when they are over
  bool errors_apart = false;  // standard error is not part of the output
};

struct ToolResult {
  bool started = false;
  bool in_time = false;
  int exit_code = -1;  // of a process that ended by itself
  std::string output;  // standard output and standard error; why it was not started
  std::string errors;  // standard error, if it is to be apart
};

// Standard input is empty.
[[nodiscard]] ToolResult run_tool(const Tool& tool);

// The path of a program in one of the folders of PATH.
[[nodiscard]] std::optional<std::string> find_program(const std::string& name);

}  // namespace ctxcheck::runtime
