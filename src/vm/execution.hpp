// The bytecode loop. Its own file because it is the one place where instructions are given meaning;
// what they do to objects is the interpreter's.
#pragma once

#include "vm/frame.hpp"
#include "vm/interpreter.hpp"

namespace ctxcheck::vm {

class Execution {
 public:
  explicit Execution(Interpreter& interpreter) : vm_(interpreter) {}

  // Runs a frame until it returns, awaits or yields; throws Thrown if it ends by an exception.
  Completion run(Frame& frame);
  // The same, beginning with an exception at the place where the frame stands.
  Completion run_throwing(Frame& frame, Value exception);

 private:
  Completion loop(Frame& frame);
  // Goes to the innermost handler around the current instruction; false if there is none.
  bool handle(Frame& frame, Value exception);

  // Families of instructions; each takes the one it stands for.
  void variable(Frame& frame, const Instruction& in);
  void property(Frame& frame, const Instruction& in);
  void literal(Frame& frame, const Instruction& in);
  void binary(Frame& frame, Op op);
  void unary(Frame& frame, Op op);
  void call(Frame& frame, const Instruction& in);
  void closure(Frame& frame, const Instruction& in);
  void of_constructor(Frame& frame, const Instruction& in);
  void iteration(Frame& frame, const Instruction& in);
  void delegate(Frame& frame, const Instruction& in);

  ObjectRef environment_at(const Frame& frame, std::uint32_t hops) const;
  // The numbers of a binary operator on two primitives; false if an operand needs conversion by code.
  Value arithmetic(Op op, Value left, Value right);
  Value super_base(const Frame& frame) const;
  std::uint32_t private_property(Value object, Value name) const;
  void name_function(Value function, PropertyKey key, std::string_view prefix);
  void iterator_close(Frame& frame, std::uint32_t local);
  Value iterator_return(Frame& frame, std::uint32_t local);
  Value iterator_step(Frame& frame, std::uint32_t local);
  std::vector<Value> spread_arguments(Value array) const;

  Interpreter& vm_;
};

}  // namespace ctxcheck::vm
