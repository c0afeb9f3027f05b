// Changing objects: assignment, deletion, and the elements and lengths of arrays
// (ECMAScript 10.1.9, 10.4.2).
#include <cmath>
#include <cstdint>

#include "fmt/format.h"
#include "vm/builtins/library.hpp"
#include "vm/interpreter.hpp"

namespace ctxcheck::vm {

void Interpreter::grow_elements(ArrayData& array, std::size_t size) {
  // JavaScript would keep such arrays sparse; a program that needs them is none we can check.
  constexpr std::size_t kMostElements = std::size_t{1} << 24U;
  if (size > kMostElements) throw LimitExceeded(LimitKind::Memory, position());
  if (size <= array.elements.size()) return;
  heap_.charge((size - array.elements.size()) * sizeof(Value));
  array.elements.resize(size, Value::empty());
}

// Creates or overwrites without any check.
void Interpreter::put_own(ObjectRef object, const Property& property) {
  Object& cell = heap_.write(object);
  auto* array = std::get_if<ArrayData>(&cell.payload);
  const std::uint32_t index = array == nullptr ? StringTable::kNotIndex : array_index(property.key);
  if (index != StringTable::kNotIndex) {
    if (cell.kind == ObjectKind::Array) grow_elements(*array, std::size_t{index} + 1);
    if (index < array->elements.size()) {
      const bool plain = property.flags == kAllFlags;
      array->elements[index] = plain ? property.value : Value::empty();
      if (plain) {
        std::erase_if(cell.properties, [&](const Property& p) { return p.key == property.key; });
        return;
      }
    }
  }
  if (Property* existing = find_own(object, property.key)) {
    *existing = property;
    return;
  }
  heap_.charge(sizeof(Property));
  cell.properties.push_back(property);
}

double Interpreter::to_array_length(Value value) {
  const double length = to_number(value);
  if (!(length >= 0 && length <= UINT32_MAX) || length != std::floor(length)) {
    throw_error(ErrorType::RangeError, "Invalid array length");
  }
  return length;
}

// ECMAScript 10.4.2.4, ArraySetLength, steps 3 to 18.
bool Interpreter::set_array_length(ObjectRef object, Value value) {
  auto size = static_cast<std::size_t>(to_array_length(value));
  const ArrayData& now = heap_.data<ArrayData>(object);
  if (size == now.elements.size()) return true;
  if (!now.length_writable) return false;
  Object& cell = heap_.write(object);
  ArrayData& array = std::get<ArrayData>(cell.payload);
  if (size > array.elements.size()) {
    grow_elements(array, size);
    return true;
  }
  bool complete = true;
  for (const Property& property : cell.properties) {  // elements that cannot be deleted stay
    const std::uint32_t index = array_index(property.key);
    if (index == StringTable::kNotIndex || index < size) continue;
    if ((property.flags & kConfigurable) != 0) continue;
    size = std::size_t{index} + 1;
    complete = false;
  }
  std::erase_if(cell.properties, [&](const Property& property) {
    const std::uint32_t index = array_index(property.key);
    return index != StringTable::kNotIndex && index >= size;
  });
  array.elements.resize(size);
  return complete;
}

// ECMAScript 10.1.9.2, OrdinarySetWithOwnDescriptor, from step 2.c on: on the receiver itself.
bool Interpreter::set_own(ObjectRef receiver, PropertyKey key, Value value) {
  const Object& cell = heap_.read(receiver);
  if (cell.kind == ObjectKind::Proxy && !is_private(key)) {
    return proxy_set_own(receiver, key, value);
  }
  if (const auto own = own_property(receiver, key)) {
    if ((own->flags & kAccessor) != 0 || (own->flags & kWritable) == 0) return false;
    if (cell.kind == ObjectKind::Array && key == length_key_) {
      return set_array_length(receiver, value);
    }
    put_own(receiver, {key, own->flags, value});
    return true;
  }
  if (!cell.extensible) return false;
  if (cell.kind == ObjectKind::Array && array_index(key) != StringTable::kNotIndex) {
    const ArrayData& array = std::get<ArrayData>(cell.payload);
    if (!array.length_writable && array_index(key) >= array.elements.size()) return false;
  }
  put_own(receiver, {key, kAllFlags, value});
  return true;
}

bool Interpreter::set_on(ObjectRef object, PropertyKey key, Value value, Value receiver) {
  for (ObjectRef at = object; at != kNoObject; at = heap_.read(at).prototype) {
    if (heap_.kind(at) == ObjectKind::Proxy && !is_private(key)) {
      return proxy_set(at, key, value, receiver);
    }
    const auto own = own_property(at, key);
    if (!own) continue;
    if ((own->flags & kAccessor) != 0) {
      const Value setter = heap_.data<AccessorPairData>(own->value.as_object()).setter;
      if (setter.is_undefined()) return false;
      call(setter, receiver, {&value, 1});
      return true;
    }
    if ((own->flags & kWritable) == 0) return false;
    break;
  }
  return receiver.is_object() && set_own(receiver.as_object(), key, value);
}

// The message says why an assignment was refused, as far as one can see afterwards.
void Interpreter::throw_refused(Value object, PropertyKey key) {
  const std::string name = key_text(key);
  if (!object.is_object()) {
    throw_type_error(fmt::format("Cannot create property '{}' on {} '{}'", name, type_of(object),
                                 describe(*this, object)));
  }
  const std::string owner = describe(*this, object);
  for (ObjectRef at = object.as_object(); at != kNoObject; at = heap_.read(at).prototype) {
    if (heap_.kind(at) == ObjectKind::Proxy) {
      throw_type_error(
          fmt::format("'set' on proxy: trap returned falsish for property '{}'", name));
    }
    const auto own = own_property(at, key);
    if (!own) continue;
    if ((own->flags & kAccessor) != 0) {
      throw_type_error(
          fmt::format("Cannot set property {} of {} which has only a getter", name, owner));
    }
    throw_type_error(
        fmt::format("Cannot assign to read only property '{}' of object '{}'", name, owner));
  }
  throw_type_error(fmt::format("Cannot add property {}, object is not extensible", name));
}

void Interpreter::set(Value object, PropertyKey key, Value value) {
  if (object.is_object()) {
    const ObjectRef ref = object.as_object();
    const Property* own = find_own(ref, key);  // the usual case first: a plain property of its own
    if (own != nullptr && (own->flags & (kAccessor | kWritable)) == kWritable) {
      find_own(ref, key)->value = value;
      return;
    }
    if (!set_on(ref, key, value, object)) throw_refused(object, key);
    return;
  }
  const ObjectRef prototype = prototype_of_primitive(object);
  if (prototype == kNoObject) {
    throw_type_error(fmt::format("Cannot set properties of {} (setting '{}')",
                                 object.is_null() ? "null" : "undefined", key_text(key)));
  }
  if (object.is_string() && !string_property(object, key).is_empty()) {
    throw_type_error(fmt::format("Cannot assign to read only property '{}' of string '{}'",
                                 key_text(key), to_utf8(object)));
  }
  if (!set_on(prototype, key, value, object)) throw_refused(object, key);
}

void Interpreter::set_element(Value object, Value key, Value value) {
  if (object.is_object() && key.is_number()) {
    const auto* array = std::get_if<ArrayData>(&heap_.read(object.as_object()).payload);
    const double index = key.as_number();
    if (array != nullptr && index >= 0 && index < static_cast<double>(array->elements.size())) {
      const auto at = static_cast<std::size_t>(index);
      if (static_cast<double>(at) == index && !array->elements[at].is_empty()) {
        heap_.mutable_data<ArrayData>(object.as_object()).elements[at] = value;
        return;
      }
    }
  }
  if (object.is_nullish() && key.is_object()) {
    throw_type_error(
        fmt::format("Cannot set properties of {}", object.is_null() ? "null" : "undefined"));
  }
  set(object, to_property_key(key), value);
}

bool Interpreter::delete_property(ObjectRef object, PropertyKey key) {
  if (heap_.kind(object) == ObjectKind::Proxy) return proxy_delete(object, key);
  const auto own = own_property(object, key);
  if (!own) return true;
  if ((own->flags & kConfigurable) == 0) return false;
  Object& cell = heap_.write(object);
  if (std::erase_if(cell.properties, [&](const Property& p) { return p.key == key; }) == 0) {
    std::get<ArrayData>(cell.payload).elements[array_index(key)] = Value::empty();
  }
  return true;
}

}  // namespace ctxcheck::vm
