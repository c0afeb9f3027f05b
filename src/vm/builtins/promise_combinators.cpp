// Promise.all, allSettled, any and race (ECMAScript 27.2.4.1 to 27.2.4.5). Each call keeps its
// state in one cell that its element functions share.
#include <array>
#include <utility>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"
#include "vm/promise_functions.hpp"

namespace ctxcheck::vm {
namespace {

using Capability = Interpreter::Capability;

EnvironmentData& change(Interpreter& interpreter, ObjectRef state) {
  return interpreter.heap().mutable_data<EnvironmentData>(state);
}

ObjectRef new_state(Interpreter& interpreter, const Capability& capability) {
  EnvironmentData data;
  data.slots = {Value::number(1), capability.promise, capability.resolve, capability.reject};
  return interpreter.heap().allocate(ObjectKind::Environment, kNoObject, std::move(data));
}

// One element less is awaited; whether it was the last. The loop over the elements counts as one.
bool count_down(Interpreter& interpreter, ObjectRef state) {
  Value& remaining = change(interpreter, state).slots[kRemaining];
  remaining = Value::number(remaining.as_number() - 1);
  return remaining.as_number() == 0;
}

// The values of all elements as an array.
Value elements_of(Interpreter& interpreter, ObjectRef state) {
  const auto& slots = interpreter.heap().data<EnvironmentData>(state).slots;
  return Value::object(interpreter.new_array({slots.begin() + kFirstElement, slots.end()}));
}

Value resolve_with_elements(Interpreter& interpreter, ObjectRef state) {
  const Value resolve = interpreter.heap().data<EnvironmentData>(state).slots[kResultResolve];
  return interpreter.call(resolve, Value::undefined(), std::array{elements_of(interpreter, state)});
}

Value aggregate_error(Interpreter& interpreter, ObjectRef state) {
  const Value error =
      interpreter.new_error(ErrorType::AggregateError, "All promises were rejected");
  interpreter.define(error.as_object(), "errors", elements_of(interpreter, state), kHiddenFlags);
  return error;
}

Value reject_with_elements(Interpreter& interpreter, ObjectRef state) {
  const Value reject = interpreter.heap().data<EnvironmentData>(state).slots[kResultReject];
  return interpreter.call(reject, Value::undefined(),
                          std::array{aggregate_error(interpreter, state)});
}

// At the end of the loop the combinator itself throws (ECMAScript 27.2.4.3.1, step 3.d.iii.1).
Value throw_elements(Interpreter& interpreter, ObjectRef state) {
  throw Thrown(aggregate_error(interpreter, state));
}

// What an element function closes over; no place if the element has its value already.
struct Place {
  ObjectRef state = kNoObject;
  std::size_t slot = 0;
};
std::optional<Place> open_place(Interpreter& interpreter, const Arguments& arguments) {
  const auto& slots = interpreter.heap().data<NativeFunctionData>(arguments.callee).slots;
  const Place place{slots[0].as_object(),
                    kFirstElement + static_cast<std::size_t>(slots[1].as_number())};
  const auto& values = interpreter.heap().data<EnvironmentData>(place.state).slots;
  return values[place.slot].is_empty() ? std::optional(place) : std::nullopt;
}

using Finish = Value (*)(Interpreter&, ObjectRef);

Value fill(Interpreter& interpreter, const Place& place, Value value, Finish finish) {
  change(interpreter, place.state).slots[place.slot] = value;
  return count_down(interpreter, place.state) ? finish(interpreter, place.state)
                                              : Value::undefined();
}

Value settled_element(Interpreter& interpreter, const Arguments& arguments, std::string_view status,
                      std::string_view name) {
  const auto place = open_place(interpreter, arguments);
  if (!place) return Value::undefined();
  const ObjectRef element = interpreter.new_object();
  interpreter.define(element, "status", interpreter.string(status));
  interpreter.define(element, name, arguments[0]);
  return fill(interpreter, *place, Value::object(element), resolve_with_elements);
}

// ---- the loop

// Calls `then` of each element's promise with the handlers that `handlers_of` makes for it.
using Handlers = std::array<Value, 2>;
void for_each_promise(Interpreter& interpreter, Value constructor, Value iterable,
                      const std::function<Handlers()>& handlers_of) {
  const Value resolve = interpreter.get(constructor, interpreter.key("resolve"));
  if (!interpreter.is_callable(resolve)) {
    interpreter.throw_type_error("Promise resolve or reject function is not callable");
  }
  interpreter.for_each(iterable, [&](Value item) {
    const Value promise = interpreter.call(resolve, constructor, {&item, 1});
    const Handlers handlers = handlers_of();
    const Value then = interpreter.get(promise, interpreter.key("then"));
    interpreter.call(then, promise, handlers);
  });
}

Capability capability_for(Interpreter& interpreter, const Arguments& arguments,
                          std::string_view name) {
  if (!arguments.this_value.is_object()) {
    interpreter.throw_type_error(fmt::format("Promise.{} called on non-object", name));
  }
  return new_capability_with_functions(interpreter, arguments.this_value);
}

// IfAbruptRejectPromise around `body`.
Value guarded(Interpreter& interpreter, const Capability& capability,
              const std::function<void()>& body) {
  try {
    body();
  } catch (const Thrown& thrown) {
    interpreter.settle_capability(capability, PromiseStatus::Rejected, thrown.value());
  }
  return capability.promise;
}

// all, allSettled and any: handlers share a state; `finish` ends it when nothing is awaited any
// more.
Value combine(Interpreter& interpreter, const Arguments& arguments, std::string_view name,
              NativeFunction on_fulfilled, NativeFunction on_rejected, Finish finish) {
  const Capability capability = capability_for(interpreter, arguments, name);
  return guarded(interpreter, capability, [&] {
    const ObjectRef state = new_state(interpreter, capability);
    double index = 0;
    const auto handler = [&](NativeFunction function, Value otherwise) {
      if (function == nullptr) return otherwise;
      return Value::object(
          interpreter.new_native(function, {Value::object(state), Value::number(index)}));
    };
    for_each_promise(interpreter, arguments.this_value, arguments[0], [&] {
      EnvironmentData& data = change(interpreter, state);
      data.slots.push_back(Value::empty());
      data.slots[kRemaining] = Value::number(data.slots[kRemaining].as_number() + 1);
      const Value fulfilled = handler(on_fulfilled, capability.resolve);
      const Value rejected = handler(on_rejected, capability.reject);
      ++index;
      return Handlers{fulfilled, rejected};
    });
    if (count_down(interpreter, state)) finish(interpreter, state);
  });
}

Value promise_all(Interpreter& interpreter, const Arguments& arguments) {
  return combine(interpreter, arguments, "all", all_element, nullptr, resolve_with_elements);
}

Value promise_all_settled(Interpreter& interpreter, const Arguments& arguments) {
  return combine(interpreter, arguments, "allSettled", all_settled_fulfilled, all_settled_rejected,
                 resolve_with_elements);
}

Value promise_any(Interpreter& interpreter, const Arguments& arguments) {
  return combine(interpreter, arguments, "any", nullptr, any_element, throw_elements);
}

Value promise_race(Interpreter& interpreter, const Arguments& arguments) {
  const Capability capability = capability_for(interpreter, arguments, "race");
  return guarded(interpreter, capability, [&] {
    for_each_promise(interpreter, arguments.this_value, arguments[0], [&] {
      return Handlers{capability.resolve, capability.reject};
    });
  });
}

}  // namespace

Value all_element(Interpreter& interpreter, const Arguments& arguments) {
  const auto place = open_place(interpreter, arguments);
  return place ? fill(interpreter, *place, arguments[0], resolve_with_elements)
               : Value::undefined();
}

Value all_settled_fulfilled(Interpreter& interpreter, const Arguments& arguments) {
  return settled_element(interpreter, arguments, "fulfilled", "value");
}

Value all_settled_rejected(Interpreter& interpreter, const Arguments& arguments) {
  return settled_element(interpreter, arguments, "rejected", "reason");
}

Value any_element(Interpreter& interpreter, const Arguments& arguments) {
  const auto place = open_place(interpreter, arguments);
  return place ? fill(interpreter, *place, arguments[0], reject_with_elements) : Value::undefined();
}

void install_promise_combinators(Interpreter& interpreter) {
  for (const NativeFunction element :
       {all_element, all_settled_fulfilled, all_settled_rejected, any_element}) {
    interpreter.natives().add("", element, 1);
  }
  const ObjectRef constructor = interpreter.realm().promise_constructor;
  define_method(interpreter, constructor, "all", promise_all, 1);
  define_method(interpreter, constructor, "allSettled", promise_all_settled, 1);
  define_method(interpreter, constructor, "any", promise_any, 1);
  define_method(interpreter, constructor, "race", promise_race, 1);
}

}  // namespace ctxcheck::vm
