// The canonical form of a world: contexts by their requests, all dead ones alike; sequence numbers,
// event numbers and places are names; queues keep their order, timers a weak order.
#include "model/world_snapshot.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "model/promise.hpp"
#include "system/contract.hpp"
#include "vm/snapshot.hpp"

namespace ctxcheck::model {
namespace {

using vm::ContextId;
using vm::SnapshotReader;
using vm::SnapshotWriter;

// Canonical numbers of contexts: none, any dead one, then the live ones by their request's index.
constexpr std::uint32_t kNone = 0;
constexpr std::uint32_t kDead = 1;
constexpr std::uint32_t kFirstLive = 2;

std::uint32_t canonical_context(const World& world, ContextId id) {
  if (id == vm::kNoContext) return kNone;
  return world.alive(id) ? kFirstLive + world.context(id).request : kDead;
}

ContextId context_named(const World& world, std::uint32_t canonical) {
  if (canonical == kNone) return vm::kNoContext;
  if (canonical == kDead) return kSomeDeadContext;
  return world.requests[canonical - kFirstLive].context;
}

// An open follow by its place in the order of opening, from 1; 0 if it has ended.
std::uint32_t canonical_follow(const World& world, std::uint32_t id) {
  for (std::size_t i = 0; i < world.follows.size(); ++i) {
    if (world.follows[i].id == id) return static_cast<std::uint32_t>(i + 1);
  }
  return 0;
}

std::uint32_t canonical_host_data(const World& world, std::uint8_t tag, std::uint32_t data) {
  return static_cast<HiddenReaction>(tag) == HiddenReaction::Follow
             ? canonical_follow(world, data)
             : canonical_context(world, ContextId{data});
}

std::uint32_t host_data_named(const World& world, std::uint8_t tag, std::uint32_t canonical) {
  if (static_cast<HiddenReaction>(tag) == HiddenReaction::Follow) {
    return canonical == 0 ? 0 : world.follows[canonical - 1].id;
  }
  return static_cast<std::uint32_t>(context_named(world, canonical));
}

// ---- contexts

// How many live contexts came before this one: those that are due at the same moment end, and are
// cancelled as hung, in the order of their arrival.
std::uint32_t rank_among_live(const World& world, ContextId id) {
  std::uint32_t rank = 0;
  for (std::uint32_t i = 1; i < static_cast<std::uint32_t>(id); ++i) {
    if (world.alive(ContextId{i})) ++rank;
  }
  return rank;
}

// What makes no difference to the future any more is a name: a request that is over, which contexts
// have been there.
void save_requests(SnapshotWriter& out, const World& world) {
  out.name_number(world.contexts.size());
  for (const Context& context : world.contexts) {
    out.name_number(context.request);
    out.name_number(context.last_call);
    out.name_number(context.last_follow);
    out.name_position(context.last_wait);
  }
  for (const Request& request : world.requests) {
    out.name_number(static_cast<std::uint64_t>(request.phase));
    out.name_number(static_cast<std::uint64_t>(request.client));
    out.name_number(static_cast<std::uint64_t>(request.context));
    const bool arrived = request.phase != RequestPhase::Waiting;
    const bool live = arrived && world.alive(request.context);
    out.number(!arrived ? kNone : live ? kFirstLive : kDead);
    if (!live) continue;
    const Context& context = world.context(request.context);
    out.number(rank_among_live(world, request.context));
    out.number(static_cast<std::uint64_t>(request.phase));
    out.number(static_cast<std::uint64_t>(request.client));
    out.number(static_cast<std::uint64_t>(context.phase));
    out.number(context.wait_until);
    out.number((context.request_over ? 1U : 0U) | (context.drain_signalled ? 2U : 0U));
    out.value(context.root_frame);
    out.value(context.execution_context);
  }
}

void restore_requests(SnapshotReader& in, World& world) {
  world.contexts.assign(in.name_number(), {});
  for (Context& context : world.contexts) {
    context.request = static_cast<std::uint32_t>(in.name_number());
    context.last_call = static_cast<std::uint32_t>(in.name_number());
    context.last_follow = static_cast<std::uint32_t>(in.name_number());
    context.last_wait = in.name_position();
    context.phase = ContextPhase::Dead;
  }
  for (Request& request : world.requests) {
    request.phase = static_cast<RequestPhase>(in.name_number());
    request.client = static_cast<ClientPhase>(in.name_number());
    request.context = ContextId{static_cast<std::uint32_t>(in.name_number())};
    request.result.clear();
    if (in.number() != kFirstLive) continue;
    static_cast<void>(in.number());  // the rank follows from the contexts
    Context& context = world.context(request.context);
    request.phase = static_cast<RequestPhase>(in.number());
    request.client = static_cast<ClientPhase>(in.number());
    context.phase = static_cast<ContextPhase>(in.number());
    context.wait_until = static_cast<std::uint32_t>(in.number());
    const std::uint64_t flags = in.number();
    context.request_over = (flags & 1U) != 0;
    context.drain_signalled = (flags & 2U) != 0;
    context.root_frame = in.value();
    context.execution_context = in.value();
  }
}

// ---- calls and timers

// Calls of different contexts have no order among each other, and enabled() shows none; their order
// of starting is a name.
void save_calls(SnapshotWriter& out, const World& world) {
  std::vector<std::size_t> order(world.calls.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return canonical_context(world, world.calls[a].owner) <
           canonical_context(world, world.calls[b].owner);
  });
  out.number(order.size());
  for (const std::size_t i : order) {
    const Call& call = world.calls[i];
    out.number(canonical_context(world, call.owner));
    out.text(call.name);
    out.number((call.rejects ? 1U : 0U) | (call.may_fail ? 2U : 0U));
    out.object(call.promise);
    out.name_number(i);
    out.name_number(call.seq);
    out.name_position(call.at);
  }
}

void restore_calls(SnapshotReader& in, World& world) {
  world.calls.assign(in.number(), {});
  std::vector<Call> calls(world.calls.size());
  for (Call& call : calls) {
    call.owner = context_named(world, static_cast<std::uint32_t>(in.number()));
    call.name = in.text();
    const std::uint64_t flags = in.number();
    call.rejects = (flags & 1U) != 0;
    call.may_fail = (flags & 2U) != 0;
    call.promise = in.object();
    const std::uint64_t place = in.name_number();
    call.seq = static_cast<std::uint32_t>(in.name_number());
    call.at = in.name_position();
    world.calls[place] = call;
  }
}

// The weak order of timers: which were armed in the same event, which earlier (formats.md).
void save_timers(SnapshotWriter& out, const World& world) {
  out.number(world.timers.size());
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < world.timers.size(); ++i) {
    const Timer& timer = world.timers[i];
    if (i > 0 && timer.armed_in != world.timers[i - 1].armed_in) ++rank;
    out.number(rank);
    out.number(canonical_context(world, timer.owner));
    out.number(timer.delay);
    out.object(timer.handle);
    out.value(timer.callback);
    out.number(timer.arguments.size());
    for (const vm::Value& argument : timer.arguments) out.value(argument);
    out.value(timer.frame);
    out.name_number(timer.armed_in);
    out.name_number(timer.seq);
    out.name_position(timer.at);
  }
}

