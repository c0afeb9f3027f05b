// From observations to turns. Its own file because it is where the outside view of the runtime
// becomes what everybody behind the waist reads.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "runtime/driver.hpp"
#include "runtime/state.hpp"
#include "system/system.hpp"

namespace ctxcheck::runtime {

// What a run has printed so far.
struct Printed {
  std::uint32_t warnings = 0;
  std::vector<std::string> console;
};

// Reads what was seen of one event: updates the state, and gives one turn with it. Lines and calls
// of other services are not of this run; such calls are returned for completion. `turn` holds what
// is known of the event itself. Effects come in order as far as the log tells it; answers and
// cancelled calls follow.
class Observer {
 public:
  Observer(State& state, Printed& printed, system::Detail detail)
      : state_(state), printed_(printed), detail_(detail) {}

  // The event's own effect, before what it led to.
  void begin(system::Turn turn);
  void effect(system::EffectKind kind, std::string subject, std::string detail);
  void read(const Observations& seen, const std::string& service);
  [[nodiscard]] system::Step take() { return std::move(step_); }
  // Calls that belong to no request of this run.
  [[nodiscard]] const std::vector<CallId>& strays() const { return strays_; }

 private:
  [[nodiscard]] system::Turn& turn() { return step_.turns.front(); }
  void finding(system::Property property, const std::string& context, std::string message);
  void add_calls(const Observations& seen, const std::string& service);
  void read_said(const std::vector<std::string>& parts);
  void note_started(std::uint32_t number);
  void note_cleared(std::uint32_t number);
  void answer(const Response& response);
  void note_failed(const Request& request, const std::string& why);
  void finish(Request& request, system::ResultKind kind, std::string result);

  State& state_;
  Printed& printed_;
  system::Detail detail_;
  system::Step step_;
  std::vector<LogRecord> failures_;  // of the runtime, in order, not yet told to a client
  std::vector<CallId> strays_;
};

}  // namespace ctxcheck::runtime
