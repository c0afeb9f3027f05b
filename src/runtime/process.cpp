// Starting, watching and ending a process (semantics 13). Linux only: the quiescence of the runtime
// is read from /proc.
#include "runtime/process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fmt/format.h"
#include "nlohmann/json.hpp"
#include "runtime/log.hpp"
#include "runtime/preload/image.hpp"
#include "runtime/workerd.hpp"

namespace ctxcheck::runtime {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kStartLimit{60};  // with dozens of isolates to evaluate

// Descriptors of the child.
constexpr int kControl = 3;
constexpr int kConfig = 4;
constexpr int kNotice = 5;  // preload/idle_notice.cpp has the same number
constexpr int kPreload = 6;
constexpr int kFirstUnused = 7;

[[noreturn]] void fail(std::string_view what) {
  throw RuntimeError(fmt::format("{}: {}", what, std::strerror(errno)), {});
}

Descriptor memory_file(const char* name) {
  Descriptor file{::memfd_create(name, MFD_CLOEXEC)};
  if (file.get() < 0) fail("a file in memory could not be made");
  return file;
}

Descriptor memory_file_of(const char* name, std::string_view text) {
  Descriptor file = memory_file(name);
  while (!text.empty()) {
    const ssize_t written = ::write(file.get(), text.data(), text.size());
    if (written < 0) fail("a file in memory could not be written");
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return file;
}

// Ours, with the library to load first.
std::vector<std::string> environment_of_child() {
  constexpr std::string_view kVariable = "LD_PRELOAD=";
  std::vector<std::string> variables{fmt::format("{}/proc/self/fd/{}", kVariable, kPreload)};
  for (char** variable = environ; *variable != nullptr; ++variable) {
    if (std::string_view(*variable).starts_with(kVariable)) {
      variables.front() += fmt::format(":{}", std::string_view(*variable).substr(kVariable.size()));
    } else {
      variables.emplace_back(*variable);
    }
  }
  return variables;
}

std::string read_from(int fd, std::size_t position) {
  std::string text;
  std::array<char, 16384> buffer{};
  while (true) {
    const ssize_t got =
        ::pread(fd, buffer.data(), buffer.size(), static_cast<off_t>(position + text.size()));
    if (got <= 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

// "s17" is socket 17.
std::size_t socket_number(const std::string& name) { return std::stoul(name.substr(1)); }

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

struct Process::Inherited {
  int log, control, config, notice, preload;
};

Process::Process(const std::string& binary, std::string_view config, std::size_t sockets)
    : log_(memory_file("ctxcheck-log")),
      notice_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      ports_(sockets, 0) {
  if (notice_.get() < 0) fail("an event descriptor could not be made");
  const Descriptor config_file = memory_file_of("ctxcheck-config", config);
  const Descriptor preload = memory_file_of("ctxcheck-preload", preload_image());
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("a pipe could not be made");
  control_ = Descriptor(ends[0]);
  const Descriptor control_end(ends[1]);
  ::fcntl(control_.get(), F_SETFL, O_NONBLOCK);

  const Inherited inherited{log_.get(), control_end.get(), config_file.get(), notice_.get(),
                            preload.get()};
  std::vector<std::string> variables = environment_of_child();
  std::vector<char*> environment;
  for (std::string& variable : variables) environment.push_back(variable.data());
  environment.push_back(nullptr);

  const pid_t parent = ::getpid();
  pid_ = ::fork();
  if (pid_ < 0) fail("the runtime could not be started");
  if (pid_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(127);  // it died before it could be noticed
    run(binary.c_str(), inherited, environment.data());
  }
}

// Only calls that are safe after a fork.
void Process::run(const char* binary, const Inherited& inherited, char* const* environment) {
  ::setpgid(0, 0);  // an interrupt at the terminal is for us to handle
  // Out of the way of the numbers that the child wants.
  constexpr int kAway = 64;
  const auto away = [](int fd) { return ::fcntl(fd, F_DUPFD, kAway); };
  const Inherited moved{away(inherited.log), away(inherited.control), away(inherited.config),
                        away(inherited.notice), away(inherited.preload)};
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(moved.log, STDOUT_FILENO);
  ::dup2(moved.log, STDERR_FILENO);
  ::dup2(moved.control, kControl);
  ::dup2(moved.config, kConfig);
  ::dup2(moved.notice, kNotice);
  ::dup2(moved.preload, kPreload);
  // Our sockets: a copy left in the child would keep connections open that we close.
  ::close_range(kFirstUnused, ~0U, 0);
  const std::array<const char*, 6> arguments{binary,      "serve",          "/proc/self/fd/4",
                                             "--verbose", "--control-fd=3", nullptr};
  ::execve(binary, const_cast<char* const*>(arguments.data()), environment);
  const char* const reason = ::strerrordesc_np(errno);
  for (const char* const part : {binary, " cannot be executed: ", reason, "\n"}) {
    if (::write(STDERR_FILENO, part, std::strlen(part)) < 0) break;
  }
  ::_exit(127);
}

Process::~Process() {
  if (reaped_) return;
  ::kill(pid_, SIGKILL);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

std::optional<std::string> Process::ending() {
  int status = 0;
  if (!reaped_) {
    if (::waitpid(pid_, &status, WNOHANG) != pid_) return std::nullopt;
    reaped_ = true;
  }
  if (WIFSIGNALED(status)) return fmt::format("was killed by signal {}", WTERMSIG(status));
  return fmt::format("ended with exit code {}", WEXITSTATUS(status));
}

// The runtime writes a line of JSON for each socket it listens on.
void Process::read_ports() {
  std::array<char, 4096> buffer{};
  while (true) {
    const ssize_t got = ::read(control_.get(), buffer.data(), buffer.size());
    if (got <= 0) break;
    control_text_.append(buffer.data(), static_cast<std::size_t>(got));
  }
  std::size_t end = 0;
  while ((end = control_text_.find('\n')) != std::string::npos) {
    const auto message = nlohmann::json::parse(control_text_.substr(0, end), nullptr, false);
    control_text_.erase(0, end + 1);
    if (!message.is_object() || message.value("event", "") != "listen") continue;
    ports_.at(socket_number(message.at("socket"))) = message.at("port").get<std::uint16_t>();
    ++open_ports_;
  }
}

void Process::wait_until_listening() {
  const auto deadline = Clock::now() + kStartLimit;
  while (true) {
    read_ports();
    if (open_ports_ == ports_.size()) break;
    if (const auto how = ending()) {
      throw RuntimeError(fmt::format("the runtime could not be started: it {}", *how),
                         last_lines());
    }
    if (Clock::now() > deadline) {
      throw RuntimeError("the runtime could not be started: it does not listen", last_lines());
    }
    pollfd control{control_.get(), POLLIN, 0};
    ::poll(&control, 1, 20);
  }
  const std::string path = fmt::format("/proc/{}/task/{}/wchan", pid_, pid_);
  wait_channel_ = Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (wait_channel_.get() < 0) fail(path);
}

bool Process::idle() {
  std::array<char, 64> buffer{};
  const ssize_t got = ::pread(wait_channel_.get(), buffer.data(), buffer.size(), 0);
  const std::string_view channel(buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
  if (channel.starts_with("ep_poll") || channel.starts_with("do_epoll_wait")) {
    busy_looks_ = 0;
    return true;
  }
  // A dead process is never idle, and to ask for its end costs more than all the rest.
  constexpr unsigned kLooksBetweenQuestions = 64;
  if (++busy_looks_ % kLooksBetweenQuestions != 0) return false;
  if (const auto how = ending()) {
    throw RuntimeError(fmt::format("the runtime {}", *how), last_lines());
  }
  return false;
}

bool Process::wait_for_notice() {
  pollfd notice{notice_.get(), POLLIN, 0};
  ::poll(&notice, 1, 1);
  std::uint64_t count = 0;
  return ::read(notice_.get(), &count, sizeof(count)) > 0;
}

void Process::pause() {
  ::kill(pid_, SIGSTOP);
  int status = 0;
  ::waitpid(pid_, &status, WUNTRACED);
  if (WIFSTOPPED(status)) return;
  reaped_ = true;
  throw RuntimeError("the runtime ended while it was being paused", last_lines());
}

void Process::resume() { ::kill(pid_, SIGCONT); }

std::string Process::read_log() {
  std::string text = read_from(log_.get(), log_position_);
  log_position_ += text.size();
  return text;
}

std::vector<std::string> Process::last_lines() const {
  constexpr std::size_t kMost = 20;
  const std::string text = read_from(log_.get(), 0);
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, end - begin);
    if (!line.empty() && !is_said(line)) lines.push_back(std::move(line));
    begin = end + 1;
  }
  if (lines.size() > kMost) lines.erase(lines.begin(), lines.end() - kMost);
  return lines;
}

}  // namespace ctxcheck::runtime
