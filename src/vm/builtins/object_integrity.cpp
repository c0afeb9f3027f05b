// Descriptors and integrity levels: defineProperty, freeze, seal and their like. Their own file
// because they work on what properties may do, not on what they hold.
#include <utility>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"
#include "vm/builtins/object_parts.hpp"
#include "vm/descriptor.hpp"

namespace ctxcheck::vm {
namespace {

ObjectRef require_object(Interpreter& interpreter, Value value, std::string_view function) {
  if (!value.is_object()) {
    interpreter.throw_type_error("Object." + std::string(function) + " called on non-object");
  }
  return value.as_object();
}

void define_or_throw(Interpreter& interpreter, ObjectRef object, PropertyKey key,
                     const PropertyDescriptor& descriptor) {
  if (interpreter.define_own_property(object, key, descriptor)) return;
  const std::string name =
      key.is_symbol() ? "Symbol()" : interpreter.strings().utf8(key.as_string());
  interpreter.throw_type_error(
      interpreter.get_own_property(object, key)
          ? fmt::format("Cannot redefine property: {}", name)
          : fmt::format("Cannot define property {}, object is not extensible", name));
}

Value define_property(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef object = require_object(interpreter, arguments[0], "defineProperty");
  const PropertyKey key = interpreter.to_property_key(arguments[1]);
  define_or_throw(interpreter, object, key, to_descriptor(interpreter, arguments[2]));
  return arguments[0];
}

Value define_properties(Interpreter& interpreter, const Arguments& arguments) {
  define_all_properties(interpreter, require_object(interpreter, arguments[0], "defineProperties"),
                        arguments[1]);
  return arguments[0];
}

Value describe_property(Interpreter& interpreter, const Property& property) {
  return from_descriptor(interpreter, descriptor_of(interpreter.heap(), property));
}

Value get_own_property_descriptor(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef object = interpreter.to_object(arguments[0]);
  const auto property =
      interpreter.get_own_property(object, interpreter.to_property_key(arguments[1]));
  return property ? describe_property(interpreter, *property) : Value::undefined();
}

Value get_own_property_descriptors(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef object = interpreter.to_object(arguments[0]);
  const ObjectRef result = interpreter.new_object();
  for (const PropertyKey key : interpreter.own_keys(object)) {
    if (const auto property = interpreter.get_own_property(object, key)) {
      interpreter.define(result, key, describe_property(interpreter, *property));
    }
  }
  return Value::object(result);
}

// SetIntegrityLevel (ECMAScript 7.3.16).
Value restrict(Interpreter& interpreter, Value value, bool freezes) {
  if (!value.is_object()) return value;
  const ObjectRef object = value.as_object();
  if (!interpreter.prevent_extensions(object)) {
    interpreter.throw_type_error("the object cannot be made non-extensible");
  }
  for (const PropertyKey key : interpreter.own_keys(object)) {
    const auto property = interpreter.get_own_property(object, key);
    if (!property) continue;
    PropertyDescriptor descriptor;
    descriptor.configurable = false;
    if (freezes && (property->flags & kAccessor) == 0) descriptor.writable = false;
    define_or_throw(interpreter, object, key, descriptor);
  }
  return value;
}

// TestIntegrityLevel (ECMAScript 7.3.17).
Value is_restricted(Interpreter& interpreter, Value value, bool frozen) {
  if (!value.is_object()) return Value::boolean(true);
  const ObjectRef object = value.as_object();
  if (interpreter.is_extensible(object)) return Value::boolean(false);
  for (const PropertyKey key : interpreter.own_keys(object)) {
    const auto property = interpreter.get_own_property(object, key);
    if (!property) continue;
    const bool writable = (property->flags & (kAccessor | kWritable)) == kWritable;
    if ((property->flags & kConfigurable) != 0 || (frozen && writable)) {
      return Value::boolean(false);
    }
  }
  return Value::boolean(true);
}

Value freeze(Interpreter& interpreter, const Arguments& arguments) {
  return restrict(interpreter, arguments[0], true);
}
Value seal(Interpreter& interpreter, const Arguments& arguments) {
  return restrict(interpreter, arguments[0], false);
}
Value is_frozen(Interpreter& interpreter, const Arguments& arguments) {
  return is_restricted(interpreter, arguments[0], true);
}
Value is_sealed(Interpreter& interpreter, const Arguments& arguments) {
  return is_restricted(interpreter, arguments[0], false);
}

Value prevent_extensions(Interpreter& interpreter, const Arguments& arguments) {
  if (arguments[0].is_object() && !interpreter.prevent_extensions(arguments[0].as_object())) {
    interpreter.throw_type_error("the object cannot be made non-extensible");
  }
  return arguments[0];
}

Value is_extensible(Interpreter& interpreter, const Arguments& arguments) {
  return Value::boolean(arguments[0].is_object() &&
                        interpreter.is_extensible(arguments[0].as_object()));
}

}  // namespace

void define_all_properties(Interpreter& interpreter, ObjectRef object, Value descriptors) {
  const ObjectRef source = interpreter.to_object(descriptors);
  std::vector<std::pair<PropertyKey, PropertyDescriptor>> all;  // read before any is applied
  for (const PropertyKey key : interpreter.own_keys(source)) {
    const auto property = interpreter.get_own_property(source, key);
    if (!property || (property->flags & kEnumerable) == 0) continue;
    all.emplace_back(key, to_descriptor(interpreter, interpreter.get(Value::object(source), key)));
  }
  for (const auto& [key, descriptor] : all) define_or_throw(interpreter, object, key, descriptor);
}

void install_object_integrity(Interpreter& interpreter, ObjectRef constructor) {
  const auto add = [&](std::string_view name, NativeFunction function, std::uint32_t length) {
    define_method(interpreter, constructor, name, function, length);
  };
  add("defineProperty", define_property, 3);
  add("defineProperties", define_properties, 2);
  add("getOwnPropertyDescriptor", get_own_property_descriptor, 2);
  add("getOwnPropertyDescriptors", get_own_property_descriptors, 1);
  add("freeze", freeze, 1);
  add("seal", seal, 1);
  add("isFrozen", is_frozen, 1);
  add("isSealed", is_sealed, 1);
  add("preventExtensions", prevent_extensions, 1);
  add("isExtensible", is_extensible, 1);
}

}  // namespace ctxcheck::vm
