// One process, its first line, and its end.
#include "runtime/version.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string_view>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fmt/format.h"

namespace ctxcheck::runtime {
namespace {

constexpr std::chrono::seconds kPatience{10};
constexpr std::size_t kMostBytes = 4096;
constexpr std::string_view kPrefix = "workerd ";

spec::Diagnostic refuse(const std::string& binary, std::string message) {
  return {"no-runtime", binary, std::nullopt, std::move(message),
          "run scripts/get-workerd, or name the executable of workerd"};
}

// Starts `BINARY --version` with its output going to `output`; 0 or an errno.
int start(const std::string& binary, int output, pid_t& process) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::string name = binary;
  std::string argument = "--version";
  std::array<char*, 3> arguments{name.data(), argument.data(), nullptr};
  const int error =
      posix_spawn(&process, binary.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

// What comes until the end, a whole line, or the deadline.
std::string read_line(int input) {
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  std::string text;
  std::array<char, 256> buffer{};
  while (text.find('\n') == std::string::npos && text.size() < kMostBytes) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    pollfd waiting{input, POLLIN, 0};
    const int ready = left.count() > 0 ? poll(&waiting, 1, static_cast<int>(left.count())) : 0;
    if (ready == 0) break;
    if (ready < 0) {
      if (errno == EINTR) continue;
      break;
    }
    const ssize_t count = read(input, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return text.substr(0, text.find('\n'));
}

}  // namespace

spec::Result<std::string> workerd_version(const std::string& binary) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    return refuse(binary, fmt::format("it cannot be started: {}", std::strerror(errno)));
  }
  pid_t process = 0;
  const int error = start(binary, ends[1], process);
  close(ends[1]);
  const std::string line = error == 0 ? read_line(ends[0]) : "";
  close(ends[0]);
  if (error != 0) {
    return refuse(binary, fmt::format("it cannot be started: {}", std::strerror(error)));
  }
  kill(process, SIGKILL);  // if it has not ended by itself
  while (waitpid(process, nullptr, 0) < 0 && errno == EINTR) {
  }
  if (!line.starts_with(kPrefix)) {
    return refuse(binary, "this is no workerd: `--version` does not give its version");
  }
  return line.substr(kPrefix.size());
}

}  // namespace ctxcheck::runtime
