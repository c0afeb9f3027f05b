// The promise machine: what `then` and settling mean when promises belong to contexts. Its own file
// because it is the heart of the matter: ownership tags, cross-context deferral, follows (semantics
// 2 to 5).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/journal.hpp"
#include "model/machine.hpp"
#include "model/profile.hpp"
#include "model/world.hpp"
#include "vm/interpreter.hpp"

namespace ctxcheck::model {

// Where the settlement of a promise stands; kept in PromiseData::settlement.
enum class Settlement : std::uint8_t {
  Pending,
  Deferred,  // it waits in the owner's inbox
  Settled,
  Dropped,  // it reached nobody; the promise stays pending for ever or its reactions were lost
};
enum class SettlementTrigger : std::uint8_t {
  Settles,
  SettlesForeign,
  SettlesDead,
  OwnerDrains,
  OwnerDies
};
using SettlementTransition = Transition<Settlement, SettlementTrigger>;
[[nodiscard]] std::string_view name_of(Settlement settlement);
[[nodiscard]] std::string_view name_of(SettlementTrigger trigger);
[[nodiscard]] std::span<const SettlementTransition> settlement_table();
[[nodiscard]] MachineDescription describe_promise();

// Kinds of hidden reactions (vm::Reaction::host_tag); host_data says whose.
enum class HiddenReaction : std::uint8_t {
  Follow,     // host_data: the follow's id
  Answer,     // the runtime's wait for the handler's promise; host_data: the context
  WaitUntil,  // host_data: the context
};

// What the promise machine needs of the loop around it.
class Turns {
 public:
  virtual ~Turns() = default;
  [[nodiscard]] virtual vm::ContextId current() const = 0;
  virtual void enqueue(vm::Job job) = 0;
  virtual void signal(Signal signal) = 0;
  // A promise was rejected without a reaction.
  virtual void rejected_unhandled(vm::ObjectRef promise) = 0;
};

class PromiseMachine {
 public:
  PromiseMachine(const Profile& profile, vm::Interpreter& interpreter, World& world,
                 Journal& journal, Turns& turns)
      : profile_(profile),
        interpreter_(interpreter),
        world_(world),
        journal_(journal),
        turns_(turns) {}

  void perform_then(vm::ObjectRef promise, vm::Reaction reaction);
  void settle(vm::ObjectRef promise, vm::PromiseStatus status, vm::Value value);

  // The turn of an inbox drain: carries out every settlement, in order (semantics 1.3).
  void drain(vm::ContextId owner);
  // The turn in which a follow ends: its delegate takes over the promise's state, or is rejected
  // (semantics 4.2, 4.4).
  void finish_follow(std::uint32_t follow);
  // All of a follower's follows that are ready, in this one turn; what semantics 1.2 excludes.
  void finish_ready_follows(vm::ContextId follower);
  // The job of a follow's hidden reaction (semantics 4.2, 4.5).
  void run_follow_reaction(std::uint32_t follow);
  // Settles a promise that only the runtime knows and nothing waits for. `message` is for the
  // warning, if the owner has ended.
  void settle_hidden_result(vm::ContextId owner, std::string message);
  // A reaction of the runtime's own, on the promise of a handler or on what `waitUntil` was given,
  // runs in another context than its owner's, where it fails. What its `then` gave belongs to the
  // owner and is rejected (semantics 5.6).
  void fail_own_reaction(vm::ContextId owner);

  // The owner is dying (its request still as it was): notes which pending promises have a
  // continuation of the program waiting, drops what waits in its inbox, fails the follows of others
  // on its promises.
  void owner_dies(vm::ContextId owner);

  // Whether somebody follows a promise of this context.
  [[nodiscard]] bool is_followed(vm::ContextId owner) const;
  [[nodiscard]] bool foreign_pending(vm::ObjectRef promise) const;

  // Whether a continuation of the program can be reached from these reactions (properties, "lost
  // continuation").
  [[nodiscard]] bool has_continuation(std::span<const vm::Reaction> reactions) const;
  // Whether every reaction leads to combinators that are settled already (properties, `lost-work`).
  [[nodiscard]] bool leads_to_settled_only(vm::ObjectRef promise) const;
  // The same for a timer's callback: it only settles promises that lead there, as that of a `sleep`
  // does.
  [[nodiscard]] bool settles_only_settled(vm::Value callback) const;
  // "promise of page#2 (7:12)"
  [[nodiscard]] std::string describe_promise_of(vm::ObjectRef promise) const;

 private:
  [[nodiscard]] bool foreign(const vm::PromiseData& promise) const;
  [[nodiscard]] bool deferred_status_changes_at_once() const;
  [[nodiscard]] bool dead_status_changes() const;
  [[nodiscard]] bool fails_follows_of_the_dead() const;
  [[nodiscard]] bool settler_raises() const;
  void open_follow(vm::ObjectRef promise, vm::Reaction reaction);
  void advance(vm::ObjectRef promise, SettlementTrigger trigger);
  void settle_here(vm::ObjectRef promise, vm::PromiseStatus status, vm::Value value);
  void defer(vm::ObjectRef promise, vm::PromiseStatus status, vm::Value value);
  void settle_dead(vm::ObjectRef promise, vm::PromiseStatus status, vm::Value value);
  void enqueue_reactions(vm::ObjectRef promise, std::vector<vm::Reaction> reactions,
                         vm::PromiseStatus status, vm::Value value);
  void push_deferral(vm::ContextId owner, Deferral deferral);
  // `made_at` is named if no code of the program is running.
  void warn(bool continuation_lost, vm::ContextId owner, spec::Position made_at,
            std::string message);

  const Profile& profile_;
  vm::Interpreter& interpreter_;
  World& world_;
  Journal& journal_;
  Turns& turns_;
};

}  // namespace ctxcheck::model
