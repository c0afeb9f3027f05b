// What the driver knows of a run: requests, calls and timers in flight, and so what may happen
// next. Its own file because it follows the rules of schedules and needs no runtime for it.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "runtime/network.hpp"
#include "runtime/workerd.hpp"
#include "system/event.hpp"

namespace ctxcheck::runtime {

struct Request {
  std::string label;
  std::string handler;
  bool answers_itself = false;  // its response is the program's own: a path, or a live worker
  system::RequestPhase phase = system::RequestPhase::NotArrived;
  ClientId client = 0;
  std::string result;  // once it is answered
};

enum class CallKind : std::uint8_t { Io, IoFail, Timer };

// A call or timer in flight.
struct Held {
  CallId id = 0;
  CallKind kind = CallKind::Io;
  std::size_t request = 0;     // index of its owner
  std::uint32_t started = 0;   // SEQ of its token: its number in its context, from 1
  std::uint32_t number = 0;    // its number in the isolate
  std::string name;            // Io, IoFail
  std::uint64_t delay = 0;     // Timer, milliseconds
  std::uint32_t armed_in = 0;  // number of the event that started it
};

// What one part of an event is about.
struct Action {
  system::Occurrence occurrence;
  std::size_t request = 0;
  CallId call = 0;  // 0: none
};

class State {
 public:
  // The options must outlive the state. `live`: all requests are those of a live worker.
  State(const WorkerdOptions& options, bool live);

  [[nodiscard]] std::vector<Action> actions() const;
  [[nodiscard]] std::vector<system::Event> enabled() const;
  [[nodiscard]] std::string token_of(const Held& held) const;

  // A call of this service as its path spells it (worker/driver.js); none if it is of another run.
  [[nodiscard]] std::optional<Held> read_call(const IncomingCall& call,
                                              const std::string& service) const;
  [[nodiscard]] const Held* find(CallId call) const;
  // Takes a call out of flight.
  void forget(CallId call);

  std::vector<Request> requests;  // in front-matter order
  std::vector<Held> held;         // in the order of starting
  std::set<std::string> excused;  // messages of errors that the driver or an assertion caused
  std::uint32_t disconnects_left;
  std::uint32_t bursts_left;
  std::uint32_t events = 0;  // so far, without the load

 private:
  void add_arrivals(std::vector<Action>& actions) const;
  void add_calls(std::vector<Action>& actions) const;
  void add_timers(std::vector<Action>& actions) const;
  void add_disconnects(std::vector<Action>& actions) const;

  const WorkerdOptions& options_;
};

}  // namespace ctxcheck::runtime
