// The kinds of objects that the model adds to the language. Its own file because bindings, batcher
// and isolate share the numbering (vm::HostData::type; numbers from 64 are the model's).
#pragma once

#include <cstdint>

#include "vm/interpreter.hpp"

namespace ctxcheck::model {

enum class HostType : std::uint8_t {
  Frame = 64,         // an async context frame: slots are pairs of AsyncLocalStorage and store; its
                      // context captured it
  AsyncLocalStorage,  // no data; its identity is the key in frames
  ExecutionContext,   // the `ctx` argument of a handler
  IoObject,           // slots: name; its context opened it
  Batcher,      // slots: loader, then pairs of box key and box; words: flush, delay, max, scope
  Box,          // slots: the collecting batch or undefined
  Batch,        // slots: triples of key, resolve, reject; words: phase
  TimerHandle,  // no data; what setTimeout returns
  Home,         // no data; its context is the only one that may call a certain function
};

[[nodiscard]] inline vm::ObjectRef new_host_object(vm::Interpreter& interpreter, HostType type,
                                                   vm::ObjectRef prototype,
                                                   std::vector<vm::Value> slots,
                                                   std::vector<std::uint32_t> words,
                                                   vm::ContextId context) {
  return interpreter.heap().allocate(
      vm::ObjectKind::Host, prototype,
      vm::HostData{static_cast<std::uint8_t>(type), std::move(slots), std::move(words), context});
}

// The data of a host object of the given type; null if `value` is something else.
[[nodiscard]] inline const vm::HostData* host_data(const vm::Interpreter& interpreter,
                                                   vm::Value value, HostType type) {
  if (!value.is_object() || interpreter.heap().kind(value.as_object()) != vm::ObjectKind::Host)
    return nullptr;
  const auto& data = interpreter.heap().data<vm::HostData>(value.as_object());
  return data.type == static_cast<std::uint8_t>(type) ? &data : nullptr;
}

}  // namespace ctxcheck::model
