// Async generators: their queue of requests and how it is answered (ECMAScript 27.6.3).
#include <utility>

#include "vm/execution.hpp"

namespace ctxcheck::vm {

// What next, throw and return do (ECMAScript 27.6.1.2 to 27.6.1.4). -> the request's promise
Value Interpreter::async_generator_enqueue(Value generator, ResumeKind kind, Value value) {
  const ObjectRef promise = new_promise();
  const bool valid =
      generator.is_object() && heap_.kind(generator.as_object()) == ObjectKind::AsyncGenerator;
  if (!valid) {
    reject_promise(promise, new_error(ErrorType::TypeError, "not an async generator object"));
    return Value::object(promise);
  }
  const ObjectRef coroutine = heap_.data<GeneratorData>(generator.as_object()).coroutine;
  CoroutineState state = heap_.data<CoroutineData>(coroutine).state;
  if (state == CoroutineState::SuspendedStart && kind == ResumeKind::Throw) {
    release(coroutine, CoroutineState::Completed);
    state = CoroutineState::Completed;
  }
  if (state == CoroutineState::Completed && kind != ResumeKind::Return) {
    if (kind == ResumeKind::Throw) {
      reject_promise(promise, value);
    } else {
      resolve_promise(promise, iterator_result(Value::undefined(), true));
    }
    return Value::object(promise);
  }
  heap_.charge(sizeof(CoroutineData::Request));
  heap_.mutable_data<CoroutineData>(coroutine).queue.push_back({kind, value, promise});
  const bool starts = state == CoroutineState::SuspendedStart;
  if (state == CoroutineState::Completed || (starts && kind == ResumeKind::Return)) {
    release(coroutine, CoroutineState::DrainingQueue);
    async_generator_drain(coroutine);
  } else if (starts || state == CoroutineState::SuspendedYield) {
    Frame activation = unpark(coroutine);
    if (!starts) {
      activation.push(value);
      activation.push(Value::number(static_cast<double>(kind)));
    }
    run_async_generator(activation);
  }
  return Value::object(promise);
}

// ECMAScript 27.6.3.2 and 27.6.3.8, AsyncGeneratorStart and AsyncGeneratorYield.
void Interpreter::run_async_generator(Frame& activation, Value exception) {
  const Running running(innermost_, activation);
  Execution execution(*this);
  while (true) {
    Completion completion;
    try {
      completion = exception.is_empty() ? execution.run(activation)
                                        : execution.run_throwing(activation, exception);
    } catch (const Thrown& thrown) {
      end_async_generator(activation.coroutine, PromiseStatus::Rejected, thrown.value());
      return;
    }
    exception = Value::empty();
    if (completion.exit == Exit::Awaits) {
      await_in(activation, completion.value.as_object());
      return;
    }
    if (completion.exit == Exit::Returned) {
      end_async_generator(activation.coroutine, PromiseStatus::Fulfilled, completion.value);
      return;
    }
    async_generator_complete_step(activation.coroutine, PromiseStatus::Fulfilled, completion.value,
                                  false);
    const auto& queue = heap_.data<CoroutineData>(activation.coroutine).queue;
    if (queue.empty()) {
      park(activation, CoroutineState::SuspendedYield);
      return;
    }
    activation.push(queue.front().value);
    activation.push(Value::number(static_cast<double>(queue.front().kind)));
  }
}

void Interpreter::end_async_generator(ObjectRef coroutine, PromiseStatus status, Value value) {
  release(coroutine, CoroutineState::DrainingQueue);
  async_generator_complete_step(coroutine, status, value, true);
  async_generator_drain(coroutine);
}

// ECMAScript 27.6.3.5, AsyncGeneratorCompleteStep: answers the oldest request.
void Interpreter::async_generator_complete_step(ObjectRef coroutine, PromiseStatus status,
                                                Value value, bool done) {
  auto& queue = heap_.mutable_data<CoroutineData>(coroutine).queue;
  const ObjectRef promise = queue.front().promise;
  queue.erase(queue.begin());
  if (status == PromiseStatus::Rejected) {
    reject_promise(promise, value);
  } else {
    resolve_promise(promise, iterator_result(value, done));
  }
}

// ECMAScript 27.6.3.10, AsyncGeneratorDrainQueue.
void Interpreter::async_generator_drain(ObjectRef coroutine) {
  while (true) {
    auto& data = heap_.mutable_data<CoroutineData>(coroutine);
    if (data.queue.empty()) {
      data.state = CoroutineState::Completed;
      return;
    }
    const CoroutineData::Request next = data.queue.front();
    if (next.kind == ResumeKind::Return) {
      if (async_generator_await_return(coroutine)) return;
    } else if (next.kind == ResumeKind::Throw) {
      async_generator_complete_step(coroutine, PromiseStatus::Rejected, next.value, true);
    } else {
      async_generator_complete_step(coroutine, PromiseStatus::Fulfilled, Value::undefined(), true);
    }
  }
}

// ECMAScript 27.6.3.9, AsyncGeneratorAwaitReturn; false if the value cannot be awaited, then the
// request has been answered.
bool Interpreter::async_generator_await_return(ObjectRef coroutine) {
  Reaction reaction;
  reaction.kind = ReactionKind::Await;
  reaction.coroutine = coroutine;
  ObjectRef promise = kNoObject;
  try {
    promise = promise_resolve(heap_.data<CoroutineData>(coroutine).queue.front().value);
  } catch (const Thrown& thrown) {
    async_generator_complete_step(coroutine, PromiseStatus::Rejected, thrown.value(), true);
    return false;
  }
  host_.perform_then(promise, std::move(reaction));
  return true;
}

void Interpreter::async_generator_awaited_return(ObjectRef coroutine, PromiseStatus status,
                                                 Value value) {
  async_generator_complete_step(coroutine, status, value, true);
  async_generator_drain(coroutine);
}

}  // namespace ctxcheck::vm
