// Promise: the constructor, `then` and what is made of it, and the statics for one promise
// (ECMAScript 27.2.3 to 27.2.5).
#include <array>
#include <utility>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"
#include "vm/defects.hpp"
#include "vm/promise_functions.hpp"

namespace ctxcheck::vm {
namespace {

bool is_promise(const Interpreter& interpreter, Value value) {
  return value.is_object() && interpreter.heap().kind(value.as_object()) == ObjectKind::Promise;
}

void require_object(Interpreter& interpreter, Value value, std::string_view method) {
  if (!value.is_object())
    interpreter.throw_type_error(fmt::format("{} called on non-object", method));
}

// PromiseResolve (ECMAScript 27.2.4.7.1).
Value resolved_by(Interpreter& interpreter, Value constructor, Value value) {
  if (!seeded(Defect::ResolveAlwaysWraps) && is_promise(interpreter, value) &&
      interpreter.get(value, interpreter.key("constructor")) == constructor) {
    return value;
  }
  const Interpreter::Capability capability = interpreter.new_capability(constructor);
  interpreter.settle_capability(capability, PromiseStatus::Fulfilled, value);
  return capability.promise;
}

Value invoke_then(Interpreter& interpreter, Value promise, std::span<const Value> arguments) {
  return interpreter.call(interpreter.get(promise, interpreter.key("then")), promise, arguments);
}

Value construct_promise(Interpreter& interpreter, const Arguments& arguments) {
  if (arguments.new_target.is_undefined()) {
    interpreter.throw_type_error("Promise constructor cannot be invoked without 'new'");
  }
  const Value executor = arguments[0];
  if (!interpreter.is_callable(executor)) {
    interpreter.throw_type_error(
        fmt::format("Promise resolver {} is not a function", describe(interpreter, executor)));
  }
  const ObjectRef promise = interpreter.new_promise(
      interpreter.prototype_for(arguments.new_target, interpreter.realm().promise_prototype));
  const auto [resolve, reject] = interpreter.create_resolving_functions(promise);
  try {
    interpreter.call(executor, Value::undefined(), std::array{resolve, reject});
  } catch (const Thrown& thrown) {
    interpreter.call(reject, Value::undefined(), std::array{thrown.value()});
  }
  return Value::object(promise);
}

// ---- the prototype

Value promise_then(Interpreter& interpreter, const Arguments& arguments) {
  if (!is_promise(interpreter, arguments.this_value)) {
    interpreter.throw_type_error(
        fmt::format("Method Promise.prototype.then called on incompatible receiver {}",
                    describe(interpreter, arguments.this_value)));
  }
  const ObjectRef promise = arguments.this_value.as_object();
  const Value constructor =
      interpreter.species_constructor(promise, interpreter.realm().promise_constructor);
  const Interpreter::Capability capability = interpreter.new_capability(constructor);
  interpreter.then(promise, arguments[0], arguments[1], capability);
  return capability.promise;
}

Value promise_catch(Interpreter& interpreter, const Arguments& arguments) {
  return invoke_then(interpreter, arguments.this_value,
                     std::array{Value::undefined(), arguments[0]});
}

Value promise_finally(Interpreter& interpreter, const Arguments& arguments) {
  const Value promise = arguments.this_value;
  require_object(interpreter, promise, "Promise.prototype.finally");
  const Value constructor =
      interpreter.species_constructor(promise.as_object(), interpreter.realm().promise_constructor);
  const Value callback = arguments[0];
  if (!interpreter.is_callable(callback)) {
    return invoke_then(interpreter, promise, std::array{callback, callback});
  }
  const Value on_fulfilled =
      Value::object(interpreter.new_native(then_finally, {callback, constructor}));
  const Value on_rejected =
      Value::object(interpreter.new_native(catch_finally, {callback, constructor}));
  return invoke_then(interpreter, promise, std::array{on_fulfilled, on_rejected});
}

Value slot(Interpreter& interpreter, const Arguments& arguments, std::size_t index) {
  return interpreter.heap().data<NativeFunctionData>(arguments.callee).slots[index];
}

// Waits for what the callback of `finally` returns, then goes on by `next`.
Value after_callback(Interpreter& interpreter, const Arguments& arguments, NativeFunction next) {
  const Value callback = slot(interpreter, arguments, 0);
  const Value constructor = slot(interpreter, arguments, 1);
  const Value result = interpreter.call(callback, Value::undefined(), {});
  if (seeded(Defect::FinallyWaitsForNothing)) {
    return interpreter.call(Value::object(interpreter.new_native(next, {arguments[0]})),
                            Value::undefined(), {});
  }
  const Value promise = resolved_by(interpreter, constructor, result);
  const Value go_on = Value::object(interpreter.new_native(next, {arguments[0]}));
  return invoke_then(interpreter, promise, {&go_on, 1});
}

// ---- statics

Value promise_resolve(Interpreter& interpreter, const Arguments& arguments) {
  require_object(interpreter, arguments.this_value, "PromiseResolve");
  return resolved_by(interpreter, arguments.this_value, arguments[0]);
}

Value promise_reject(Interpreter& interpreter, const Arguments& arguments) {
  require_object(interpreter, arguments.this_value, "PromiseReject");
  const Interpreter::Capability capability = interpreter.new_capability(arguments.this_value);
  interpreter.settle_capability(capability, PromiseStatus::Rejected, arguments[0]);
  return capability.promise;
}

Value promise_with_resolvers(Interpreter& interpreter, const Arguments& arguments) {
  require_object(interpreter, arguments.this_value, "Promise.withResolvers");
  const Interpreter::Capability capability =
      new_capability_with_functions(interpreter, arguments.this_value);
  const ObjectRef result = interpreter.new_object();
  interpreter.define(result, "promise", capability.promise);
  interpreter.define(result, "resolve", capability.resolve);
  interpreter.define(result, "reject", capability.reject);
  return Value::object(result);
}

Value promise_try(Interpreter& interpreter, const Arguments& arguments) {
  require_object(interpreter, arguments.this_value, "Promise.try");
  const Interpreter::Capability capability = interpreter.new_capability(arguments.this_value);
  PromiseStatus status = PromiseStatus::Fulfilled;
  Value value;
  try {
    const auto rest = arguments.values.subspan(arguments.values.empty() ? 0 : 1);
    value = interpreter.call(arguments[0], Value::undefined(), rest);
  } catch (const Thrown& thrown) {
    status = PromiseStatus::Rejected;
    value = thrown.value();
  }
  interpreter.settle_capability(capability, status, value);
  return capability.promise;
}

Value species(Interpreter&, const Arguments& arguments) { return arguments.this_value; }

}  // namespace

Value then_finally(Interpreter& interpreter, const Arguments& arguments) {
  return after_callback(interpreter, arguments, value_thunk);
}

Value catch_finally(Interpreter& interpreter, const Arguments& arguments) {
  return after_callback(interpreter, arguments, thrower);
}

Value value_thunk(Interpreter& interpreter, const Arguments& arguments) {
  return slot(interpreter, arguments, 0);
}

Value thrower(Interpreter& interpreter, const Arguments& arguments) {
  throw Thrown(slot(interpreter, arguments, 0));
}

Interpreter::Capability new_capability_with_functions(Interpreter& interpreter, Value constructor) {
  Interpreter::Capability capability = interpreter.new_capability(constructor);
  if (capability.resolve.is_undefined()) {
    const auto [resolve, reject] =
        interpreter.create_resolving_functions(capability.promise.as_object());
    capability.resolve = resolve;
    capability.reject = reject;
  }
  return capability;
}

void install_promise(Interpreter& interpreter) {
  Realm& realm = interpreter.realm();
  for (const NativeFunction of_finally : {then_finally, catch_finally}) {
    interpreter.natives().add("", of_finally, 1);
  }
  for (const NativeFunction after_finally : {value_thunk, thrower}) {
    interpreter.natives().add("", after_finally, 0);
  }
  const ObjectRef prototype = realm.promise_prototype;
  realm.promise_constructor =
      define_constructor(interpreter, "Promise", construct_promise, 1, prototype);
  const ObjectRef constructor = realm.promise_constructor;
  define_method(interpreter, prototype, "then", promise_then, 2);
  define_method(interpreter, prototype, "catch", promise_catch, 1);
  define_method(interpreter, prototype, "finally", promise_finally, 1);
  define_tag(interpreter, prototype, "Promise");
  realm.promise_then =
      interpreter.own_property(prototype, interpreter.key("then"))->value.as_object();
  define_method(interpreter, constructor, "resolve", promise_resolve, 1);
  define_method(interpreter, constructor, "reject", promise_reject, 1);
  define_method(interpreter, constructor, "withResolvers", promise_with_resolvers, 0);
  define_method(interpreter, constructor, "try", promise_try, 1);
  const Value getter = make_builtin(interpreter, "get [Symbol.species]", species, 0);
  interpreter.define_accessor(constructor, PropertyKey::symbol(realm.symbol_species), getter,
                              Value::undefined(), kConfigurable);
}

}  // namespace ctxcheck::vm
