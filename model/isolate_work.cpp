// What programs ask of the isolate: promises, calls, timers, waitUntil, console. Its own file
// because these run inside turns, on behalf of bindings and of the language.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "fmt/format.h"
#include "model/bindings.hpp"
#include "model/host_object.hpp"
#include "model/isolate.hpp"
#include "model/rules.hpp"

namespace ctxcheck::model {
namespace {

using system::EffectKind;
using system::Property;

constexpr std::string_view kGlobalScopeMessage =
    "Disallowed operation called within global scope. Asynchronous I/O (ex: fetch() or connect()), "
    "setting a timeout, and generating random values are not allowed within global scope.";

}  // namespace

// ---- vm::Host

// Semantics 2.1: whoever's code makes it.
vm::ContextId Isolate::current_context() const {
  return holds(Rule::MakerOwnsPromise) ? current_ : vm::kNoContext;
}

void Isolate::perform_then(vm::ObjectRef promise, vm::Reaction reaction) {
  promises_->perform_then(promise, std::move(reaction));
}

void Isolate::settle(vm::ObjectRef promise, vm::PromiseStatus status, vm::Value value) {
  promises_->settle(promise, status, value);
}

// Semantics 1.4: one queue, strictly in the order of enqueueing. Jobs without a frame of their own
// run in that of the code that enqueued them (semantics 9).
void Isolate::enqueue(vm::Job job) {
  if (job.kind != vm::JobKind::Reaction) job.frame = interpreter_->frame;
  jobs_.push_back(std::move(job));
}

void Isolate::use_process() {
  if (world_.process_used || !holds(Rule::FirstProcessRunsMicrotasks)) return;
  world_.process_used = true;
  if (running_microtasks_) return;
  if (current_ == vm::kNoContext && !setup_.profile.makes_process_at_module_scope) return;
  const vm::Value frame = interpreter_->frame;
  run_microtasks();
  interpreter_->frame = frame;
}

void Isolate::next_tick(vm::Job job) {
  enqueue(std::move(job));
  if (!holds(Rule::OneMicrotaskQueue)) std::rotate(jobs_.begin(), jobs_.end() - 1, jobs_.end());
}

// Semantics 4.2: one queue for the whole isolate.
void Isolate::signal(Signal signal) {
  if (holds(Rule::SignalsAreAQueue)) {
    world_.signals.push_back(signal);
  } else {
    world_.signals.push_front(signal);
  }
}

void Isolate::promise_created(vm::ObjectRef promise) {
  if (journal_.records_effects()) {
    journal_.effect(EffectKind::PromiseCreated, promises_->describe_promise_of(promise), "",
                    interpreter_->heap().data<vm::PromiseData>(promise).created_at);
  }
}

// Semantics 8.5. Litmus: abort-controller-module-scope, abort-controller-foreign.
bool Isolate::binds_abort_signals() const {
  return setup_.profile.binds_abort_signals ? holds(Rule::MakerOwnsSignal)
                                            : !holds(Rule::NobodyOwnsSignal);
}

vm::ContextId Isolate::owner_of_new_signal() {
  if (!binds_abort_signals()) return vm::kNoContext;
  if (current_ == vm::kNoContext)
    interpreter_->throw_error(vm::ErrorType::Error, kGlobalScopeMessage);
  return current_;
}

void Isolate::use_signal(vm::ContextId owner) {
  if (binds_abort_signals() && owner != current_)
    throw_foreign_io(*interpreter_, "the AbortSignal");
}

// Semantics 8.6. Litmus: body-module-scope, body-foreign, body-foreign-answer.
vm::ContextId Isolate::owner_of_new_body() {
  if (!holds(Rule::MakerOwnsBody)) return vm::kNoContext;
  if (current_ == vm::kNoContext)
    interpreter_->throw_error(vm::ErrorType::Error, kGlobalScopeMessage);
  return current_;
}

void Isolate::use_body(vm::ContextId owner) {
  if (owner != vm::kNoContext && owner != current_) throw_foreign_io(*interpreter_, "the body");
}

// ---- calls and timers

// Semantics 8.2. `[old]` refuses a call from an async frame of another request: it rejects.
// Litmus: untagged-foreign-frame-io, flag-off-continuation-survives-in-settler.
vm::Value Isolate::start_call(vm::StringRef name, bool rejects) {
  if (current_ == vm::kNoContext) {
    if (!holds(Rule::NoIoAtModuleScope)) return vm::Value::object(interpreter_->new_promise());
    interpreter_->throw_error(vm::ErrorType::Error, kGlobalScopeMessage);
  }
  const vm::HostData* frame = host_data(*interpreter_, interpreter_->frame, HostType::Frame);
  const bool displaced = frame != nullptr && frame->context != current_;
  const vm::ContextId owner =
      displaced && !holds(Rule::CurrentOwnsCall) && world_.alive(frame->context) ? frame->context
                                                                                 : current_;
  const std::uint32_t seq = ++world_.context(owner).last_call;
  const vm::ObjectRef promise = interpreter_->new_promise();
  const spec::Position at = interpreter_->position();
  const bool refused = setup_.profile.binds_calls_to_frames ? holds(Rule::CallNeedsOwnFrame)
                                                            : !holds(Rule::CallIgnoresFrame);
  if (displaced && refused) {
    const std::string text = interpreter_->strings().utf8(name);
    journal_.finding(Property::ForeignIo, current_label(),
                     fmt::format("the call {} of {} is refused in {}", text,
                                 world_.label(frame->context), current_label()),
                     at);
    interpreter_->reject_promise(promise,
                                 interpreter_->new_error(vm::ErrorType::Error, kForeignIoMessage));
    return vm::Value::object(promise);
  }
  const auto& failures = setup_.failures;
  const bool may_fail = std::find(failures.begin(), failures.end(),
                                  interpreter_->strings().utf8(name)) != failures.end();
  world_.calls.push_back({owner, name, seq, rejects, may_fail, promise, at});
  journal_.effect(EffectKind::CallStarted, token_of(world_.calls.back(), "io"), "", at);
  return vm::Value::object(promise);
}

vm::Value Isolate::arm_timer(vm::Value callback, std::vector<vm::Value> arguments, double delay) {
  if (current_ == vm::kNoContext) {
    if (!holds(Rule::NoIoAtModuleScope)) return vm::Value::undefined();
    interpreter_->throw_error(vm::ErrorType::Error, kGlobalScopeMessage);
  }
  if (delay <= 0 && !holds(Rule::TimersAreTurns)) {
    vm::Job job;
    job.kind = vm::JobKind::Callback;
    job.callback = callback;
    enqueue(std::move(job));
    return vm::Value::undefined();
  }
  if (!holds(Rule::TimersIgnoreFrame)) {
    const vm::HostData* frame = host_data(*interpreter_, interpreter_->frame, HostType::Frame);
    if (frame != nullptr && frame->context != current_) {
      interpreter_->throw_error(vm::ErrorType::Error, kForeignIoMessage);
    }
  }
  constexpr double kLongest = 2'147'483'647;
  Timer timer;
  timer.owner = current_;
  timer.delay = delay > 0 ? static_cast<std::uint64_t>(std::min(std::floor(delay), kLongest)) : 0;
  timer.seq = ++world_.context(current_).last_call;
  timer.handle = new_host_object(*interpreter_, HostType::TimerHandle,
                                 bindings_.timer_handle_prototype, {}, {}, vm::kNoContext);
  timer.armed_in = world_.events;
  timer.callback = callback;
  timer.arguments = std::move(arguments);
  timer.frame = interpreter_->frame;
  timer.at = interpreter_->position();
  journal_.effect(EffectKind::TimerStarted, token_of(timer), "", timer.at);
  const vm::Value handle = vm::Value::object(timer.handle);
  world_.timers.push_back(std::move(timer));
  return handle;
}

// Semantics 8.3: another context's timer is out of reach. Litmus: cleartimeout-foreign.
void Isolate::clear_timer(vm::Value handle) {
  std::erase_if(world_.timers, [&](const Timer& timer) {
    const bool own = timer.owner == current_ || !holds(Rule::ForeignTimerIsSafe);
    if (!own || vm::Value::object(timer.handle) != handle) return false;
    journal_.effect(EffectKind::TimerCancelled, token_of(timer), "cleared",
                    interpreter_->position());
    return true;
  });
}

// ---- waitUntil

// Semantics 6.3: registers with the current context and is itself a `then`.
void Isolate::wait_until(vm::Value value, vm::ContextId named) {
  if (current_ == vm::kNoContext)
    interpreter_->throw_error(vm::ErrorType::Error, kGlobalScopeMessage);
  const vm::ContextId id = holds(Rule::WaitUntilIsTheCurrents) ? current_ : named;
  if (!holds(Rule::WaitUntilKeepsAlive)) return;
  const vm::ObjectRef promise = interpreter_->promise_resolve(value);
  if (!holds(Rule::WaitUntilIsAThen) && promises_->foreign_pending(promise)) return;
  ++world_.context(id).wait_until;
  vm::Reaction wait;
  wait.kind = vm::ReactionKind::Hidden;
  wait.host_tag = static_cast<std::uint8_t>(HiddenReaction::WaitUntil);
  wait.host_data = static_cast<std::uint32_t>(id);
  promises_->perform_then(promise, std::move(wait));
}

// A reaction that was displaced into another context does not reach its own, as with answers
// (semantics 5.6). Litmus: waituntil-untagged, unhandled-waituntil-elsewhere.
void Isolate::settle_wait_until(vm::ContextId id, vm::PromiseStatus status) {
  if (status == vm::PromiseStatus::Rejected && !holds(Rule::WaitUntilRejectionIsLogged)) return;
  if (current_ == id) {
    --world_.context(id).wait_until;
  } else if (!setup_.profile.defers_foreign_settlements || holds(Rule::WaitUntilHasAResult)) {
    promises_->fail_own_reaction(id);
  }
}

// ---- notes

void Isolate::log(std::string line) {
  journal_.effect(EffectKind::Console, current_label(), line, interpreter_->position());
  world_.console.push_back(std::move(line));
}

void Isolate::note_assert_failed(const std::string& text) {
  journal_.effect(EffectKind::AssertFailed, current_label(), text, interpreter_->position());
  journal_.finding(Property::Assert, current_label(), fmt::format("assertion failed: {}", text),
                   interpreter_->position());
}

void Isolate::note_foreign_io(const std::string& what) {
  journal_.finding(Property::ForeignIo, current_label(),
                   fmt::format("{} belongs to another request than {}", what, current_label()),
                   interpreter_->position());
}

void Isolate::excuse(vm::Value error) {
  interpreter_->define(error.as_object(), vm::PropertyKey::symbol(bindings_.excuse),
                       vm::Value::boolean(true), 0);
}

void Isolate::note_handler_rejected(vm::Value error, vm::ContextId context) {
  if (error.is_object() &&
      interpreter_->own_property(error.as_object(), vm::PropertyKey::symbol(bindings_.excuse))
          .has_value()) {
    return;
  }
  journal_.finding(
      Property::Threw, world_.label(context),
      fmt::format("the handler of {} rejects: {}", world_.label(context),
                  system::short_message(error_text(*interpreter_, error))),
      interpreter_->position().known() ? interpreter_->position() : interpreter_->thrown_at());
}

// ---- unhandled rejections

void Isolate::add_rejection_listener(vm::Value listener) {
  world_.rejection_listeners.push_back(listener);
}

// Semantics 5.7. Litmus: unhandled-rejection-own, unhandled-rejection-foreign,
// ended-error-unhandled.
void Isolate::report_rejections() {
  if (!holds(Rule::RejectionsAreRaised)) rejections_.clear();
  while (!rejections_.empty()) {
    const std::vector<vm::ObjectRef> rejected = std::exchange(rejections_, {});
    for (const vm::ObjectRef promise : rejected) {
      const auto& data = interpreter_->heap().data<vm::PromiseData>(promise);
      if (data.handled) continue;
      const std::string reason = error_text(*interpreter_, data.result);
      journal_.effect(EffectKind::RejectionUnhandled, promises_->describe_promise_of(promise),
                      reason, data.created_at);
      journal_.finding(
          Property::UnhandledRejection, current_label(),
          fmt::format("nobody handles the rejection: {}", system::short_message(reason)),
          data.created_at);
      const std::array event{make_rejection_event(*interpreter_, promise, data.result)};
      for (std::size_t i = 0; i < world_.rejection_listeners.size(); ++i) {
        run_callback(world_.rejection_listeners[i], {event.begin(), event.end()});
      }
    }
    run_microtasks();
  }
}

}  // namespace ctxcheck::model
