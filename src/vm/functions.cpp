// Calls: entering closures of the program, built-ins and bound functions, by call or by `new`
// (ECMAScript 10.2, 10.3, 10.4.1).
#include <utility>

#include "fmt/format.h"
#include "vm/builtins/library.hpp"
#include "vm/depth.hpp"
#include "vm/execution.hpp"

namespace ctxcheck::vm {

void Interpreter::Depth::exceeded() const {
  throw LimitExceeded(LimitKind::Recursion, interpreter_.position());
}

// ---- calls

Value Interpreter::call(Value callee, Value this_value, std::span<const Value> arguments) {
  const Depth depth(*this);
  if (callee.is_object()) {
    const ObjectRef function = callee.as_object();
    switch (heap_.kind(function)) {
      case ObjectKind::Function:
        return call_closure(function, this_value, arguments, Value::undefined());
      case ObjectKind::NativeFunction:
        return call_native(function, this_value, arguments, Value::undefined());
      case ObjectKind::BoundFunction:
        return call_bound(function, arguments);
      case ObjectKind::Proxy:
        if (is_callable(callee)) return proxy_call(function, this_value, arguments);
        break;
      default:
        break;
    }
  }
  throw_not_callable(callee, "function");
}

Value Interpreter::construct(Value constructor, std::span<const Value> arguments,
                             Value new_target) {
  const Depth depth(*this);
  if (is_constructor(constructor)) {
    const ObjectRef function = constructor.as_object();
    switch (heap_.kind(function)) {
      case ObjectKind::Function:
        return construct_closure(function, arguments, new_target);
      case ObjectKind::NativeFunction:
        return call_native(function, Value::undefined(), arguments, new_target);
      case ObjectKind::BoundFunction:
        return construct_bound(function, arguments, new_target);
      case ObjectKind::Proxy:
        return proxy_construct(function, arguments, new_target);
      default:
        break;
    }
  }
  throw_not_callable(constructor, "constructor");
}

void Interpreter::throw_not_callable(Value value, std::string_view what) {
  const std::string text =
      value.is_string() ? fmt::format("\"{}\"", to_utf8(value)) : describe(*this, value);
  throw_type_error(fmt::format("{} is not a {}", text, what));
}

Value Interpreter::call_native(ObjectRef function, Value this_value,
                               std::span<const Value> arguments, Value new_target) {
  const NativeEntry& entry = natives_[heap_.data<NativeFunctionData>(function).native];
  return entry.function(*this, {this_value, arguments, new_target, function});
}

Value Interpreter::call_bound(ObjectRef function, std::span<const Value> arguments) {
  const BoundFunctionData bound = heap_.data<BoundFunctionData>(function);
  std::vector<Value> all = bound.arguments;
  all.insert(all.end(), arguments.begin(), arguments.end());
  return call(bound.target, bound.this_value, all);
}

Value Interpreter::construct_bound(ObjectRef function, std::span<const Value> arguments,
                                   Value new_target) {
  const BoundFunctionData bound = heap_.data<BoundFunctionData>(function);
  std::vector<Value> all = bound.arguments;
  all.insert(all.end(), arguments.begin(), arguments.end());
  return construct(bound.target, all,
                   new_target == Value::object(function) ? bound.target : new_target);
}

// ---- closures

void Interpreter::enter(Frame& activation, ObjectRef function, Value this_value,
                        std::span<const Value> arguments, Value new_target) {
  const auto& data = heap_.data<FunctionData>(function);
  activation.code_number = data.code;
  activation.code = &program_->functions[data.code];
  activation.function = function;
  activation.environment = data.environment;
  // Arrow functions find `this` in their environment; at the top of a module it is undefined.
  activation.this_value = activation.code->is_arrow ? Value::undefined() : this_value;
  activation.new_target = new_target;
  activation.locals.assign(activation.code->locals, Value::undefined());
  activation.arguments.assign(arguments.begin(), arguments.end());
}

Value Interpreter::call_closure(ObjectRef function, Value this_value,
                                std::span<const Value> arguments, Value new_target) {
  Frame activation;
  enter(activation, function, this_value, arguments, new_target);
  if (activation.code->is_class) {
    throw_type_error("Class constructor " + activation.code->name +
                     " cannot be invoked without 'new'");
  }
  if (activation.code->is_generator) return start_generator(activation);
  if (activation.code->is_async) return start_async(activation);
  return Execution(*this).run(activation).value;
}

// ECMAScript 10.2.2, [[Construct]].
Value Interpreter::construct_closure(ObjectRef function, std::span<const Value> arguments,
                                     Value new_target) {
  const bool derived = heap_.data<FunctionData>(function).derived_constructor;
  Value made = Value::empty();
  if (!derived) {
    const ObjectRef prototype = prototype_for(new_target, realm_.object_prototype);
    made = Value::object(heap_.allocate(ObjectKind::Ordinary, prototype));
    run_field_initializer(made, function);
  }
  Frame activation;
  enter(activation, function, made, arguments, new_target);
  const Value result = Execution(*this).run(activation).value;
  if (result.is_object()) return result;
  if (!derived) return made;
  if (!result.is_undefined()) {
    throw_type_error("Derived constructors may only return object or undefined");
  }
  if (activation.this_value.is_empty()) {
    throw_error(ErrorType::ReferenceError,
                "Must call super constructor in derived class before accessing 'this' or "
                "returning from derived constructor");
  }
  return activation.this_value;
}

void Interpreter::run_field_initializer(Value object, ObjectRef constructor) {
  const ObjectRef fields = heap_.data<FunctionData>(constructor).class_fields;
  if (fields != kNoObject) call(Value::object(fields), object, {});
}

// ECMAScript 10.1.14, GetPrototypeFromConstructor.
ObjectRef Interpreter::prototype_for(Value new_target, ObjectRef default_prototype) {
  if (!new_target.is_object()) return default_prototype;
  const Value prototype = get(new_target, prototype_key_);
  return prototype.is_object() ? prototype.as_object() : default_prototype;
}

std::string Interpreter::function_text(ObjectRef function) {
  const Object& cell = heap_.read(function);
  if (const auto* closure = std::get_if<FunctionData>(&cell.payload)) {
    return program_->functions[closure->code].source_text;
  }
  std::string name;
  if (const auto* native = std::get_if<NativeFunctionData>(&cell.payload)) {
    name = natives_[native->native].name;
  }
  return fmt::format("function {}() {{ [native code] }}", name);
}

// ---- functions that suspend

// ECMAScript 27.7.5.1; errors of parameters reject the promise too (15.8.4).
Value Interpreter::start_async(Frame& activation) {
  activation.promise = new_promise();
  run_async(activation);
  return Value::object(activation.promise);
}

// ECMAScript 15.5.2, 15.6.2: parameters are bound at once, the body waits for the first `next`.
Value Interpreter::start_generator(Frame& activation) {
  Execution(*this).run(activation);
  const Realm& realm = realm_;
  const bool is_async = activation.code->is_async;
  const ObjectRef prototype =
      prototype_for(Value::object(activation.function),
                    is_async ? realm.async_generator_prototype : realm.generator_prototype);
  activation.generator = heap_.allocate(
      is_async ? ObjectKind::AsyncGenerator : ObjectKind::Generator, prototype, GeneratorData{});
  const ObjectRef coroutine = park(activation, CoroutineState::SuspendedStart);
  heap_.mutable_data<GeneratorData>(activation.generator).coroutine = coroutine;
  return Value::object(activation.generator);
}

}  // namespace ctxcheck::vm
