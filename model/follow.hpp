// The follow machine: waiting in one context for a pending promise of another (semantics 4). Its
// own file because a follow outlives neither its follower nor its promise in a simple way, and its
// end decides between waking, failing and waiting for ever.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "model/machine.hpp"
#include "spec/source.hpp"
#include "vm/promise.hpp"

namespace ctxcheck::model {

enum class FollowPhase : std::uint8_t {
  Open,     // the promise is pending
  Ready,    // the promise has settled; the follower's turn is signalled
  Failing,  // the promise's owner is dead; the follower's failing turn is signalled
  Woken,    // the delegate has taken over the promise's state
  Failed,   // the delegate was rejected
  Closed,   // the follower died first
};
enum class FollowTrigger : std::uint8_t { PromiseSettles, OwnerDead, TakesTurn, FollowerDies };

using FollowTransition = Transition<FollowPhase, FollowTrigger>;
[[nodiscard]] std::string_view name_of(FollowPhase phase);
[[nodiscard]] std::string_view name_of(FollowTrigger trigger);
[[nodiscard]] std::span<const FollowTransition> follow_table();
[[nodiscard]] MachineDescription describe_follow();

// A follow that has not ended. While it exists it is a pending event of its follower
// (semantics 4.1).
struct Follow {
  std::uint32_t id = 0;       // unique in the isolate, in order of opening
  std::uint32_t ordinal = 0;  // among the follows of its follower, from 1; for tokens
  FollowPhase phase = FollowPhase::Open;
  vm::ContextId follower = vm::kNoContext;
  vm::ObjectRef promise = vm::kNoObject;   // what is followed
  vm::ObjectRef delegate = vm::kNoObject;  // the follower's own promise that takes over its state
  spec::Position at;

  void advance(FollowTrigger trigger) { phase = next(follow_table(), phase, trigger); }
};

}  // namespace ctxcheck::model
