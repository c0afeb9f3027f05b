// Checks of arguments, names of values in messages, and objects with hidden state.
#include "vm/builtins/library.hpp"

#include <algorithm>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"

namespace ctxcheck::vm {

ObjectRef new_library_object(Interpreter& interpreter, LibraryType type, ObjectRef prototype,
                             std::vector<Value> slots) {
  interpreter.heap().charge(slots.size() * sizeof(Value));
  return interpreter.heap().allocate(
      ObjectKind::Host, prototype,
      HostData{static_cast<std::uint8_t>(type), std::move(slots), {}, kNoContext});
}

bool is_library_object(const Interpreter& interpreter, Value value, LibraryType type) {
  if (!value.is_object()) return false;
  const auto* data = std::get_if<HostData>(&interpreter.heap().read(value.as_object()).payload);
  return data != nullptr && data->type == static_cast<std::uint8_t>(type);
}

ObjectRef require_library_object(Interpreter& interpreter, Value value, LibraryType type) {
  if (!is_library_object(interpreter, value, type)) {
    interpreter.throw_type_error("Illegal invocation");
  }
  return value.as_object();
}

Value slot_of(const Interpreter& interpreter, ObjectRef object, std::size_t slot) {
  return interpreter.heap().data<HostData>(object).slots[slot];
}

void set_slot(Interpreter& interpreter, ObjectRef object, std::size_t slot, Value value) {
  interpreter.heap().mutable_data<HostData>(object).slots[slot] = value;
}

ObjectRef new_prototype(Interpreter& interpreter, ObjectRef parent) {
  return interpreter.heap().allocate(ObjectKind::Ordinary, parent);
}

std::string constructor_name(Interpreter& interpreter, ObjectRef object) {
  const PropertyKey constructor = interpreter.key("constructor");
  for (ObjectRef o = object; o != kNoObject; o = interpreter.heap().read(o).prototype) {
    const auto property = interpreter.own_property(o, constructor);
    if (!property || (property->flags & kAccessor) != 0 || !property->value.is_object()) continue;
    const auto name =
        interpreter.own_property(property->value.as_object(), interpreter.key("name"));
    if (name && name->value.is_string() && (name->flags & kAccessor) == 0) {
      const std::string text = interpreter.strings().utf8(name->value.as_string());
      if (!text.empty()) return text;
    }
  }
  return "Object";
}

std::string describe(Interpreter& interpreter, Value value) {
  if (value.is_symbol()) {
    const Value description = interpreter.heap().data<SymbolData>(value.as_symbol()).description;
    return fmt::format("Symbol({})", description.is_string()
                                         ? interpreter.strings().utf8(description.as_string())
                                         : std::string());
  }
  if (!value.is_object()) return interpreter.to_utf8(value);
  const Object& object = interpreter.heap().read(value.as_object());
  if (object.kind == ObjectKind::Array) return "[object Array]";
  if (object.callable()) return "function";
  return fmt::format("#<{}>", constructor_name(interpreter, value.as_object()));
}

Value require_callable(Interpreter& interpreter, Value value) {
  if (!interpreter.is_callable(value)) {
    interpreter.throw_type_error(fmt::format("{} is not a function", describe(interpreter, value)));
  }
  return value;
}

void require_new(Interpreter& interpreter, const Arguments& arguments, std::string_view name) {
  if (!arguments.new_target.is_undefined()) return;
  interpreter.throw_type_error(fmt::format("Constructor {} requires 'new'", name));
}

Value adder_of(Interpreter& interpreter, Value collection, std::string_view name) {
  const Value adder = interpreter.get(collection, interpreter.key(name));
  if (!interpreter.is_callable(adder)) {
    interpreter.throw_type_error(
        fmt::format("'{}' returned for property '{}' of object '{}' is not a function",
                    describe(interpreter, adder), name, describe(interpreter, collection)));
  }
  return adder;
}

std::array<Value, 2> entry_of(Interpreter& interpreter, Value item) {
  if (!item.is_object()) {
    interpreter.throw_type_error(
        fmt::format("Iterator value {} is not an entry object", describe(interpreter, item)));
  }
  const Value key = interpreter.get_element(item, Value::number(0));
  return {key, interpreter.get_element(item, Value::number(1))};
}

std::vector<std::array<Value, 2>> name_value_pairs(Interpreter& interpreter, Value init,
                                                   std::string_view message) {
  std::vector<std::array<Value, 2>> pairs;
  const Value method =
      interpreter.get_method(init, PropertyKey::symbol(interpreter.realm().symbol_iterator));
  if (method.is_undefined()) {
    for (const PropertyKey key : interpreter.own_keys(init.as_object())) {
      const auto property = interpreter.get_own_property(init.as_object(), key);
      if (key.is_symbol() || !property || (property->flags & kEnumerable) == 0) continue;
      pairs.push_back({key.to_value(), interpreter.get(init, key)});
    }
    return pairs;
  }
  interpreter.for_each(init, [&](Value item) {
    std::vector<Value> parts;
    if (!item.is_object()) interpreter.throw_type_error(message);
    interpreter.for_each(item, [&](Value part) {
      if (parts.size() == 2) interpreter.throw_type_error(message);
      parts.push_back(part);
    });
    if (parts.size() != 2) interpreter.throw_type_error(message);
    pairs.push_back({parts[0], parts[1]});
  });
  return pairs;
}

Value pair_iterator(Interpreter& interpreter, const std::vector<std::array<Value, 2>>& pairs,
                    IteratorKind kind) {
  std::vector<Value> items;
  for (const auto& [name, value] : pairs) {
    items.push_back(kind == IteratorKind::MapKeys ? name
                    : kind == IteratorKind::MapValues
                        ? value
                        : Value::object(interpreter.new_array({name, value})));
  }
  return interpreter.new_iterator(IteratorKind::ArrayValues,
                                  Value::object(interpreter.new_array(std::move(items))),
                                  interpreter.realm().array_iterator_prototype);
}

void define_property(Interpreter& interpreter, ObjectRef object, std::string_view name,
                     NativeFunction getter, NativeFunction setter) {
  const Value get = make_builtin(interpreter, fmt::format("get {}", name), getter, 0);
  const Value set = setter == nullptr
                        ? Value::undefined()
                        : make_builtin(interpreter, fmt::format("set {}", name), setter, 1);
  interpreter.define_accessor(object, interpreter.key(name), get, set, kConfigurable);
}

double relative_index(Interpreter& interpreter, Value value, double length, double absent) {
  if (value.is_undefined()) return absent;
  const double index = interpreter.to_integer(value);
  return index < 0 ? std::max(length + index, 0.0) : std::min(index, length);
}

Value global_of(Interpreter& interpreter, std::string_view name) {
  const auto property =
      interpreter.own_property(interpreter.realm().global_object, interpreter.key(name));
  return property ? property->value : Value::undefined();
}

void reserve_string(Interpreter& interpreter, double units) {
  if (units > static_cast<double>(kMaxStringLength)) {
    interpreter.throw_error(ErrorType::RangeError, "Invalid string length");
  }
  interpreter.heap().charge(static_cast<std::size_t>(units) * sizeof(char16_t));
}

}  // namespace ctxcheck::vm
