// Functions implemented in C++ that JavaScript can call, and the registry that gives each a stable
// number. Its own file because snapshots refer to native functions by that number, and built-ins
// and host alike add to the registry.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "vm/value.hpp"

namespace ctxcheck::vm {

class Interpreter;

struct Arguments {
  Value this_value;
  std::span<const Value> values;
  Value new_target;  // undefined in a plain call
  ObjectRef callee =
      kNoObject;  // the native function's own cell; its slots are what it closes over

  // The n-th argument, undefined if absent.
  [[nodiscard]] Value operator[](std::size_t n) const {
    return n < values.size() ? values[n] : Value::undefined();
  }
};

using NativeFunction = Value (*)(Interpreter&, const Arguments&);

struct NativeEntry {
  std::string name;
  NativeFunction function = nullptr;
  std::uint32_t length = 0;  // the `length` property
  bool constructor = false;  // may be called with `new`
};

// Filled once, in a fixed order, before any program runs.
class NativeRegistry {
 public:
  std::uint32_t add(std::string_view name, NativeFunction function, std::uint32_t length,
                    bool constructor = false);
  [[nodiscard]] const NativeEntry& operator[](std::uint32_t id) const { return entries_[id]; }
  // The number of a function added before; used to recognise built-ins (resolving functions,
  // combinator elements).
  [[nodiscard]] std::uint32_t id_of(NativeFunction function) const {
    return by_function_.at(function);
  }

 private:
  std::vector<NativeEntry> entries_;
  std::unordered_map<NativeFunction, std::uint32_t> by_function_;
};

}  // namespace ctxcheck::vm
