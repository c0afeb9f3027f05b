// Proxy, and Reflect, which is what traps are written with (ECMAScript 28).
#include <utility>

#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"
#include "vm/descriptor.hpp"

namespace ctxcheck::vm {
namespace {

// ---- Proxy

Value proxy_create(Interpreter& interpreter, const Arguments& arguments) {
  if (!arguments[0].is_object() || !arguments[1].is_object()) {
    interpreter.throw_type_error("Cannot create proxy with a non-object as target or handler");
  }
  return Value::object(interpreter.heap().allocate(
      ObjectKind::Proxy, kNoObject, ProxyData{arguments[0].as_object(), arguments[1].as_object()}));
}

Value proxy_constructor(Interpreter& interpreter, const Arguments& arguments) {
  require_new(interpreter, arguments, "Proxy");
  return proxy_create(interpreter, arguments);
}

// The `revoke` of Proxy.revocable; its slot is the proxy, undefined once it has been revoked.
Value revoke(Interpreter& interpreter, const Arguments& arguments) {
  auto& slots = interpreter.heap().mutable_data<NativeFunctionData>(arguments.callee).slots;
  const Value proxy = std::exchange(slots[0], Value::undefined());
  if (proxy.is_object()) {
    interpreter.heap().mutable_data<ProxyData>(proxy.as_object()) = ProxyData{};
  }
  return Value::undefined();
}

Value revocable(Interpreter& interpreter, const Arguments& arguments) {
  const Value proxy = proxy_create(interpreter, arguments);
  const ObjectRef result = interpreter.new_object();
  interpreter.define(result, "proxy", proxy);
  interpreter.define(result, "revoke", Value::object(interpreter.new_native(revoke, {proxy})));
  return Value::object(result);
}

// ---- Reflect

ObjectRef target_of(Interpreter& interpreter, const Arguments& arguments,
                    std::string_view function) {
  if (!arguments[0].is_object()) {
    interpreter.throw_type_error("Reflect." + std::string(function) + " called on non-object");
  }
  return arguments[0].as_object();
}

// CreateListFromArrayLike (ECMAScript 7.3.20).
std::vector<Value> list_from(Interpreter& interpreter, Value array_like) {
  if (!array_like.is_object()) {
    interpreter.throw_type_error("CreateListFromArrayLike called on non-object");
  }
  const std::uint32_t length =
      interpreter.to_length(interpreter.get(array_like.as_object(), "length"));
  std::vector<Value> list;
  for (std::uint32_t i = 0; i < length; ++i) {
    interpreter.count_steps(1);
    interpreter.heap().charge(sizeof(Value));
    list.push_back(interpreter.get_element(array_like, Value::number(i)));
  }
  return list;
}

Value reflect_apply(Interpreter& interpreter, const Arguments& arguments) {
  const Value function = require_callable(interpreter, arguments[0]);
  return interpreter.call(function, arguments[1], list_from(interpreter, arguments[2]));
}

Value reflect_construct(Interpreter& interpreter, const Arguments& arguments) {
  const Value new_target = arguments.values.size() > 2 ? arguments[2] : arguments[0];
  for (const Value constructor : {arguments[0], new_target}) {
    if (!interpreter.is_constructor(constructor)) {
      interpreter.throw_type_error(describe(interpreter, constructor) + " is not a constructor");
    }
  }
  return interpreter.construct(arguments[0], list_from(interpreter, arguments[1]), new_target);
}

Value reflect_get(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef target = target_of(interpreter, arguments, "get");
  const PropertyKey key = interpreter.to_property_key(arguments[1]);
  return interpreter.get_from(target, key,
                              arguments.values.size() > 2 ? arguments[2] : arguments[0]);
}

Value reflect_set(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef target = target_of(interpreter, arguments, "set");
  const PropertyKey key = interpreter.to_property_key(arguments[1]);
  return Value::boolean(interpreter.set_on(
      target, key, arguments[2], arguments.values.size() > 3 ? arguments[3] : arguments[0]));
}

Value reflect_has(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef target = target_of(interpreter, arguments, "has");
  return Value::boolean(
      interpreter.has_property(target, interpreter.to_property_key(arguments[1])));
}

Value reflect_delete(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef target = target_of(interpreter, arguments, "deleteProperty");
  return Value::boolean(
      interpreter.delete_property(target, interpreter.to_property_key(arguments[1])));
}

Value reflect_define(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef target = target_of(interpreter, arguments, "defineProperty");
  const PropertyKey key = interpreter.to_property_key(arguments[1]);
  return Value::boolean(
      interpreter.define_own_property(target, key, to_descriptor(interpreter, arguments[2])));
}

Value reflect_descriptor(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef target = target_of(interpreter, arguments, "getOwnPropertyDescriptor");
  const auto property =
      interpreter.get_own_property(target, interpreter.to_property_key(arguments[1]));
  if (!property) return Value::undefined();
  return from_descriptor(interpreter, descriptor_of(interpreter.heap(), *property));
}

Value reflect_own_keys(Interpreter& interpreter, const Arguments& arguments) {
  std::vector<Value> keys;
  for (const PropertyKey key : interpreter.own_keys(target_of(interpreter, arguments, "ownKeys"))) {
    keys.push_back(key.to_value());
  }
  return Value::object(interpreter.new_array(std::move(keys)));
}

Value reflect_get_prototype(Interpreter& interpreter, const Arguments& arguments) {
  return Value::object_or_null(
      interpreter.prototype_of(target_of(interpreter, arguments, "getPrototypeOf")));
}

Value reflect_set_prototype(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef target = target_of(interpreter, arguments, "setPrototypeOf");
  if (!arguments[1].is_object() && !arguments[1].is_null()) {
    interpreter.throw_type_error("Object prototype may only be an Object or null: " +
                                 describe(interpreter, arguments[1]));
  }
  const ObjectRef prototype = arguments[1].is_null() ? kNoObject : arguments[1].as_object();
  return Value::boolean(interpreter.change_prototype(target, prototype));
}

Value reflect_is_extensible(Interpreter& interpreter, const Arguments& arguments) {
  return Value::boolean(
      interpreter.is_extensible(target_of(interpreter, arguments, "isExtensible")));
}

Value reflect_prevent_extensions(Interpreter& interpreter, const Arguments& arguments) {
  return Value::boolean(
      interpreter.prevent_extensions(target_of(interpreter, arguments, "preventExtensions")));
}

}  // namespace

void install_proxy(Interpreter& interpreter) {
  const ObjectRef global = interpreter.realm().global_object;
  const Value constructor = make_builtin(interpreter, "Proxy", proxy_constructor, 2, true);
  interpreter.define(global, "Proxy", constructor, kHiddenFlags);
  interpreter.natives().add("", revoke, 0);
  define_method(interpreter, constructor.as_object(), "revocable", revocable, 2);

  const ObjectRef reflect = interpreter.new_object();
  const auto add = [&](std::string_view name, NativeFunction function, std::uint32_t length) {
    define_method(interpreter, reflect, name, function, length);
  };
  add("apply", reflect_apply, 3);
  add("construct", reflect_construct, 2);
  add("get", reflect_get, 2);
  add("set", reflect_set, 3);
  add("has", reflect_has, 2);
  add("deleteProperty", reflect_delete, 2);
  add("defineProperty", reflect_define, 3);
  add("getOwnPropertyDescriptor", reflect_descriptor, 2);
  add("ownKeys", reflect_own_keys, 1);
  add("getPrototypeOf", reflect_get_prototype, 1);
  add("setPrototypeOf", reflect_set_prototype, 2);
  add("isExtensible", reflect_is_extensible, 1);
  add("preventExtensions", reflect_prevent_extensions, 1);
  define_tag(interpreter, reflect, "Reflect");
  interpreter.define(global, "Reflect", Value::object(reflect), kHiddenFlags);
}

}  // namespace ctxcheck::vm
