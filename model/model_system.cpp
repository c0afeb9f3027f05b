// Events of the model: enabling, spelling, carrying out.
#include "model/model_system.hpp"

#include <algorithm>

#include "fmt/format.h"
#include "model/rules.hpp"
#include "model/world_snapshot.hpp"
#include "system/contract.hpp"
#include "system/schedule_rules.hpp"

namespace ctxcheck::model {

using system::EventKind;

namespace {

std::string limit_text(vm::LimitKind kind) {
  switch (kind) {
    case vm::LimitKind::Steps:
      return "a turn does not end: it ran more instructions than allowed";
    case vm::LimitKind::Recursion:
      return "a turn recurses without bound";
    case vm::LimitKind::Memory:
      return "a turn uses up its memory";
  }
  return "";
}

}  // namespace

// ---- what is enabled

// In front-matter order: the next request of each handler that has not arrived; without the order
// of arrival every one of them.
void ModelSystem::add_arrivals(std::vector<Action>& actions) const {
  const std::vector<Request>& requests = isolate_.world().requests;
  for (std::uint32_t i = 0; i < requests.size(); ++i) {
    const Request& request = requests[i];
    if (request.phase != RequestPhase::Waiting) continue;
    const bool next_of_handler = i == 0 || requests[i - 1].handler != request.handler ||
                                 requests[i - 1].phase != RequestPhase::Waiting;
    if (isolate_.setup().ordered_arrival && !next_of_handler) continue;
    actions.push_back({{EventKind::Arrive, request.label, fmt::format("req:{}", request.label)},
                       i,
                       vm::kNoContext,
                       0});
  }
}

// By request, then in the order of starting, so that equal states list them alike.
void ModelSystem::add_calls(std::vector<Action>& actions) const {
  const World& world = isolate_.world();
  std::vector<const Call*> calls;
  for (const Call& call : world.calls) calls.push_back(&call);
  std::stable_sort(calls.begin(), calls.end(), [&](const Call* a, const Call* b) {
    return world.context(a->owner).request < world.context(b->owner).request;
  });
  for (const Call* in_flight : calls) {
    const Call& call = *in_flight;
    const std::string label = world.label(call.owner);
    actions.push_back(
        {{EventKind::Complete, label, isolate_.token_of(call, "io")}, 0, call.owner, call.seq});
    if (call.may_fail) {
      actions.push_back(
          {{EventKind::Fail, label, isolate_.token_of(call, "fail")}, 0, call.owner, call.seq});
    }
  }
}

// Litmus: order-timers, order-timers-two-requests.
void ModelSystem::add_timers(std::vector<Action>& actions) const {
  const std::vector<Timer>& timers = isolate_.world().timers;
  for (std::size_t i = 0; i < timers.size(); ++i) {
    const Timer& timer = timers[i];
    bool waits = false;
    for (std::size_t j = 0; j < timers.size() && !waits; ++j) {
      const Timer& other = timers[j];
      waits = i != j && system::fires_before({other.armed_in, other.delay, j},
                                             {timer.armed_in, timer.delay, i});
    }
    if (waits && holds(Rule::TimersHaveAnOrder)) continue;
    actions.push_back(
        {{EventKind::Timer, isolate_.world().label(timer.owner), isolate_.token_of(timer)},
         0,
         timer.owner,
         timer.seq});
  }
}

void ModelSystem::add_disconnects(std::vector<Action>& actions) const {
  const World& world = isolate_.world();
  if (world.disconnects_left == 0) return;
  for (std::uint32_t i = 0; i < world.requests.size(); ++i) {
    const Request& request = world.requests[i];
    if (!request.waits_for_answer()) continue;
    actions.push_back(
        {{EventKind::Disconnect, request.label, fmt::format("drop:{}", request.label)},
         i,
         request.context,
         0});
  }
}

// Soundness.md, "Bursts": the heads of both queues, each due destruction, and hang cancellation
// under the profile's own condition.
void ModelSystem::add_internal(std::vector<Action>& actions) const {
  const World& world = isolate_.world();
  const auto add = [&](EventKind kind, vm::ContextId context, std::string token) {
    actions.push_back({{kind, world.label(context), std::move(token)}, 0, context, 0});
  };
  const auto add_follow = [&](std::uint32_t id) {
    const auto follow = std::find_if(world.follows.begin(), world.follows.end(),
                                     [id](const Follow& f) { return f.id == id; });
    CTX_CHECK(follow != world.follows.end(), "a follow that has ended is still signalled");
    add(follow->phase == FollowPhase::Failing ? EventKind::FailFollow : EventKind::Wake,
        follow->follower, isolate_.token_of_follow(*follow));
  };
  if (!world.signals.empty()) {
    const Signal& head = world.signals.front();
    if (head.kind == SignalKind::Drain) {
      add(EventKind::Drain, head.context, fmt::format("drain:{}", world.label(head.context)));
    } else {
      add_follow(head.follow);
    }
  }
  if (!world.failing.empty()) add_follow(world.failing.front());
  for (std::uint32_t i = 0; i < world.contexts.size(); ++i) {
    const vm::ContextId context{i + 1};
    const std::string label = world.label(context);
    if (isolate_.ends(context)) {
      add(EventKind::Destroy, context, fmt::format("destroy:{}", label));
    } else if (isolate_.hang_check_allowed() && isolate_.hangs(context)) {
      add(EventKind::Hang, context, fmt::format("hang:{}", label));
    }
  }
}

std::vector<ModelSystem::Action> ModelSystem::single_actions() const {
  std::vector<Action> actions;
  if (!isolate_.world().loaded) {
    actions.push_back({{EventKind::Load, "", "load"}, 0, vm::kNoContext, 0});
    return actions;
  }
  add_arrivals(actions);
  add_calls(actions);
  add_timers(actions);
  add_disconnects(actions);
  return actions;
}

std::vector<system::Event> ModelSystem::enabled() {
  std::vector<Action> actions = single_actions();
  std::vector<system::Event> events;
  for (const Action& action : actions) events.push_back({{action.occurrence}});
  if (!isolate_.world().loaded) return events;
  if (isolate_.world().bursts_left > 0) {
    for (const Action& first : actions) {
      for (const Action& second : actions) {
        if (&first != &second && system::may_share_pass(first.occurrence, second.occurrence)) {
          events.push_back({{first.occurrence, second.occurrence}});
        }
      }
    }
  }
  if (by_single_turns()) {
    std::vector<Action> internal;
    add_internal(internal);
    for (const Action& action : internal) events.push_back({{action.occurrence}});
  }
  return events;
}

bool ModelSystem::idle() const {
  std::vector<Action> internal;
  add_internal(internal);
  return internal.empty();
}

// ---- steps

// What the first part of a pass has made impossible does not happen: its call was cancelled, its
// request has ended.
void ModelSystem::perform(const Action& action) {
  const World& world = isolate_.world();
  const auto is_it = [&action](const auto& item) {
    return item.owner == action.context && item.seq == action.seq;
  };
  switch (action.occurrence.kind) {
    case EventKind::Load:
      isolate_.load();
      return;
    case EventKind::Arrive:
      isolate_.arrive(action.request);
      return;
    case EventKind::Complete:
    case EventKind::Fail: {
      const auto call = std::find_if(world.calls.begin(), world.calls.end(), is_it);
      if (call == world.calls.end()) return;
      isolate_.complete(static_cast<std::size_t>(call - world.calls.begin()),
                        action.occurrence.kind == EventKind::Fail);
      return;
    }
    case EventKind::Timer: {
      const auto timer = std::find_if(world.timers.begin(), world.timers.end(), is_it);
      if (timer == world.timers.end()) return;
      isolate_.fire(static_cast<std::size_t>(timer - world.timers.begin()));
      return;
    }
    case EventKind::Disconnect:
      isolate_.disconnect(action.request);
      return;
    case EventKind::Drain:
    case EventKind::Wake:
      isolate_.take_signal();
      return;
    case EventKind::FailFollow:
      // A follow fails from either queue: opened on a dead owner, or its owner died later.
      if (!world.failing.empty() && world.find_follow(world.failing.front()) != nullptr &&
          isolate_.token_of_follow(*world.find_follow(world.failing.front())) ==
              action.occurrence.token) {
        isolate_.take_failing();
      } else {
        isolate_.take_signal();
      }
      return;
    case EventKind::Destroy:
      isolate_.destroy(action.context);
      return;
    case EventKind::Hang:
      isolate_.hang(action.context);
      return;
  }
}

void ModelSystem::carry_out(const system::Event& event) {
  std::vector<Action> actions = single_actions();
  if (isolate_.world().loaded && by_single_turns()) add_internal(actions);
  std::vector<Action> parts;
  for (const system::Occurrence& part : event.parts) {
    const auto action = std::find_if(
        actions.begin(), actions.end(),
        [&part](const Action& candidate) { return candidate.occurrence.token == part.token; });
    if (action == actions.end()) {
      throw system::RunError(system::RunError::Kind::NotEnabled,
                             fmt::format("the event {} is not enabled", part.token), {}, false);
    }
    parts.push_back(*action);
  }
  if (parts.size() > 1) {
    if (isolate_.world().bursts_left == 0) {
      throw system::RunError(
          system::RunError::Kind::NotEnabled,
          fmt::format("{}: no two events may share a pass any more", event.token()), {}, false);
    }
    --isolate_.world().bursts_left;
  }
  // In one pass a client's leaving is seen before a call that completes. Litmus:
  // burst-answer-and-disconnect, burst-two-io-and-disconnect.
  if (parts.size() == 2 && parts[1].occurrence.kind == EventKind::Disconnect &&
      parts[0].occurrence.kind != EventKind::Arrive) {
    std::swap(parts[0], parts[1]);
  }
  for (const Action& part : parts) perform(part);
  const bool load = event.has(EventKind::Load);
  if (!by_single_turns() && !load) isolate_.run_to_idle();
}

system::Step ModelSystem::step(const system::Event& event, std::span<const std::uint32_t> choices,
                               system::Detail detail) {
  const bool during_load = event.has(EventKind::Load);
  isolate_.journal().begin(choices, detail);
  try {
    carry_out(event);
  } catch (const vm::LimitExceeded& limit) {
    throw system::RunError(system::RunError::Kind::Limit, limit_text(limit.kind()),
                           location(limit.at()), during_load);
  } catch (const vm::Thrown& thrown) {
    CTX_CHECK(during_load, "a JavaScript exception left a turn");
    throw system::RunError(system::RunError::Kind::Load,
                           fmt::format("the module throws while it is evaluated: {}",
                                       error_text(isolate_.interpreter(), thrown.value())),
                           location(isolate_.interpreter().thrown_at()), true);
  }
  return isolate_.journal().take();
}

// ---- reading

std::vector<system::RequestStatus> ModelSystem::requests() const {
  std::vector<system::RequestStatus> list;
  for (const Request& request : isolate_.world().requests) {
    const system::RequestPhase phase =
        request.phase == RequestPhase::Waiting ? system::RequestPhase::NotArrived
        : request.client == ClientPhase::Gone  ? system::RequestPhase::Disconnected
        : request.finished()                   ? system::RequestPhase::Answered
                                               : system::RequestPhase::Waiting;
    list.push_back({request.label, request.handler, phase});
  }
  return list;
}

system::Outcome ModelSystem::outcome() const {
  const World& world = isolate_.world();
  system::Outcome outcome;
  for (const Request& request : world.requests) {
    std::string result = request.result;
    if (request.phase == RequestPhase::Waiting) {
      result = "not-sent";
    } else if (request.client == ClientPhase::Gone) {
      result = "disconnected";
    } else if (result.empty()) {
      result = "pending";
    }
    outcome.requests.emplace_back(request.label, std::move(result));
  }
  outcome.warnings = world.warnings;
  outcome.console = world.console;
  return outcome;
}

system::StateImage ModelSystem::save(system::Purpose purpose) {
  return save_state(isolate_.world(), isolate_.interpreter(), purpose);
}

void ModelSystem::restore(const system::StateImage& image, system::Purpose purpose) {
  isolate_.reset();
  restore_state(image, isolate_.world(), isolate_.interpreter(), purpose);
  isolate_.resume();
}

std::vector<std::uint32_t> ModelSystem::unreached_lines() const {
  return isolate_.interpreter().unreached_lines(isolate_.user_module());
}

}  // namespace ctxcheck::model
