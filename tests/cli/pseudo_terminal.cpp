// openpty, fork, and patience.
#include "cli/pseudo_terminal.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ctxcheck::test_support {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds kPatience{10};
constexpr int kPause = 20;  // ms

[[noreturn]] void become(const std::vector<std::string>& command, const std::string& folder,
                         int terminal) {
  setsid();
  ioctl(terminal, TIOCSCTTY, 0);
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    dup2(terminal, descriptor);
  }
  setenv("TERM", "xterm", 1);
  setenv("NO_COLOR", "1", 1);
  if (chdir(folder.c_str()) != 0) _exit(127);
  std::vector<char*> arguments;
  for (const std::string& argument : command) {
    arguments.push_back(const_cast<char*>(argument.c_str()));
  }
  arguments.push_back(nullptr);
  execv(arguments.front(), arguments.data());
  _exit(127);
}

}  // namespace

PseudoTerminal::PseudoTerminal(const std::vector<std::string>& command, const std::string& folder) {
  winsize size{24, 80, 0, 0};
  if (openpty(&leader_, &follower_, nullptr, nullptr, &size) != 0) return;
  tcgetattr(follower_, &before_);
  child_ = fork();
  if (child_ == 0) become(command, folder, follower_);
}

PseudoTerminal::~PseudoTerminal() {
  if (child_ > 0) {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  close(leader_);
  close(follower_);
}

void PseudoTerminal::type(std::string_view keys) const {
  if (write(leader_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size())) std::abort();
}

bool PseudoTerminal::read_some() {
  pollfd input{leader_, POLLIN, 0};
  if (poll(&input, 1, kPause) <= 0) return false;
  char buffer[4096];
  const ssize_t count = read(leader_, buffer, sizeof buffer);
  if (count <= 0) return false;
  output_.append(buffer, static_cast<std::size_t>(count));
  return true;
}

bool PseudoTerminal::wait_for(std::string_view text) {
  const auto end = Clock::now() + kPatience;
  while (true) {
    const std::size_t at = output_.find(text, seen_);
    if (at != std::string::npos) {
      seen_ = at + text.size();
      return true;
    }
    if (!read_some() && Clock::now() > end) return false;
  }
}

void PseudoTerminal::send(int signal) const { kill(child_, signal); }

void PseudoTerminal::resize(unsigned short rows, unsigned short columns) const {
  winsize size{rows, columns, 0, 0};
  ioctl(leader_, TIOCSWINSZ, &size);
}

bool PseudoTerminal::stops() const {
  const auto end = Clock::now() + kPatience;
  while (Clock::now() < end) {
    int status = 0;
    if (waitpid(child_, &status, WUNTRACED | WNOHANG) == child_) return WIFSTOPPED(status);
    std::this_thread::sleep_for(std::chrono::milliseconds(kPause));
  }
  return false;
}

int PseudoTerminal::finish() {
  const auto end = Clock::now() + kPatience;
  int status = -1;
  while (Clock::now() < end) {
    read_some();
    if (waitpid(child_, &status, WNOHANG) != child_) continue;
    while (read_some()) {
    }
    child_ = -1;
    return status;
  }
  return -1;
}

termios PseudoTerminal::modes() const {
  termios now{};
  tcgetattr(follower_, &now);
  return now;
}

}  // namespace ctxcheck::test_support
