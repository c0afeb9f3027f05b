// AsyncLocalStorage on async context frames (semantics 9). Its own file because frames are a small
// machine of their own: immutable maps that reactions, timers and suspensions capture.
#include <array>
#include <utility>

#include "model/bindings.hpp"
#include "model/host_object.hpp"
#include "model/isolate.hpp"
#include "model/rules.hpp"

namespace ctxcheck::model {
namespace {

using vm::Arguments;
using vm::Interpreter;
using vm::Value;

// The store of `storage` in a frame; undefined if it has none.
Value store_in(const Interpreter& interpreter, Value frame, Value storage) {
  const vm::HostData* data = host_data(interpreter, frame, HostType::Frame);
  if (data == nullptr) return Value::undefined();
  for (std::size_t i = 0; i + 1 < data->slots.size(); i += 2) {
    if (data->slots[i] == storage) return data->slots[i + 1];
  }
  return Value::undefined();
}

// A copy of the current frame in which `storage` has another store. The copy was captured where the
// original was (semantics 8.2).
Value frame_with(Interpreter& interpreter, Value storage, Value store) {
  std::vector<Value> slots;
  vm::ContextId captured_in = isolate_of(interpreter).current();
  if (const vm::HostData* data = host_data(interpreter, interpreter.frame, HostType::Frame)) {
    slots = data->slots;
    captured_in = data->context;
  }
  bool replaced = false;
  for (std::size_t i = 0; i + 1 < slots.size(); i += 2) {
    if (slots[i] != storage) continue;
    slots[i + 1] = store;
    replaced = true;
  }
  if (!replaced) {
    slots.push_back(storage);
    slots.push_back(store);
  }
  return Value::object(new_host_object(interpreter, HostType::Frame, vm::kNoObject,
                                       std::move(slots), {}, captured_in));
}

Value call_in_frame(Interpreter& interpreter, Value frame, Value function,
                    std::span<const Value> arguments) {
  const Value outer = std::exchange(interpreter.frame, frame);
  try {
    const Value result = interpreter.call(function, Value::undefined(), arguments);
    interpreter.frame = outer;
    return result;
  } catch (...) {
    interpreter.frame = outer;
    throw;
  }
}

void require_storage(Interpreter& interpreter, Value value) {
  if (host_data(interpreter, value, HostType::AsyncLocalStorage) == nullptr) {
    interpreter.throw_type_error("Illegal invocation: this is no AsyncLocalStorage");
  }
}

Value construct_storage(Interpreter& interpreter, const Arguments& arguments) {
  if (arguments.new_target.is_undefined()) {
    interpreter.throw_type_error(
        "Class constructor AsyncLocalStorage cannot be invoked without 'new'");
  }
  const Value prototype = interpreter.get(arguments.new_target, interpreter.key("prototype"));
  return Value::object(new_host_object(interpreter, HostType::AsyncLocalStorage,
                                       prototype.as_object(), {}, {}, vm::kNoContext));
}

Value get_store(Interpreter& interpreter, const Arguments& arguments) {
  require_storage(interpreter, arguments.this_value);
  return store_in(interpreter, interpreter.frame, arguments.this_value);
}

std::span<const Value> after(const Arguments& arguments, std::size_t count) {
  return arguments.values.size() <= count ? std::span<const Value>{}
                                          : arguments.values.subspan(count);
}

Value run(Interpreter& interpreter, const Arguments& arguments) {
  require_storage(interpreter, arguments.this_value);
  const Value frame = frame_with(interpreter, arguments.this_value, arguments[0]);
  return call_in_frame(interpreter, frame, arguments[1], after(arguments, 2));
}

Value exit(Interpreter& interpreter, const Arguments& arguments) {
  require_storage(interpreter, arguments.this_value);
  const Value frame = frame_with(interpreter, arguments.this_value, Value::undefined());
  return call_in_frame(interpreter, frame, arguments[0], after(arguments, 1));
}

// ---- bind and snapshot

// The functions they make; slots: the captured frame, where it may be entered, and for bind the
// function.
constexpr std::size_t kFrame = 0;
constexpr std::size_t kHome = 1;
constexpr std::size_t kFunction = 2;

std::vector<Value> captured(Interpreter& interpreter) {
  return {interpreter.frame,
          Value::object(new_host_object(interpreter, HostType::Home, vm::kNoObject, {}, {},
                                        isolate_of(interpreter).current()))};
}

// Semantics 9: made in a request, it is of no use to any other. Litmus: als-bound-functions.
void require_home(Interpreter& interpreter, Value home) {
  const vm::ContextId context = host_data(interpreter, home, HostType::Home)->context;
  if (context == vm::kNoContext || context == isolate_of(interpreter).current()) return;
  if (!holds(Rule::BoundFunctionsStayHome)) return;
  interpreter.throw_error(
      vm::ErrorType::Error,
      "Cannot call this AsyncLocalStorage bound function outside of the request "
      "in which it was created.");
}

Value call_bound(Interpreter& interpreter, const Arguments& arguments) {
  const auto& slots = interpreter.heap().data<vm::NativeFunctionData>(arguments.callee).slots;
  require_home(interpreter, slots[kHome]);
  return call_in_frame(interpreter, slots[kFrame], slots[kFunction], arguments.values);
}

Value call_snapshot(Interpreter& interpreter, const Arguments& arguments) {
  const auto& slots = interpreter.heap().data<vm::NativeFunctionData>(arguments.callee).slots;
  require_home(interpreter, slots[kHome]);
  return call_in_frame(interpreter, slots[kFrame], arguments[0], after(arguments, 1));
}

Value bind(Interpreter& interpreter, const Arguments& arguments) {
  if (!interpreter.is_callable(arguments[0])) {
    interpreter.throw_type_error("AsyncLocalStorage.bind takes a function");
  }
  std::vector<Value> slots = captured(interpreter);
  slots.push_back(arguments[0]);
  return Value::object(interpreter.new_native(call_bound, std::move(slots)));
}

Value snapshot(Interpreter& interpreter, const Arguments&) {
  return Value::object(interpreter.new_native(call_snapshot, captured(interpreter)));
}

}  // namespace

void install_async_context(Interpreter& interpreter, BindingObjects& objects) {
  const Value constructor =
      make_native(interpreter, "AsyncLocalStorage", construct_storage, 0, true);
  objects.storage_prototype = interpreter.new_object();
  const auto method = [&](vm::ObjectRef object, std::string_view name, vm::NativeFunction function,
                          std::uint32_t length) {
    interpreter.define(object, name, make_native(interpreter, name, function, length),
                       vm::kHiddenFlags);
  };
  method(objects.storage_prototype, "getStore", get_store, 0);
  method(objects.storage_prototype, "run", run, 2);
  method(objects.storage_prototype, "exit", exit, 1);
  method(constructor.as_object(), "bind", bind, 1);
  method(constructor.as_object(), "snapshot", snapshot, 0);
  interpreter.natives().add("bound", call_bound, 0);
  interpreter.natives().add("snapshot", call_snapshot, 0);
  interpreter.define(constructor.as_object(), "prototype", Value::object(objects.storage_prototype),
                     0);
  interpreter.define(objects.storage_prototype, "constructor", constructor, vm::kHiddenFlags);
  interpreter.define_module("node:async_hooks", "AsyncLocalStorage", constructor);
  const vm::ObjectRef module = interpreter.new_object();
  interpreter.define(module, "AsyncLocalStorage", constructor);
  interpreter.define_module("node:async_hooks", "default", Value::object(module));
  // With nodejs_compat the bare name is accepted too.
  interpreter.define_module("async_hooks", "AsyncLocalStorage", constructor);
}

}  // namespace ctxcheck::model
