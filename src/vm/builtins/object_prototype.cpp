// What every object inherits (ECMAScript 20.1.3, B.2.2). Its own file beside the functions of
// Object.
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"
#include "vm/builtins/object_parts.hpp"

namespace ctxcheck::vm {
namespace {

Value has_own_property(Interpreter& interpreter, const Arguments& arguments) {
  const PropertyKey key = interpreter.to_property_key(arguments[0]);
  const ObjectRef object = interpreter.to_object(arguments.this_value);
  return Value::boolean(interpreter.get_own_property(object, key).has_value());
}

Value property_is_enumerable(Interpreter& interpreter, const Arguments& arguments) {
  const PropertyKey key = interpreter.to_property_key(arguments[0]);
  const auto property =
      interpreter.get_own_property(interpreter.to_object(arguments.this_value), key);
  return Value::boolean(property && (property->flags & kEnumerable) != 0);
}

Value is_prototype_of(Interpreter& interpreter, const Arguments& arguments) {
  if (!arguments[0].is_object()) return Value::boolean(false);
  const ObjectRef object = interpreter.to_object(arguments.this_value);
  ObjectRef prototype = arguments[0].as_object();
  while (true) {
    interpreter.count_steps(1);
    prototype = interpreter.prototype_of(prototype);
    if (prototype == kNoObject) return Value::boolean(false);
    if (prototype == object) return Value::boolean(true);
  }
}

std::string_view tag_of_kind(const Interpreter& interpreter, Value value) {
  if (interpreter.is_callable(value)) return "Function";
  switch (interpreter.heap().kind(value.as_object())) {
    case ObjectKind::Error:
      return "Error";
    case ObjectKind::Arguments:
      return "Arguments";
    case ObjectKind::Primitive: {
      const Value primitive = interpreter.heap().data<PrimitiveData>(value.as_object()).value;
      if (primitive.is_string()) return "String";
      if (primitive.is_number()) return "Number";
      return primitive.is_boolean() ? "Boolean" : "Object";
    }
    default:
      return "Object";
  }
}

Value to_string(Interpreter& interpreter, const Arguments& arguments) {
  const Value value = arguments.this_value;
  if (value.is_undefined()) return interpreter.string("[object Undefined]");
  if (value.is_null()) return interpreter.string("[object Null]");
  const Value object = Value::object(interpreter.to_object(value));
  std::string tag(interpreter.is_array(object) ? "Array" : tag_of_kind(interpreter, object));
  const Value own =
      interpreter.get(object, PropertyKey::symbol(interpreter.realm().symbol_to_string_tag));
  if (own.is_string()) tag = interpreter.strings().utf8(own.as_string());
  return interpreter.string("[object " + tag + "]");
}

Value to_locale_string(Interpreter& interpreter, const Arguments& arguments) {
  const Value method = interpreter.get(arguments.this_value, interpreter.key("toString"));
  return interpreter.call(method, arguments.this_value, {});
}

Value value_of(Interpreter& interpreter, const Arguments& arguments) {
  return Value::object(interpreter.to_object(arguments.this_value));
}

Value get_proto(Interpreter& interpreter, const Arguments& arguments) {
  return Value::object_or_null(
      interpreter.prototype_of(interpreter.to_object(arguments.this_value)));
}

Value set_proto(Interpreter& interpreter, const Arguments& arguments) {
  const Value prototype = arguments[0];
  if (!arguments.this_value.is_object() || (!prototype.is_object() && !prototype.is_null())) {
    return Value::undefined();
  }
  const ObjectRef parent = prototype.is_null() ? kNoObject : prototype.as_object();
  interpreter.set_prototype(arguments.this_value.as_object(), parent);
  return Value::undefined();
}

}  // namespace

void install_object_prototype(Interpreter& interpreter) {
  const ObjectRef prototype = interpreter.realm().object_prototype;
  define_method(interpreter, prototype, "hasOwnProperty", has_own_property, 1);
  define_method(interpreter, prototype, "isPrototypeOf", is_prototype_of, 1);
  define_method(interpreter, prototype, "propertyIsEnumerable", property_is_enumerable, 1);
  define_method(interpreter, prototype, "toString", to_string, 0);
  define_method(interpreter, prototype, "toLocaleString", to_locale_string, 0);
  define_method(interpreter, prototype, "valueOf", value_of, 0);
  interpreter.define_accessor(prototype, interpreter.key("__proto__"),
                              make_builtin(interpreter, "get __proto__", get_proto, 0),
                              make_builtin(interpreter, "set __proto__", set_proto, 1),
                              kConfigurable);
}

}  // namespace ctxcheck::vm
