// Promises as the language defines them (ECMAScript 27.2.1, 27.2.2); when reactions run and what a
// settlement means for contexts is the host's.
#include <algorithm>
#include <array>

#include "vm/builtins/library.hpp"
#include "vm/bytecode.hpp"
#include "vm/defects.hpp"
#include "vm/interpreter.hpp"
#include "vm/promise_functions.hpp"

namespace ctxcheck::vm {
namespace {

// The state that a resolving function closes over, if this is its first call.
ObjectRef promise_to_settle(Interpreter& interpreter, const Arguments& arguments) {
  Heap& heap = interpreter.heap();
  const Value state = heap.data<NativeFunctionData>(arguments.callee).slots[0];
  if (heap.data<ResolvingStateData>(state.as_object()).already_resolved) return kNoObject;
  auto& data = heap.mutable_data<ResolvingStateData>(state.as_object());
  data.already_resolved = !seeded(Defect::ResolvesTwice);
  return data.promise;
}

// GetCapabilitiesExecutor. Slots: resolve and reject.
Value capability_executor(Interpreter& interpreter, const Arguments& arguments) {
  Heap& heap = interpreter.heap();
  const auto& slots = heap.data<NativeFunctionData>(arguments.callee).slots;
  if (!slots[0].is_undefined() || !slots[1].is_undefined()) {
    interpreter.throw_type_error(
        "Promise executor has already been invoked with non-undefined "
        "arguments");
  }
  heap.mutable_data<NativeFunctionData>(arguments.callee).slots = {arguments[0], arguments[1]};
  return Value::undefined();
}

}  // namespace

Value resolve_function(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef promise = promise_to_settle(interpreter, arguments);
  if (promise != kNoObject) interpreter.resolve_promise(promise, arguments[0]);
  return Value::undefined();
}

Value reject_function(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef promise = promise_to_settle(interpreter, arguments);
  if (promise != kNoObject) interpreter.reject_promise(promise, arguments[0]);
  return Value::undefined();
}

void Interpreter::add_promise_natives() {
  natives_.add("", resolve_function, 1);
  natives_.add("", reject_function, 1);
  natives_.add("", capability_executor, 2);
}

// ---- making and resolving

ObjectRef Interpreter::new_promise() { return new_promise(realm_.promise_prototype); }

ObjectRef Interpreter::new_promise(ObjectRef prototype) {
  PromiseData data;
  data.owner = host_.current_context();
  data.created_at = position();
  const ObjectRef promise = heap_.allocate(ObjectKind::Promise, prototype, std::move(data));
  host_.promise_created(promise);
  return promise;
}

void Interpreter::resolve_promise(ObjectRef promise, Value resolution) {
  if (!resolution.is_object()) {
    host_.settle(promise, PromiseStatus::Fulfilled, resolution);
    return;
  }
  if (resolution.as_object() == promise) {
    reject_promise(
        promise, new_error(ErrorType::TypeError, "Chaining cycle detected for promise #<Promise>"));
    return;
  }
  Value then;
  try {
    then = get(resolution, then_key_);
    if (seeded(Defect::ThenReadTwice)) then = get(resolution, then_key_);
  } catch (const Thrown& thrown) {
    reject_promise(promise, thrown.value());
    return;
  }
  if (!is_callable(then)) {
    host_.settle(promise, PromiseStatus::Fulfilled, resolution);
    return;
  }
  const bool native = heap_.kind(resolution.as_object()) == ObjectKind::Promise;
  if (seeded(native ? Defect::ReturnedPromiseAdopted : Defect::ThenableCalledAtOnce)) {
    run_thenable_job(promise, resolution, then);
    return;
  }
  Job job;
  job.kind = JobKind::Thenable;
  job.promise = promise;
  job.argument = resolution;
  job.callback = then;
  host_.enqueue(std::move(job));
}

Interpreter::ResolvingFunctions Interpreter::create_resolving_functions(ObjectRef promise) {
  const Value state = Value::object(
      heap_.allocate(ObjectKind::ResolvingState, kNoObject, ResolvingStateData{promise, false}));
  return {Value::object(new_native(resolve_function, {state})),
          Value::object(new_native(reject_function, {state}))};
}

// ---- capabilities

Interpreter::Capability Interpreter::new_capability(Value constructor) {
  if (constructor == Value::object(realm_.promise_constructor)) {
    return {Value::object(new_promise()), Value::undefined(), Value::undefined()};
  }
  if (!is_constructor(constructor)) {
    throw_type_error(describe(*this, constructor) + " is not a constructor");
  }
  const ObjectRef executor =
      new_native(capability_executor, {Value::undefined(), Value::undefined()});
  const Value argument = Value::object(executor);
  const Value promise = construct(constructor, {&argument, 1});
  const auto& slots = heap_.data<NativeFunctionData>(executor).slots;
  if (!is_callable(slots[0]) || !is_callable(slots[1])) {
    throw_type_error("Promise resolve or reject function is not callable");
  }
  return {promise, slots[0], slots[1]};
}

void Interpreter::settle_capability(const Capability& capability, PromiseStatus status,
                                    Value value) {
  const bool fulfilled = status == PromiseStatus::Fulfilled;
  if (!capability.resolve.is_undefined()) {
    call(fulfilled ? capability.resolve : capability.reject, Value::undefined(), {&value, 1});
  } else if (fulfilled) {
    resolve_promise(capability.promise.as_object(), value);
  } else {
    reject_promise(capability.promise.as_object(), value);
  }
}

ObjectRef Interpreter::promise_resolve(Value value) {
  if (!seeded(Defect::AwaitWrapsPromises) && value.is_object() &&
      heap_.kind(value.as_object()) == ObjectKind::Promise &&
      get(value, constructor_key_) == Value::object(realm_.promise_constructor)) {
    return value.as_object();
  }
  const ObjectRef promise = new_promise();
  resolve_promise(promise, value);
  return promise;
}

void Interpreter::then(ObjectRef promise, Value on_fulfilled, Value on_rejected,
                       const Capability& capability) {
  Reaction reaction;
  reaction.kind = ReactionKind::Then;
  if (is_callable(on_fulfilled)) reaction.on_fulfilled = on_fulfilled;
  if (is_callable(on_rejected)) reaction.on_rejected = on_rejected;
  reaction.result = capability.promise;
  reaction.resolve = capability.resolve;
  reaction.reject = capability.reject;
  reaction.at = position();
  host_.perform_then(promise, std::move(reaction));
}

// ECMAScript 7.3.22.
Value Interpreter::species_constructor(ObjectRef object, ObjectRef default_constructor) {
  const Value constructor = get(Value::object(object), constructor_key_);
  if (constructor.is_undefined()) return Value::object(default_constructor);
  if (!constructor.is_object()) {
    throw_type_error("The .constructor property is not an object");
  }
  const Value species = get(constructor, PropertyKey::symbol(realm_.symbol_species));
  if (species.is_nullish()) return Value::object(default_constructor);
  if (!is_constructor(species))
    throw_type_error("object.constructor[Symbol.species] is not a constructor");
  return species;
}

// ---- continuations

// The promises a coroutine answers: an async function's result, or an async generator's requests.
void Interpreter::add_promises_of(ObjectRef coroutine, Continuation& out) const {
  const CoroutineData& data = heap_.data<CoroutineData>(coroutine);
  if (data.promise != kNoObject) out.promises.push_back(data.promise);
  for (const CoroutineData::Request& request : data.queue) out.promises.push_back(request.promise);
}

// What calling `function` leads to.
void Interpreter::add_callee(Value function, Continuation& out) const {
  while (function.is_object()) {
    const ObjectRef ref = function.as_object();
    switch (heap_.kind(ref)) {
      case ObjectKind::Function:
        if (!program_->functions[heap_.data<FunctionData>(ref).code].internal) {
          out.of_program = true;
        }
        return;
      case ObjectKind::Proxy:
        out.of_program = true;  // looking for its trap runs code of the program
        return;
      case ObjectKind::BoundFunction:
        function = heap_.data<BoundFunctionData>(ref).target;
        break;
      case ObjectKind::NativeFunction:
        add_native(heap_.data<NativeFunctionData>(ref), out);
        return;
      default:
        return;
    }
  }
}

void Interpreter::add_native(const NativeFunctionData& function, Continuation& out) const {
  const auto is = [&](NativeFunction known) { return natives_.id_of(known) == function.native; };
  if (is(value_thunk) || is(thrower)) return;
  if (is(then_finally) || is(catch_finally)) {
    add_callee(function.slots[0], out);
    return;
  }
  // Every other built-in leads to what it closes over.
  for (const Value slot : function.slots) {
    if (!slot.is_object()) continue;
    const ObjectRef ref = slot.as_object();
    switch (heap_.kind(ref)) {
      case ObjectKind::Promise:
        out.promises.push_back(ref);
        break;
      case ObjectKind::ResolvingState: {
        const ResolvingStateData& state = heap_.data<ResolvingStateData>(ref);
        const bool settled =
            heap_.data<PromiseData>(state.promise).status != PromiseStatus::Pending;
        // Once resolved with a pending promise, it waits for that one alone.
        if (!state.already_resolved || settled) out.promises.push_back(state.promise);
        break;
      }
      case ObjectKind::Environment: {  // of a combinator
        const EnvironmentData& state = heap_.data<EnvironmentData>(ref);
        add_capability(state.slots[kResultPromise], state.slots[kResultResolve],
                       state.slots[kResultReject], out);
        break;
      }
      case ObjectKind::AsyncGenerator:
        add_promises_of(heap_.data<GeneratorData>(ref).coroutine, out);
        break;
      case ObjectKind::Coroutine:
        add_promises_of(ref, out);
        break;
      default:
        add_callee(slot, out);
        break;
    }
  }
}

void Interpreter::add_capability(Value promise, Value resolve, Value reject,
                                 Continuation& out) const {
  if (promise.is_object() && heap_.kind(promise.as_object()) == ObjectKind::Promise) {
    out.promises.push_back(promise.as_object());
  } else {  // of a class of the program that only looks like a promise
    add_callee(resolve, out);
    add_callee(reject, out);
  }
}

Interpreter::Continuation Interpreter::continuation_of(const Reaction& reaction) const {
  Continuation out;
  switch (reaction.kind) {
    case ReactionKind::Await: {
      const CoroutineData& data = heap_.data<CoroutineData>(reaction.coroutine);
      // A generator that has ended only answers its queue.
      out.of_program =
          !program_->functions[data.code].internal && data.state != CoroutineState::DrainingQueue;
      add_promises_of(reaction.coroutine, out);
      break;
    }
    case ReactionKind::Then:
      add_callee(reaction.on_fulfilled, out);
      add_callee(reaction.on_rejected, out);
      add_capability(reaction.result, reaction.resolve, reaction.reject, out);
      break;
    case ReactionKind::Hidden:
      break;
  }
  return out;
}

}  // namespace ctxcheck::vm
