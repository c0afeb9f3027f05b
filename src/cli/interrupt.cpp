// The signal handler and its flag.
#include "cli/interrupt.hpp"

#include <atomic>
#include <ctime>

#include <poll.h>

namespace ctxcheck::cli {
namespace {

// A handler can reach nothing else; threads ask for it at the same time.
std::atomic<bool> noted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a handler must not wait for a lock");

extern "C" void note_signal(int signal) {
  if (noted.exchange(true)) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
}

void take_over(int signal, struct sigaction& before) {
  sigaction(signal, nullptr, &before);
  if (before.sa_handler == SIG_IGN) return;
  struct sigaction action {};
  action.sa_handler = note_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  sigaction(signal, &action, nullptr);
}

}  // namespace

InterruptGuard::InterruptGuard() {
  noted = false;
  take_over(SIGINT, on_interrupt_);
  take_over(SIGTERM, on_terminate_);
}

InterruptGuard::~InterruptGuard() {
  sigaction(SIGINT, &on_interrupt_, nullptr);
  sigaction(SIGTERM, &on_terminate_, nullptr);
}

bool InterruptGuard::interrupted() const { return noted; }

bool InterruptGuard::wait_for_input(int descriptor, int milliseconds) const {
  // Signals arrive only while we wait, so that none falls between looking and waiting.
  sigset_t blocked;
  sigset_t before;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGINT);
  sigaddset(&blocked, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &blocked, &before);
  int ready = 0;
  if (!interrupted()) {
    pollfd input{descriptor, POLLIN, 0};
    const timespec time{milliseconds / 1000, (milliseconds % 1000) * 1'000'000L};
    ready = ppoll(&input, 1, milliseconds < 0 ? nullptr : &time, &before);
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return ready > 0;
}

}  // namespace ctxcheck::cli
