// Type conversion, testing and comparison (ECMAScript 7.1, 7.2), and the operators that convert.
#include <algorithm>
#include <cmath>
#include <string>

#include "fmt/format.h"
#include "vm/bytecode.hpp"
#include "vm/interpreter.hpp"
#include "vm/numerals.hpp"

namespace ctxcheck::vm {

// ---- to primitive types

bool Interpreter::to_boolean(Value v) const {
  switch (v.type()) {
    case ValueType::Undefined:
    case ValueType::Null:
    case ValueType::Empty:
      return false;
    case ValueType::Boolean:
      return v.as_boolean();
    case ValueType::Number:
      return v.as_number() != 0 && !std::isnan(v.as_number());
    case ValueType::String:
      return !strings_.view(v.as_string()).empty();
    case ValueType::Symbol:
    case ValueType::Object:
      return true;
  }
  return false;
}

Value Interpreter::to_primitive(Value v, std::string_view hint) {
  if (!v.is_object()) return v;
  const Value exotic = get_method(v, PropertyKey::symbol(realm_.symbol_to_primitive));
  if (!exotic.is_undefined()) {
    const Value wanted = string(hint);
    const Value result = call(exotic, v, {&wanted, 1});
    if (!result.is_object()) return result;
    throw_type_error("Cannot convert object to primitive value");
  }
  const bool text_first = hint == "string";
  for (const bool text : {text_first, !text_first}) {
    const Value method = get(v, key(text ? "toString" : "valueOf"));
    if (!is_callable(method)) continue;
    const Value result = call(method, v, {});
    if (!result.is_object()) return result;
  }
  throw_type_error("Cannot convert object to primitive value");
}

double Interpreter::to_number(Value v) {
  switch (v.type()) {
    case ValueType::Number:
      return v.as_number();
    case ValueType::Undefined:
    case ValueType::Empty:
      return std::nan("");
    case ValueType::Null:
      return 0;
    case ValueType::Boolean:
      return v.as_boolean() ? 1 : 0;
    case ValueType::String:
      return number_from_text(strings_.view(v.as_string()));
    case ValueType::Symbol:
      throw_type_error("Cannot convert a Symbol value to a number");
    case ValueType::Object:
      return to_number(to_primitive(v, "number"));
  }
  return 0;
}

StringRef Interpreter::to_string(Value v) {
  switch (v.type()) {
    case ValueType::String:
      return v.as_string();
    case ValueType::Undefined:
    case ValueType::Empty:
      return strings_.intern("undefined");
    case ValueType::Null:
      return strings_.intern("null");
    case ValueType::Boolean:
      return strings_.intern(v.as_boolean() ? "true" : "false");
    case ValueType::Number:
      return strings_.intern(number_to_string(v.as_number()));
    case ValueType::Symbol:
      throw_type_error("Cannot convert a Symbol value to a string");
    case ValueType::Object:
      return to_string(to_primitive(v, "string"));
  }
  return {};
}

ObjectRef Interpreter::to_object(Value v) {
  if (v.is_object()) return v.as_object();
  const ObjectRef prototype = prototype_of_primitive(v);
  if (prototype == kNoObject) throw_type_error("Cannot convert undefined or null to object");
  return heap_.allocate(ObjectKind::Primitive, prototype, PrimitiveData{v});
}

PropertyKey Interpreter::to_property_key(Value v) {
  const Value primitive = to_primitive(v, "string");
  return primitive.is_symbol() ? PropertyKey::symbol(primitive.as_symbol())
                               : PropertyKey(to_string(primitive));
}

// ---- to kinds of numbers

std::string Interpreter::number_to_string(double d) { return text_of_number(d); }

double Interpreter::to_integer(Value v) {
  const double number = to_number(v);
  return std::isnan(number) ? 0 : std::trunc(number) + 0.0;  // no -0
}

std::uint32_t Interpreter::to_length(Value v) {
  const double length = to_integer(v);
  return static_cast<std::uint32_t>(std::clamp<double>(length, 0, UINT32_MAX));
}

std::int32_t Interpreter::to_int32(Value v) {
  const double number = to_number(v);
  if (number >= INT32_MIN && number <= INT32_MAX) return static_cast<std::int32_t>(number);
  if (!std::isfinite(number)) return 0;
  constexpr double kModulus = 4294967296.0;
  double rest = std::fmod(std::trunc(number), kModulus);
  if (rest < 0) rest += kModulus;
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(rest));
}