void restore_timers(SnapshotReader& in, World& world) {
  world.timers.assign(in.number(), {});
  for (Timer& timer : world.timers) {
    static_cast<void>(in.number());  // the rank; the name tells more
    timer.owner = context_named(world, static_cast<std::uint32_t>(in.number()));
    timer.delay = in.number();
    timer.handle = in.object();
    timer.callback = in.value();
    timer.arguments.resize(in.number());
    for (vm::Value& argument : timer.arguments) argument = in.value();
    timer.frame = in.value();
    timer.armed_in = static_cast<std::uint32_t>(in.name_number());
    timer.seq = static_cast<std::uint32_t>(in.name_number());
    timer.at = in.name_position();
  }
}

// ---- follows and signals

void save_follows(SnapshotWriter& out, const World& world) {
  out.number(world.follows.size());
  for (const Follow& follow : world.follows) {
    out.number(canonical_context(world, follow.follower));
    out.number(static_cast<std::uint64_t>(follow.phase));
    out.object(follow.promise);
    out.object(follow.delegate);
    out.name_number(follow.id);
    out.name_number(follow.ordinal);
    out.name_position(follow.at);
  }
  out.number(world.signals.size());
  for (const Signal& signal : world.signals) {
    out.number(static_cast<std::uint64_t>(signal.kind));
    out.number(canonical_context(world, signal.context));
    out.number(canonical_follow(world, signal.follow));
  }
  out.number(world.failing.size());
  for (const std::uint32_t follow : world.failing) out.number(canonical_follow(world, follow));
}

