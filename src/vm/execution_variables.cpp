// The loop's instructions for variables: globals, errors of bindings, and environments.
#include <utility>

#include "fmt/format.h"
#include "vm/execution.hpp"

namespace ctxcheck::vm {

ObjectRef Execution::environment_at(const Frame& frame, std::uint32_t hops) const {
  ObjectRef environment = frame.environment;
  for (; hops > 0; --hops) environment = vm_.heap_.data<EnvironmentData>(environment).parent;
  return environment;
}

// An error whose message contains a name from the constants.
void Execution::throw_named(const Frame& frame, std::uint32_t constant, ErrorType type,
                            std::string_view before, std::string_view after) {
  const StringRef name = frame.code->constants[constant].as_string();
  vm_.throw_error(type, fmt::format("{}{}{}", before, vm_.strings_.utf8(name), after));
}

void Execution::variable(Frame& frame, const Instruction& in) {
  const ObjectRef global = vm_.realm_.global_object;
  const PropertyKey key(frame.code->constants[in.a].as_string());
  switch (in.op) {
    case Op::CheckInitialized:
      throw_named(frame, in.a, ErrorType::ReferenceError, "Cannot access '",
                  "' before initialization");
    case Op::ThrowConstant:
      vm_.throw_type_error("Assignment to constant variable.");
    case Op::StoreGlobal:
      if (!vm_.has_property(global, key)) break;
      vm_.set(Value::object(global), key, frame.pop());
      return;
    default:
      if (in.op == Op::LoadGlobal && !vm_.has_property(global, key)) break;
      frame.push(vm_.get(Value::object(global), key));
      return;
  }
  throw_named(frame, in.a, ErrorType::ReferenceError, "", " is not defined");
}

void Execution::scope(Frame& frame, const Instruction& in) {
  Heap& heap = vm_.heap_;
  switch (in.op) {
    case Op::PushScope: {
      EnvironmentData data;
      data.parent = frame.environment;
      data.slots.assign(in.a, Value::empty());
      frame.environment = heap.allocate(ObjectKind::Environment, kNoObject, std::move(data));
      return;
    }
    case Op::PopScope:
      frame.environment = heap.data<EnvironmentData>(frame.environment).parent;
      return;
    case Op::CopyScope:
      frame.environment =
          heap.allocate(ObjectKind::Environment, kNoObject,
                        EnvironmentData(heap.data<EnvironmentData>(frame.environment)));
      return;
    default:  // SaveScope
      frame.locals[in.a] = Value::object_or_null(frame.environment);
      frame.locals[in.a + 1] = Value::number(static_cast<double>(frame.stack.size()));
      return;
  }
}

}  // namespace ctxcheck::vm