// ---- operators

std::optional<bool> Interpreter::less_than(Value a, Value b, bool left_first) {
  if (left_first) {
    a = to_primitive(a, "number");
    b = to_primitive(b, "number");
  } else {
    b = to_primitive(b, "number");
    a = to_primitive(a, "number");
  }
  if (a.is_string() && b.is_string()) {
    return strings_.view(a.as_string()) < strings_.view(b.as_string());
  }
  const double left = to_number(a);
  const double right = to_number(b);
  if (std::isnan(left) || std::isnan(right)) return std::nullopt;
  return left < right;
}

Value Interpreter::add(Value a, Value b) {
  a = to_primitive(a);
  b = to_primitive(b);
  if (!a.is_string() && !b.is_string()) {
    const double left = to_number(a);
    return Value::number(left + to_number(b));
  }
  const std::u16string_view left = strings_.view(to_string(a));
  const std::u16string_view right = strings_.view(to_string(b));
  check_string_length(left.size() + right.size());
  std::u16string text;
  text.reserve(left.size() + right.size());
  text.append(left).append(right);
  return string(text);
}

// ---- comparing

bool Interpreter::strictly_equal(Value a, Value b) const {
  if (a.is_number() && b.is_number()) return a.as_number() == b.as_number();
  return a == b;
}

bool Interpreter::loosely_equal(Value a, Value b) {
  if (a.type() == b.type()) return strictly_equal(a, b);
  if (a.is_nullish() || b.is_nullish()) return a.is_nullish() && b.is_nullish();
  if (a.is_boolean()) return loosely_equal(Value::number(to_number(a)), b);
  if (b.is_boolean()) return loosely_equal(a, Value::number(to_number(b)));
  if (a.is_object()) return loosely_equal(to_primitive(a), b);
  if (b.is_object()) return loosely_equal(a, to_primitive(b));
  if (a.is_symbol() || b.is_symbol()) return false;
  return to_number(a) == to_number(b);  // a string and a number
}

bool Interpreter::same_value(Value a, Value b) const { return a == b; }

bool Interpreter::same_value_zero(Value a, Value b) const {
  return a == b || (a.is_number() && b.is_number() && a.as_number() == b.as_number());
}

// ---- testing

std::string_view Interpreter::type_of(Value v) const {
  switch (v.type()) {
    case ValueType::Undefined:
    case ValueType::Empty:
      return "undefined";
    case ValueType::Null:
      return "object";
    case ValueType::Boolean:
      return "boolean";
    case ValueType::Number:
      return "number";
    case ValueType::String:
      return "string";
    case ValueType::Symbol:
      return "symbol";
    case ValueType::Object:
      return is_callable(v) ? "function" : "object";
  }
  return "";
}

bool Interpreter::is_callable(Value v) const {
  while (v.is_object()) {
    const Object& cell = heap_.read(v.as_object());
    if (cell.kind != ObjectKind::Proxy) return cell.callable();
    v = Value::object(std::get<ProxyData>(cell.payload).target);
  }
  return false;
}

bool Interpreter::is_constructor(Value v) const {
  while (v.is_object()) {
    const Object& cell = heap_.read(v.as_object());
    switch (cell.kind) {
      case ObjectKind::Function: {
        const Code& code = program_->functions[std::get<FunctionData>(cell.payload).code];
        return !code.is_arrow && !code.is_method && !code.is_async && !code.is_generator;
      }
      case ObjectKind::NativeFunction:
        return natives_[std::get<NativeFunctionData>(cell.payload).native].constructor;
      case ObjectKind::BoundFunction:
        v = std::get<BoundFunctionData>(cell.payload).target;
        break;
      case ObjectKind::Proxy:
        v = Value::object(std::get<ProxyData>(cell.payload).target);
        break;
      default:
        return false;
    }
  }
  return false;
}

}  // namespace ctxcheck::vm
