// Objects: finding, reading, changing and removing properties (ECMAScript 7.3, 10.1, 10.4). Elements
// of arrays that are not plain (read-only, accessors) are kept as properties, with a hole in their
// place.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "fmt/format.h"
#include "vm/builtins/library.hpp"
#include "vm/interpreter.hpp"

namespace ctxcheck::vm {
namespace {

const Property* find_in(const std::vector<Property>& properties, PropertyKey key) {
  for (const Property& property : properties) {
    if (property.key == key) return &property;
  }
  return nullptr;
}

}  // namespace

// ---- finding -------------------------------------------------------------------------------------

const Property* Interpreter::find_own(ObjectRef object, PropertyKey key) const {
  return find_in(heap_.read(object).properties, key);
}

Property* Interpreter::find_own(ObjectRef object, PropertyKey key) {
  if (find_in(heap_.read(object).properties, key) == nullptr) return nullptr;
  return const_cast<Property*>(find_in(heap_.write(object).properties, key));
}

bool Interpreter::is_private(PropertyKey key) const {
  return key.is_symbol() && heap_.data<SymbolData>(key.as_symbol()).is_private;
}

std::uint32_t Interpreter::array_index(PropertyKey key) const {
  return key.is_symbol() ? StringTable::kNotIndex : strings_.array_index(key.as_string());
}

// Elements, array lengths, and the characters and length of string wrappers.
std::optional<Property> Interpreter::own_exotic(const Object& cell, PropertyKey key) const {
  if (key.is_symbol()) return std::nullopt;
  if (const auto* array = std::get_if<ArrayData>(&cell.payload)) {
    const std::uint32_t index = strings_.array_index(key.as_string());
    if (index < array->elements.size()) {
      if (array->elements[index].is_empty()) return std::nullopt;
      return Property{key, kAllFlags, array->elements[index]};
    }
    if (cell.kind == ObjectKind::Array && key == length_key_) {
      const std::uint8_t flags = array->length_writable ? kWritable : 0;
      return Property{key, flags, Value::number(static_cast<double>(array->elements.size()))};
    }
  } else if (const auto* primitive = std::get_if<PrimitiveData>(&cell.payload)) {
    if (!primitive->value.is_string()) return std::nullopt;
    const Value value = string_property(primitive->value, key);
    if (value.is_empty()) return std::nullopt;
    const std::uint8_t flags = key == length_key_ ? 0 : kEnumerable;
    return Property{key, flags, value};
  }
  return std::nullopt;
}

// `length` and the characters of a string; empty for any other key.
Value Interpreter::string_property(Value string, PropertyKey key) const {
  const std::u16string_view text = strings_.view(string.as_string());
  if (key == length_key_) return Value::number(static_cast<double>(text.size()));
  const std::uint32_t index = array_index(key);
  if (index >= text.size()) return Value::empty();
  return Value::string(strings_.intern(text.substr(index, 1)));
}

std::optional<Property> Interpreter::own_property(ObjectRef object, PropertyKey key) const {
  const Object& cell = heap_.read(object);
  if (auto exotic = own_exotic(cell, key)) return exotic;
  const Property* property = find_in(cell.properties, key);
  return property == nullptr ? std::nullopt : std::optional(*property);
}

std::optional<Property> Interpreter::get_own_property(ObjectRef object, PropertyKey key) {
  if (heap_.kind(object) == ObjectKind::Proxy && !is_private(key)) {
    return proxy_get_own(object, key);
  }
  return own_property(object, key);
}

bool Interpreter::has_property(ObjectRef object, PropertyKey key) {
  for (ObjectRef at = object; at != kNoObject; at = heap_.read(at).prototype) {
    if (heap_.kind(at) == ObjectKind::Proxy) return proxy_has(at, key);
    if (own_property(at, key)) return true;
  }
  return false;
}

// ECMAScript 10.1.11, OrdinaryOwnPropertyKeys.
std::vector<PropertyKey> Interpreter::own_keys(ObjectRef object) {
  const Object& cell = heap_.read(object);
  if (cell.kind == ObjectKind::Proxy) return proxy_own_keys(object);
  std::vector<std::pair<std::uint32_t, PropertyKey>> indices;
  std::vector<PropertyKey> names;
  std::vector<PropertyKey> symbols;
  const auto add_index = [&](std::size_t index) {
    indices.emplace_back(static_cast<std::uint32_t>(index), key(std::to_string(index)));
  };
  if (const auto* array = std::get_if<ArrayData>(&cell.payload)) {
    count_steps(array->elements.size());
    for (std::size_t i = 0; i < array->elements.size(); ++i) {
      if (!array->elements[i].is_empty()) add_index(i);
    }
    if (cell.kind == ObjectKind::Array) names.push_back(length_key_);
  } else if (const auto* primitive = std::get_if<PrimitiveData>(&cell.payload);
             primitive != nullptr && primitive->value.is_string()) {
    const std::size_t length = strings_.view(primitive->value.as_string()).size();
    count_steps(length);
    for (std::size_t i = 0; i < length; ++i) add_index(i);
    names.push_back(length_key_);
  }
  for (const Property& property : cell.properties) {
    const std::uint32_t index = array_index(property.key);
    if (index != StringTable::kNotIndex) {
      indices.emplace_back(index, property.key);
    } else if (!property.key.is_symbol()) {
      names.push_back(property.key);
    } else if (!is_private(property.key)) {
      symbols.push_back(property.key);
    }
  }
  std::sort(indices.begin(), indices.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<PropertyKey> keys;
  keys.reserve(indices.size() + names.size() + symbols.size());
  for (const auto& [index, text] : indices) keys.push_back(text);
  keys.insert(keys.end(), names.begin(), names.end());
  keys.insert(keys.end(), symbols.begin(), symbols.end());
  return keys;
}

// ---- reading -------------------------------------------------------------------------------------

Value Interpreter::get_from(ObjectRef object, PropertyKey key, Value receiver) {
  for (ObjectRef at = object; at != kNoObject;) {
    const Object& cell = heap_.read(at);
    if (cell.kind == ObjectKind::Proxy && !is_private(key)) return proxy_get(at, key, receiver);
    if (!std::holds_alternative<std::monostate>(cell.payload)) {
      if (const auto exotic = own_exotic(cell, key)) return exotic->value;
    }
    if (const Property* property = find_in(cell.properties, key)) {
      if ((property->flags & kAccessor) == 0) return property->value;
      const Value getter = heap_.data<AccessorPairData>(property->value.as_object()).getter;
      return getter.is_undefined() ? getter : call(getter, receiver, {});
    }
    at = cell.prototype;
  }
  return Value::undefined();
}

ObjectRef Interpreter::prototype_of_primitive(Value value) {
  switch (value.type()) {
    case ValueType::String:
      return realm_.string_prototype;
    case ValueType::Number:
      return realm_.number_prototype;
    case ValueType::Boolean:
      return realm_.boolean_prototype;
    case ValueType::Symbol:
      return realm_.symbol_prototype;
    default:
      return kNoObject;
  }
}

std::string Interpreter::key_text(PropertyKey key) const {
  if (!key.is_symbol()) return strings_.utf8(key.as_string());
  const SymbolData& symbol = heap_.data<SymbolData>(key.as_symbol());
  const std::string description =
      symbol.description.is_string() ? strings_.utf8(symbol.description.as_string()) : "";
  return symbol.is_private ? description : fmt::format("Symbol({})", description);
}

Value Interpreter::get(Value object, PropertyKey key) {
  if (object.is_object()) return get_from(object.as_object(), key, object);
  if (object.is_string()) {
    const Value value = string_property(object, key);
    if (!value.is_empty()) return value;
  }
  const ObjectRef prototype = prototype_of_primitive(object);
  if (prototype == kNoObject) {
    throw_type_error(fmt::format("Cannot read properties of {} (reading '{}')",
                                 object.is_null() ? "null" : "undefined", key_text(key)));
  }
  return get_from(prototype, key, object);
}

Value Interpreter::get(ObjectRef object, std::string_view name) {
  return get_from(object, key(name), Value::object(object));
}

Value Interpreter::get_element(Value object, Value key) {
  if (object.is_object() && key.is_number()) {
    const auto* array = std::get_if<ArrayData>(&heap_.read(object.as_object()).payload);
    const double index = key.as_number();
    if (array != nullptr && index >= 0 && index < static_cast<double>(array->elements.size())) {
      const auto at = static_cast<std::size_t>(index);
      if (static_cast<double>(at) == index && !array->elements[at].is_empty()) {
        return array->elements[at];
      }
    }
  }
  // The base is checked before the key is converted (ECMAScript 13.3.3, 6.2.5.5).
  if (object.is_nullish() && key.is_object()) {
    throw_type_error(fmt::format("Cannot read properties of {}",
                                 object.is_null() ? "null" : "undefined"));
  }
  return get(object, to_property_key(key));
}

Value Interpreter::get_method(Value object, PropertyKey key) {
  const Value method = get(object, key);
  if (method.is_nullish()) return Value::undefined();
  if (!is_callable(method)) {
    throw_type_error(fmt::format("'{}' returned for property '{}' of object '{}' is not a function",
                                 describe(*this, method), key_text(key),
                                 describe(*this, object)));
  }
  return method;
}

// ---- changing ------------------------------------------------------------------------------------

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
  if (auto* existing = const_cast<Property*>(find_in(cell.properties, property.key))) {
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
      throw_type_error(fmt::format("'set' on proxy: trap returned falsish for property '{}'", name));
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

// ---- prototypes ----------------------------------------------------------------------------------

ObjectRef Interpreter::prototype_of(ObjectRef object) {
  if (heap_.kind(object) == ObjectKind::Proxy) return proxy_prototype(object);
  return heap_.read(object).prototype;
}

bool Interpreter::change_prototype(ObjectRef object, ObjectRef prototype) {
  const Object& cell = heap_.read(object);
  if (cell.kind == ObjectKind::Proxy) return proxy_change_prototype(object, prototype);
  if (cell.prototype == prototype) return true;
  if (!cell.extensible || object == realm_.object_prototype) return false;
  for (ObjectRef at = prototype; at != kNoObject; at = heap_.read(at).prototype) {
    if (at == object) return false;
    if (heap_.kind(at) == ObjectKind::Proxy) break;
  }
  heap_.write(object).prototype = prototype;
  return true;
}

void Interpreter::set_prototype(ObjectRef object, ObjectRef prototype) {
  if (change_prototype(object, prototype)) return;
  if (object == realm_.object_prototype) {
    throw_type_error("Immutable prototype object 'Object.prototype' cannot have their prototype set");
  }
  if (heap_.kind(object) == ObjectKind::Proxy) {
    throw_type_error("'setPrototypeOf' on proxy: trap returned falsish");
  }
  if (heap_.read(object).extensible) throw_type_error("Cyclic __proto__ value");
  throw_type_error(fmt::format("{} is not extensible", describe(*this, Value::object(object))));
}

bool Interpreter::is_extensible(ObjectRef object) {
  if (heap_.kind(object) == ObjectKind::Proxy) return proxy_is_extensible(object);
  return heap_.read(object).extensible;
}

bool Interpreter::prevent_extensions(ObjectRef object) {
  if (heap_.kind(object) == ObjectKind::Proxy) return proxy_prevent_extensions(object);
  if (heap_.read(object).extensible) heap_.write(object).extensible = false;
  return true;
}

bool Interpreter::is_array(Value value) const {
  while (value.is_object()) {
    const Object& cell = heap_.read(value.as_object());
    if (cell.kind != ObjectKind::Proxy) return cell.kind == ObjectKind::Array;
    value = Value::object_or_null(std::get<ProxyData>(cell.payload).target);
  }
  return false;
}

bool Interpreter::ordinary_has_instance(Value constructor, Value value) {
  if (!is_callable(constructor)) return false;
  const Object& cell = heap_.read(constructor.as_object());
  if (const auto* bound = std::get_if<BoundFunctionData>(&cell.payload)) {
    return instance_of(value, bound->target);
  }
  if (!value.is_object()) return false;
  const Value prototype = get(constructor, prototype_key_);
  if (!prototype.is_object()) {
    throw_type_error(fmt::format("Function has non-object prototype '{}' in instanceof check",
                                 describe(*this, prototype)));
  }
  for (ObjectRef at = prototype_of(value.as_object()); at != kNoObject; at = prototype_of(at)) {
    if (at == prototype.as_object()) return true;
  }
  return false;
}

bool Interpreter::instance_of(Value value, Value constructor) {
  if (!constructor.is_object()) {
    throw_type_error("Right-hand side of 'instanceof' is not an object");
  }
  const Value method = get_method(constructor, PropertyKey::symbol(realm_.symbol_has_instance));
  if (!method.is_undefined()) return to_boolean(call(method, constructor, {&value, 1}));
  if (!is_callable(constructor)) {
    throw_type_error("Right-hand side of 'instanceof' is not callable");
  }
  return ordinary_has_instance(constructor, value);
}

}  // namespace ctxcheck::vm
