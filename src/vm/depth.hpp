// The bound on nested calls. Its own file because built-ins that recurse without calling (JSON,
// proxies of proxies) need it too: the C++ stack must outlast whatever a program does.
#pragma once

#include "vm/interpreter.hpp"

namespace ctxcheck::vm {

class Interpreter::Depth {
 public:
  explicit Depth(Interpreter& interpreter) : interpreter_(interpreter) {
    if (interpreter.depth_ >= interpreter.limits_.call_depth) exceeded();
    ++interpreter.depth_;
  }
  ~Depth() { --interpreter_.depth_; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;

 private:
  [[noreturn]] void exceeded() const;

  Interpreter& interpreter_;
};

}  // namespace ctxcheck::vm
