// The context machine: the life of what one request owns. Its own file because liveness decides
// what happens to every promise, call and timer of the request (semantics 6, 7).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/machine.hpp"
#include "vm/promise.hpp"

namespace ctxcheck::model {

enum class ContextPhase : std::uint8_t {
  Live,
  Draining,  // answered, or its client has gone; lives on by waitUntil
  Dead,
};
enum class ContextTrigger : std::uint8_t {
  OutlivesRequest,  // the request is over but a waitUntil promise is not
  Ends,             // nothing keeps it alive
  Hangs,            // hang detection
};

using ContextTransition = Transition<ContextPhase, ContextTrigger>;
[[nodiscard]] std::string_view name_of(ContextPhase phase);
[[nodiscard]] std::string_view name_of(ContextTrigger trigger);
[[nodiscard]] std::span<const ContextTransition> context_table();
[[nodiscard]] MachineDescription describe_context();

// A settlement that waits for its owner's turn (semantics 5.2).
struct Deferral {
  vm::ObjectRef promise = vm::kNoObject;  // none: the hidden result promise of a follow (4.5)
  vm::PromiseStatus status = vm::PromiseStatus::Fulfilled;
  vm::Value value;
  // Where the status changes at once, the reactions that were there at that moment.
  std::vector<vm::Reaction> reactions;
};

struct Context {
  std::uint32_t request = 0;  // index of its request
  ContextPhase phase = ContextPhase::Live;
  std::uint32_t last_call = 0;    // SEQ of the last call or timer it started
  std::uint32_t last_follow = 0;  // ordinal of its last follow
  std::uint32_t wait_until = 0;   // unsettled waitUntil promises
  bool request_over = false;      // its handler has finished or its client has gone
  bool drain_signalled = false;
  std::vector<Deferral> inbox;  // semantics 5.2, first in first out
  vm::Value root_frame;         // the async context frame its turns start in
  vm::Value execution_context;  // the `ctx` object given to its handler
  spec::Position last_wait;     // where its last reaction was registered; for messages

  void advance(ContextTrigger trigger) { phase = next(context_table(), phase, trigger); }
  [[nodiscard]] bool alive() const { return phase != ContextPhase::Dead; }
  // Nothing keeps it alive any longer (semantics 6.2, 6.3).
  [[nodiscard]] bool due_for_destruction() const {
    return alive() && request_over && wait_until == 0;
  }
};

}  // namespace ctxcheck::model
