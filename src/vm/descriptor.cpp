// Property descriptors, and defining properties by them (ECMAScript 6.2.6, 10.1.6, 10.4.2).
#include "vm/descriptor.hpp"

#include "fmt/format.h"
#include "vm/builtins/library.hpp"
#include "vm/interpreter.hpp"

namespace ctxcheck::vm {
namespace {

std::uint8_t with(std::uint8_t flags, std::uint8_t flag, const std::optional<bool>& wanted) {
  if (!wanted) return flags;
  return static_cast<std::uint8_t>(*wanted ? flags | flag : flags & ~flag);
}

}  // namespace

PropertyDescriptor data_descriptor(Value value, std::uint8_t flags) {
  PropertyDescriptor descriptor;
  descriptor.value = value;
  descriptor.writable = (flags & kWritable) != 0;
  descriptor.enumerable = (flags & kEnumerable) != 0;
  descriptor.configurable = (flags & kConfigurable) != 0;
  return descriptor;
}

PropertyDescriptor descriptor_of(const Heap& heap, const Property& property) {
  if ((property.flags & kAccessor) == 0) return data_descriptor(property.value, property.flags);
  const auto& pair = heap.data<AccessorPairData>(property.value.as_object());
  PropertyDescriptor descriptor;
  descriptor.getter = pair.getter;
  descriptor.setter = pair.setter;
  descriptor.enumerable = (property.flags & kEnumerable) != 0;
  descriptor.configurable = (property.flags & kConfigurable) != 0;
  return descriptor;
}

PropertyDescriptor to_descriptor(Interpreter& interpreter, Value value) {
  if (!value.is_object()) {
    interpreter.throw_type_error(
        fmt::format("Property description must be an object: {}", describe(interpreter, value)));
  }
  const ObjectRef object = value.as_object();
  const auto field = [&](std::string_view name) -> std::optional<Value> {
    const PropertyKey key = interpreter.key(name);
    if (!interpreter.has_property(object, key)) return std::nullopt;
    return interpreter.get(value, key);
  };
  const auto flag = [&](std::string_view name) -> std::optional<bool> {
    const auto found = field(name);
    return found ? std::optional(interpreter.to_boolean(*found)) : std::nullopt;
  };
  PropertyDescriptor descriptor;
  descriptor.enumerable = flag("enumerable");
  descriptor.configurable = flag("configurable");
  descriptor.value = field("value");
  descriptor.writable = flag("writable");
  descriptor.getter = field("get");
  if (descriptor.getter && !descriptor.getter->is_undefined() &&
      !interpreter.is_callable(*descriptor.getter)) {
    interpreter.throw_type_error(
        fmt::format("Getter must be a function: {}", describe(interpreter, *descriptor.getter)));
  }
  descriptor.setter = field("set");
  if (descriptor.setter && !descriptor.setter->is_undefined() &&
      !interpreter.is_callable(*descriptor.setter)) {
    interpreter.throw_type_error(
        fmt::format("Setter must be a function: {}", describe(interpreter, *descriptor.setter)));
  }
  if (descriptor.is_accessor() && descriptor.is_data()) {
    interpreter.throw_type_error(
        fmt::format("Invalid property descriptor. Cannot both specify accessors and a value or "
                    "writable attribute, {}",
                    describe(interpreter, value)));
  }
  return descriptor;
}

Value from_descriptor(Interpreter& interpreter, const PropertyDescriptor& descriptor) {
  const ObjectRef object = interpreter.new_object();
  const auto field = [&](std::string_view name, const std::optional<Value>& value) {
    if (value) interpreter.define(object, name, *value);
  };
  const auto flag = [&](std::string_view name, const std::optional<bool>& value) {
    if (value) interpreter.define(object, name, Value::boolean(*value));
  };
  field("value", descriptor.value);
  flag("writable", descriptor.writable);
  field("get", descriptor.getter);
  field("set", descriptor.setter);
  flag("enumerable", descriptor.enumerable);
  flag("configurable", descriptor.configurable);
  return Value::object(object);
}

// ECMAScript 10.1.6.3, steps 2 to 5.
bool compatible(const Interpreter& interpreter, bool extensible,
                const PropertyDescriptor& descriptor,
                const std::optional<PropertyDescriptor>& current) {
  if (!current) return extensible;
  if (current->configurable.value_or(true)) return true;
  const auto same = [&](const std::optional<Value>& wanted, const std::optional<Value>& have) {
    return !wanted || interpreter.same_value(*wanted, have.value_or(Value::undefined()));
  };
  if (descriptor.configurable.value_or(false)) return false;
  if (descriptor.enumerable && *descriptor.enumerable != current->enumerable.value_or(false)) {
    return false;
  }
  if (current->is_accessor()) {
    return !descriptor.is_data() && same(descriptor.getter, current->getter) &&
           same(descriptor.setter, current->setter);
  }
  if (descriptor.is_accessor()) return false;
  if (current->writable.value_or(false)) return true;
  return !descriptor.writable.value_or(false) && same(descriptor.value, current->value);
}

// ---- defining

// ECMAScript 10.4.2.4, ArraySetLength.
bool Interpreter::define_array_length(ObjectRef object, const PropertyDescriptor& descriptor) {
  const auto current = descriptor_of(heap_, *own_property(object, length_key_));
  PropertyDescriptor wanted = descriptor;
  if (wanted.value) wanted.value = Value::number(to_array_length(*wanted.value));
  if (!compatible(*this, true, wanted, current)) return false;
  const bool complete = !wanted.value || set_array_length(object, *wanted.value);
  if (wanted.writable && !*wanted.writable) {
    heap_.mutable_data<ArrayData>(object).length_writable = false;
  }
  return complete;
}

// OrdinaryDefineOwnProperty (ECMAScript 10.1.6) and its variants for arrays and strings.
bool Interpreter::define_own_property(ObjectRef object, PropertyKey key,
                                      const PropertyDescriptor& descriptor) {
  const Object& cell = heap_.read(object);
  if (cell.kind == ObjectKind::Proxy && !is_private(key)) {
    return proxy_define(object, key, descriptor);
  }
  if (cell.kind == ObjectKind::Array && key == length_key_) {
    return define_array_length(object, descriptor);
  }
  const auto property = own_property(object, key);
  std::optional<PropertyDescriptor> current;
  if (property) current = descriptor_of(heap_, *property);
  if (!compatible(*this, cell.extensible, descriptor, current)) return false;
  if (!property && cell.kind == ObjectKind::Array && array_index(key) != StringTable::kNotIndex) {
    const ArrayData& array = std::get<ArrayData>(cell.payload);
    if (!array.length_writable && array_index(key) >= array.elements.size()) return false;
  }
  if (std::holds_alternative<PrimitiveData>(cell.payload) && property &&
      find_own(object, key) == nullptr) {
    return true;  // a character or the length of a string: compatible means unchanged
  }
  Property changed = property.value_or(Property{key, 0, Value::undefined()});
  changed.flags = with(changed.flags, kEnumerable, descriptor.enumerable);
  changed.flags = with(changed.flags, kConfigurable, descriptor.configurable);
  const bool was_accessor = (changed.flags & kAccessor) != 0;
  if (descriptor.is_accessor()) {
    AccessorPairData pair;
    if (was_accessor) pair = heap_.data<AccessorPairData>(changed.value.as_object());
    if (descriptor.getter) pair.getter = *descriptor.getter;
    if (descriptor.setter) pair.setter = *descriptor.setter;
    changed.value = Value::object(heap_.allocate(ObjectKind::AccessorPair, kNoObject, pair));
    changed.flags = static_cast<std::uint8_t>((changed.flags | kAccessor) & ~kWritable);
  } else if (descriptor.is_data()) {
    if (was_accessor) {
      changed.value = Value::undefined();
      changed.flags = static_cast<std::uint8_t>(changed.flags & ~kAccessor);
    }
    if (descriptor.value) changed.value = *descriptor.value;
    changed.flags = with(changed.flags, kWritable, descriptor.writable);
  }
  put_own(object, changed);
  return true;
}

// CreateDataPropertyOrThrow, with other attributes if wanted.
void Interpreter::define(ObjectRef object, PropertyKey key, Value value, std::uint8_t flags) {
  const Object& cell = heap_.read(object);
  const bool hidden_name = is_private(key);
  if (cell.extensible && cell.kind != ObjectKind::Proxy) {
    const bool is_length = cell.kind == ObjectKind::Array && key == length_key_;
    const auto own = own_property(object, key);
    if (!is_length && (!own || (own->flags & kConfigurable) != 0)) {
      put_own(object, {key, flags, value});
      return;
    }
  } else if (hidden_name) {  // private names go on every object (ECMAScript 7.3.28)
    put_own(object, {key, flags, value});
    return;
  }
  if (!define_own_property(object, key, data_descriptor(value, flags))) {
    throw_type_error(
        own_property(object, key)
            ? fmt::format("Cannot redefine property: {}", key_text(key))
            : fmt::format("Cannot define property {}, object is not extensible", key_text(key)));
  }
}

void Interpreter::define(ObjectRef object, std::string_view name, Value value, std::uint8_t flags) {
  define(object, key(name), value, flags);
}

// Getter and setter of one property come one after the other; an absent one keeps what is there.
void Interpreter::define_accessor(ObjectRef object, PropertyKey key, Value getter, Value setter,
                                  std::uint8_t flags) {
  PropertyDescriptor descriptor;
  const auto given = [](Value function) {
    return !function.is_undefined() && !function.is_empty();
  };
  if (given(getter)) descriptor.getter = getter;
  if (given(setter)) descriptor.setter = setter;
  if (!descriptor.is_accessor()) descriptor.getter = Value::undefined();
  if (is_private(key)) {
    AccessorPairData pair;
    if (const Property* own = find_own(object, key)) {
      pair = heap_.data<AccessorPairData>(own->value.as_object());
    }
    if (descriptor.getter) pair.getter = *descriptor.getter;
    if (descriptor.setter) pair.setter = *descriptor.setter;
    put_own(object, {key, kAccessor,
                     Value::object(heap_.allocate(ObjectKind::AccessorPair, kNoObject, pair))});
    return;
  }
  descriptor.enumerable = (flags & kEnumerable) != 0;
  descriptor.configurable = (flags & kConfigurable) != 0;
  if (!define_own_property(object, key, descriptor)) {
    throw_type_error(fmt::format("Cannot redefine property: {}", key_text(key)));
  }
}

}  // namespace ctxcheck::vm
