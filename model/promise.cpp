// The promise machine: `then`, settling and deferral by owner (semantics 2 to 5).
#include "model/promise.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "fmt/format.h"
#include "model/batcher.hpp"
#include "model/rules.hpp"
#include "system/contract.hpp"

namespace ctxcheck::model {
namespace {

using S = Settlement;
using T = SettlementTrigger;
using system::EffectKind;
using system::Property;
using vm::PromiseData;
using vm::PromiseStatus;

constexpr std::array<SettlementTransition, 5> kTable{{
    {S::Pending, T::Settles, S::Settled, "5.1; 5.4 [off]"},
    {S::Pending, T::SettlesForeign, S::Deferred, "5.2 [on]"},
    {S::Pending, T::SettlesDead, S::Dropped, "5.3 [on]"},
    {S::Deferred, T::OwnerDrains, S::Settled, "5.2, 1.3"},
    {S::Deferred, T::OwnerDies, S::Dropped, "6.6, 10"},
}};

bool is_promise(const vm::Heap& heap, vm::Value value) {
  return value.is_object() && heap.kind(value.as_object()) == vm::ObjectKind::Promise;
}

std::string_view outcome_of(PromiseStatus status) {
  return status == PromiseStatus::Fulfilled ? "fulfilled" : "rejected";
}

}  // namespace

std::string_view name_of(Settlement settlement) {
  switch (settlement) {
    case S::Pending:
      return "Pending";
    case S::Deferred:
      return "Deferred";
    case S::Settled:
      return "Settled";
    case S::Dropped:
      return "Dropped";
  }
  return "";
}

std::string_view name_of(SettlementTrigger trigger) {
  switch (trigger) {
    case T::Settles:
      return "settled by its owner, untagged, or flag off";
    case T::SettlesForeign:
      return "settled from another context";
    case T::SettlesDead:
      return "settled after its owner died";
    case T::OwnerDrains:
      return "owner drains its inbox";
    case T::OwnerDies:
      return "owner dies";
  }
  return "";
}

std::span<const SettlementTransition> settlement_table() { return kTable; }

MachineDescription describe_promise() {
  static constexpr std::array kStates{S::Pending, S::Deferred, S::Settled, S::Dropped};
  return describe<S, T>("promise", "How the settlement of a promise reaches its owner.", S::Pending,
                        kStates, settlement_table());
}

// ---- then

// Semantics 2.3. At module scope every pending promise is untagged. That Promise.resolve(p) is p,
// and as foreign (2.2), is the language's own doing: Rule::ResolveIsIdentity, in the interpreter.
bool PromiseMachine::foreign(const PromiseData& promise) const {
  if (promise.owner == turns_.current()) return false;
  if (promise.owner == vm::kNoContext) return !holds(Rule::ModuleScopeIsUntagged);
  return holds(Rule::TheDeadAreForeign) || world_.alive(promise.owner);
}

bool PromiseMachine::foreign_pending(vm::ObjectRef promise) const {
  const PromiseData& data = interpreter_.heap().data<PromiseData>(promise);
  return data.status == PromiseStatus::Pending && foreign(data);
}

// Which of the profile's rules applies (semantics 5.2).
bool PromiseMachine::deferred_status_changes_at_once() const {
  return profile_.status_changes_at_once ? holds(Rule::StatusChangesAtOnce)
                                         : !holds(Rule::StatusWaitsForOwner);
}

// The same for promises of the dead (semantics 5.3).
bool PromiseMachine::dead_status_changes() const {
  return profile_.status_changes_at_once ? holds(Rule::DeadChangesStatus)
                                         : !holds(Rule::DeadStaysPending);
}

// Semantics 4.4.
bool PromiseMachine::fails_follows_of_the_dead() const {
  return profile_.fails_follows_of_the_dead ? holds(Rule::FollowsOfTheDeadFail)
                                            : !holds(Rule::DeathIsNotNoticed);
}

// Semantics 5.7: whether the rejection of a foreign promise is raised where it is settled.
bool PromiseMachine::settler_raises() const {
  return profile_.reports_rejections_in_owner ? !holds(Rule::OwnerRaises)
                                              : holds(Rule::SettlerRaises);
}

// Semantics 3, the table: settled promises are harmless for everybody (3.1), pending ones of
// another context are followed, others take the reaction into their list.
void PromiseMachine::perform_then(vm::ObjectRef promise, vm::Reaction reaction) {
  reaction.registered_in = turns_.current();
  reaction.frame = interpreter_.frame;
  reaction.at = interpreter_.position();
  if (turns_.current() != vm::kNoContext && reaction.at.known()) {
    world_.context(turns_.current()).last_wait = reaction.at;
  }
  PromiseData& data = interpreter_.heap().mutable_data<PromiseData>(promise);
  data.handled = true;
  if (!holds(Rule::ThenResultIsCallers) && is_promise(interpreter_.heap(), reaction.result)) {
    interpreter_.heap().mutable_data<PromiseData>(reaction.result.as_object()).owner = data.owner;
  }
  const bool outside = turns_.current() == vm::kNoContext;
  if (data.status != PromiseStatus::Pending && (holds(Rule::SettledIsHarmless) || !foreign(data))) {
    const PromiseStatus status = data.status;
    const vm::Value result = data.result;
    enqueue_reactions(promise, {std::move(reaction)}, status, result);
    return;
  }
  const bool followed = foreign(data)
                            ? holds(Rule::ForeignPendingIsFollowed)
                            : (data.owner == vm::kNoContext ? !holds(Rule::UntaggedRunsInSettler)
                                                            : !holds(Rule::OwnPendingWaitsInList));
  if (followed && !outside) {
    open_follow(promise, std::move(reaction));
    return;
  }
  if (journal_.records_effects()) {
    journal_.effect(EffectKind::Awaited, describe_promise_of(promise), "", reaction.at);
  }
  data.reactions.push_back(std::move(reaction));
}

// Semantics 4.1: a delegate of the follower takes the reaction, a hidden reaction waits on the
// promise itself. 4.4: if the owner is dead already the follow fails soon, or stays open for ever.
// Litmus: await-foreign-pending, await-foreign-pending-dead-then-settled, ended-error-timing.
void PromiseMachine::open_follow(vm::ObjectRef promise, vm::Reaction reaction) {
  const vm::ContextId follower = turns_.current();
  const spec::Position at = reaction.at;
  if (!holds(Rule::EveryThenFollows)) {
    for (const Follow& follow : world_.follows) {
      if (follow.follower != follower || follow.promise != promise) continue;
      interpreter_.heap().mutable_data<PromiseData>(follow.delegate).reactions.push_back(reaction);
      return;
    }
  }
  const vm::ObjectRef delegate = interpreter_.new_promise();
  PromiseData& delegate_data = interpreter_.heap().mutable_data<PromiseData>(delegate);
  delegate_data.handled = true;
  delegate_data.reactions.push_back(std::move(reaction));

  Follow follow{.id = ++world_.last_follow,
                .ordinal = ++world_.context(follower).last_follow,
                .phase = FollowPhase::Open,
                .follower = follower,
                .promise = promise,
                .delegate = delegate,
                .at = at};
  vm::Reaction hidden;
  hidden.kind = vm::ReactionKind::Hidden;
  hidden.host_tag = static_cast<std::uint8_t>(HiddenReaction::Follow);
  hidden.host_data = follow.id;
  hidden.registered_in = follower;
  hidden.at = at;
  PromiseData& data = interpreter_.heap().mutable_data<PromiseData>(promise);
  const bool owner_alive = data.owner == vm::kNoContext || world_.alive(data.owner);
  data.reactions.push_back(std::move(hidden));
  if (journal_.records_effects()) {
    journal_.effect(EffectKind::Followed, describe_promise_of(promise),
                    owner_alive ? "" : "its owner is dead", at);
  }
  if (!owner_alive && fails_follows_of_the_dead()) {
    follow.advance(FollowTrigger::OwnerDead);
    if (holds(Rule::FailsBeforeTheEnd)) {
      world_.failing.push_back(follow.id);
    } else {
      turns_.signal({SignalKind::FailFollow, follower, follow.id});
    }
  }
  world_.follows.push_back(follow);
}

// ---- settling

void PromiseMachine::advance(vm::ObjectRef promise, SettlementTrigger trigger) {
  PromiseData& data = interpreter_.heap().mutable_data<PromiseData>(promise);
  // The table knows that nothing settles twice (semantics 5.5) and that the dead do nothing (6.6).
  if (!holds(Rule::SecondSettlementIsIgnored) || !holds(Rule::DeathCancelsWork)) return;
  data.settlement = static_cast<std::uint8_t>(
      next(settlement_table(), static_cast<Settlement>(data.settlement), trigger));
}

void PromiseMachine::settle(vm::ObjectRef promise, PromiseStatus status, vm::Value value) {
  const PromiseData& data = interpreter_.heap().data<PromiseData>(promise);
  const vm::ContextId owner = data.owner;
  if (!foreign(data) && (holds(Rule::OwnSettlementIsPlain) || !world_.alive(owner))) {
    advance(promise, T::Settles);
    settle_here(promise, status, value);
    return;
  }
  if (world_.alive(owner)) {
    journal_.finding(Property::ForeignSettle, world_.label(owner),
                     fmt::format("a promise of {} is settled by {}", world_.label(owner),
                                 world_.label(turns_.current())),
                     interpreter_.position());
  }
  const bool deferred = profile_.defers_foreign_settlements
                            ? holds(world_.alive(owner) ? Rule::ForeignSettlementIsDeferred
                                                        : Rule::DeadSettlementIsDropped)
                            : !holds(Rule::SettlesWhereItIs);
  if (!deferred) {  // semantics 5.4: foreign-resolve-live, semaphore
    advance(promise, T::Settles);
    settle_here(promise, status, value);
    if (!profile_.defers_foreign_settlements && !holds(Rule::NeverWarns) && !world_.alive(owner)) {
      warn(false, owner, {}, "a promise is settled after its request ended");
    }
  } else if (world_.alive(owner)) {
    advance(promise, T::SettlesForeign);
    defer(promise, status, value);
  } else {
    advance(promise, T::SettlesDead);
    settle_dead(promise, status, value);
  }
}

// Semantics 5.1: as in plain JavaScript.
void PromiseMachine::settle_here(vm::ObjectRef promise, PromiseStatus status, vm::Value value) {
  PromiseData& data = interpreter_.heap().mutable_data<PromiseData>(promise);
  data.status = status;
  data.result = value;
  const bool handled = data.handled;
  std::vector<vm::Reaction> reactions = std::exchange(data.reactions, {});
  if (journal_.records_effects()) {
    journal_.effect(EffectKind::Settled, describe_promise_of(promise), outcome_of(status),
                    interpreter_.position());
  }
  const bool raised = !foreign(data) || profile_.defers_foreign_settlements || settler_raises();
  if (status == PromiseStatus::Rejected && !handled && raised) turns_.rejected_unhandled(promise);
  enqueue_reactions(promise, std::move(reactions), status, value);
}

// Semantics 5.2: into the owner's inbox. The status changes with it or at once, by the profile.
// Litmus: foreign-settle-visible-when, burst-late-then-overtakes, wake-order-two-owners.
void PromiseMachine::defer(vm::ObjectRef promise, PromiseStatus status, vm::Value value) {
  PromiseData& data = interpreter_.heap().mutable_data<PromiseData>(promise);
  const vm::ContextId owner = data.owner;
  Deferral deferral{promise, status, value, {}};
  if (journal_.records_effects()) {
    journal_.effect(EffectKind::Deferred, describe_promise_of(promise), outcome_of(status),
                    interpreter_.position());
  }
  const bool at_once = deferred_status_changes_at_once();
  if (at_once) {
    data.status = status;
    data.result = value;
    deferral.reactions = std::exchange(data.reactions, {});
  }
  if (status == PromiseStatus::Rejected && !data.handled && settler_raises()) {
    turns_.rejected_unhandled(promise);
  }
  push_deferral(owner, std::move(deferral));
}

void PromiseMachine::push_deferral(vm::ContextId owner, Deferral deferral) {
  Context& context = world_.context(owner);
  context.inbox.push_back(std::move(deferral));
  if (context.drain_signalled) return;
  context.drain_signalled = true;
  turns_.signal({SignalKind::Drain, owner, 0});
}

// Semantics 5.3: W, and the reactions are dropped.
// Litmus: foreign-resolve-responded, foreign-settle-visible-dead, foreign-resolve-no-waiters-dead.
void PromiseMachine::settle_dead(vm::ObjectRef promise, PromiseStatus status, vm::Value value) {
  PromiseData& data = interpreter_.heap().mutable_data<PromiseData>(promise);
  const vm::ContextId owner = data.owner;
  const bool lost = data.owner_died_with_waiters;
  const bool warns = !data.reactions.empty() || holds(Rule::WarnsWithoutWaiters);
  data.reactions.clear();
  if (dead_status_changes()) {
    data.status = status;
    data.result = value;
  }
  if (status == PromiseStatus::Rejected && !data.handled && settler_raises()) {
    turns_.rejected_unhandled(promise);
  }
  if (journal_.records_effects()) {
    journal_.effect(EffectKind::Dropped, describe_promise_of(promise), "its owner is dead",
                    interpreter_.position());
  }
  if (!warns) return;
  warn(lost, owner, data.created_at,
       fmt::format("a promise of {} is settled after {} ended{}", world_.label(owner),
                   world_.label(owner), lost ? "; what waited for it never runs" : ""));
}

void PromiseMachine::warn(bool continuation_lost, vm::ContextId owner, spec::Position made_at,
                          std::string message) {
  ++world_.warnings;
  const spec::Position running = interpreter_.position();
  const spec::Position at = running.known() ? running : made_at;
  journal_.effect(EffectKind::RuntimeWarning, world_.label(owner),
                  "a promise was resolved or rejected from a different request context", at);
  journal_.finding(continuation_lost ? Property::DeadSettle : Property::LateSettle,
                   world_.label(owner), std::move(message), at);
}

void PromiseMachine::enqueue_reactions(vm::ObjectRef promise, std::vector<vm::Reaction> reactions,
                                       PromiseStatus status, vm::Value value) {
  for (vm::Reaction& reaction : reactions) {
    vm::Job job;
    job.kind = vm::JobKind::Reaction;
    job.frame = reaction.frame;
    job.reaction = std::move(reaction);
    job.status = status;
    job.argument = value;
    job.promise = promise;
    turns_.enqueue(std::move(job));
  }
}

// ---- internal turns

// Semantics 1.3: first every settlement, then (by the loop) the microtasks. Litmus:
// drain-is-one-turn.
void PromiseMachine::drain(vm::ContextId owner) {
  Context& context = world_.context(owner);
  context.drain_signalled = false;
  std::vector<Deferral> inbox = std::exchange(context.inbox, {});
  if (!holds(Rule::DrainIsOneTurn) && inbox.size() > 1) {
    context.inbox.assign(inbox.begin() + 1, inbox.end());
    context.drain_signalled = true;
    turns_.signal({SignalKind::Drain, owner, 0});
    inbox.resize(1);
  }
  for (Deferral& deferral : inbox) {
    if (deferral.promise == vm::kNoObject) continue;  // semantics 4.5: without effect
    advance(deferral.promise, T::OwnerDrains);
    if (deferred_status_changes_at_once()) {
      if (journal_.records_effects()) {
        journal_.effect(EffectKind::Settled, describe_promise_of(deferral.promise),
                        outcome_of(deferral.status), {});
      }
      enqueue_reactions(deferral.promise, std::move(deferral.reactions), deferral.status,
                        deferral.value);
    } else {
      settle_here(deferral.promise, deferral.status, deferral.value);
    }
  }
}

void PromiseMachine::finish_ready_follows(vm::ContextId follower) {
  std::vector<std::uint32_t> ready;
  for (const Follow& follow : world_.follows) {
    if (follow.follower == follower && follow.phase == FollowPhase::Ready)
      ready.push_back(follow.id);
  }
  for (const std::uint32_t id : ready) finish_follow(id);
}

void PromiseMachine::finish_follow(std::uint32_t id) {
  Follow* follow = world_.find_follow(id);
  CTX_CHECK(follow != nullptr, "a follow that has ended was signalled");
  const bool fails = follow->phase == FollowPhase::Failing;
  const vm::ObjectRef delegate = follow->delegate;
  const vm::ObjectRef promise = follow->promise;
  follow->advance(FollowTrigger::TakesTurn);
  std::erase_if(world_.follows, [id](const Follow& f) { return f.id == id; });
  advance(delegate, T::Settles);
  if (fails) {
    settle_here(delegate, PromiseStatus::Rejected,
                interpreter_.new_error(vm::ErrorType::Error, kEndedMessage));
    return;
  }
  const PromiseData& data = interpreter_.heap().data<PromiseData>(promise);
  settle_here(delegate, data.status, data.result);
}

// Semantics 4.2: signals the follower. 4.5: the reaction's own result promise belongs to the
// follower too, so its settlement is a foreign one. Litmus: await-foreign-follower-disconnects,
// wake-order-mixed, promise-race-mixed.
void PromiseMachine::run_follow_reaction(std::uint32_t id) {
  Follow* follow = world_.find_follow(id);
  const vm::ContextId follower = follow != nullptr ? follow->follower : kSomeDeadContext;
  if (follow != nullptr && follow->phase != FollowPhase::Open) {
    CTX_CHECK(!holds(Rule::DeathCancelsWork), "a promise of the dead is settled by its own work");
    return;
  }
  if (follow != nullptr) {
    follow->advance(FollowTrigger::PromiseSettles);
    if (!holds(Rule::FollowerWakesInItsTurn)) return finish_follow(id);
    turns_.signal({SignalKind::Wake, follower, id});
  }
  const bool warns = follow == nullptr && holds(Rule::DeadFollowerWarns);
  if (!warns && !world_.alive(follower)) return;
  settle_hidden_result(follower, "a promise is settled that a request followed which has ended");
}

void PromiseMachine::settle_hidden_result(vm::ContextId owner, std::string message) {
  if (!profile_.defers_foreign_settlements || owner == turns_.current()) return;
  if (!world_.alive(owner)) {
    warn(false, owner, {}, std::move(message));
  } else if (holds(Rule::HiddenResultTakesATurn)) {
    push_deferral(owner, {});
  }
}

// Semantics 5.6. Litmus: unhandled-answer-elsewhere, unhandled-waituntil-elsewhere,
// unhandled-waituntil-untagged.
void PromiseMachine::fail_own_reaction(vm::ContextId owner) {
  const bool on = profile_.defers_foreign_settlements;
  const bool fails = holds(Rule::OwnReactionIsRejected);
  if (!on && !fails) return;
  PromiseData data;
  data.owner = owner;
  const vm::ObjectRef result = interpreter_.heap().allocate(
      vm::ObjectKind::Promise, interpreter_.realm().promise_prototype, std::move(data));
  const PromiseStatus status = fails ? PromiseStatus::Rejected : PromiseStatus::Fulfilled;
  const vm::Value reason = fails ? interpreter_.new_error(vm::ErrorType::Error, kForeignIoMessage)
                                 : vm::Value::undefined();
  if (!on) {
    advance(result, T::Settles);
    settle_here(result, status, reason);
  } else if (world_.alive(owner)) {
    advance(result, T::SettlesForeign);
    defer(result, status, reason);
  } else {
    advance(result, T::SettlesDead);
    settle_dead(result, status, reason);
  }
}

// ---- death

void PromiseMachine::owner_dies(vm::ContextId owner) {
  vm::Heap& heap = interpreter_.heap();
  for (std::uint32_t i = heap.base_size(); i < heap.size(); ++i) {
    const vm::ObjectRef ref{i};
    if (heap.kind(ref) != vm::ObjectKind::Promise) continue;
    const PromiseData& data = heap.data<PromiseData>(ref);
    if (data.owner != owner || data.status != PromiseStatus::Pending) continue;
    if (has_continuation(data.reactions)) {
      heap.mutable_data<PromiseData>(ref).owner_died_with_waiters = true;
    }
  }
  // Semantics 6.6, 10: silently; no W. Litmus: burst-respond-then-settle,
  // wake-batch-death-and-inbox.
  for (const Deferral& deferral : world_.context(owner).inbox) {
    if (deferral.promise == vm::kNoObject) continue;
    const PromiseData& data = heap.data<PromiseData>(deferral.promise);
    const bool lost = has_continuation(deferral.reactions) || has_continuation(data.reactions);
    advance(deferral.promise, T::OwnerDies);
    if (journal_.records_effects()) {
      journal_.effect(EffectKind::Dropped, describe_promise_of(deferral.promise),
                      "its owner ended before its turn", data.created_at);
    }
    journal_.finding(
        lost ? Property::DeadSettle : Property::LateSettle, world_.label(owner),
        fmt::format("a settlement waits for {} when {} ends{}", world_.label(owner),
                    world_.label(owner), lost ? "; what waited for it never runs" : ""),
        data.created_at);
    if (!holds(Rule::InboxIsDroppedSilently)) warn(lost, owner, data.created_at, "dropped");
  }
  world_.context(owner).inbox.clear();
  world_.context(owner).drain_signalled = false;

  std::erase_if(world_.follows, [&](Follow& follow) {
    if (follow.follower != owner || !holds(Rule::DeathClosesFollows)) return false;
    follow.advance(FollowTrigger::FollowerDies);
    return true;
  });
  if (!fails_follows_of_the_dead() || !holds(Rule::OwnersDeathIsSignalled)) return;
  // Semantics 4.4: cascade-of-deaths, await-foreign-owner-disconnects.
  for (Follow& follow : world_.follows) {
    if (follow.phase != FollowPhase::Open) continue;
    const PromiseData& data = heap.data<PromiseData>(follow.promise);
    if (data.owner != owner || data.status != PromiseStatus::Pending) continue;
    follow.advance(FollowTrigger::OwnerDead);
    turns_.signal({SignalKind::FailFollow, follow.follower, follow.id});
  }
}

bool PromiseMachine::is_followed(vm::ContextId owner) const {
  return std::any_of(world_.follows.begin(), world_.follows.end(), [&](const Follow& follow) {
    return interpreter_.heap().data<PromiseData>(follow.promise).owner == owner;
  });
}

bool PromiseMachine::has_continuation(std::span<const vm::Reaction> reactions) const {
  std::vector<vm::ObjectRef> seen;
  std::vector<std::span<const vm::Reaction>> open{reactions};
  while (!open.empty()) {
    const std::span<const vm::Reaction> list = open.back();
    open.pop_back();
    for (const vm::Reaction& reaction : list) {
      if (reaction.kind == vm::ReactionKind::Hidden) {
        const bool answer = reaction.host_tag == static_cast<std::uint8_t>(HiddenReaction::Answer);
        const vm::ContextId context{reaction.host_data};
        if (answer && world_.alive(context) && world_.request_of(context).waits_for_answer()) {
          return true;
        }
        continue;
      }
      const vm::Interpreter::Continuation continuation = interpreter_.continuation_of(reaction);
      if (continuation.of_program || settles_batch(interpreter_, reaction)) return true;
      for (const vm::ObjectRef promise : continuation.promises) {
        if (std::find(seen.begin(), seen.end(), promise) != seen.end()) continue;
        seen.push_back(promise);
        const PromiseData& data = interpreter_.heap().data<PromiseData>(promise);
        if (data.status == PromiseStatus::Pending) open.push_back(data.reactions);
      }
    }
  }
  return false;
}

bool PromiseMachine::leads_to_settled_only(vm::ObjectRef promise) const {
  bool settled = false;
  std::vector<vm::ObjectRef> seen{promise};
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const PromiseData& data = interpreter_.heap().data<PromiseData>(seen[i]);
    if (data.status != PromiseStatus::Pending) {
      settled = true;
      continue;
    }
    for (const vm::Reaction& reaction : data.reactions) {
      if (reaction.kind == vm::ReactionKind::Hidden) return false;
      const vm::Interpreter::Continuation continuation = interpreter_.continuation_of(reaction);
      if (continuation.of_program || settles_batch(interpreter_, reaction)) return false;
      for (const vm::ObjectRef next_promise : continuation.promises) {
        if (std::find(seen.begin(), seen.end(), next_promise) == seen.end()) {
          seen.push_back(next_promise);
        }
      }
    }
  }
  return settled;
}

bool PromiseMachine::settles_only_settled(vm::Value callback) const {
  vm::Reaction as_reaction;
  as_reaction.on_fulfilled = callback;
  const vm::Interpreter::Continuation continuation = interpreter_.continuation_of(as_reaction);
  if (continuation.of_program || continuation.promises.empty()) return false;
  return std::all_of(continuation.promises.begin(), continuation.promises.end(),
                     [this](vm::ObjectRef promise) { return leads_to_settled_only(promise); });
}

std::string PromiseMachine::describe_promise_of(vm::ObjectRef promise) const {
  const PromiseData& data = interpreter_.heap().data<PromiseData>(promise);
  const std::string owner =
      data.owner == vm::kNoContext ? std::string("module scope") : world_.label(data.owner);
  if (!data.created_at.known()) return fmt::format("promise of {}", owner);
  return fmt::format("promise of {} ({}:{})", owner, data.created_at.line, data.created_at.column);
}

}  // namespace ctxcheck::model
