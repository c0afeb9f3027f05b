// Waiting for quiescence, without sleeping longer than needed.
#include "runtime/driver.hpp"

#include <chrono>
#include <thread>

#include "fmt/format.h"

namespace ctxcheck::runtime {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kSettleLimit{10};
// How often in succession the runtime must be seen waiting, with nothing from it on the sockets:
// what was sent to it may not have woken it yet.
constexpr int kCalmRounds = 4;
constexpr int kHurriedLooks = 20;

}  // namespace

Driver::Driver(const spec::Spec& spec, const WorkerdOptions& options)
    : isolates_(spec, options, network_.port()) {}

void Driver::begin() { isolate_ = isolates_.next(); }

// What is refused may make the worker call again.
void Driver::end() {
  constexpr int kMostRounds = 100;
  for (int round = 0; round < kMostRounds; ++round) {
    network_.drop_all();
    settle("the end of a run");
    if (take().arrivals.calls.empty()) return;
  }
  throw RuntimeError("the run does not end: the worker calls again and again", {});
}

void Driver::abandon() {
  network_.drop_all();
  isolates_.abandon();
}

void Driver::settle(std::string_view after) {
  Process& process = isolates_.process();
  const auto deadline = Clock::now() + kSettleLimit;
  int hurried = 0;
  for (int calm = 0; calm < kCalmRounds;) {
    if (!process.idle()) {
      calm = 0;
      if (Clock::now() > deadline) {
        throw RuntimeError(fmt::format("the runtime does not come to rest after {}", after),
                           process.last_lines());
      }
      // Between its notice and its rest the runtime needs a moment.
      if (hurried > 0) {
        --hurried;
        std::this_thread::yield();
      } else if (process.wait_for_notice()) {
        hurried = kHurriedLooks;
      }
      continue;
    }
    calm = network_.poll() > 0 ? 0 : calm + 1;
    std::this_thread::yield();
  }
}

Observations Driver::take() {
  return {read_records(isolates_.process().read_log()), network_.take()};
}

}  // namespace ctxcheck::runtime
