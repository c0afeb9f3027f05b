// The loop's instructions on data: literals and operators.
#include <algorithm>
#include <cmath>
#include <utility>

#include "fmt/format.h"
#include "vm/descriptor.hpp"
#include "vm/execution.hpp"

namespace ctxcheck::vm {

// ---- literals

void Execution::literal(Frame& frame, const Instruction& in) {
  if (in.op == Op::NewObject) {
    frame.push(Value::object(vm_.new_object()));
    return;
  }
  if (in.op == Op::NewArray) {
    frame.push(Value::object(vm_.new_array({})));
    return;
  }
  const Value value = in.op == Op::AppendHole ? Value::empty() : frame.pop();
  const ObjectRef array = frame.top().as_object();
  const auto append = [this, array](Value element) {
    vm_.heap_.charge(sizeof(Value));
    vm_.heap_.mutable_data<ArrayData>(array).elements.push_back(element);
  };
  if (in.op == Op::AppendSpread) {
    vm_.for_each(value, append);
  } else {
    append(value);
  }
}

// ECMAScript 10.2.9, SetFunctionName; a class with a static member called `name` keeps that.
void Execution::name_function(Value function, PropertyKey key, std::string_view prefix) {
  const auto own = vm_.own_property(function.as_object(), vm_.name_key_);
  if (!own || own->value != vm_.string("")) return;
  std::string name(prefix);
  if (!key.is_symbol() || vm_.is_private(key)) {
    name += vm_.key_text(key);
  } else {
    const Value description = vm_.heap_.data<SymbolData>(key.as_symbol()).description;
    if (description.is_string()) {
      name += fmt::format("[{}]", vm_.strings_.utf8(description.as_string()));
    }
  }
  vm_.define(function.as_object(), vm_.name_key_, vm_.string(name), kConfigurable);
}

void Execution::define_field(ObjectRef object, PropertyKey key, Value value) {
  if (vm_.is_private(key)) {
    add_private(object, key, value, kWritable);
    return;
  }
  if (!vm_.define_own_property(object, key, data_descriptor(value, kAllFlags))) {
    vm_.throw_type_error(
        fmt::format("Cannot define property {}, object is not extensible", vm_.key_text(key)));
  }
}

// One half of a pair; the other half stays if there is one.
void Execution::define_accessor(ObjectRef object, PropertyKey key, Value function, bool setter,
                                std::uint8_t flags) {
  const auto own = vm_.own_property(object, key);
  AccessorPairData pair;
  if (own && (own->flags & kAccessor) != 0) {
    pair = vm_.heap_.data<AccessorPairData>(own->value.as_object());
  }
  Value& half = setter ? pair.setter : pair.getter;
  if (!vm_.is_private(key)) {
    half = function;
    vm_.define_accessor(object, key, pair.getter, pair.setter, flags);
    return;
  }
  if (!half.is_undefined()) {
    throw_private("Cannot initialize ", key.to_value(), " twice on the same object");
  }
  half = function;
  if (own) {
    vm_.heap_.mutable_data<AccessorPairData>(own->value.as_object()) = pair;
  } else {
    const ObjectRef cell = vm_.heap_.allocate(ObjectKind::AccessorPair, kNoObject, std::move(pair));
    add_private(object, key, Value::object(cell), kAccessor);
  }
}

// CopyDataProperties (ECMAScript 7.3.25).
void Execution::copy_properties(ObjectRef target, Value source,
                                const std::vector<PropertyKey>& without) {
  if (source.is_nullish()) return;
  const ObjectRef from = vm_.to_object(source);
  for (const PropertyKey key : vm_.own_keys(from)) {
    if (std::find(without.begin(), without.end(), key) != without.end()) continue;
    const auto own = vm_.get_own_property(from, key);
    if (!own || (own->flags & kEnumerable) == 0) continue;
    vm_.define(target, key, vm_.get(Value::object(from), key));
  }
}

void Execution::require_object(const Frame& frame, std::uint32_t constant, Value value) {
  if (!value.is_nullish()) return;
  const std::string_view what = value.is_null() ? "null" : "undefined";
  if (constant == 0) {
    vm_.throw_type_error(fmt::format("Cannot destructure '{0}' as it is {0}.", what));
  }
  const StringRef key = frame.code->constants[constant - 1].as_string();
  vm_.throw_type_error(fmt::format("Cannot destructure property '{}' of '{}' as it is {}.",
                                   vm_.strings_.utf8(key), what, what));
}

namespace {

PropertyKey pop_key(Frame& frame) {
  const Value key = frame.pop();
  return key.is_symbol() ? PropertyKey::symbol(key.as_symbol()) : PropertyKey(key.as_string());
}

}  // namespace

void Execution::copying(Frame& frame, const Instruction& in) {
  if (in.op == Op::CopyProperties) {
    const Value source = frame.pop();
    copy_properties(frame.top().as_object(), source, {});
    return;
  }
  std::vector<PropertyKey> without;  // CopyRest
  for (std::uint32_t i = 0; i < in.a; ++i) without.push_back(pop_key(frame));
  const ObjectRef rest = vm_.new_object();
  copy_properties(rest, frame.top(), without);
  frame.top() = Value::object(rest);
}

void Execution::definition(Frame& frame, const Instruction& in) {
  switch (in.op) {
    case Op::DefineField: {
      const Value value = frame.pop();
      const PropertyKey key = pop_key(frame);
      if (in.a != 0) name_function(value, key, "");
      define_field(frame.top().as_object(), key, value);
      return;
    }
    case Op::DefineMethod: {
      const Value method = frame.pop();
      const PropertyKey key = pop_key(frame);
      const ObjectRef object = frame.top().as_object();
      name_function(method, key, "");
      auto& data = vm_.heap_.mutable_data<FunctionData>(method.as_object());
      if (data.home_object == kNoObject) data.home_object = object;
      if (vm_.is_private(key)) {
        add_private(object, key, method, 0);
      } else {
        vm_.define(object, key, method, static_cast<std::uint8_t>(in.a));
      }
      return;
    }
    case Op::DefineAccessor: {
      const Value function = frame.pop();
      const PropertyKey key = pop_key(frame);
      const ObjectRef object = frame.top().as_object();
      name_function(function, key, in.a != 0 ? "set " : "get ");
      auto& data = vm_.heap_.mutable_data<FunctionData>(function.as_object());
      if (data.home_object == kNoObject) data.home_object = object;
      define_accessor(object, key, function, in.a != 0, static_cast<std::uint8_t>(in.b));
      return;
    }
    case Op::RequireObject:
      require_object(frame, in.a, frame.top());
      return;
    default: {  // SetPrototype
      const Value prototype = frame.pop();
      if (!prototype.is_object() && !prototype.is_null()) return;
      vm_.set_prototype(frame.top().as_object(),
                        prototype.is_null() ? kNoObject : prototype.as_object());
      return;
    }
  }
}

void Execution::text(Frame& frame, const Instruction& in) {
  if (in.op == Op::ToStringOp) {
    frame.top() = Value::string(vm_.to_string(frame.top()));
    return;
  }
  const std::size_t first = frame.stack.size() - in.a;  // Concat
  std::u16string joined;
  for (std::size_t i = first; i < frame.stack.size(); ++i) {
    joined += vm_.strings_.view(frame.stack[i].as_string());
  }
  frame.stack.resize(first);
  frame.push(vm_.string(joined));
}

// ---- operators

namespace {

// ECMAScript 6.1.6.1.3, Number::exponentiate: where it differs from C.
double power(double base, double exponent) {
  if (std::isnan(exponent)) return exponent;
  if (std::isinf(exponent) && std::fabs(base) == 1) return std::nan("");
  return std::pow(base, exponent);
}

bool is_relation(Op op) { return op >= Op::Less && op <= Op::GreaterEqual; }

}  // namespace

// The operators on two numbers that need nothing else; false if `op` is none of them.
bool Execution::arithmetic(Op op, double left, double right, Value& result) const {
  const auto number = [&result](double d) {
    result = Value::number(d);
    return true;
  };
  const auto boolean = [&result](bool b) {
    result = Value::boolean(b);
    return true;
  };
  switch (op) {
    case Op::Add:
      return number(left + right);
    case Op::Subtract:
      return number(left - right);
    case Op::Multiply:
      return number(left * right);
    case Op::Divide:
      return number(left / right);
    case Op::Remainder:
      return number(std::fmod(left, right));
    case Op::Exponent:
      return number(power(left, right));
    case Op::Less:
      return boolean(left < right);
    case Op::LessEqual:
      return boolean(left <= right);
    case Op::Greater:
      return boolean(left > right);
    case Op::GreaterEqual:
      return boolean(left >= right);
    case Op::Equal:
    case Op::StrictEqual:
      return boolean(left == right);
    case Op::NotEqual:
    case Op::StrictNotEqual:
      return boolean(left != right);
    default:
      return false;
  }
}

void Execution::binary(Frame& frame, Op op) {
  const Value right = frame.pop();
  const Value left = frame.top();
  Value result;
  if (!left.is_number() || !right.is_number() ||
      !arithmetic(op, left.as_number(), right.as_number(), result)) {
    result = operation(op, left, right);
  }
  frame.top() = result;
}

Value Execution::contains(Value key, Value object) {
  if (!object.is_object()) {
    vm_.throw_type_error(fmt::format("Cannot use 'in' operator to search for '{}' in {}",
                                     key.is_symbol() ? vm_.console_text(key) : vm_.to_utf8(key),
                                     vm_.console_text(object)));
  }
  return Value::boolean(vm_.has_property(object.as_object(), vm_.to_property_key(key)));
}

Value Execution::operation(Op op, Value left, Value right) {
  switch (op) {
    case Op::Add:
      return vm_.add(left, right);
    case Op::Equal:
      return Value::boolean(vm_.loosely_equal(left, right));
    case Op::NotEqual:
      return Value::boolean(!vm_.loosely_equal(left, right));
    case Op::StrictEqual:
      return Value::boolean(vm_.strictly_equal(left, right));
    case Op::StrictNotEqual:
      return Value::boolean(!vm_.strictly_equal(left, right));
    case Op::In:
      return contains(left, right);
    case Op::InstanceOf:
      return Value::boolean(vm_.instance_of(left, right));
    default:
      break;
  }
  if (is_relation(op)) {
    // `a > b` is `b < a`, but `a` is converted first all the same; NaN makes every relation false.
    const bool swapped = op == Op::Greater || op == Op::LessEqual;
    const auto less =
        swapped ? vm_.less_than(right, left, false) : vm_.less_than(left, right, true);
    const bool negated = op == Op::LessEqual || op == Op::GreaterEqual;
    return Value::boolean(less.has_value() && *less != negated);
  }
  const double a = vm_.to_number(left);
  const double b = vm_.to_number(right);
  Value result;
  if (arithmetic(op, a, b, result)) return result;
  const std::int32_t x = vm_.to_int32(Value::number(a));
  const std::int32_t y = vm_.to_int32(Value::number(b));
  const auto bits = static_cast<std::uint32_t>(x);
  const std::uint32_t shift = static_cast<std::uint32_t>(y) & 31U;
  switch (op) {
    case Op::BitAnd:
      return Value::number(x & y);
    case Op::BitOr:
      return Value::number(x | y);
    case Op::BitXor:
      return Value::number(x ^ y);
    case Op::ShiftLeft:
      return Value::number(static_cast<std::int32_t>(bits << shift));
    case Op::ShiftRight:
      return Value::number(x >> shift);
    default:  // ShiftRightUnsigned
      return Value::number(bits >> shift);
  }
}

void Execution::unary(Frame& frame, Op op) {
  Value& operand = frame.top();
  switch (op) {
    case Op::Negate:
      operand = Value::number(-vm_.to_number(operand));
      return;
    case Op::ToNumber:
      if (!operand.is_number()) operand = Value::number(vm_.to_number(operand));
      return;
    case Op::Not:
      operand = Value::boolean(!vm_.to_boolean(operand));
      return;
    case Op::BitNot:
      operand = Value::number(~vm_.to_int32(operand));
      return;
    case Op::TypeOf:
      operand = vm_.string(vm_.type_of(operand));
      return;
    case Op::Increment:
      operand = Value::number(operand.as_number() + 1);
      return;
    default:  // Decrement
      operand = Value::number(operand.as_number() - 1);
      return;
  }
}

}  // namespace ctxcheck::vm
