// The loop's instructions for calls, and for what makes functions and classes.
#include <span>
#include <utility>

#include "vm/builtins/library.hpp"
#include "vm/execution.hpp"

namespace ctxcheck::vm {

// ---- calls

// The arguments stay on the stack meanwhile: a frame that waits for a call does not change.
void Execution::call(Frame& frame, const Instruction& in) {
  const std::size_t first = frame.stack.size() - in.a;
  const std::span<const Value> arguments(frame.stack.data() + first, in.a);
  if (in.op == Op::New) {
    const Value callee = frame.stack[first - 1];
    if (!vm_.is_constructor(callee)) {
      throw_named(frame, in.b, ErrorType::TypeError, "", " is not a constructor");
    }
    const Value result = vm_.construct(callee, arguments, callee);
    frame.stack.resize(first - 1);
    frame.push(result);
    return;
  }
  const Value callee = frame.stack[first - 2];
  if (!vm_.is_callable(callee)) {
    throw_named(frame, in.b, ErrorType::TypeError, "", " is not a function");
  }
  const Value result = vm_.call(callee, frame.stack[first - 1], arguments);
  frame.stack.resize(first - 2);
  frame.push(result);
}

std::vector<Value> Execution::spread_arguments(Value array) const {
  return vm_.heap_.data<ArrayData>(array.as_object()).elements;
}

void Execution::call_spread(Frame& frame, const Instruction& in) {
  const std::vector<Value> arguments = spread_arguments(frame.pop());
  if (in.op == Op::CallSpread) {
    const Value this_value = frame.pop();
    if (!vm_.is_callable(frame.top())) {
      throw_named(frame, in.b, ErrorType::TypeError, "", " is not a function");
    }
    frame.top() = vm_.call(frame.top(), this_value, arguments);
  } else if (in.op == Op::NewSpread) {
    if (!vm_.is_constructor(frame.top())) {
      throw_named(frame, in.b, ErrorType::TypeError, "", " is not a constructor");
    }
    frame.top() = vm_.construct(frame.top(), arguments, frame.top());
  } else {  // SuperCallSpread
    const Value new_target = frame.pop();
    const ObjectRef function = frame.top().as_object();
    const Value superclass = Value::object_or_null(vm_.prototype_of(function));
    if (!vm_.is_constructor(superclass)) {
      vm_.throw_type_error("Super constructor " + describe(vm_, superclass) +
                           " of anonymous class is not a constructor");
    }
    frame.top() = vm_.construct(superclass, arguments, new_target);
  }
}

void Execution::of_constructor(Frame& frame, const Instruction& in) {
  switch (in.op) {
    case Op::RunFieldInitializer: {
      const ObjectRef constructor = frame.pop().as_object();
      vm_.run_field_initializer(frame.pop(), constructor);
      return;
    }
    case Op::CheckThis:
      if (!frame.top().is_empty()) return;
      vm_.throw_error(ErrorType::ReferenceError,
                      "Must call super constructor in derived class before accessing 'this' or "
                      "returning from derived constructor");
    case Op::CheckUnbound:
      if (frame.pop().is_empty()) return;
      vm_.throw_error(ErrorType::ReferenceError, "Super constructor may only be called once");
    default: {  // LeaveThis
      const Value result = frame.pop();
      frame.this_value = frame.top();
      frame.top() = result;
      return;
    }
  }
}

// ---- functions and classes

ObjectRef Execution::make_function(const Frame& frame, std::uint32_t number, Value name) {
  Interpreter& vm = vm_;
  const Code& code = vm.program_->functions[number];
  FunctionData data;
  data.code = number;
  data.environment = frame.environment;
  // `super` in an arrow function means that of the function around it.
  if (code.is_arrow && frame.function != kNoObject) {
    data.home_object = vm.heap_.data<FunctionData>(frame.function).home_object;
  }
  const Realm& realm = vm.realm_;
  const ObjectRef prototype = code.is_generator
                                  ? (code.is_async ? realm.async_generator_function_prototype
                                                   : realm.generator_function_prototype)
                              : code.is_async ? realm.async_function_prototype
                                              : realm.function_prototype;
  const ObjectRef function = vm.heap_.allocate(ObjectKind::Function, prototype, std::move(data));
  std::vector<Property> properties;
  properties.reserve(3);
  properties.push_back({vm.length_key_, kConfigurable, Value::number(code.length)});
  properties.push_back({vm.name_key_, kConfigurable, name});
  if (code.is_generator) {
    const ObjectRef made =
        vm.heap_.allocate(ObjectKind::Ordinary, code.is_async ? realm.async_generator_prototype
                                                              : realm.generator_prototype);
    properties.push_back({vm.prototype_key_, kWritable, Value::object(made)});
  } else if (!code.is_async && !code.is_arrow && !code.is_method && !code.is_class) {
    const ObjectRef made = vm.new_object();
    vm.define(made, vm.constructor_key_, Value::object(function), kHiddenFlags);
    properties.push_back({vm.prototype_key_, kWritable, Value::object(made)});
  }
  vm.heap_.write(function).properties = std::move(properties);
  return function;
}

// ECMAScript 15.7.14, steps 6 to 14.
void Execution::make_class(Frame& frame, const Instruction& in) {
  const bool derived = in.b != 0;
  ObjectRef parent_prototype = vm_.realm_.object_prototype;
  ObjectRef constructor_parent = vm_.realm_.function_prototype;
  if (derived) {
    const Value superclass = frame.pop();
    if (superclass.is_null()) {
      parent_prototype = kNoObject;
    } else {
      if (!vm_.is_constructor(superclass)) {
        vm_.throw_type_error("Class extends value " + describe(vm_, superclass) +
                             " is not a constructor or null");
      }
      const Value prototype = vm_.get(superclass, vm_.prototype_key_);
      if (!prototype.is_object() && !prototype.is_null()) {
        vm_.throw_type_error("Class extends value does not have valid prototype property " +
                             describe(vm_, prototype));
      }
      parent_prototype = prototype.is_null() ? kNoObject : prototype.as_object();
      constructor_parent = superclass.as_object();
    }
  }
  const ObjectRef prototype = vm_.heap_.allocate(ObjectKind::Ordinary, parent_prototype);
  const ObjectRef constructor =
      make_function(frame, in.a, vm_.string(vm_.program_->functions[in.a].name));
  Object& cell = vm_.heap_.write(constructor);
  cell.prototype = constructor_parent;
  cell.properties.push_back({vm_.prototype_key_, 0, Value::object(prototype)});
  auto& data = std::get<FunctionData>(cell.payload);
  data.home_object = prototype;
  data.derived_constructor = derived;
  vm_.define(prototype, vm_.constructor_key_, Value::object(constructor), kHiddenFlags);
  frame.push(Value::object(constructor));
  frame.push(Value::object(prototype));
}

// ECMAScript 10.4.4.6, CreateUnmappedArgumentsObject, without the poisoned `callee`.
Value Execution::arguments_object(const Frame& frame) {
  ArrayData data;
  data.elements = frame.arguments;
  const auto length = static_cast<double>(frame.arguments.size());
  const ObjectRef object =
      vm_.heap_.allocate(ObjectKind::Arguments, vm_.realm_.object_prototype, std::move(data));
  vm_.define(object, vm_.length_key_, Value::number(length), kHiddenFlags);
  vm_.define(object, PropertyKey::symbol(vm_.realm_.symbol_iterator),
             vm_.get(vm_.realm_.array_prototype, "values"), kHiddenFlags);
  return Value::object(object);
}

void Execution::closure(Frame& frame, const Instruction& in) {
  switch (in.op) {
    case Op::MakeFunction:
      frame.push(Value::object(make_function(frame, in.a, frame.code->constants[in.b])));
      return;
    case Op::MakeClass:
      make_class(frame, in);
      return;
    case Op::SetHome: {
      const Value function = frame.pop();
      const ObjectRef home = frame.pop().as_object();
      vm_.heap_.mutable_data<FunctionData>(function.as_object()).home_object = home;
      frame.push(function);
      return;
    }
    case Op::SetFields: {
      const ObjectRef fields = frame.pop().as_object();
      vm_.heap_.mutable_data<FunctionData>(frame.pop().as_object()).class_fields = fields;
      return;
    }
    case Op::MakeArguments:
      frame.push(arguments_object(frame));
      return;
    default: {  // MakeRest
      std::vector<Value> rest;
      if (in.a < frame.arguments.size()) {
        rest.assign(frame.arguments.begin() + in.a, frame.arguments.end());
      }
      frame.push(Value::object(vm_.new_array(std::move(rest))));
      return;
    }
  }
}

}  // namespace ctxcheck::vm
