// The isolate's events: how each thing of the outside world enters its context, and how requests
// are answered (semantics 0, 6.1 to 6.4, 5.6). Its own file beside the loop because these are the
// entries, the loop is what follows from them.
#include <algorithm>
#include <array>
#include <utility>

#include "fmt/format.h"
#include "model/bindings.hpp"
#include "model/host_object.hpp"
#include "model/isolate.hpp"
#include "model/rules.hpp"
#include "system/contract.hpp"
#include "system/schedule_rules.hpp"

namespace ctxcheck::model {

using system::EffectKind;
using system::Property;
using vm::PromiseStatus;

namespace {

bool imports(const spec::ast::Module& module, std::string_view name) {
  return std::any_of(module.body.begin(), module.body.end(), [name](const auto& statement) {
    const auto* import = std::get_if<spec::ast::ImportDeclaration>(&statement->node);
    return import != nullptr && import->module == name;
  });
}

}  // namespace

void Isolate::load() {
  enter(IsolateTrigger::Event);
  ++world_.events;
  vm::Value done;
  turn(vm::kNoContext, "load", [&] {
    world_.process_used = imports(spec_.module, "node:process");
    interpreter_->evaluate(wrapper_module_);
    done = interpreter_->evaluate(user_module_);
  });
  if (done.is_object() && interpreter_->heap().kind(done.as_object()) == vm::ObjectKind::Promise) {
    const auto& data = interpreter_->heap().data<vm::PromiseData>(done.as_object());
    if (data.status == PromiseStatus::Rejected) throw vm::Thrown(data.result);
    if (data.status == PromiseStatus::Pending) {
      throw vm::Thrown(interpreter_->new_error(
          vm::ErrorType::Error, "the module waits at top level for something that never happens"));
    }
  }
  world_.loaded = true;
}

void Isolate::arrive(std::uint32_t index) {
  enter(IsolateTrigger::Event);
  ++world_.events;
  const vm::ContextId id{static_cast<std::uint32_t>(world_.contexts.size()) + 1};
  Request& request = world_.requests[index];
  request.advance(RequestTrigger::Arrives);
  request.context = id;
  Context context;
  context.request = index;
  context.root_frame =
      vm::Value::object(new_host_object(*interpreter_, HostType::Frame, vm::kNoObject, {}, {}, id));
  context.execution_context = make_execution_context(*interpreter_, id);
  world_.contexts.push_back(std::move(context));
  turn(id, fmt::format("req:{}", request.label), [&] {
    journal_.effect(EffectKind::RequestPhase, request.label, "Running", {});
    if (holds(Rule::FirstTurnCallsHandler)) call_handler(request, id);
  });
}

// The wrapper around handlers is JavaScript of its own (bindings.cpp), so that its promises and
// ticks are exactly those of the runtime's main module. A default export is called without it.
void Isolate::call_handler(const Request& request, vm::ContextId id) {
  const vm::Value incoming = make_request(*interpreter_, request.handler);
  const vm::Value execution_context = world_.context(id).execution_context;
  const vm::Value environment = vm::Value::object(bindings_.environment);
  vm::ObjectRef promise = vm::kNoObject;
  if (request.handler.starts_with('/')) {
    const vm::Value worker = interpreter_->exported(user_module_, "default");
    const std::array arguments{incoming, environment, execution_context};
    try {
      const vm::Value fetch = interpreter_->get(worker, interpreter_->key("fetch"));
      promise = interpreter_->promise_resolve(interpreter_->call(fetch, worker, arguments));
    } catch (const vm::Thrown& thrown) {
      promise = interpreter_->new_promise();
      interpreter_->reject_promise(promise, thrown.value());
    }
  } else {
    const std::array arguments{interpreter_->exported(user_module_, request.handler), incoming,
                               environment, execution_context,
                               vm::Value::object(bindings_.rejection_note)};
    const vm::Value result = interpreter_->call(interpreter_->exported(wrapper_module_, "run"),
                                                vm::Value::undefined(), arguments);
    promise = result.as_object();
  }
  wait_for_answer(id, holds(Rule::AnswerHasAResult) ? own_result_of(promise) : promise);
}

// What the runtime's `then` on the promise of a handler gives, where that makes a difference: the
// reactions of an untagged promise run elsewhere, but the result belongs to the request (semantics
// 5.6). Litmus: answer-untagged, answer-untagged-hung.
vm::ObjectRef Isolate::own_result_of(vm::ObjectRef promise) {
  const auto& data = interpreter_->heap().data<vm::PromiseData>(promise);
  if (!setup_.profile.defers_foreign_settlements || data.owner != vm::kNoContext ||
      data.status != PromiseStatus::Pending) {
    return promise;
  }
  const vm::ObjectRef result = interpreter_->new_promise();
  vm::Reaction pass_on;
  pass_on.result = vm::Value::object(result);
  promises_->perform_then(promise, std::move(pass_on));
  return result;
}

void Isolate::wait_for_answer(vm::ContextId id, vm::ObjectRef promise) {
  vm::Reaction wait;
  wait.kind = vm::ReactionKind::Hidden;
  wait.host_tag = static_cast<std::uint8_t>(HiddenReaction::Answer);
  wait.host_data = static_cast<std::uint32_t>(id);
  promises_->perform_then(promise, std::move(wait));
}

// The runtime's own reaction on the handler's promise. In another context it cannot reach the
// request (semantics 5.6). Litmus: flag-off-handler-resolved-elsewhere,
// foreign-settle-then-respond.
void Isolate::answer(vm::ContextId id, PromiseStatus status, vm::Value value) {
  if (current_ != id) promises_->fail_own_reaction(id);
  if (!world_.alive(id)) return;  // nobody is there to answer; restored states do not tell who was
  Request& request = world_.request_of(id);
  if (request.finished()) return;
  if (current_ != id && holds(Rule::HandlerSettledElsewhereIsLost)) {
    request.advance(RequestTrigger::SettlesElsewhere);
    return;
  }
  if (!holds(Rule::RestOfTurnRuns)) jobs_.clear();  // semantics 6.2
  const auto reject = [&](vm::Value error) {
    note_handler_rejected(error, id);
    finish_request(
        id, RequestTrigger::Rejects,
        fmt::format("error:{}", system::short_message(error_text(*interpreter_, error))));
  };
  if (status == PromiseStatus::Rejected) return reject(value);
  std::string text;
  try {
    text = request.handler.starts_with('/')
               ? fmt::format("ok:{}", take_response_body(*interpreter_, value))
               : interpreter_->strings().utf8(value.as_string());
  } catch (const vm::Thrown& thrown) {  // the body may not be used (semantics 8.6)
    return reject(thrown.value());
  }
  if (text.starts_with("error:")) {
    finish_request(id, RequestTrigger::Rejects,
                   fmt::format("error:{}", system::short_message(text.substr(6))));
  } else {
    finish_request(id, RequestTrigger::Fulfils, std::move(text));
  }
}

// Semantics 6.2, 6.4: the result of a request whose client has gone is discarded.
void Isolate::finish_request(vm::ContextId id, RequestTrigger trigger, std::string result) {
  Request& request = world_.request_of(id);
  request.advance(trigger);
  world_.context(id).request_over = true;
  if (request.client == ClientPhase::Gone) return;
  request.result = std::move(result);
  journal_.effect(EffectKind::RequestPhase, request.label,
                  fmt::format("{}: {}", name_of(request.phase), request.result), {});
  journal_.answer({request.label,
                   request.phase == RequestPhase::Responded ? system::ResultKind::Answered
                                                            : system::ResultKind::Failed,
                   request.result});
}

void Isolate::complete(std::size_t index, bool fails) {
  enter(IsolateTrigger::Event);
  ++world_.events;
  const Call call = world_.calls[index];
  world_.calls.erase(world_.calls.begin() + static_cast<std::ptrdiff_t>(index));
  const std::string token = token_of(call, fails ? "fail" : "io");
  // Semantics 8.4: at home, whoever waits for it.
  const vm::ContextId home =
      holds(Rule::OwnCallResumesAtHome) ? call.owner : world_.youngest_alive();
  turn(home, token, [&] {
    const bool rejects = fails || call.rejects;
    journal_.effect(rejects ? EffectKind::CallFailed : EffectKind::CallCompleted, token, "",
                    call.at);
    if (!rejects) {
      interpreter_->resolve_promise(call.promise, vm::Value::string(call.name));
      return;
    }
    const vm::Value error =
        interpreter_->new_error(vm::ErrorType::Error, interpreter_->strings().utf8(call.name));
    excuse(error);
    interpreter_->reject_promise(call.promise, error);
  });
}

void Isolate::fire(std::size_t index) {
  enter(IsolateTrigger::Event);
  ++world_.events;
  const Timer timer = world_.timers[index];
  world_.timers.erase(world_.timers.begin() + static_cast<std::ptrdiff_t>(index));
  const std::string token = token_of(timer);
  turn(timer.owner, token, [&] {
    journal_.effect(EffectKind::TimerFired, token, "", timer.at);
    if (holds(Rule::TimerKeepsFrame)) interpreter_->frame = timer.frame;  // semantics 9: als-batch
    run_callback(timer.callback, timer.arguments);
  });
}

// Semantics 6.4. Litmus: foreign-resolve-disconnected, waituntil-survives-disconnect.
void Isolate::disconnect(std::uint32_t index) {
  enter(IsolateTrigger::Event);
  ++world_.events;
  --world_.disconnects_left;
  Request& request = world_.requests[index];
  request.client = next(client_table(), request.client, ClientTrigger::Disconnects);
  journal_.begin_turn(fmt::format("drop:{}", request.label), request.label);
  journal_.effect(EffectKind::RequestPhase, request.label, "client gone", {});
  Context& context = world_.context(request.context);
  if (!context.alive() || context.request_over) return;  // answered earlier in the same pass
  if (context.wait_until == 0 && !holds(Rule::DisconnectEndsContext)) return;
  context.request_over = context.wait_until == 0 || holds(Rule::EndsInMidHandler);
  if (context.wait_until > 0 && holds(Rule::WaitUntilOutlivesClient)) {
    context.advance(ContextTrigger::OutlivesRequest);
    journal_.effect(EffectKind::ContextPhase, request.label, "Draining", {});
    return;
  }
  promises_->owner_dies(request.context);
  end_context(request.context, ContextTrigger::Ends);
}

std::string Isolate::token_of(const Call& call, std::string_view kind) const {
  return system::call_token(kind, interpreter_->strings().utf8(call.name), call.seq,
                            world_.label(call.owner));
}

std::string Isolate::token_of(const Timer& timer) const {
  return system::timer_token(timer.delay, timer.seq, world_.label(timer.owner));
}

std::string Isolate::token_of_follow(const Follow& follow) const {
  const bool fails = follow.phase == FollowPhase::Failing;
  return fmt::format("{}:{}.{}", fails ? "fail-follow" : "wake", world_.label(follow.follower),
                     follow.ordinal);
}

}  // namespace ctxcheck::model
