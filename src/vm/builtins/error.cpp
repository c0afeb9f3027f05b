// Error and its kinds (ECMAScript 20.5). `stack` is the head line only: places differ between runs
// that are otherwise equal, and would tell equal states apart.
#include <array>
#include <utility>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"

namespace ctxcheck::vm {
namespace {

ObjectRef prototype_of_type(const Realm& realm, ErrorType type) {
  switch (type) {
    case ErrorType::Error:
      return realm.error_prototype;
    case ErrorType::TypeError:
      return realm.type_error_prototype;
    case ErrorType::RangeError:
      return realm.range_error_prototype;
    case ErrorType::ReferenceError:
      return realm.reference_error_prototype;
    case ErrorType::SyntaxError:
      return realm.syntax_error_prototype;
    case ErrorType::UriError:
      return realm.uri_error_prototype;
    case ErrorType::EvalError:
      return realm.eval_error_prototype;
    case ErrorType::AggregateError:
      return realm.aggregate_error_prototype;
  }
  return realm.error_prototype;
}

// "Name: message", as Error.prototype.toString.
std::string head_line(Interpreter& interpreter, Value error) {
  const Value name = interpreter.get(error, interpreter.key("name"));
  const Value message = interpreter.get(error, interpreter.key("message"));
  const std::string name_text = name.is_undefined() ? "Error" : interpreter.to_utf8(name);
  const std::string message_text = message.is_undefined() ? "" : interpreter.to_utf8(message);
  if (name_text.empty()) return message_text;
  return message_text.empty() ? name_text : fmt::format("{}: {}", name_text, message_text);
}

void define_stack(Interpreter& interpreter, ObjectRef error) {
  interpreter.define(error, "stack",
                     interpreter.string(head_line(interpreter, Value::object(error))),
                     kHiddenFlags);
}

// The `message` and `cause` of a new error from the arguments beginning at `first`.
void install_options(Interpreter& interpreter, ObjectRef error, const Arguments& arguments,
                     std::size_t first) {
  if (!arguments[first].is_undefined()) {
    interpreter.define(error, "message", Value::string(interpreter.to_string(arguments[first])),
                       kHiddenFlags);
  }
  const Value options = arguments[first + 1];
  if (!options.is_object()) return;
  const PropertyKey cause = interpreter.key("cause");
  if (!interpreter.has_property(options.as_object(), cause)) return;
  interpreter.define(error, cause, interpreter.get(options, cause), kHiddenFlags);
}

template <ErrorType type>
Value construct_error(Interpreter& interpreter, const Arguments& arguments) {
  const Value new_target =
      arguments.new_target.is_undefined() ? Value::object(arguments.callee) : arguments.new_target;
  const ObjectRef prototype =
      interpreter.prototype_for(new_target, prototype_of_type(interpreter.realm(), type));
  const ObjectRef error = interpreter.heap().allocate(ObjectKind::Error, prototype);
  constexpr bool kAggregate = type == ErrorType::AggregateError;
  install_options(interpreter, error, arguments, kAggregate ? 1 : 0);
  if constexpr (kAggregate) {
    std::vector<Value> errors;
    interpreter.for_each(arguments[0], [&](Value item) { errors.push_back(item); });
    interpreter.define(error, "errors", Value::object(interpreter.new_array(std::move(errors))),
                       kHiddenFlags);
  }
  define_stack(interpreter, error);
  return Value::object(error);
}

Value error_to_string(Interpreter& interpreter, const Arguments& arguments) {
  if (!arguments.this_value.is_object()) {
    interpreter.throw_type_error("Error.prototype.toString requires that 'this' be a JSReceiver");
  }
  return interpreter.string(head_line(interpreter, arguments.this_value));
}

Value capture_stack_trace(Interpreter& interpreter, const Arguments& arguments) {
  if (!arguments[0].is_object()) interpreter.throw_type_error("Invalid argument");
  define_stack(interpreter, arguments[0].as_object());
  return Value::undefined();
}

Value is_error(Interpreter& interpreter, const Arguments& arguments) {
  return Value::boolean(arguments[0].is_object() &&
                        interpreter.heap().kind(arguments[0].as_object()) == ObjectKind::Error);
}

}  // namespace

void install_error(Interpreter& interpreter) {
  struct Kind {
    std::string_view name;
    ErrorType type;
    NativeFunction constructor;
    std::uint32_t length;
  };
  static constexpr std::array<Kind, 8> kKinds{{
      {"Error", ErrorType::Error, construct_error<ErrorType::Error>, 1},
      {"TypeError", ErrorType::TypeError, construct_error<ErrorType::TypeError>, 1},
      {"RangeError", ErrorType::RangeError, construct_error<ErrorType::RangeError>, 1},
      {"ReferenceError", ErrorType::ReferenceError, construct_error<ErrorType::ReferenceError>, 1},
      {"SyntaxError", ErrorType::SyntaxError, construct_error<ErrorType::SyntaxError>, 1},
      {"URIError", ErrorType::UriError, construct_error<ErrorType::UriError>, 1},
      {"EvalError", ErrorType::EvalError, construct_error<ErrorType::EvalError>, 1},
      {"AggregateError", ErrorType::AggregateError, construct_error<ErrorType::AggregateError>, 2},
  }};
  ObjectRef base = kNoObject;
  for (const Kind& kind : kKinds) {
    const ObjectRef prototype = prototype_of_type(interpreter.realm(), kind.type);
    const ObjectRef constructor =
        define_constructor(interpreter, kind.name, kind.constructor, kind.length, prototype);
    interpreter.define(prototype, "name", interpreter.string(kind.name), kHiddenFlags);
    interpreter.define(prototype, "message", interpreter.string(""), kHiddenFlags);
    if (base == kNoObject) {
      base = constructor;
    } else {
      interpreter.set_prototype(constructor, base);
    }
  }
  define_method(interpreter, interpreter.realm().error_prototype, "toString", error_to_string, 0);
  define_method(interpreter, base, "captureStackTrace", capture_stack_trace, 2);
  define_method(interpreter, base, "isError", is_error, 1);
}

}  // namespace ctxcheck::vm
