// The bytecode loop. Its own file because it is the one place where instructions are given meaning;
// what they do to objects is the interpreter's.
#pragma once

#include <string_view>
#include <vector>

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
  Completion go_on(Frame& frame);
  Completion loop(Frame& frame);
  // Goes to the innermost handler around the current instruction; false if there is none.
  bool handle(Frame& frame, Value exception);
  // An exception of the program itself: without a detour over C++ if the frame handles it.
  void raise(Frame& frame, Value exception, bool propagates);
  [[noreturn]] void out_of_steps();

  // Families of instructions; each takes the one it stands for. They are functions of their own so
  // that a nested call of the program costs little C++ stack.
  void variable(Frame& frame, const Instruction& in);
  void scope(Frame& frame, const Instruction& in);
  void property(Frame& frame, const Instruction& in);
  void of_super(Frame& frame, const Instruction& in);
  void of_private(Frame& frame, const Instruction& in);
  void literal(Frame& frame, const Instruction& in);
  void definition(Frame& frame, const Instruction& in);
  void copying(Frame& frame, const Instruction& in);
  void text(Frame& frame, const Instruction& in);
  void binary(Frame& frame, Op op);
  void unary(Frame& frame, Op op);
  void call(Frame& frame, const Instruction& in);
  void call_spread(Frame& frame, const Instruction& in);
  void closure(Frame& frame, const Instruction& in);
  void of_constructor(Frame& frame, const Instruction& in);
  void iteration(Frame& frame, const Instruction& in);
  void for_in(Frame& frame, const Instruction& in);
  void for_in_keys(ObjectRef object, IteratorData& data);
  void delegate(Frame& frame, const Instruction& in);

  [[noreturn]] void throw_named(const Frame& frame, std::uint32_t constant, ErrorType type,
                                std::string_view before, std::string_view after);
  [[nodiscard]] ObjectRef environment_at(const Frame& frame, std::uint32_t hops) const;
  bool arithmetic(Op op, double left, double right, Value& result) const;
  Value operation(Op op, Value left, Value right);
  Value contains(Value key, Value object);
  [[nodiscard]] ObjectRef super_base(const Frame& frame);
  void delete_element(Frame& frame);
  void copy_properties(ObjectRef target, Value source, const std::vector<PropertyKey>& without);
  void require_object(const Frame& frame, std::uint32_t constant, Value value);
  void define_field(ObjectRef object, PropertyKey key, Value value);
  void define_accessor(ObjectRef object, PropertyKey key, Value function, bool setter,
                       std::uint8_t flags);
  void name_function(Value function, PropertyKey key, std::string_view prefix);

  // ---- private names
  [[nodiscard]] const Property* private_property(Value object, Value name) const;
  [[noreturn]] void throw_private(std::string_view before, Value name, std::string_view after);
  Value get_private(Value object, Value name);
  void set_private(Value object, Value name, Value value);
  void add_private(ObjectRef object, PropertyKey name, Value value, std::uint8_t flags);

  // ---- functions
  [[nodiscard]] ObjectRef make_function(const Frame& frame, std::uint32_t number, Value name);
  void make_class(Frame& frame, const Instruction& in);
  [[nodiscard]] Value arguments_object(const Frame& frame);
  [[nodiscard]] std::vector<Value> spread_arguments(Value array) const;

  // ---- iterators, in three locals: iterator, next, done
  Value iterator_step(Frame& frame, std::uint32_t local);
  Value iterator_return(Frame& frame, std::uint32_t local);
  void iterator_close(Frame& frame, std::uint32_t local);
  void iterator_close_quietly(Frame& frame, std::uint32_t local);

  Interpreter& vm_;
};

}  // namespace ctxcheck::vm
