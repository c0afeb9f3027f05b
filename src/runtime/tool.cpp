// One process, all it writes, and its end.
#include "runtime/tool.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>

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

// A pipe whose ends are not inherited.
class Pipe {
 public:
  // 0 or an errno.
  int open() { return ::pipe2(ends_.data(), O_CLOEXEC) == 0 ? 0 : errno; }
  Pipe() = default;
  ~Pipe() {
    close_input();
    if (ends_[0] >= 0) ::close(ends_[0]);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  [[nodiscard]] int output() const { return ends_[0]; }
  [[nodiscard]] int input() const { return ends_[1]; }
  void close_input() {
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

// 0 or an errno.
int start(const Tool& tool, int output, int errors, pid_t& process) {
  std::vector<std::string> arguments{tool.program};
  arguments.insert(arguments.end(), tool.arguments.begin(), tool.arguments.end());
  std::vector<std::string> variables = environment_of(tool);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
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

// Appends what can be read; false at the end.
bool read_some(int input, std::string& text) {
  std::array<char, 16384> buffer{};
  const ssize_t count = ::read(input, buffer.data(), buffer.size());
  if (count < 0 && errno == EINTR) return true;
  if (count <= 0) return false;
  text.append(buffer.data(), static_cast<std::size_t>(count));
  return true;
}

// What comes until both ends; false if that takes too long. There may be no input for errors.
bool read_all(int output, int errors, Clock::time_point deadline, ToolResult& result) {
  std::array<pollfd, 2> waiting{{{output, POLLIN, 0}, {errors, POLLIN, 0}}};
  while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    if (::poll(waiting.data(), waiting.size(), static_cast<int>(left.count())) <= 0) continue;
    // A negative descriptor is not looked at any more.
    if (waiting[0].revents != 0 && !read_some(output, result.output)) waiting[0].fd = -1;
    if (waiting[1].revents != 0 && !read_some(errors, result.errors)) waiting[1].fd = -1;
  }
  return true;
}

}  // namespace

ToolResult run_tool(const Tool& tool) {
  ToolResult result;
  Pipe output;
  Pipe errors;
  pid_t process = 0;
  int error = output.open();
  if (error == 0 && tool.errors_apart) error = errors.open();
  if (error == 0) {
    error =
        start(tool, output.input(), tool.errors_apart ? errors.input() : output.input(), process);
  }
  if (error != 0) {
    result.output = std::strerror(error);
    return result;
  }
  output.close_input();
  errors.close_input();
  result.started = true;
  result.in_time = read_all(output.output(), errors.output(), Clock::now() + tool.limit, result);
  if (!result.in_time) {
    ::kill(process, SIGKILL);
    result.output.clear();
  }
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  return result;
}

std::optional<std::string> find_program(const std::string& name) {
  const char* const variable = std::getenv("PATH");
  std::string_view folders = variable != nullptr ? variable : "";
  while (!folders.empty()) {
    const std::string_view folder = folders.substr(0, folders.find(':'));
    folders.remove_prefix(std::min(folders.size(), folder.size() + 1));
    const std::string path =
        fmt::format("{}/{}", folder.empty() ? std::string_view(".") : folder, name);
    if (::access(path.c_str(), X_OK) == 0 && !std::filesystem::is_directory(path)) return path;
  }
  return std::nullopt;
}

}  // namespace ctxcheck::runtime
