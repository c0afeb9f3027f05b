// The isolate's loop: turns, microtasks, and everything that is due before the thread is idle
// (semantics 1, 6.7, 7, 12).
#include "model/isolate.hpp"

#include <array>
#include <utility>

#include "fmt/format.h"
#include "model/batcher.hpp"
#include "model/host_object.hpp"
#include "model/rules.hpp"
#include "spec/parser.hpp"
#include "system/contract.hpp"
#include "system/schedule_rules.hpp"

namespace ctxcheck::model {
namespace {

using P = IsolatePhase;
using T = IsolateTrigger;
using system::EffectKind;
using system::Property;

constexpr std::array<IsolateTransition, 6> kTable{{
    {P::Unloaded, T::Event, P::Between, "load"},
    {P::Idle, T::Event, P::Between, "0"},
    {P::Between, T::TurnBegins, P::Turn, "1.2"},
    {P::Turn, T::TurnEnds, P::Between, "1.1: no microtask is left"},
    {P::Between, T::NothingDue, P::Idle, "12"},
    {P::Between, T::Event, P::Between, "an event in the same pass of the event loop (10)"},
}};

}  // namespace

std::string_view name_of(IsolatePhase phase) {
  switch (phase) {
    case P::Unloaded:
      return "Unloaded";
    case P::Idle:
      return "Idle";
    case P::Turn:
      return "Turn";
    case P::Between:
      return "Between";
  }
  return "";
}

std::string_view name_of(IsolateTrigger trigger) {
  switch (trigger) {
    case T::Event:
      return "event";
    case T::TurnBegins:
      return "turn begins";
    case T::TurnEnds:
      return "turn ends";
    case T::NothingDue:
      return "nothing is due";
  }
  return "";
}

std::span<const IsolateTransition> isolate_table() { return kTable; }

MachineDescription describe_isolate() {
  static constexpr std::array kStates{P::Unloaded, P::Idle, P::Turn, P::Between};
  return describe<P, T>("isolate", "The event loop that all requests share.", P::Unloaded, kStates,
                        isolate_table());
}

// ---- beginnings

Isolate::Isolate(const spec::Spec& spec, const Setup& setup) : spec_(spec), setup_(setup) {
  interpreter_ = std::make_unique<vm::Interpreter>(
      *this, [this](vm::Interpreter& interpreter) { bindings_ = install_bindings(interpreter); });
  promises_ =
      std::make_unique<PromiseMachine>(setup_.profile, *interpreter_, world_, journal_, *this);
  const spec::ast::Module wrapper = spec::parse_module(wrapper_source());
  wrapper_module_ = interpreter_->add_module(wrapper, std::string(wrapper_source()), true);
  user_module_ = interpreter_->add_module(spec_.module, spec_.source.text, false);
  interpreter_->seal();
  reset();
}

void Isolate::reset() {
  interpreter_->heap().reset_to_base();
  interpreter_->module_environments().clear();
  interpreter_->frame = vm::Value::undefined();
  world_ = {};
  world_.disconnects_left = setup_.disconnects;
  world_.bursts_left = setup_.bursts.any ? 0 : setup_.bursts.count;
  for (const spec::HandlerRequests& wanted : setup_.requests) {
    for (std::uint32_t i = 1; i <= wanted.count; ++i) {
      Request request;
      request.handler = wanted.handler;
      request.label = system::request_label(wanted.handler, i, wanted.count);
      world_.requests.push_back(std::move(request));
    }
  }
  jobs_.clear();
  running_microtasks_ = false;
  rejections_.clear();
  current_ = vm::kNoContext;
  phase_ = IsolatePhase::Unloaded;
}

// ---- turns

void Isolate::turn(vm::ContextId id, std::string token, const std::function<void()>& body) {
  const bool in_context = id != vm::kNoContext;
  const bool was_draining = in_context && world_.context(id).phase == ContextPhase::Draining;
  enter(T::TurnBegins);
  journal_.begin_turn(std::move(token), in_context ? world_.label(id) : std::string());
  interpreter_->begin_turn();
  current_ = id;
  interpreter_->frame = in_context ? world_.context(id).root_frame : vm::Value::undefined();
  if (in_context && world_.request_of(id).phase == RequestPhase::Lost &&
      holds(Rule::LostFailsAtNextTurn)) {
    finish_request(id, RequestTrigger::TakesTurn, fmt::format("error:{}", kNeverCompleteMessage));
  }
  body();
  run_microtasks();
  report_rejections();
  current_ = vm::kNoContext;
  interpreter_->frame = vm::Value::undefined();
  enter(T::TurnEnds);
  if (!in_context) return;

  Context& context = world_.context(id);
  if (!context.alive() || !context.request_over) return;
  if (was_draining) {
    // Semantics 6.7: at once, before the other turns of the batch. Litmus:
    // wake-batch-two-follows-waituntil.
    if (context.wait_until == 0 && holds(Rule::DrainingEndsAtOnce)) destroy(id);
  } else if (context.wait_until > 0) {
    context.advance(ContextTrigger::OutlivesRequest);
    journal_.effect(EffectKind::ContextPhase, world_.label(id), "Draining", {});
  }
}

void Isolate::run_microtasks() {
  running_microtasks_ = true;
  while (!jobs_.empty()) {
    const vm::Job job = std::move(jobs_.front());
    jobs_.pop_front();
    if (holds(Rule::FrameIsCaptured)) interpreter_->frame = job.frame;  // semantics 9
    run_job(job);
  }
  running_microtasks_ = false;
}

void Isolate::run_job(const vm::Job& job) {
  switch (job.kind) {
    case vm::JobKind::Callback:
      run_callback(job.callback, {});
      return;
    case vm::JobKind::Thenable:
      run_thenable_job(job);
      return;
    case vm::JobKind::Reaction:
      break;
  }
  const vm::Reaction& reaction = job.reaction;
  if (reaction.kind == vm::ReactionKind::Hidden) {
    const vm::ContextId context{reaction.host_data};
    switch (static_cast<HiddenReaction>(reaction.host_tag)) {
      case HiddenReaction::Follow:
        promises_->run_follow_reaction(reaction.host_data);
        return;
      case HiddenReaction::Answer:
        answer(context, job.status, job.argument);
        return;
      case HiddenReaction::WaitUntil:
        settle_wait_until(context, job.status);
        return;
    }
  }
  if (reaction.registered_in != vm::kNoContext && reaction.registered_in != current_ &&
      (interpreter_->continuation_of(reaction).of_program ||
       settles_batch(*interpreter_, reaction))) {
    journal_.finding(Property::ForeignRun, world_.label(reaction.registered_in),
                     fmt::format("a continuation of {} runs in {}",
                                 world_.label(reaction.registered_in), current_label()),
                     reaction.at);
  }
  const vm::ContextId context = current_;
  if (!holds(Rule::TurnKeepsContext) && world_.alive(reaction.registered_in)) {
    current_ = reaction.registered_in;
  }
  interpreter_->run_reaction(reaction, job.status, job.argument);
  current_ = context;
}

// Semantics 3.4 and 5: an ordinary call in the context of the turn, that of the resolver.
void Isolate::run_thenable_job(const vm::Job& job) {
  const vm::ContextId context = current_;
  if (!holds(Rule::ThenablesAreCalledHere)) current_ = vm::kNoContext;
  if (!holds(Rule::ResolverFollows)) {
    const vm::ContextId owner = interpreter_->heap().data<vm::PromiseData>(job.promise).owner;
    if (world_.alive(owner)) current_ = owner;
  }
  interpreter_->run_thenable_job(job.promise, job.argument, job.callback);
  current_ = context;
}

void Isolate::run_callback(vm::Value callback, const std::vector<vm::Value>& arguments) {
  try {
    interpreter_->call(callback, vm::Value::undefined(), arguments);
  } catch (const vm::Thrown& thrown) {
    // Semantics 1.5: only logged, by the runtime and not on the program's console. Litmus:
    // throw-in-timer.
    if (holds(Rule::TimerErrorsAreLogged) || world_.request_of(current_).finished()) return;
    finish_request(current_, RequestTrigger::Rejects, error_text(*interpreter_, thrown.value()));
  }
}

// ---- what follows from turns

// Semantics 6.7 and 12, "afterwards". A follow opened in one of the failing turns is served in the
// next round, after the destructions: ended-vs-response, ended-two-follows.
void Isolate::after_turns() {
  while (true) {
    std::vector<vm::ContextId> due;
    for (std::uint32_t i = 0; i < world_.contexts.size(); ++i) {
      if (ends(vm::ContextId{i + 1})) due.push_back(vm::ContextId{i + 1});
    }
    const std::deque<std::uint32_t> failing = std::exchange(world_.failing, {});
    if (due.empty() && failing.empty()) break;
    for (const std::uint32_t follow : failing) take_follow(follow);
    for (const vm::ContextId context : due) {
      if (world_.alive(context)) destroy(context);
    }
  }
  if (checks_hang_before_signals()) check_hangs();
}

void Isolate::run_to_idle() {
  if (holds(Rule::EndsAfterExternalTurn) || world_.signals.empty()) after_turns();
  while (true) {
    if (world_.signals.empty()) {
      if (!checks_hang_before_signals()) check_hangs();
      if (world_.signals.empty()) break;
      continue;
    }
    // Signals raised meanwhile form the next batch (semantics 6.7).
    std::deque<Signal> batch = std::exchange(world_.signals, {});
    if (!holds(Rule::SignalsComeInBatches)) {
      world_.signals.assign(batch.begin() + 1, batch.end());
      batch.resize(1);
    }
    if (!holds(Rule::InboxIsSignalledAtOnce)) {
      std::stable_partition(batch.begin(), batch.end(),
                            [](const Signal& signal) { return signal.kind != SignalKind::Drain; });
    }
    for (const Signal& signal : batch) take(signal);
    after_turns();
  }
  enter(T::NothingDue);
}

void Isolate::take(const Signal& signal) {
  if (signal.kind != SignalKind::Drain) {
    take_follow(signal.follow);
  } else if (world_.alive(signal.context)) {
    turn(signal.context, fmt::format("drain:{}", world_.label(signal.context)),
         [&] { promises_->drain(signal.context); });
  }
}

void Isolate::take_follow(std::uint32_t id) {
  const Follow* follow = world_.find_follow(id);
  if (follow == nullptr) return;  // its follower died
  const vm::ContextId follower = follow->follower;
  turn(follower, token_of_follow(*follow), [&] {
    promises_->finish_follow(id);
    if (!holds(Rule::WakesAreTurns)) promises_->finish_ready_follows(follower);
  });
}

void Isolate::take_signal() {
  const Signal signal = world_.signals.front();
  world_.signals.pop_front();
  take(signal);
}

void Isolate::take_failing() {
  const std::uint32_t follow = world_.failing.front();
  world_.failing.pop_front();
  take_follow(follow);
}

// ---- hanging and dying

// Semantics 7. A context that is due for destruction does not hang, it ends.
bool Isolate::hangs(vm::ContextId id) const {
  const Context& context = world_.context(id);
  if (context.phase == ContextPhase::Draining && !holds(Rule::AnsweredHangsToo)) return false;
  return context.alive() && !context.due_for_destruction() && !world_.has_pending_event(id) &&
         holds(Rule::HungIsCancelled) && !kept_alive_by_followers(id);
}

bool Isolate::ends(vm::ContextId id) const {
  const Context& context = world_.context(id);
  if (!context.due_for_destruction() || kept_alive_by_followers(id)) return false;
  return holds(Rule::AnswerEndsContext) || !world_.has_pending_event(id);
}

// Semantics 4.3: never.
bool Isolate::kept_alive_by_followers(vm::ContextId id) const {
  return !holds(Rule::FollowKeepsNobodyAlive) && promises_->is_followed(id);
}

// Semantics 6.7, 7.
bool Isolate::checks_hang_before_signals() const {
  return setup_.profile.checks_hang_before_signals ? holds(Rule::HangCheckBeforeSignals)
                                                   : !holds(Rule::SignalsBeforeHangCheck);
}

bool Isolate::hang_check_allowed() const {
  return checks_hang_before_signals() || (world_.signals.empty() && world_.failing.empty());
}

void Isolate::check_hangs() {
  for (std::uint32_t i = 0; i < world_.contexts.size(); ++i) {
    if (hangs(vm::ContextId{i + 1})) hang(vm::ContextId{i + 1});
  }
}

void Isolate::hang(vm::ContextId id) {
  Request& request = world_.request_of(id);
  journal_.begin_turn(fmt::format("hang:{}", request.label), request.label);
  const bool cancelled = !request.finished();
  promises_->owner_dies(id);  // while the request still waits for its answer
  if (cancelled) {
    request.advance(RequestTrigger::Hangs);
    if (request.client == ClientPhase::Connected) {
      request.result = "error:hung";
      journal_.effect(EffectKind::RequestPhase, request.label, "Hung: error:hung", {});
      journal_.finding(
          Property::Hung, request.label,
          fmt::format("{} is cancelled: nothing of its own can answer it any more", request.label),
          world_.context(id).last_wait);
      journal_.answer({request.label, system::ResultKind::Hung, request.result});
    }
  }
  end_context(id, ContextTrigger::Hangs);
}

void Isolate::destroy(vm::ContextId id) {
  journal_.begin_turn(fmt::format("destroy:{}", world_.label(id)), world_.label(id));
  promises_->owner_dies(id);
  end_context(id, ContextTrigger::Ends);
}

// Semantics 6.6.
void Isolate::end_context(vm::ContextId id, ContextTrigger why) {
  cancel_work(id);
  Context& context = world_.context(id);
  context.advance(why);
  context.root_frame = vm::Value::undefined();
  context.execution_context = vm::Value::undefined();
  std::erase_if(world_.signals, [id](const Signal& signal) { return signal.context == id; });
  std::erase_if(world_.failing,
                [this](std::uint32_t follow) { return world_.find_follow(follow) == nullptr; });
  journal_.effect(EffectKind::ContextPhase, world_.label(id), "Dead", {});
}

void Isolate::cancel_work(vm::ContextId id) {
  if (!holds(Rule::DeathCancelsWork)) return;
  const Request& request = world_.request_of(id);
  const bool answered =
      (request.phase == RequestPhase::Responded || request.phase == RequestPhase::Failed) &&
      request.client == ClientPhase::Connected;
  const auto lose = [&](const std::string& what, spec::Position at) {
    journal_.finding(Property::LostWork, request.label,
                     fmt::format("{} is cancelled: {} has been answered", what, request.label), at);
  };
  std::erase_if(world_.calls, [&](const Call& call) {
    if (call.owner != id) return false;
    const std::string token = token_of(call, "io");
    journal_.effect(EffectKind::CallCancelled, token, "", call.at);
    if (answered && !promises_->leads_to_settled_only(call.promise)) lose(token, call.at);
    return true;
  });
  std::erase_if(world_.timers, [&](const Timer& timer) {
    if (timer.owner != id) return false;
    const std::string token = token_of(timer);
    journal_.effect(EffectKind::TimerCancelled, token, "", timer.at);
    if (answered && !promises_->settles_only_settled(timer.callback)) lose(token, timer.at);
    return true;
  });
}

}  // namespace ctxcheck::model
