// Objects: finding and reading properties, prototypes (ECMAScript 7.3, 10.1, 10.4). Elements of
// arrays that are not plain (read-only, accessors) are kept as properties, with a hole in their
// place.
#include <algorithm>
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

// ---- finding

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

// ---- reading

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
    throw_type_error(
        fmt::format("Cannot read properties of {}", object.is_null() ? "null" : "undefined"));
  }
  return get(object, to_property_key(key));
}

Value Interpreter::get_method(Value object, PropertyKey key) {
  const Value method = get(object, key);
  if (method.is_nullish()) return Value::undefined();
  if (!is_callable(method)) {
    throw_type_error(fmt::format("'{}' returned for property '{}' of object '{}' is not a function",
                                 describe(*this, method), key_text(key), describe(*this, object)));
  }
  return method;
}

// ---- prototypes

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
    throw_type_error(
        "Immutable prototype object 'Object.prototype' cannot have their prototype set");
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
