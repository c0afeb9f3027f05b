// Function.prototype, and constructors of functions from text, which the runtime refuses.
#include <algorithm>
#include <utility>

#include "vm/builtins/builtins.hpp"

namespace ctxcheck::vm {
namespace {

// As Workers answer every attempt to make code from text.
Value construct_function(Interpreter& interpreter, const Arguments&) {
  interpreter.throw_error(ErrorType::EvalError,
                          "Code generation from strings disallowed for this context");
}

Value call(Interpreter& interpreter, const Arguments& arguments) {
  if (!interpreter.is_callable(arguments.this_value)) {
    interpreter.throw_type_error(
        "Function.prototype.call was called on a value that is not a function");
  }
  const std::size_t skipped = std::min<std::size_t>(arguments.values.size(), 1);
  return interpreter.call(arguments.this_value, arguments[0], arguments.values.subspan(skipped));
}

// CreateListFromArrayLike (ECMAScript 7.3.19).
std::vector<Value> list_from(Interpreter& interpreter, Value array_like) {
  if (!array_like.is_object()) {
    interpreter.throw_type_error("CreateListFromArrayLike called on non-object");
  }
  const std::uint32_t length =
      interpreter.to_length(interpreter.get(array_like, interpreter.key("length")));
  std::vector<Value> list;
  for (std::uint32_t i = 0; i < length; ++i) {
    interpreter.count_steps(1);
    interpreter.heap().charge(sizeof(Value));
    list.push_back(interpreter.get_element(array_like, Value::number(i)));
  }
  return list;
}

Value apply(Interpreter& interpreter, const Arguments& arguments) {
  if (!interpreter.is_callable(arguments.this_value)) {
    interpreter.throw_type_error(
        "Function.prototype.apply was called on a value that is not a function");
  }
  if (arguments[1].is_nullish()) {
    return interpreter.call(arguments.this_value, arguments[0], {});
  }
  return interpreter.call(arguments.this_value, arguments[0], list_from(interpreter, arguments[1]));
}

// ECMAScript 20.2.3.2 and 10.4.1.3.
Value bind(Interpreter& interpreter, const Arguments& arguments) {
  const Value target = arguments.this_value;
  if (!interpreter.is_callable(target)) {
    interpreter.throw_type_error("Bind must be called on a function");
  }
  BoundFunctionData data;
  data.target = target;
  data.this_value = arguments[0];
  for (std::size_t i = 1; i < arguments.values.size(); ++i) {
    data.arguments.push_back(arguments.values[i]);
  }
  const auto bound_arguments = static_cast<double>(data.arguments.size());
  const ObjectRef bound = interpreter.heap().allocate(
      ObjectKind::BoundFunction, interpreter.prototype_of(target.as_object()), std::move(data));
  double length = 0;
  if (interpreter.get_own_property(target.as_object(), interpreter.key("length"))) {
    const Value own = interpreter.get(target, interpreter.key("length"));
    if (own.is_number()) length = std::max(0.0, interpreter.to_integer(own) - bound_arguments);
  }
  interpreter.define(bound, "length", Value::number(length), kConfigurable);
  const Value name = interpreter.get(target, interpreter.key("name"));
  interpreter.define(
      bound, "name",
      interpreter.string("bound " + (name.is_string() ? interpreter.to_utf8(name) : std::string())),
      kConfigurable);
  return Value::object(bound);
}

Value to_string(Interpreter& interpreter, const Arguments& arguments) {
  if (!interpreter.is_callable(arguments.this_value)) {
    interpreter.throw_type_error("Function.prototype.toString requires that 'this' be a Function");
  }
  return interpreter.string(interpreter.function_text(arguments.this_value.as_object()));
}

Value has_instance(Interpreter& interpreter, const Arguments& arguments) {
  return Value::boolean(interpreter.ordinary_has_instance(arguments.this_value, arguments[0]));
}

}  // namespace

void install_function(Interpreter& interpreter) {
  const Realm& realm = interpreter.realm();
  const ObjectRef prototype = realm.function_prototype;
  define_constructor(interpreter, "Function", construct_function, 1, prototype);
  define_method(interpreter, prototype, "apply", apply, 2);
  define_method(interpreter, prototype, "bind", bind, 1);
  define_method(interpreter, prototype, "call", call, 1);
  define_method(interpreter, prototype, "toString", to_string, 0);
  interpreter.define(prototype, PropertyKey::symbol(realm.symbol_has_instance),
                     make_builtin(interpreter, "[Symbol.hasInstance]", has_instance, 1), 0);

  // The constructors beside `Function` are no globals; one reaches them through a function.
  const auto hidden = [&](std::string_view name, ObjectRef of_functions) {
    const Value constructor = make_builtin(interpreter, name, construct_function, 1, true);
    interpreter.heap().write(constructor.as_object()).prototype =
        interpreter.get(realm.global_object, "Function").as_object();
    interpreter.define(constructor.as_object(), "prototype", Value::object(of_functions), 0);
    interpreter.define(of_functions, "constructor", constructor, kConfigurable);
    define_tag(interpreter, of_functions, name);
  };
  hidden("AsyncFunction", realm.async_function_prototype);
  hidden("GeneratorFunction", realm.generator_function_prototype);
  hidden("AsyncGeneratorFunction", realm.async_generator_function_prototype);
}

}  // namespace ctxcheck::vm
