// Forcing events on a running isolate and waiting until it has come to rest. Its own file because
// it brings process and network together; what the events mean is known elsewhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/isolates.hpp"
#include "runtime/network.hpp"
#include "runtime/workerd.hpp"

namespace ctxcheck::runtime {

// What could be seen of one event.
struct Observations {
  std::vector<LogRecord> log;
  Arrivals arrivals;
};

class Driver {
 public:
  // Both must outlive the driver.
  Driver(const spec::Spec& spec, const WorkerdOptions& options);

  // Takes the next isolate for a run. Throws as Isolates::next.
  void begin();
  // Ends the run: all clients leave, nothing is held any more; what comes of it belongs to no run.
  // Throws RuntimeError if that does not end.
  void end();
  // Ends the run and the process with it, after an error.
  void abandon();

  [[nodiscard]] const Isolate& isolate() const { return isolate_; }
  [[nodiscard]] Network& network() { return network_; }
  // Between the two, everything sent to the runtime falls into one pass of its event loop.
  void pause() { isolates_.process().pause(); }
  void resume() { isolates_.process().resume(); }

  // Waits until the runtime waits and nothing is under way (semantics 13). Throws RuntimeError if
  // that takes too long; `after` says what it followed, "the event req:a".
  void settle(std::string_view after);
  // What was seen since the last call.
  [[nodiscard]] Observations take();

 private:
  Network network_;
  Isolates isolates_;
  Isolate isolate_;
};

}  // namespace ctxcheck::runtime
