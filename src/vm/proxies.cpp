// Proxies: every internal method asks the handler's trap, and checks the invariants of its target
// (ECMAScript 10.5). A revoked proxy keeps its target, which still decides whether it can be
// called, and loses its handler.
#include <algorithm>
#include <initializer_list>

#include "fmt/format.h"
#include "vm/builtins/library.hpp"
#include "vm/depth.hpp"
#include "vm/descriptor.hpp"
#include "vm/interpreter.hpp"

namespace ctxcheck::vm {
// What every internal method starts with; `function` is undefined if the handler has no such trap.
struct Interpreter::Trap {
  Trap(Interpreter& interpreter, ObjectRef proxy, std::string_view trap_name)
      : nesting(interpreter),
        target(interpreter.heap_.data<ProxyData>(proxy).target),
        handler(Value::object_or_null(interpreter.heap_.data<ProxyData>(proxy).handler)),
        name(trap_name) {
    if (handler.is_null()) {
      interpreter.throw_type_error(
          fmt::format("Cannot perform '{}' on a proxy that has been revoked", name));
    }
    function = interpreter.get_method(handler, interpreter.key(name));
  }

  [[nodiscard]] bool absent() const { return function.is_undefined(); }
  [[nodiscard]] Value target_value() const { return Value::object(target); }
  Value operator()(Interpreter& interpreter, std::initializer_list<Value> arguments) const {
    return interpreter.call(function, handler, {arguments.begin(), arguments.size()});
  }
  [[noreturn]] void violated(Interpreter& interpreter, std::string_view why) const {
    interpreter.throw_type_error(fmt::format("'{}' on proxy: {}", name, why));
  }

