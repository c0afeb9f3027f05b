// Property descriptors: an incomplete description of a property, as Object.defineProperty takes it.
// Its own file because only reflection needs it: objects, proxies, Object and Reflect.
#pragma once

#include <optional>

#include "vm/heap.hpp"

namespace ctxcheck::vm {

class Interpreter;

// ECMAScript 6.2.6; what is absent stays as it is, or takes its default in a new property.
struct PropertyDescriptor {
  std::optional<Value> value;
  std::optional<Value> getter;  // a function or undefined
  std::optional<Value> setter;
  std::optional<bool> writable;
  std::optional<bool> enumerable;
  std::optional<bool> configurable;

  [[nodiscard]] bool is_accessor() const { return getter || setter; }
  [[nodiscard]] bool is_data() const { return value || writable; }
};

// A complete data descriptor.
[[nodiscard]] PropertyDescriptor data_descriptor(Value value, std::uint8_t flags);
// What an existing property looks like.
[[nodiscard]] PropertyDescriptor descriptor_of(const Heap& heap, const Property& property);
// ToPropertyDescriptor; may run code of the program.
[[nodiscard]] PropertyDescriptor to_descriptor(Interpreter& interpreter, Value value);
// FromPropertyDescriptor.
[[nodiscard]] Value from_descriptor(Interpreter& interpreter, const PropertyDescriptor& descriptor);
// IsCompatiblePropertyDescriptor and the check of ValidateAndApplyPropertyDescriptor: whether
// `descriptor` may be applied to a property that is `current`, or absent.
[[nodiscard]] bool compatible(const Interpreter& interpreter, bool extensible,
                              const PropertyDescriptor& descriptor,
                              const std::optional<PropertyDescriptor>& current);

}  // namespace ctxcheck::vm
