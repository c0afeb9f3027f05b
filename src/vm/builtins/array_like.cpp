// Access to array-likes, and making arrays.
#include "vm/builtins/array_like.hpp"

#include <algorithm>
#include <array>

#include "fmt/format.h"
#include "vm/builtins/library.hpp"

namespace ctxcheck::vm {
namespace {

constexpr double kMaxLength = 4294967295;  // of an array

bool is_array_constructor(Interpreter& interpreter, Value value) {
  if (!value.is_object()) return false;
  const auto* data =
      std::get_if<NativeFunctionData>(&interpreter.heap().read(value.as_object()).payload);
  return data != nullptr && data->native == interpreter.natives().id_of(array_constructor);
}

Value species_of(Interpreter& interpreter, ObjectRef original) {
  if (!interpreter.is_array(Value::object(original))) return Value::undefined();
  Value constructor = interpreter.get(Value::object(original), interpreter.key("constructor"));
  if (constructor.is_object()) {
    constructor =
        interpreter.get(constructor, PropertyKey::symbol(interpreter.realm().symbol_species));
  }
  return constructor.is_null() ? Value::undefined() : constructor;
}

}  // namespace

PropertyKey index_key(Interpreter& interpreter, double index) {
  constexpr std::size_t kKeptByKey = 64;  // bytes: about what a new string leaves behind
  constexpr std::uint64_t kSteps = 16;    // as long as making and looking up a key takes
  interpreter.count_steps(kSteps);
  interpreter.heap().charge(kKeptByKey);
  return interpreter.key(fmt::format("{}", static_cast<std::uint64_t>(index)));
}

ArrayLike::ArrayLike(Interpreter& interpreter, Value value, std::string_view method)
    : interpreter_(interpreter) {
  if (value.is_nullish()) {
    interpreter.throw_type_error(fmt::format("{} called on null or undefined", method));
  }
  object_ = interpreter.to_object(value);
  const Object& cell = interpreter.heap().read(object_);
  if (cell.kind == ObjectKind::Array) {
    length_ = static_cast<std::uint32_t>(std::get<ArrayData>(cell.payload).elements.size());
  } else {
    length_ = interpreter.to_length(interpreter.get(this->value(), interpreter.key("length")));
  }
}

// An element that is there as such; empty for holes and everything that is no array.
Value ArrayLike::element(double index) const {
  const auto* array = std::get_if<ArrayData>(&interpreter_.heap().read(object_).payload);
  if (array == nullptr || index >= static_cast<double>(array->elements.size())) {
    return Value::empty();
  }
  return array->elements[static_cast<std::size_t>(index)];
}

std::optional<Value> ArrayLike::find(double index) {
  interpreter_.count_steps(1);
  if (const Value present = element(index); !present.is_empty()) return present;
  const PropertyKey key = index_key(interpreter_, index);
  if (!interpreter_.has_property(object_, key)) return std::nullopt;
  return interpreter_.get(value(), key);
}

Value ArrayLike::get(double index) {
  interpreter_.count_steps(1);
  if (const Value present = element(index); !present.is_empty()) return present;
  return interpreter_.get(value(), index_key(interpreter_, index));
}

void ArrayLike::set(double index, Value element_value) {
  interpreter_.count_steps(1);
  // A hole is nothing but a hole if the array has no properties beside its elements.
  if (interpreter_.heap().read(object_).properties.empty()) {
    auto* elements = growing_elements();
    if (elements != nullptr && index < static_cast<double>(elements->size())) {
      (*elements)[static_cast<std::size_t>(index)] = element_value;
      return;
    }
  }
  interpreter_.set(value(), index_key(interpreter_, index), element_value);
}

void ArrayLike::remove(double index) {
  interpreter_.count_steps(1);
  if (!interpreter_.delete_property(object_, index_key(interpreter_, index))) {
    interpreter_.throw_type_error(fmt::format("Cannot delete property '{}' of {}",
                                              static_cast<std::uint64_t>(index),
                                              describe(interpreter_, value())));
  }
}

void ArrayLike::move(double from, double to) {
  if (const auto element = find(from)) {
    set(to, *element);
  } else {
    remove(to);
  }
}

void ArrayLike::set_length(double length) {
  interpreter_.set(value(), interpreter_.key("length"), Value::number(length));
}

std::vector<Value>* ArrayLike::growing_elements() {
  const Object& cell = interpreter_.heap().read(object_);
  if (cell.kind != ObjectKind::Array || !cell.extensible) return nullptr;
  if (!std::get<ArrayData>(cell.payload).length_writable) return nullptr;
  return &interpreter_.heap().mutable_data<ArrayData>(object_).elements;
}

std::vector<Value>* ArrayLike::plain_elements() {
  std::vector<Value>* elements = growing_elements();
  if (elements == nullptr) return nullptr;
  interpreter_.count_steps(1 + elements->size() / 16);
  const auto is_hole = [](Value element) { return element.is_empty(); };
  return std::any_of(elements->begin(), elements->end(), is_hole) ? nullptr : elements;
}

NewArray NewArray::like(Interpreter& interpreter, ObjectRef original, double length) {
  NewArray made(interpreter);
  if (length > kMaxLength) interpreter.throw_error(ErrorType::RangeError, "Invalid array length");
  const Value constructor = species_of(interpreter, original);
  if (constructor.is_undefined() || is_array_constructor(interpreter, constructor)) return made;
  if (!interpreter.is_constructor(constructor)) {
    interpreter.throw_type_error("object.constructor[Symbol.species] is not a constructor");
  }
  const std::array arguments{Value::number(length)};
  made.object_ = interpreter.to_object(interpreter.construct(constructor, arguments));
  return made;
}

NewArray NewArray::by(Interpreter& interpreter, Value constructor, std::optional<double> length) {
  NewArray made(interpreter);
  if (!interpreter.is_constructor(constructor) || is_array_constructor(interpreter, constructor)) {
    return made;
  }
  std::vector<Value> arguments;
  if (length) arguments.push_back(Value::number(*length));
  made.object_ = interpreter.to_object(interpreter.construct(constructor, arguments));
  return made;
}

void NewArray::put(double index, Value value) {
  interpreter_.count_steps(1);
  if (object_ != kNoObject) {
    interpreter_.define(object_, index_key(interpreter_, index), value);
    return;
  }
  const auto at = static_cast<std::size_t>(index);
  if (at < values_.size()) {
    values_[at] = value;
    return;
  }
  interpreter_.heap().charge((at + 1 - values_.size()) * sizeof(Value));
  values_.resize(at, Value::empty());
  values_.push_back(value);
}

Value NewArray::finish(double length) {
  if (object_ != kNoObject) {
    interpreter_.set(Value::object(object_), interpreter_.key("length"), Value::number(length));
    return Value::object(object_);
  }
  if (length > kMaxLength) interpreter_.throw_error(ErrorType::RangeError, "Invalid array length");
  const auto size = static_cast<std::size_t>(length);
  if (size > values_.size()) {
    interpreter_.heap().charge((size - values_.size()) * sizeof(Value));
    values_.resize(size, Value::empty());
  }
  return Value::object(interpreter_.new_array(std::move(values_)));
}

Value callback_of(Interpreter& interpreter, const Arguments& arguments, std::size_t n) {
  return require_callable(interpreter, arguments[n]);
}

}  // namespace ctxcheck::vm