  Depth nesting;  // proxies of proxies recurse without a call of a function
  ObjectRef target;
  Value handler;
  Value function;
  std::string_view name;
};

// ---- properties

Value Interpreter::proxy_get(ObjectRef proxy, PropertyKey key, Value receiver) {
  const Trap trap(*this, proxy, "get");
  if (trap.absent()) return get_from(trap.target, key, receiver);
  const Value value = trap(*this, {trap.target_value(), key.to_value(), receiver});
  const auto own = get_own_property(trap.target, key);
  if (own && (own->flags & kConfigurable) == 0) {
    const PropertyDescriptor have = descriptor_of(heap_, *own);
    if (have.is_data() && !*have.writable && !same_value(value, *have.value)) {
      trap.violated(
          *this, fmt::format("property '{}' is a read-only and non-configurable data "
                             "property on the proxy target but the proxy did not return "
                             "its actual value (expected '{}' but got '{}')",
                             key_text(key), describe(*this, *have.value), describe(*this, value)));
    }
    if (have.is_accessor() && have.getter->is_undefined() && !value.is_undefined()) {
      trap.violated(*this, fmt::format("property '{}' is a non-configurable accessor property "
                                       "without a getter but the trap did not return undefined",
                                       key_text(key)));
    }
  }
  return value;
}

bool Interpreter::proxy_set(ObjectRef proxy, PropertyKey key, Value value, Value receiver) {
  const Trap trap(*this, proxy, "set");
  if (trap.absent()) return set_on(trap.target, key, value, receiver);
  if (!to_boolean(trap(*this, {trap.target_value(), key.to_value(), value, receiver}))) {
    return false;
  }
  const auto own = get_own_property(trap.target, key);
  if (own && (own->flags & kConfigurable) == 0) {
    const PropertyDescriptor have = descriptor_of(heap_, *own);
    if ((have.is_data() && !*have.writable && !same_value(value, *have.value)) ||
        (have.is_accessor() && have.setter->is_undefined())) {
      trap.violated(*this, fmt::format("trap returned truish for property '{}' which cannot be "
                                       "changed",
                                       key_text(key)));
    }
  }
  return true;
}

// The receiver's part of an assignment (ECMAScript 10.1.9.2), when the receiver is a proxy.
bool Interpreter::proxy_set_own(ObjectRef proxy, PropertyKey key, Value value) {
  const auto own = get_own_property(proxy, key);
  if (!own) return define_own_property(proxy, key, data_descriptor(value, kAllFlags));
  if ((own->flags & kAccessor) != 0 || (own->flags & kWritable) == 0) return false;
  PropertyDescriptor only_value;
  only_value.value = value;
  return define_own_property(proxy, key, only_value);
}

bool Interpreter::proxy_has(ObjectRef proxy, PropertyKey key) {
  const Trap trap(*this, proxy, "has");
  if (trap.absent()) return has_property(trap.target, key);
  const bool has = to_boolean(trap(*this, {trap.target_value(), key.to_value()}));
  if (!has) {
    const auto own = get_own_property(trap.target, key);
    if (own && ((own->flags & kConfigurable) == 0 || !is_extensible(trap.target))) {
      trap.violated(*this, fmt::format("trap returned falsish for property '{}' which its target "
                                       "must report",
                                       key_text(key)));
    }
  }
  return has;
}

bool Interpreter::proxy_delete(ObjectRef proxy, PropertyKey key) {
  const Trap trap(*this, proxy, "deleteProperty");
  if (trap.absent()) return delete_property(trap.target, key);
  if (!to_boolean(trap(*this, {trap.target_value(), key.to_value()}))) return false;
  const auto own = get_own_property(trap.target, key);
  if (own && ((own->flags & kConfigurable) == 0 || !is_extensible(trap.target))) {
    trap.violated(*this, fmt::format("trap returned truish for property '{}' which cannot be "
                                     "deleted from the target",
                                     key_text(key)));
  }
  return true;
}

bool Interpreter::proxy_define(ObjectRef proxy, PropertyKey key,
                               const PropertyDescriptor& descriptor) {
  const Trap trap(*this, proxy, "defineProperty");
  if (trap.absent()) return define_own_property(trap.target, key, descriptor);
  const Value wanted = from_descriptor(*this, descriptor);
  if (!to_boolean(trap(*this, {trap.target_value(), key.to_value(), wanted}))) return false;
  const auto own = get_own_property(trap.target, key);
  std::optional<PropertyDescriptor> have;
  if (own) have = descriptor_of(heap_, *own);
  const bool fixed = descriptor.configurable.has_value() && !*descriptor.configurable;
  const bool fits = compatible(*this, is_extensible(trap.target), descriptor, have);
  if (!fits || (fixed && (!have || *have->configurable)) ||
      (have && have->is_data() && !*have->configurable && *have->writable &&
       descriptor.writable.has_value() && !*descriptor.writable)) {
    trap.violated(*this, fmt::format("trap returned truish for property '{}' which does not fit "
                                     "the target",
                                     key_text(key)));
  }
  return true;
}

std::optional<Property> Interpreter::proxy_get_own(ObjectRef proxy, PropertyKey key) {
  const Trap trap(*this, proxy, "getOwnPropertyDescriptor");
  if (trap.absent()) return get_own_property(trap.target, key);
  const Value result = trap(*this, {trap.target_value(), key.to_value()});
  const auto own = get_own_property(trap.target, key);
  std::optional<PropertyDescriptor> have;
  if (own) have = descriptor_of(heap_, *own);
  if (result.is_undefined()) {
    if (own && ((own->flags & kConfigurable) == 0 || !is_extensible(trap.target))) {
      trap.violated(*this, fmt::format("trap returned undefined for property '{}' which its target "
                                       "must report",
                                       key_text(key)));
    }
    return std::nullopt;
  }
  if (!result.is_object()) {
    trap.violated(*this, fmt::format("trap returned neither object nor undefined for property '{}'",
                                     key_text(key)));
  }
  PropertyDescriptor given = to_descriptor(*this, result);
  Property property{key, 0, Value::undefined()};
  if (given.is_accessor()) {
    const AccessorPairData pair{given.getter.value_or(Value::undefined()),
                                given.setter.value_or(Value::undefined())};
    property.value = Value::object(heap_.allocate(ObjectKind::AccessorPair, kNoObject, pair));
    property.flags = kAccessor;
  } else {
    property.value = given.value.value_or(Value::undefined());
    if (given.writable.value_or(false)) property.flags = kWritable;
  }
  if (given.enumerable.value_or(false)) property.flags |= kEnumerable;
  if (given.configurable.value_or(false)) property.flags |= kConfigurable;
  given = descriptor_of(heap_, property);
  const bool fixed = !*given.configurable;
  if (!compatible(*this, is_extensible(trap.target), given, have) ||
      (fixed && (!have || *have->configurable ||
                 (given.is_data() && !*given.writable && have->writable.value_or(false))))) {
    trap.violated(*this, fmt::format("trap returned a descriptor for property '{}' that does not "
                                     "fit the target",
                                     key_text(key)));
  }
  return property;
}

std::vector<PropertyKey> Interpreter::proxy_own_keys(ObjectRef proxy) {
  const Trap trap(*this, proxy, "ownKeys");
  if (trap.absent()) return own_keys(trap.target);
  const Value list = trap(*this, {trap.target_value()});
  if (!list.is_object()) throw_type_error("CreateListFromArrayLike called on non-object");
  std::vector<PropertyKey> keys;
  const std::uint32_t length = to_length(get(list, length_key_));
  for (std::uint32_t i = 0; i < length; ++i) {
    count_steps(1);
    const Value item = get_element(list, Value::number(i));
    if (!item.is_string() && !item.is_symbol()) {
      throw_type_error(fmt::format("{} is not a valid property name", describe(*this, item)));
    }
    const PropertyKey name = to_property_key(item);
    if (std::find(keys.begin(), keys.end(), name) != keys.end()) {
      trap.violated(*this, "trap returned duplicate entries");
    }
    keys.push_back(name);
  }
  const bool extensible = is_extensible(trap.target);
  const std::vector<PropertyKey> real = own_keys(trap.target);
  for (const PropertyKey name : real) {
    if (std::find(keys.begin(), keys.end(), name) != keys.end()) continue;
    const auto own = get_own_property(trap.target, name);
    if (!extensible || (own && (own->flags & kConfigurable) == 0)) {
      trap.violated(*this, fmt::format("trap result did not include '{}'", key_text(name)));
    }
  }
  if (!extensible && keys.size() != real.size()) {
    trap.violated(*this, "trap returned extra keys but proxy target is non-extensible");
  }
  return keys;
}

// ---- prototype and extensibility

ObjectRef Interpreter::proxy_prototype(ObjectRef proxy) {
  const Trap trap(*this, proxy, "getPrototypeOf");
  if (trap.absent()) return prototype_of(trap.target);
  const Value result = trap(*this, {trap.target_value()});
  if (!result.is_object() && !result.is_null()) {
    trap.violated(*this, "trap returned neither object nor null");
  }
  const ObjectRef prototype = result.is_object() ? result.as_object() : kNoObject;
  if (!is_extensible(trap.target) && prototype_of(trap.target) != prototype) {
    trap.violated(*this,
                  "proxy target is non-extensible but the trap did not return its actual "
                  "prototype");
  }
  return prototype;
}

bool Interpreter::proxy_change_prototype(ObjectRef proxy, ObjectRef prototype) {
  const Trap trap(*this, proxy, "setPrototypeOf");
  if (trap.absent()) return change_prototype(trap.target, prototype);
  const Value wanted = Value::object_or_null(prototype);
  if (!to_boolean(trap(*this, {trap.target_value(), wanted}))) return false;
  if (!is_extensible(trap.target) && prototype_of(trap.target) != prototype) {
    trap.violated(*this,
                  "trap returned truish for setting a new prototype on the non-extensible "
                  "proxy target");
  }
  return true;
}

bool Interpreter::proxy_is_extensible(ObjectRef proxy) {
  const Trap trap(*this, proxy, "isExtensible");
  if (trap.absent()) return is_extensible(trap.target);
  const bool result = to_boolean(trap(*this, {trap.target_value()}));
  if (result != is_extensible(trap.target)) {
    trap.violated(*this, "trap result does not reflect extensibility of proxy target");
  }
  return result;
}

bool Interpreter::proxy_prevent_extensions(ObjectRef proxy) {
  const Trap trap(*this, proxy, "preventExtensions");
  if (trap.absent()) return prevent_extensions(trap.target);
  if (!to_boolean(trap(*this, {trap.target_value()}))) return false;
  if (is_extensible(trap.target)) trap.violated(*this, "the proxy target is extensible");
  return true;
}

// ---- functions

Value Interpreter::proxy_call(ObjectRef proxy, Value this_value, std::span<const Value> arguments) {
  const Trap trap(*this, proxy, "apply");
  if (trap.absent()) return call(trap.target_value(), this_value, arguments);
  const Value list = Value::object(new_array({arguments.begin(), arguments.end()}));
  return trap(*this, {trap.target_value(), this_value, list});
}

Value Interpreter::proxy_construct(ObjectRef proxy, std::span<const Value> arguments,
                                   Value new_target) {
  const Trap trap(*this, proxy, "construct");
  if (trap.absent()) return construct(trap.target_value(), arguments, new_target);
  const Value list = Value::object(new_array({arguments.begin(), arguments.end()}));
  const Value result = trap(*this, {trap.target_value(), list, new_target});
  if (!result.is_object()) throw_type_error("proxy [[Construct]] must return an object");
  return result;
}

}  // namespace ctxcheck::vm