void restore_follows(SnapshotReader& in, World& world) {
  world.follows.assign(in.number(), {});
  for (Follow& follow : world.follows) {
    follow.follower = context_named(world, static_cast<std::uint32_t>(in.number()));
    follow.phase = static_cast<FollowPhase>(in.number());
    follow.promise = in.object();
    follow.delegate = in.object();
    follow.id = static_cast<std::uint32_t>(in.name_number());
    follow.ordinal = static_cast<std::uint32_t>(in.name_number());
    follow.at = in.name_position();
  }
  const auto follow_id = [&](std::uint64_t canonical) {
    return canonical == 0 ? 0 : world.follows[canonical - 1].id;
  };
  world.signals.assign(in.number(), {});
  for (Signal& signal : world.signals) {
    signal.kind = static_cast<SignalKind>(in.number());
    signal.context = context_named(world, static_cast<std::uint32_t>(in.number()));
    signal.follow = follow_id(in.number());
  }
  world.failing.assign(in.number(), 0);
  for (std::uint32_t& follow : world.failing) follow = follow_id(in.number());
}

// ---- inboxes

void save_deferral(SnapshotWriter& out, const Deferral& deferral) {
  out.object(deferral.promise);
  out.number(static_cast<std::uint64_t>(deferral.status));
  out.value(deferral.value);
  out.number(deferral.reactions.size());
  for (const vm::Reaction& reaction : deferral.reactions) out.reaction(reaction);
}

Deferral restore_deferral(SnapshotReader& in) {
  Deferral deferral;
  deferral.promise = in.object();
  deferral.status = static_cast<vm::PromiseStatus>(in.number());
  deferral.value = in.value();
  deferral.reactions.resize(in.number());
  for (vm::Reaction& reaction : deferral.reactions) reaction = in.reaction();
  return deferral;
}

// After requests and follows: reactions in an inbox name both.
void save_inboxes(SnapshotWriter& out, const World& world) {
  for (const Request& request : world.requests) {
    if (!world.alive(request.context)) continue;
    const Context& context = world.context(request.context);
    out.number(context.inbox.size());
    for (const Deferral& deferral : context.inbox) save_deferral(out, deferral);
  }
}

void restore_inboxes(SnapshotReader& in, World& world) {
  for (const Request& request : world.requests) {
    if (!world.alive(request.context)) continue;
    Context& context = world.context(request.context);
    const std::uint64_t deferrals = in.number();
    for (std::uint64_t i = 0; i < deferrals; ++i) context.inbox.push_back(restore_deferral(in));
  }
}

// ---- what outcomes add

