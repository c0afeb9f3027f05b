// A function that is running. Its own file because the loop, calls and coroutines share it: suspending
// a function moves these fields into a Coroutine cell and back.
#pragma once

#include <cstdint>
#include <vector>

#include "vm/bytecode.hpp"
#include "vm/object.hpp"

namespace ctxcheck::vm {

struct Frame {
  Code* code = nullptr;
  std::uint32_t code_number = 0;
  std::uint32_t pc = 0;  // of the next instruction
  ObjectRef function = kNoObject;
  ObjectRef environment = kNoObject;
  Value this_value;
  Value new_target;
  std::vector<Value> locals;
  std::vector<Value> stack;
  std::vector<Value> arguments;
  ObjectRef coroutine = kNoObject;  // its cell, once it has been suspended
  ObjectRef promise = kNoObject;    // async functions: the result promise
  ObjectRef generator = kNoObject;
  Frame* caller = nullptr;

  // Where the instruction that runs stands in the source.
  [[nodiscard]] spec::Position position() const {
    return pc == 0 ? spec::Position{} : code->positions[pc - 1];
  }
};

// Why the loop gave control back.
enum class Exit : std::uint8_t { Returned, Awaits, Yields };
struct Completion {
  Exit exit = Exit::Returned;
  Value value;
};

}  // namespace ctxcheck::vm
