// The built-in class `Batcher` and the machine of each of its batches.
#include "model/batcher.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "model/bindings.hpp"
#include "model/host_object.hpp"
#include "model/isolate.hpp"
#include "system/contract.hpp"

namespace ctxcheck::model {
namespace {

using P = BatchPhase;
using T = BatchTrigger;
using system::EffectKind;
using vm::Arguments;
using vm::HostData;
using vm::Interpreter;
using vm::ObjectRef;
using vm::Value;

constexpr std::array<BatchTransition, 6> kTable{{
    {P::Collecting, T::Schedules, P::Scheduled, "microtask, nextTick, timer"},
    {P::Collecting, T::Dispatches, P::InFlight, "size: the last joiner fills it"},
    {P::Scheduled, T::Dispatches, P::InFlight, "the flush runs"},
    {P::InFlight, T::LoaderThrows, P::Done, "its jobs are lost"},
    {P::InFlight, T::LoaderSettles, P::Settling, ""},
    {P::Settling, T::JobsSettled, P::Done, ""},
}};

enum class Flush : std::uint32_t { Microtask, NextTick, Timer, Size };
constexpr std::array<std::string_view, 4> kFlushNames{"microtask", "nextTick", "timer", "size"};

// Words and slots of the host objects, see HostType.
enum BatcherWord : std::size_t { kFlush, kDelay, kMax, kPerRequest };
constexpr std::size_t kLoader = 0;
constexpr std::size_t kFirstBox = 1;
constexpr std::size_t kJobSize = 3;  // key, resolve, reject

const HostData& data_of(const Interpreter& interpreter, Value value, HostType type) {
  const HostData* data = host_data(interpreter, value, type);
  CTX_CHECK(data != nullptr, "a batcher's object is of another kind");
  return *data;
}

HostData& change(Interpreter& interpreter, Value value) {
  return interpreter.heap().mutable_data<HostData>(value.as_object());
}

Journal& journal(Interpreter& interpreter) { return isolate_of(interpreter).journal(); }

void advance(Interpreter& interpreter, Value batch, BatchTrigger trigger) {
  std::uint32_t& phase = change(interpreter, batch).words[0];
  phase = static_cast<std::uint32_t>(next(batch_table(), static_cast<BatchPhase>(phase), trigger));
}

std::string size_text(const Interpreter& interpreter, Value batch) {
  const std::size_t jobs = data_of(interpreter, batch, HostType::Batch).slots.size() / kJobSize;
  return fmt::format("{} {}", jobs, jobs == 1 ? "job" : "jobs");
}

// ---- options

[[noreturn]] void refuse(Interpreter& interpreter, std::string_view why) {
  interpreter.throw_type_error(fmt::format("new Batcher: {}", why));
}

Flush flush_option(Interpreter& interpreter, Value options) {
  const Value value = interpreter.get(options, interpreter.key("flush"));
  if (value.is_string()) {
    const std::string name = interpreter.strings().utf8(value.as_string());
    for (std::size_t i = 0; i < kFlushNames.size(); ++i) {
      if (name == kFlushNames[i]) return static_cast<Flush>(i);
    }
  }
  refuse(interpreter, R"(`flush` must be "microtask", "nextTick", "timer" or "size")");
}

// A whole number of at least `least`; the default if the option is absent.
std::uint32_t count_option(Interpreter& interpreter, Value options, std::string_view name,
                           std::uint32_t least, std::uint32_t fallback) {
  const Value value = interpreter.get(options, interpreter.key(name));
  if (value.is_undefined()) return fallback;
  constexpr double kMost = 2'147'483'647;
  if (!value.is_number() || value.as_number() < least || value.as_number() > kMost ||
      value.as_number() != static_cast<std::uint32_t>(value.as_number())) {
    refuse(interpreter, fmt::format("`{}` must be a whole number of at least {}", name, least));
  }
  return static_cast<std::uint32_t>(value.as_number());
}

bool scope_option(Interpreter& interpreter, Value options) {
  const Value value = interpreter.get(options, interpreter.key("scope"));
  if (value.is_undefined()) return false;
  if (value.is_string()) {
    const std::string name = interpreter.strings().utf8(value.as_string());
    if (name == "module") return false;
    if (name == "request") return true;
  }
  refuse(interpreter, R"(`scope` must be "module" or "request")");
}

void check_options(Interpreter& interpreter, Value options, Flush flush) {
  static constexpr std::array<std::string_view, 5> kKnown{"flush", "load", "delay", "max", "scope"};
  for (const vm::PropertyKey key : interpreter.own_keys(options.as_object())) {
    const std::string name =
        key.is_symbol() ? std::string("a symbol") : interpreter.strings().utf8(key.as_string());
    if (std::find(kKnown.begin(), kKnown.end(), name) == kKnown.end()) {
      refuse(interpreter, fmt::format("unknown option `{}`", name));
    }
  }
  const auto has = [&](std::string_view name) {
    return !interpreter.get(options, interpreter.key(name)).is_undefined();
  };
  if (has("max") != (flush == Flush::Size)) {
    refuse(interpreter, "`max` is required with `flush: \"size\"` and refused otherwise");
  }
  if (has("delay") && flush != Flush::Timer) {
    refuse(interpreter, "`delay` goes with `flush: \"timer\"` only");
  }
}

Value construct_batcher(Interpreter& interpreter, const Arguments& arguments) {
  if (arguments.new_target.is_undefined()) {
    interpreter.throw_type_error("Class constructor Batcher cannot be invoked without 'new'");
  }
  const Value options = arguments[0];
  if (!options.is_object()) refuse(interpreter, "the options must be an object");
  const Flush flush = flush_option(interpreter, options);
  check_options(interpreter, options, flush);
  const Value loader = interpreter.get(options, interpreter.key("load"));
  if (!interpreter.is_callable(loader)) refuse(interpreter, "`load` must be a function");
  const std::uint32_t delay = count_option(interpreter, options, "delay", 0, 0);
  const std::uint32_t max = count_option(interpreter, options, "max", 1, 0);
  const bool per_request = scope_option(interpreter, options);
  const Value prototype = interpreter.get(arguments.new_target, interpreter.key("prototype"));
  return Value::object(new_host_object(
      interpreter, HostType::Batcher, prototype.as_object(), {loader},
      {static_cast<std::uint32_t>(flush), delay, max, per_request ? 1U : 0U}, vm::kNoContext));
}

// ---- boxes

// The box of the current context, or the only one (`box()` of the JavaScript).
Value box_of(Interpreter& interpreter, Value batcher) {
  const HostData& data = data_of(interpreter, batcher, HostType::Batcher);
  const Value id = data.words[kPerRequest] != 0
                       ? interpreter.string(isolate_of(interpreter).current_label())
                       : interpreter.string("");
  for (std::size_t i = kFirstBox; i + 1 < data.slots.size(); i += 2) {
    if (data.slots[i] == id) return data.slots[i + 1];
  }
  const Value box = Value::object(new_host_object(interpreter, HostType::Box, vm::kNoObject,
                                                  {Value::undefined()}, {}, vm::kNoContext));
  HostData& changed = change(interpreter, batcher);
  changed.slots.push_back(id);
  changed.slots.push_back(box);
  return box;
}

Value batch_of(const Interpreter& interpreter, Value box) {
  return data_of(interpreter, box, HostType::Box).slots[0];
}

// ---- dispatch

// The callbacks of the loader's promise; their slot is the batch.
void hand_out(Interpreter& interpreter, Value batch, Value value, bool rejects) {
  advance(interpreter, batch, T::LoaderSettles);
  journal(interpreter)
      .effect(EffectKind::BatchSettled, size_text(interpreter, batch),
              rejects ? "rejected" : "fulfilled", interpreter.position());
  const std::vector<Value> jobs = data_of(interpreter, batch, HostType::Batch).slots;
  const bool per_job = !rejects && value.is_object() &&
                       interpreter.heap().kind(value.as_object()) == vm::ObjectKind::Array;
  for (std::size_t i = 0; i * kJobSize < jobs.size(); ++i) {
    const Value result =
        per_job ? interpreter.get_element(value, Value::number(static_cast<double>(i))) : value;
    const Value settle = jobs[i * kJobSize + (rejects ? 2 : 1)];
    interpreter.call(settle, Value::undefined(), std::array{result});
  }
  advance(interpreter, batch, T::JobsSettled);
}

Value captured_batch(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.heap().data<vm::NativeFunctionData>(arguments.callee).slots[0];
}

Value loader_fulfilled(Interpreter& interpreter, const Arguments& arguments) {
  hand_out(interpreter, captured_batch(interpreter, arguments), arguments[0], false);
  return Value::undefined();
}

Value loader_rejected(Interpreter& interpreter, const Arguments& arguments) {
  hand_out(interpreter, captured_batch(interpreter, arguments), arguments[0], true);
  return Value::undefined();
}

void dispatch(Interpreter& interpreter, Value batcher, Value box) {
  const Value batch = batch_of(interpreter, box);
  change(interpreter, box).slots[0] = Value::undefined();
  advance(interpreter, batch, T::Dispatches);
  journal(interpreter)
      .effect(EffectKind::BatchDispatched, size_text(interpreter, batch), "",
              interpreter.position());
  std::vector<Value> keys;
  const std::vector<Value>& jobs = data_of(interpreter, batch, HostType::Batch).slots;
  for (std::size_t i = 0; i < jobs.size(); i += kJobSize) keys.push_back(jobs[i]);
  const Value loader = data_of(interpreter, batcher, HostType::Batcher).slots[kLoader];
  try {
    const Value key_array = Value::object(interpreter.new_array(std::move(keys)));
    const Value loaded = interpreter.call(loader, batcher, std::array{key_array});
    const Value then = interpreter.get(loaded, interpreter.key("then"));
    const std::array callbacks{Value::object(interpreter.new_native(loader_fulfilled, {batch})),
                               Value::object(interpreter.new_native(loader_rejected, {batch}))};
    interpreter.call(then, loaded, callbacks);
  } catch (const vm::Thrown&) {
    advance(interpreter, batch, T::LoaderThrows);
    throw;
  }
}

// The flush that `schedule` queues or arms; its slots are batcher and box.
Value flush(Interpreter& interpreter, const Arguments& arguments) {
  const std::vector<Value> slots =
      interpreter.heap().data<vm::NativeFunctionData>(arguments.callee).slots;
  dispatch(interpreter, slots[0], slots[1]);
  return Value::undefined();
}

void schedule(Interpreter& interpreter, Value batcher, Value box, Value batch) {
  const HostData& data = data_of(interpreter, batcher, HostType::Batcher);
  const auto how = static_cast<Flush>(data.words[kFlush]);
  const std::uint32_t delay = data.words[kDelay];
  if (how == Flush::Size) return;
  const Value callback = Value::object(interpreter.new_native(flush, {batcher, box}));
  if (how == Flush::Timer) {
    isolate_of(interpreter).arm_timer(callback, {}, delay);
  } else {
    if (how == Flush::NextTick) isolate_of(interpreter).use_process();
    vm::Job job;
    job.kind = vm::JobKind::Callback;
    job.callback = callback;
    interpreter.host().enqueue(std::move(job));
  }
  advance(interpreter, batch, T::Schedules);
  journal(interpreter)
      .effect(EffectKind::BatchScheduled, isolate_of(interpreter).current_label(),
              kFlushNames[static_cast<std::size_t>(how)], interpreter.position());
}

Value load(Interpreter& interpreter, const Arguments& arguments) {
  const Value batcher = arguments.this_value;
  if (host_data(interpreter, batcher, HostType::Batcher) == nullptr) {
    interpreter.throw_type_error("load() is called on no Batcher");
  }
  const Value box = box_of(interpreter, batcher);
  Value batch = batch_of(interpreter, box);
  if (batch.is_undefined()) {
    batch =
        Value::object(new_host_object(interpreter, HostType::Batch, vm::kNoObject, {},
                                      {static_cast<std::uint32_t>(P::Collecting)}, vm::kNoContext));
    change(interpreter, box).slots[0] = batch;
    journal(interpreter)
        .effect(EffectKind::BatchOpened, isolate_of(interpreter).current_label(), "",
                interpreter.position());
    schedule(interpreter, batcher, box, batch);
  }
  const ObjectRef promise = interpreter.new_promise();
  const Interpreter::ResolvingFunctions functions = interpreter.create_resolving_functions(promise);
  std::vector<Value>& jobs = change(interpreter, batch).slots;
  jobs.insert(jobs.end(), {arguments[0], functions.resolve, functions.reject});
  journal(interpreter)
      .effect(EffectKind::BatchJoined, isolate_of(interpreter).current_label(),
              size_text(interpreter, batch), interpreter.position());
  const HostData& data = data_of(interpreter, batcher, HostType::Batcher);
  if (static_cast<Flush>(data.words[kFlush]) == Flush::Size &&
      data_of(interpreter, batch, HostType::Batch).slots.size() == data.words[kMax] * kJobSize) {
    try {  // inside the executor of the new promise: what it throws rejects the last joiner only
      dispatch(interpreter, batcher, box);
    } catch (const vm::Thrown& thrown) {
      interpreter.call(functions.reject, Value::undefined(), std::array{thrown.value()});
    }
  }
  return Value::object(promise);
}

}  // namespace

std::string_view name_of(BatchPhase phase) {
  switch (phase) {
    case P::Collecting:
      return "Collecting";
    case P::Scheduled:
      return "Scheduled";
    case P::InFlight:
      return "InFlight";
    case P::Settling:
      return "Settling";
    case P::Done:
      return "Done";
  }
  return "";
}

std::string_view name_of(BatchTrigger trigger) {
  switch (trigger) {
    case T::Schedules:
      return "schedules its flush";
    case T::Dispatches:
      return "dispatches";
    case T::LoaderThrows:
      return "loader throws";
    case T::LoaderSettles:
      return "loader's promise settles";
    case T::JobsSettled:
      return "every job settled";
  }
  return "";
}

std::span<const BatchTransition> batch_table() { return kTable; }

MachineDescription describe_batcher() {
  static constexpr std::array kStates{P::Collecting, P::Scheduled, P::InFlight, P::Settling,
                                      P::Done};
  return describe<P, T>("batcher", "One batch of a Batcher, from its first job to its last.",
                        P::Collecting, kStates, batch_table());
}

Value make_batcher_class(Interpreter& interpreter) {
  const Value constructor = make_native(interpreter, "Batcher", construct_batcher, 1, true);
  const ObjectRef prototype = interpreter.new_object();
  interpreter.define(prototype, "load", make_native(interpreter, "load", load, 1),
                     vm::kHiddenFlags);
  interpreter.define(prototype, "constructor", constructor, vm::kHiddenFlags);
  interpreter.define(constructor.as_object(), "prototype", Value::object(prototype), 0);
  interpreter.natives().add("flush", flush, 0);
  interpreter.natives().add("loaderFulfilled", loader_fulfilled, 1);
  interpreter.natives().add("loaderRejected", loader_rejected, 1);
  return constructor;
}

bool settles_batch(const Interpreter& interpreter, const vm::Reaction& reaction) {
  if (reaction.kind != vm::ReactionKind::Then || !reaction.on_fulfilled.is_object()) return false;
  const ObjectRef handler = reaction.on_fulfilled.as_object();
  return interpreter.heap().kind(handler) == vm::ObjectKind::NativeFunction &&
         interpreter.heap().data<vm::NativeFunctionData>(handler).native ==
             interpreter.natives().id_of(loader_fulfilled);
}

}  // namespace ctxcheck::model
