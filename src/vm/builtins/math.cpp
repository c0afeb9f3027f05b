// Math, without `random`: the one function of it whose result no schedule determines. Functions of
// one and two numbers come from a table.
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"

namespace ctxcheck::vm {
namespace {

template <double (*function)(double)>
Value of_one(Interpreter& interpreter, const Arguments& arguments) {
  return Value::number(function(interpreter.to_number(arguments[0])));
}

template <double (*function)(double, double)>
Value of_two(Interpreter& interpreter, const Arguments& arguments) {
  const double first = interpreter.to_number(arguments[0]);
  return Value::number(function(first, interpreter.to_number(arguments[1])));
}

double sign(double x) { return x > 0 ? 1 : x < 0 ? -1 : x; }

// Towards positive infinity on a half, keeping -0.
double round(double x) {
  const double below = std::floor(x);
  return std::copysign(x - below >= 0.5 ? below + 1 : below, x);
}

// With a step of Newton's method, for libraries differ in the last digit, even of cubes.
double cube_root(double x) {
  const double root = std::cbrt(x);
  if (root == 0 || !std::isfinite(root)) return root;
  return root - (root * root * root - x) / (3 * root * root);
}

double fround(double x) { return static_cast<double>(static_cast<float>(x)); }

double power(double base, double exponent) {
  if (std::isnan(exponent)) return exponent;
  if (std::fabs(base) == 1 && std::isinf(exponent)) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  return std::pow(base, exponent);
}

Value clz32(Interpreter& interpreter, const Arguments& arguments) {
  return Value::number(
      std::countl_zero(static_cast<std::uint32_t>(interpreter.to_int32(arguments[0]))));
}

Value imul(Interpreter& interpreter, const Arguments& arguments) {
  const auto first = static_cast<std::uint32_t>(interpreter.to_int32(arguments[0]));
  const auto second = static_cast<std::uint32_t>(interpreter.to_int32(arguments[1]));
  return Value::number(static_cast<std::int32_t>(first * second));
}

std::vector<double> numbers(Interpreter& interpreter, const Arguments& arguments) {
  std::vector<double> all;
  for (const Value value : arguments.values) all.push_back(interpreter.to_number(value));
  return all;
}

Value max(Interpreter& interpreter, const Arguments& arguments) {
  double most = -std::numeric_limits<double>::infinity();
  for (const double x : numbers(interpreter, arguments)) {
    if (std::isnan(most)) break;
    if (std::isnan(x) || x > most || (x == 0 && most == 0 && !std::signbit(x))) most = x;
  }
  return Value::number(most);
}

Value min(Interpreter& interpreter, const Arguments& arguments) {
  double least = std::numeric_limits<double>::infinity();
  for (const double x : numbers(interpreter, arguments)) {
    if (std::isnan(least)) break;
    if (std::isnan(x) || x < least || (x == 0 && least == 0 && std::signbit(x))) least = x;
  }
  return Value::number(least);
}

// Scaled by the largest, summed with compensation, as V8 does.
Value hypot(Interpreter& interpreter, const Arguments& arguments) {
  double largest = 0;
  bool infinite = false;
  bool nan = false;
  const std::vector<double> all = numbers(interpreter, arguments);
  for (const double x : all) {
    infinite = infinite || std::isinf(x);
    nan = nan || std::isnan(x);
    largest = std::max(largest, std::fabs(x));
  }
  if (infinite) return Value::number(std::numeric_limits<double>::infinity());
  if (nan) return Value::number(std::numeric_limits<double>::quiet_NaN());
  if (largest == 0) return Value::number(0);
  double sum = 0;
  double compensation = 0;
  for (const double x : all) {
    const double part = std::fabs(x) / largest;
    const double summand = part * part - compensation;
    const double next = sum + summand;
    compensation = (next - sum) - summand;
    sum = next;
  }
  return Value::number(std::sqrt(sum) * largest);
}

struct Entry {
  std::string_view name;
  NativeFunction function;
  std::uint32_t length;
};
constexpr Entry kFunctions[] = {
    {"abs", of_one<std::fabs>, 1},
    {"acos", of_one<std::acos>, 1},
    {"acosh", of_one<std::acosh>, 1},
    {"asin", of_one<std::asin>, 1},
    {"asinh", of_one<std::asinh>, 1},
    {"atan", of_one<std::atan>, 1},
    {"atan2", of_two<std::atan2>, 2},
    {"atanh", of_one<std::atanh>, 1},
    {"cbrt", of_one<cube_root>, 1},
    {"ceil", of_one<std::ceil>, 1},
    {"clz32", clz32, 1},
    {"cos", of_one<std::cos>, 1},
    {"cosh", of_one<std::cosh>, 1},
    {"exp", of_one<std::exp>, 1},
    {"expm1", of_one<std::expm1>, 1},
    {"floor", of_one<std::floor>, 1},
    {"fround", of_one<fround>, 1},
    {"hypot", hypot, 2},
    {"imul", imul, 2},
    {"log", of_one<std::log>, 1},
    {"log10", of_one<std::log10>, 1},
    {"log1p", of_one<std::log1p>, 1},
    {"log2", of_one<std::log2>, 1},
    {"max", max, 2},
    {"min", min, 2},
    {"pow", of_two<power>, 2},
    {"round", of_one<round>, 1},
    {"sign", of_one<sign>, 1},
    {"sin", of_one<std::sin>, 1},
    {"sinh", of_one<std::sinh>, 1},
    {"sqrt", of_one<std::sqrt>, 1},
    {"tan", of_one<std::tan>, 1},
    {"tanh", of_one<std::tanh>, 1},
    {"trunc", of_one<std::trunc>, 1},
};

struct Constant {
  std::string_view name;
  double value;
};
constexpr Constant kConstants[] = {
    {"E", 2.718281828459045},        {"LN10", 2.302585092994046},   {"LN2", 0.6931471805599453},
    {"LOG10E", 0.4342944819032518},  {"LOG2E", 1.4426950408889634}, {"PI", 3.141592653589793},
    {"SQRT1_2", 0.7071067811865476}, {"SQRT2", 1.4142135623730951},
};

}  // namespace

void install_math(Interpreter& interpreter) {
  const ObjectRef math = interpreter.new_object();
  for (const Entry& entry : kFunctions) {
    define_method(interpreter, math, entry.name, entry.function, entry.length);
  }
  for (const Constant& constant : kConstants) {
    interpreter.define(math, constant.name, Value::number(constant.value), 0);
  }
  define_tag(interpreter, math, "Math");
  interpreter.define(interpreter.realm().global_object, "Math", Value::object(math), kHiddenFlags);
}

}  // namespace ctxcheck::vm
