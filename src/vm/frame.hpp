// A function that is running. Its own file because the loop, calls and coroutines share it:
// suspending a function moves these fields into a Coroutine cell and back.
#pragma once

#include <cstddef>
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

  void push(Value value) { stack.push_back(value); }
  Value pop() {
    const Value value = stack.back();
    stack.pop_back();
    return value;
  }
  // The n-th value from the top, the topmost being 0.
  [[nodiscard]] Value& top(std::size_t n = 0) { return stack[stack.size() - 1 - n]; }

  // Where the instruction that runs stands in the source.
  [[nodiscard]] spec::Position position() const {
    return pc == 0 ? spec::Position{} : code->positions[pc - 1];
  }
};

// Why the loop gave control back.
enum class Exit : std::uint8_t {
  Returned,
  Awaits,  // the value is the promise
  Yields,
  YieldsResult,  // the value is a result object already, from the iterator of a `yield*`
};
struct Completion {
  Exit exit = Exit::Returned;
  Value value;
};

// Makes a frame the innermost one while it lives; the same frame may be it already.
class Running {
 public:
  Running(Frame*& innermost, Frame& frame) : innermost_(innermost), outer_(innermost) {
    if (innermost == &frame) return;
    frame.caller = innermost;
    innermost = &frame;
  }
  ~Running() { innermost_ = outer_; }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  Frame*& innermost_;
  Frame* outer_;
};

}  // namespace ctxcheck::vm
