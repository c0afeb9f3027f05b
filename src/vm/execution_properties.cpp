// The loop's instructions for reading, changing and removing properties, `super` and private names
// included.
#include <utility>

#include "fmt/format.h"
#include "vm/execution.hpp"

namespace ctxcheck::vm {

// ---- properties

void Execution::property(Frame& frame, const Instruction& in) {
  const auto named_key = [&] { return PropertyKey(frame.code->constants[in.a].as_string()); };
  switch (in.op) {
    case Op::GetProperty:
      frame.top() = vm_.get(frame.top(), named_key());
      return;
    case Op::GetMethod:
      frame.push(vm_.get(frame.top(), named_key()));
      return;
    case Op::SetProperty: {
      const Value value = frame.pop();
      vm_.set(frame.top(), named_key(), value);
      frame.top() = value;
      return;
    }
    case Op::GetElement: {
      const Value key = frame.pop();
      frame.top() = vm_.get_element(frame.top(), key);
      return;
    }
    case Op::GetElementMethod:
      frame.top() = vm_.get_element(frame.top(1), frame.top());
      return;
    case Op::SetElement: {
      const Value value = frame.pop();
      const Value key = frame.pop();
      vm_.set_element(frame.top(), key, value);
      frame.top() = value;
      return;
    }
    case Op::DeleteElement:
      delete_element(frame);
      return;
    default:  // ToPropertyKey
      frame.top() = vm_.to_property_key(frame.top()).to_value();
      return;
  }
}

void Execution::delete_element(Frame& frame) {
  const Value key_value = frame.pop();
  const ObjectRef object = vm_.to_object(frame.top());
  const PropertyKey key = vm_.to_property_key(key_value);
  if (!vm_.delete_property(object, key)) {
    vm_.throw_type_error(fmt::format("Cannot delete property '{}' of {}", vm_.key_text(key),
                                     vm_.is_array(frame.top()) ? "[object Array]" : "#<Object>"));
  }
  frame.top() = Value::boolean(true);
}

// The home object's prototype (ECMAScript 13.3.7.3, MakeSuperPropertyReference).
ObjectRef Execution::super_base(const Frame& frame) {
  const ObjectRef home = vm_.heap_.data<FunctionData>(frame.function).home_object;
  return home == kNoObject ? kNoObject : vm_.prototype_of(home);
}

void Execution::of_super(Frame& frame, const Instruction& in) {
  const bool sets = in.op == Op::SetSuper;
  const Value value = sets ? frame.pop() : Value::undefined();
  const ObjectRef base = super_base(frame);
  const PropertyKey key = vm_.to_property_key(frame.pop());
  const Value receiver = frame.top();
  if (base == kNoObject) {
    vm_.throw_type_error(fmt::format("Cannot {} properties of null ({} '{}')",
                                     sets ? "set" : "read", sets ? "setting" : "reading",
                                     vm_.key_text(key)));
  }
  if (!sets) {
    frame.top() = vm_.get_from(base, key, receiver);
    return;
  }
  if (!vm_.set_on(base, key, value, receiver)) vm_.throw_refused(receiver, key);
  frame.top() = value;
}

// ---- private names (ECMAScript 7.3.27 to 7.3.34)

const Property* Execution::private_property(Value object, Value name) const {
  if (!object.is_object()) return nullptr;
  return vm_.find_own(object.as_object(), PropertyKey::symbol(name.as_symbol()));
}

void Execution::throw_private(std::string_view before, Value name, std::string_view after) {
  vm_.throw_type_error(
      fmt::format("{}{}{}", before, vm_.key_text(PropertyKey::symbol(name.as_symbol())), after));
}

Value Execution::get_private(Value object, Value name) {
  const Property* found = private_property(object, name);
  if (object.is_nullish()) {
    throw_private(fmt::format("Cannot read properties of {} (reading '",
                              object.is_null() ? "null" : "undefined"),
                  name, "')");
  }
  if (found == nullptr) {
    throw_private("Cannot read private member ", name,
                  " from an object whose class did not declare it");
  }
  if ((found->flags & kAccessor) == 0) return found->value;
  const Value getter = vm_.heap_.data<AccessorPairData>(found->value.as_object()).getter;
  if (getter.is_undefined()) throw_private("'", name, "' was defined without a getter");
  return vm_.call(getter, object, {});
}

void Execution::set_private(Value object, Value name, Value value) {
  const Property* found = private_property(object, name);
  if (found == nullptr) {
    throw_private("Cannot write private member ", name,
                  " to an object whose class did not declare it");
  }
  if ((found->flags & kAccessor) != 0) {
    const Value setter = vm_.heap_.data<AccessorPairData>(found->value.as_object()).setter;
    if (setter.is_undefined()) throw_private("'", name, "' was defined without a setter");
    vm_.call(setter, object, {&value, 1});
  } else if ((found->flags & kWritable) == 0) {
    throw_private("Private method '", name, "' is not writable");
  } else {
    vm_.find_own(object.as_object(), PropertyKey::symbol(name.as_symbol()))->value = value;
  }
}

// Neither extensibility nor proxies matter to private names.
void Execution::add_private(ObjectRef object, PropertyKey name, Value value, std::uint8_t flags) {
  if (private_property(Value::object(object), name.to_value()) != nullptr) {
    throw_private("Cannot initialize ", name.to_value(), " twice on the same object");
  }
  vm_.heap_.charge(sizeof(Property));
  vm_.heap_.write(object).properties.push_back({name, flags, value});
}

void Execution::of_private(Frame& frame, const Instruction& in) {
  switch (in.op) {
    case Op::GetPrivate: {
      const Value name = frame.pop();
      frame.top() = get_private(frame.top(), name);
      return;
    }
    case Op::GetPrivateMethod:
      frame.top() = get_private(frame.top(1), frame.top());
      return;
    case Op::SetPrivate: {
      const Value value = frame.pop();
      const Value name = frame.pop();
      set_private(frame.top(), name, value);
      frame.top() = value;
      return;
    }
    case Op::HasPrivate: {
      const Value name = frame.pop();
      if (!frame.top().is_object()) {
        throw_private("Cannot use 'in' operator to search for '", name,
                      "' in " + vm_.console_text(frame.top()));
      }
      frame.top() = Value::boolean(private_property(frame.top(), name) != nullptr);
      return;
    }
    default: {  // NewPrivateName
      SymbolData data;
      data.description = frame.code->constants[in.a];
      data.is_private = true;
      frame.push(Value::symbol(vm_.heap_.allocate(ObjectKind::Symbol, kNoObject, std::move(data))));
      return;
    }
  }
}

}  // namespace ctxcheck::vm
