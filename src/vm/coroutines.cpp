// Suspended functions: moving a frame into its cell and back, async functions, generators
// (ECMAScript 27.5, 27.7). Async generators are in async_generators.cpp.
#include <utility>

#include "vm/defects.hpp"
#include "vm/execution.hpp"

namespace ctxcheck::vm {

// ---- parking

// The frame keeps only what tells where it stands. Arguments need not be kept: parameters are bound
// before the first suspension.
ObjectRef Interpreter::park(Frame& activation, CoroutineState state) {
  if (activation.coroutine == kNoObject) {
    activation.coroutine = heap_.allocate(ObjectKind::Coroutine, kNoObject, CoroutineData{});
  }
  heap_.charge((activation.locals.size() + activation.stack.size()) * sizeof(Value));
  auto& data = heap_.mutable_data<CoroutineData>(activation.coroutine);
  data.code = activation.code_number;
  data.pc = activation.pc;
  data.state = state;
  data.function = activation.function;
  data.environment = activation.environment;
  data.this_value = activation.this_value;
  data.new_target = activation.new_target;
  data.locals = std::move(activation.locals);
  data.stack = std::move(activation.stack);
  data.promise = activation.promise;
  data.generator = activation.generator;
  return activation.coroutine;
}

Frame Interpreter::unpark(ObjectRef coroutine) {
  auto& data = heap_.mutable_data<CoroutineData>(coroutine);
  Frame activation;
  activation.code = &program_->functions[data.code];
  activation.code_number = data.code;
  activation.pc = data.pc;
  activation.function = data.function;
  activation.environment = data.environment;
  activation.this_value = data.this_value;
  activation.new_target = data.new_target;
  activation.locals = std::move(data.locals);
  activation.stack = std::move(data.stack);
  activation.coroutine = coroutine;
  activation.promise = data.promise;
  activation.generator = data.generator;
  data.state = CoroutineState::Running;
  return activation;
}

// A coroutine that has ended holds on to nothing but what is queued.
void Interpreter::release(ObjectRef coroutine, CoroutineState state) {
  auto& data = heap_.mutable_data<CoroutineData>(coroutine);
  CoroutineData ended;
  ended.code = data.code;
  ended.state = state;
  ended.generator = data.generator;
  ended.queue = std::move(data.queue);
  data = std::move(ended);
}

// ---- async functions

// ECMAScript 27.7.5.3, Await, from step 3 on.
void Interpreter::await_in(Frame& activation, ObjectRef promise) {
  const Running running(innermost_, activation);  // the host asks where the program stands
  Reaction reaction;
  reaction.kind = ReactionKind::Await;
  reaction.coroutine = park(activation, CoroutineState::SuspendedAwait);
  host_.perform_then(promise, std::move(reaction));
}

void Interpreter::resume_coroutine(ObjectRef coroutine, ResumeKind kind, Value value) {
  const auto& data = heap_.data<CoroutineData>(coroutine);
  if (data.state == CoroutineState::DrainingQueue) {
    async_generator_awaited_return(
        coroutine, kind == ResumeKind::Throw ? PromiseStatus::Rejected : PromiseStatus::Fulfilled,
        value);
    return;
  }
  const bool is_generator = program_->functions[data.code].is_generator;
  Frame activation = unpark(coroutine);
  const bool throws = kind == ResumeKind::Throw;
  if (!throws) activation.push(value);
  const Value exception = throws ? value : Value::empty();
  if (is_generator) {
    run_async_generator(activation, exception);
  } else {
    run_async(activation, exception);
  }
}

// ECMAScript 27.7.5.2, AsyncBlockStart.
void Interpreter::run_async(Frame& activation, Value exception) {
  const Running running(innermost_, activation);
  Execution execution(*this);
  Completion completion;
  try {
    completion = exception.is_empty() ? execution.run(activation)
                                      : execution.run_throwing(activation, exception);
  } catch (const Thrown& thrown) {
    reject_promise(activation.promise, thrown.value());
    return;
  }
  if (completion.exit == Exit::Awaits) {
    await_in(activation, completion.value.as_object());
  } else {
    const Value value = completion.value;
    resolve_promise(activation.promise, seeded(Defect::AsyncReturnAwaits) && !value.is_object()
                                            ? Value::object(promise_resolve(value))
                                            : value);
  }
}

// ---- generators

// ECMAScript 27.5.3.3 and 27.5.3.4, GeneratorResume and GeneratorResumeAbrupt.
Value Interpreter::resume_generator(ObjectRef generator, ResumeKind kind, Value value) {
  const ObjectRef coroutine = heap_.data<GeneratorData>(generator).coroutine;
  const CoroutineState state = heap_.data<CoroutineData>(coroutine).state;
  if (state == CoroutineState::Running) throw_type_error("Generator is already running");
  if (state == CoroutineState::SuspendedStart && kind != ResumeKind::Next) {
    release(coroutine, CoroutineState::Completed);
  }
  if (heap_.data<CoroutineData>(coroutine).state == CoroutineState::Completed) {
    if (kind == ResumeKind::Throw) throw Thrown(value);
    return iterator_result(kind == ResumeKind::Return ? value : Value::undefined(), true);
  }
  Frame activation = unpark(coroutine);
  if (state == CoroutineState::SuspendedYield) {
    activation.push(value);
    activation.push(Value::number(static_cast<double>(kind)));
  }
  Completion completion;
  try {
    completion = Execution(*this).run(activation);
  } catch (const Thrown&) {
    release(coroutine, CoroutineState::Completed);
    throw;
  }
  if (completion.exit == Exit::Returned) {
    release(coroutine, CoroutineState::Completed);
    return iterator_result(completion.value, true);
  }
  park(activation, CoroutineState::SuspendedYield);
  return completion.exit == Exit::YieldsResult ? completion.value
                                               : iterator_result(completion.value, false);
}

}  // namespace ctxcheck::vm
