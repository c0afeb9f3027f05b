// Ctrl-C as a wish to stop. Its own file because signal handling needs the one variable of the
// program that is not passed around.
#pragma once

#include <csignal>

namespace ctxcheck::cli {

// While one is alive the first SIGINT or SIGTERM is only noted, and the second ends the program; a
// signal that was ignored stays ignored. There is at most one at a time.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  // Whether one has been noted.
  [[nodiscard]] bool interrupted() const;
  // Waits until something can be read from `descriptor`, `milliseconds` have passed (negative: no
  // end), or a signal is noted, also just before. Whether there is something to read.
  [[nodiscard]] bool wait_for_input(int descriptor, int milliseconds) const;

 private:
  struct sigaction on_interrupt_ {};
  struct sigaction on_terminate_ {};
};

}  // namespace ctxcheck::cli
