// Number and Boolean: the two wrappers of primitives that need nothing but conversions.
#include <cmath>
#include <limits>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"
#include "vm/builtins/number_text.hpp"

namespace ctxcheck::vm {
namespace {

constexpr double kMaxSafeInteger = 9007199254740991;

// The primitive in `this`, itself or wrapped; throws if it has another type.
Value this_primitive(Interpreter& interpreter, const Arguments& arguments, ValueType type,
                     std::string_view constructor, std::string_view method) {
  const Value value = arguments.this_value;
  if (value.type() == type) return value;
  if (value.is_object()) {
    const auto* data =
        std::get_if<PrimitiveData>(&interpreter.heap().read(value.as_object()).payload);
    if (data != nullptr && data->value.type() == type) return data->value;
  }
  interpreter.throw_type_error(
      fmt::format("{0}.prototype.{1} requires that 'this' be a {0}", constructor, method));
}

Value wrap(Interpreter& interpreter, const Arguments& arguments, Value primitive,
           ObjectRef prototype) {
  if (arguments.new_target.is_undefined()) return primitive;
  return Value::object(interpreter.heap().allocate(
      ObjectKind::Primitive, interpreter.prototype_for(arguments.new_target, prototype),
      PrimitiveData{primitive}));
}

// ---- Number

Value number_constructor(Interpreter& interpreter, const Arguments& arguments) {
  const double number = arguments.values.empty() ? 0 : interpreter.to_number(arguments[0]);
  return wrap(interpreter, arguments, Value::number(number), interpreter.realm().number_prototype);
}

bool is_integer_value(Value value) {
  return value.is_number() && std::isfinite(value.as_number()) &&
         value.as_number() == std::trunc(value.as_number());
}

Value is_integer(Interpreter&, const Arguments& arguments) {
  return Value::boolean(is_integer_value(arguments[0]));
}

Value is_safe_integer(Interpreter&, const Arguments& arguments) {
  return Value::boolean(is_integer_value(arguments[0]) &&
                        std::fabs(arguments[0].as_number()) <= kMaxSafeInteger);
}

Value is_finite(Interpreter&, const Arguments& arguments) {
  return Value::boolean(arguments[0].is_number() && std::isfinite(arguments[0].as_number()));
}

Value is_nan(Interpreter&, const Arguments& arguments) {
  return Value::boolean(arguments[0].is_number() && std::isnan(arguments[0].as_number()));
}

double this_number(Interpreter& interpreter, const Arguments& arguments, std::string_view method) {
  return this_primitive(interpreter, arguments, ValueType::Number, "Number", method).as_number();
}

Value number_value_of(Interpreter& interpreter, const Arguments& arguments) {
  return Value::number(this_number(interpreter, arguments, "valueOf"));
}

Value number_to_string(Interpreter& interpreter, const Arguments& arguments) {
  const double number = this_number(interpreter, arguments, "toString");
  const double radix = arguments[0].is_undefined() ? 10 : interpreter.to_integer(arguments[0]);
  if (radix < 2 || radix > 36) {
    interpreter.throw_error(ErrorType::RangeError,
                            "toString() radix argument must be between 2 and 36");
  }
  if (radix == 10 || !std::isfinite(number)) {
    return interpreter.string(Interpreter::number_to_string(number));
  }
  return interpreter.string(radix_text(number, static_cast<int>(radix)));
}

// The digits a method was asked for; throws a RangeError outside of `least` .. 100.
int digits(Interpreter& interpreter, double wanted, int least, std::string_view message) {
  constexpr int kMostDigits = 100;
  if (wanted < least || wanted > kMostDigits) {
    interpreter.throw_error(ErrorType::RangeError, fmt::format("{} must be between {} and {}",
                                                               message, least, kMostDigits));
  }
  return static_cast<int>(wanted);
}

Value to_fixed(Interpreter& interpreter, const Arguments& arguments) {
  constexpr double kLeastExponential = 1e21;
  const double number = this_number(interpreter, arguments, "toFixed");
  const int count =
      digits(interpreter, interpreter.to_integer(arguments[0]), 0, "toFixed() digits argument");
  if (!(std::fabs(number) < kLeastExponential)) {
    return interpreter.string(Interpreter::number_to_string(number));
  }
  return interpreter.string(fixed_text(number, count));
}

Value to_precision(Interpreter& interpreter, const Arguments& arguments) {
  const double number = this_number(interpreter, arguments, "toPrecision");
  const double wanted = interpreter.to_integer(arguments[0]);
  if (arguments[0].is_undefined() || !std::isfinite(number)) {
    return interpreter.string(Interpreter::number_to_string(number));
  }
  return interpreter.string(
      precision_text(number, digits(interpreter, wanted, 1, "toPrecision() argument")));
}

Value to_exponential(Interpreter& interpreter, const Arguments& arguments) {
  const double number = this_number(interpreter, arguments, "toExponential");
  const double wanted = interpreter.to_integer(arguments[0]);
  if (!std::isfinite(number)) {
    return interpreter.string(Interpreter::number_to_string(number));
  }
  const int count = digits(interpreter, wanted, 0, "toExponential() argument");
  return interpreter.string(exponential_text(number, arguments[0].is_undefined() ? -1 : count));
}

Value to_locale_string(Interpreter& interpreter, const Arguments& arguments) {
  const double number = this_number(interpreter, arguments, "toLocaleString");
  const bool default_locale =
      arguments[0].is_undefined() || arguments[0] == interpreter.string("en-US");
  if (!default_locale || !arguments[1].is_undefined()) {
    interpreter.throw_error(ErrorType::Error,
                            "ctxcheck knows toLocaleString for en-US without options only");
  }
  if (std::isnan(number)) return interpreter.string("NaN");
  if (std::isinf(number)) return interpreter.string(number < 0 ? "-\u221E" : "\u221E");
  return interpreter.string(grouped_text(number));
}

// ---- Boolean

Value boolean_constructor(Interpreter& interpreter, const Arguments& arguments) {
  return wrap(interpreter, arguments, Value::boolean(interpreter.to_boolean(arguments[0])),
              interpreter.realm().boolean_prototype);
}

Value boolean_value_of(Interpreter& interpreter, const Arguments& arguments) {
  return this_primitive(interpreter, arguments, ValueType::Boolean, "Boolean", "valueOf");
}

Value boolean_to_string(Interpreter& interpreter, const Arguments& arguments) {
  const Value value =
      this_primitive(interpreter, arguments, ValueType::Boolean, "Boolean", "toString");
  return interpreter.string(value.as_boolean() ? "true" : "false");
}

}  // namespace

void install_number(Interpreter& interpreter) {
  const ObjectRef prototype = interpreter.realm().number_prototype;
  const ObjectRef constructor =
      define_constructor(interpreter, "Number", number_constructor, 1, prototype);
  const auto constant = [&](std::string_view name, double number) {
    interpreter.define(constructor, name, Value::number(number), 0);
  };
  using Double = std::numeric_limits<double>;
  constant("EPSILON", Double::epsilon());
  constant("MAX_SAFE_INTEGER", kMaxSafeInteger);
  constant("MIN_SAFE_INTEGER", -kMaxSafeInteger);
  constant("MAX_VALUE", Double::max());
  constant("MIN_VALUE", Double::denorm_min());
  constant("NaN", Double::quiet_NaN());
  constant("POSITIVE_INFINITY", Double::infinity());
  constant("NEGATIVE_INFINITY", -Double::infinity());
  define_method(interpreter, constructor, "isInteger", is_integer, 1);
  define_method(interpreter, constructor, "isSafeInteger", is_safe_integer, 1);
  define_method(interpreter, constructor, "isFinite", is_finite, 1);
  define_method(interpreter, constructor, "isNaN", is_nan, 1);
  for (const std::string_view shared : {"parseFloat", "parseInt"}) {
    interpreter.define(constructor, shared, global_of(interpreter, shared), kHiddenFlags);
  }
  define_method(interpreter, prototype, "valueOf", number_value_of, 0);
  define_method(interpreter, prototype, "toString", number_to_string, 1);
  define_method(interpreter, prototype, "toFixed", to_fixed, 1);
  define_method(interpreter, prototype, "toPrecision", to_precision, 1);
  define_method(interpreter, prototype, "toExponential", to_exponential, 1);
  define_method(interpreter, prototype, "toLocaleString", to_locale_string, 0);

  const ObjectRef of_booleans = interpreter.realm().boolean_prototype;
  define_constructor(interpreter, "Boolean", boolean_constructor, 1, of_booleans);
  define_method(interpreter, of_booleans, "valueOf", boolean_value_of, 0);
  define_method(interpreter, of_booleans, "toString", boolean_to_string, 0);
}

}  // namespace ctxcheck::vm
