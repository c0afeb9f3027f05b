// The functions of Object (ECMAScript 20.1.2).
#include <array>
#include <utility>

#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"
#include "vm/builtins/object_parts.hpp"
#include "vm/descriptor.hpp"

namespace ctxcheck::vm {
namespace {

Value object_constructor(Interpreter& interpreter, const Arguments& arguments) {
  const Value new_target = arguments.new_target;
  if (!new_target.is_undefined() && new_target != Value::object(arguments.callee)) {
    return Value::object(interpreter.heap().allocate(
        ObjectKind::Ordinary,
        interpreter.prototype_for(new_target, interpreter.realm().object_prototype)));
  }
  if (arguments[0].is_nullish()) return Value::object(interpreter.new_object());
  return Value::object(interpreter.to_object(arguments[0]));
}

Value array_of(Interpreter& interpreter, std::vector<Value> values) {
  return Value::object(interpreter.new_array(std::move(values)));
}

// ---- listing

enum class Listing : std::uint8_t { Keys, Values, Entries };

// EnumerableOwnProperties: each is asked for again when its turn comes, a getter may remove others.
Value list(Interpreter& interpreter, Value value, Listing listing) {
  const ObjectRef object = interpreter.to_object(value);
  std::vector<Value> items;
  for (const PropertyKey key : interpreter.own_keys(object)) {
    if (key.is_symbol()) continue;
    const auto property = interpreter.get_own_property(object, key);
    if (!property || (property->flags & kEnumerable) == 0) continue;
    const Value name = key.to_value();
    if (listing == Listing::Keys) {
      items.push_back(name);
      continue;
    }
    const Value content = interpreter.get(Value::object(object), key);
    items.push_back(listing == Listing::Values ? content : array_of(interpreter, {name, content}));
  }
  return array_of(interpreter, std::move(items));
}

Value object_keys(Interpreter& interpreter, const Arguments& arguments) {
  return list(interpreter, arguments[0], Listing::Keys);
}
Value object_values(Interpreter& interpreter, const Arguments& arguments) {
  return list(interpreter, arguments[0], Listing::Values);
}
Value object_entries(Interpreter& interpreter, const Arguments& arguments) {
  return list(interpreter, arguments[0], Listing::Entries);
}

Value own_names(Interpreter& interpreter, Value value, bool symbols) {
  std::vector<Value> names;
  for (const PropertyKey key : interpreter.own_keys(interpreter.to_object(value))) {
    if (key.is_symbol() == symbols) names.push_back(key.to_value());
  }
  return array_of(interpreter, std::move(names));
}

Value get_own_property_names(Interpreter& interpreter, const Arguments& arguments) {
  return own_names(interpreter, arguments[0], false);
}
Value get_own_property_symbols(Interpreter& interpreter, const Arguments& arguments) {
  return own_names(interpreter, arguments[0], true);
}

// ---- copying

Value assign(Interpreter& interpreter, const Arguments& arguments) {
  const Value target = Value::object(interpreter.to_object(arguments[0]));
  for (std::size_t i = 1; i < arguments.values.size(); ++i) {
    if (arguments[i].is_nullish()) continue;
    const ObjectRef source = interpreter.to_object(arguments[i]);
    for (const PropertyKey key : interpreter.own_keys(source)) {
      const auto property = interpreter.get_own_property(source, key);
      if (!property || (property->flags & kEnumerable) == 0) continue;
      interpreter.set(target, key, interpreter.get(Value::object(source), key));
    }
  }
  return target;
}

Value from_entries(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef object = interpreter.new_object();
  interpreter.for_each(arguments[0], [&](Value item) {
    const auto [key, value] = entry_of(interpreter, item);
    interpreter.define(object, interpreter.to_property_key(key), value);
  });
  return Value::object(object);
}

Value group_by(Interpreter& interpreter, const Arguments& arguments) {
  const Value callback = require_callable(interpreter, arguments[1]);
  const ObjectRef groups = interpreter.heap().allocate(ObjectKind::Ordinary, kNoObject);
  double index = 0;
  interpreter.for_each(arguments[0], [&](Value item) {
    const std::array call_arguments{item, Value::number(index++)};
    const PropertyKey key =
        interpreter.to_property_key(interpreter.call(callback, Value::undefined(), call_arguments));
    const auto known = interpreter.own_property(groups, key);
    const Value group = known ? known->value : array_of(interpreter, {});
    if (!known) interpreter.define(groups, key, group);
    interpreter.heap().charge(sizeof(Value));
    interpreter.heap().mutable_data<ArrayData>(group.as_object()).elements.push_back(item);
  });
  return Value::object(groups);
}

// ---- prototypes

Value create(Interpreter& interpreter, const Arguments& arguments) {
  if (!arguments[0].is_object() && !arguments[0].is_null()) {
    interpreter.throw_type_error("Object prototype may only be an Object or null: " +
                                 describe(interpreter, arguments[0]));
  }
  const ObjectRef prototype = arguments[0].is_null() ? kNoObject : arguments[0].as_object();
  const ObjectRef object = interpreter.heap().allocate(ObjectKind::Ordinary, prototype);
  if (!arguments[1].is_undefined()) define_all_properties(interpreter, object, arguments[1]);
  return Value::object(object);
}

Value get_prototype_of(Interpreter& interpreter, const Arguments& arguments) {
  return Value::object_or_null(interpreter.prototype_of(interpreter.to_object(arguments[0])));
}

Value set_prototype_of(Interpreter& interpreter, const Arguments& arguments) {
  if (arguments[0].is_nullish()) {
    interpreter.throw_type_error("Object.setPrototypeOf called on null or undefined");
  }
  if (!arguments[1].is_object() && !arguments[1].is_null()) {
    interpreter.throw_type_error("Object prototype may only be an Object or null: " +
                                 describe(interpreter, arguments[1]));
  }
  if (!arguments[0].is_object()) return arguments[0];
  const ObjectRef prototype = arguments[1].is_null() ? kNoObject : arguments[1].as_object();
  interpreter.set_prototype(arguments[0].as_object(), prototype);
  return arguments[0];
}

Value is(Interpreter& interpreter, const Arguments& arguments) {
  return Value::boolean(interpreter.same_value(arguments[0], arguments[1]));
}

Value has_own(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef object = interpreter.to_object(arguments[0]);
  const PropertyKey key = interpreter.to_property_key(arguments[1]);
  return Value::boolean(interpreter.get_own_property(object, key).has_value());
}

}  // namespace

void install_object(Interpreter& interpreter) {
  const ObjectRef constructor = define_constructor(interpreter, "Object", object_constructor, 1,
                                                   interpreter.realm().object_prototype);
  const auto add = [&](std::string_view name, NativeFunction function, std::uint32_t length) {
    define_method(interpreter, constructor, name, function, length);
  };
  add("keys", object_keys, 1);
  add("values", object_values, 1);
  add("entries", object_entries, 1);
  add("getOwnPropertyNames", get_own_property_names, 1);
  add("getOwnPropertySymbols", get_own_property_symbols, 1);
  add("assign", assign, 2);
  add("fromEntries", from_entries, 1);
  add("groupBy", group_by, 2);
  add("create", create, 2);
  add("getPrototypeOf", get_prototype_of, 1);
  add("setPrototypeOf", set_prototype_of, 2);
  add("is", is, 2);
  add("hasOwn", has_own, 2);
  install_object_integrity(interpreter, constructor);
  install_object_prototype(interpreter);
}

}  // namespace ctxcheck::vm
