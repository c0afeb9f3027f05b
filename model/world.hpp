// The world of one isolate beside its heap, as plain data: requests, contexts, calls, timers,
// follows, signals. Its own file because the machines change it, snapshots save it, and both must
// see the same fields.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "model/context.hpp"
#include "model/follow.hpp"
#include "model/request.hpp"
#include "spec/source.hpp"
#include "vm/promise.hpp"

namespace ctxcheck::model {

// A call that has left the isolate.
struct Call {
  vm::ContextId owner = vm::kNoContext;
  vm::StringRef name{};
  std::uint32_t seq = 0;  // SEQ-th call or timer of its context
  bool rejects = false;   // made by ioFail
  bool may_fail = false;  // named in `failures`
  vm::ObjectRef promise = vm::kNoObject;
  spec::Position at;
};

struct Timer {
  vm::ContextId owner = vm::kNoContext;
  std::uint64_t delay = 0;               // milliseconds
  std::uint32_t seq = 0;                 // as for calls
  vm::ObjectRef handle = vm::kNoObject;  // what setTimeout returned
  std::uint32_t armed_in = 0;            // number of the event that armed it
  vm::Value callback;
  std::vector<vm::Value> arguments;
  vm::Value frame;
  spec::Position at;
};

// Something that will get a turn of its own without the outside world (semantics 0).
enum class SignalKind : std::uint8_t { Drain, Wake, FailFollow };
struct Signal {
  SignalKind kind = SignalKind::Drain;
  vm::ContextId context = vm::kNoContext;  // whose turn it will be
  std::uint32_t follow = 0;                // Wake, FailFollow
};

// A context that no snapshot can tell from any other dead one.
inline constexpr vm::ContextId kSomeDeadContext{0xFFFF'FFFF};

struct World {
  std::vector<Request> requests;      // in front-matter order
  std::vector<Context> contexts;      // by ContextId - 1, in order of arrival
  std::vector<Call> calls;            // in flight, in order of starting
  std::vector<Timer> timers;          // armed, in order of arming
  std::vector<Follow> follows;        // in order of opening
  std::deque<Signal> signals;         // the one queue of wake signals
  std::deque<std::uint32_t> failing;  // follows opened on already dead owners (semantics 4.4)
  std::vector<vm::Value> rejection_listeners;
  std::uint32_t disconnects_left = 0;
  std::uint32_t bursts_left = 0;
  bool loaded = false;
  bool process_used = false;  // the runtime has made the global `process` (semantics 1.4)

  std::uint32_t events = 0;  // numbers the events, for the order of timers
  std::uint32_t last_follow = 0;

  std::uint32_t warnings = 0;  // W printed so far
  std::vector<std::string> console;

  [[nodiscard]] Context& context(vm::ContextId id) {
    return contexts[static_cast<std::uint32_t>(id) - 1];
  }
  [[nodiscard]] const Context& context(vm::ContextId id) const {
    return contexts[static_cast<std::uint32_t>(id) - 1];
  }
  [[nodiscard]] bool alive(vm::ContextId id) const {
    return id != vm::kNoContext && static_cast<std::uint32_t>(id) <= contexts.size() &&
           context(id).alive();
  }
  [[nodiscard]] Request& request_of(vm::ContextId id) { return requests[context(id).request]; }
  [[nodiscard]] const Request& request_of(vm::ContextId id) const {
    return requests[context(id).request];
  }
  // For messages and tokens: the request's label, "none" for module scope.
  [[nodiscard]] std::string label(vm::ContextId id) const;
  [[nodiscard]] Follow* find_follow(std::uint32_t id);
  [[nodiscard]] const Follow* find_follow(std::uint32_t id) const;
  // Whether the context has a pending event: a call, a timer or a follow (semantics 0, 7).
  [[nodiscard]] bool has_pending_event(vm::ContextId id) const;
  // The context that came last of those that are alive; none if all are dead.
  [[nodiscard]] vm::ContextId youngest_alive() const;
};

}  // namespace ctxcheck::model