// Results, W seen, and the multiset of console lines; the order of the lines is a name.
void save_outcome(SnapshotWriter& out, const World& world, vm::StringTable& strings) {
  for (const Request& request : world.requests) {
    out.text(strings.intern(request.result));
    out.number(request.client == ClientPhase::Gone ? 1 : 0);
  }
  out.number(world.warnings > 0 ? 1 : 0);
  out.name_number(world.warnings);
  std::vector<std::size_t> order(world.console.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(world.console[a], a) < std::tie(world.console[b], b);
  });
  out.number(order.size());
  for (const std::size_t i : order) {
    out.text(strings.intern(world.console[i]));
    out.name_number(i);
  }
}

void restore_outcome(SnapshotReader& in, World& world, const vm::StringTable& strings) {
  for (Request& request : world.requests) {
    request.result = strings.utf8(in.text());
    static_cast<void>(in.number());  // the client's phase is among the names already
  }
  static_cast<void>(in.number());
  world.warnings = static_cast<std::uint32_t>(in.name_number());
  world.console.assign(in.number(), {});
  std::vector<std::string> lines(world.console.size());
  for (std::string& line : lines) {
    line = strings.utf8(in.text());
    world.console[in.name_number()] = line;
  }
}

}  // namespace

system::StateImage save_state(const World& world, vm::Interpreter& interpreter,
                              system::Purpose purpose) {
  SnapshotWriter out(interpreter.heap(), interpreter.strings(), interpreter.constant_strings(),
                     {[&world](ContextId id) { return canonical_context(world, id); },
                      [&world](std::uint8_t tag, std::uint32_t data) {
                        return canonical_host_data(world, tag, data);
                      }});
  out.number((world.loaded ? 1U : 0U) | (world.process_used ? 2U : 0U));
  out.number(world.disconnects_left);
  out.number(world.bursts_left);
  out.name_number(world.events);
  out.name_number(world.last_follow);
  save_requests(out, world);
  out.number(interpreter.module_environments().size());
  for (const vm::ObjectRef environment : interpreter.module_environments()) out.object(environment);
  save_calls(out, world);
  save_timers(out, world);
  save_follows(out, world);
  save_inboxes(out, world);
  out.number(world.rejection_listeners.size());
  for (const vm::Value& listener : world.rejection_listeners) out.value(listener);
  if (purpose == system::Purpose::Outcomes) save_outcome(out, world, interpreter.strings());
  vm::Snapshot snapshot = out.finish();
  return {std::move(snapshot.identity), std::move(snapshot.names)};
}

void restore_state(const system::StateImage& image, World& world, vm::Interpreter& interpreter,
                   system::Purpose purpose) {
  const vm::Snapshot snapshot{image.identity, image.names};
  SnapshotReader in(interpreter.heap(), interpreter.strings(), snapshot,
                    {[&world](std::uint32_t canonical) { return context_named(world, canonical); },
                     [&world](std::uint8_t tag, std::uint32_t canonical) {
                       return host_data_named(world, tag, canonical);
                     }});
  const std::uint64_t flags = in.number();
  world.loaded = (flags & 1U) != 0;
  world.process_used = (flags & 2U) != 0;
  world.disconnects_left = static_cast<std::uint32_t>(in.number());
  world.bursts_left = static_cast<std::uint32_t>(in.number());
  world.events = static_cast<std::uint32_t>(in.name_number());
  world.last_follow = static_cast<std::uint32_t>(in.name_number());
  restore_requests(in, world);
  interpreter.module_environments().assign(in.number(), vm::kNoObject);
  for (vm::ObjectRef& environment : interpreter.module_environments()) environment = in.object();
  restore_calls(in, world);
  restore_timers(in, world);
  restore_follows(in, world);
  restore_inboxes(in, world);
  world.rejection_listeners.assign(in.number(), {});
  for (vm::Value& listener : world.rejection_listeners) listener = in.value();
  world.warnings = 0;
  world.console.clear();
  if (purpose == system::Purpose::Outcomes) restore_outcome(in, world, interpreter.strings());
  in.finish();
}

}  // namespace ctxcheck::model
