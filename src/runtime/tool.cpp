// One process, all it writes, and its end.
#include "runtime/tool.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fmt/format.h"

namespace ctxcheck::runtime {
namespace {

using Clock = std::chrono::steady_clock;

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> environment_of(const Tool& tool) {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    variables.emplace_back(*variable);
  }
  for (const auto& [name, value] : tool.environment) {
    std::erase_if(variables, [start = name + "="](const std::string& variable) {
      return variable.starts_with(start);
    });
    variables.push_back(fmt::format("{}={}", name, value));
  }
  return variables;
}

// 0 or an errno.
int start(const Tool& tool, int output, pid_t& process) {
  std::vector<std::string> arguments{tool.program};
  arguments.insert(arguments.end(), tool.arguments.begin(), tool.arguments.end());
  std::vector<std::string> variables = environment_of(tool);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
  // Signals that we hold back are none of its business.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  const int error = posix_spawn(&process, tool.program.c_str(), &actions, &attributes,
                                pointers_to(arguments).data(), pointers_to(variables).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

// What comes until the end; none if that takes too long.
std::optional<std::string> read_all(int input, Clock::time_point deadline) {
  std::string text;
  std::array<char, 16384> buffer{};
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return std::nullopt;
    pollfd waiting{input, POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) continue;
    const ssize_t count = ::read(input, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace

ToolResult run_tool(const Tool& tool) {
  ToolResult result;
  std::array<int, 2> ends{};
  pid_t process = 0;
  int error = ::pipe2(ends.data(), O_CLOEXEC) == 0 ? 0 : errno;
  if (error == 0) {
    error = start(tool, ends[1], process);
    ::close(ends[1]);
    if (error != 0) ::close(ends[0]);
  }
  if (error != 0) {
    result.output = std::strerror(error);
    return result;
  }
  result.started = true;
  auto output = read_all(ends[0], Clock::now() + tool.limit);
  ::close(ends[0]);
  result.in_time = output.has_value();
  if (!output) ::kill(process, SIGKILL);
  result.output = std::move(output).value_or("");
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  return result;
}

}  // namespace ctxcheck::runtime
