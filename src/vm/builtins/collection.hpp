// The entries of Map and Set. Its own file because both, and the algebra of sets, work on them, and
// because what happens to a deleted entry is one decision: it stays as a tombstone, so that
// iterators need no fixing.
#pragma once

#include <optional>
#include <string_view>

#include "vm/interpreter.hpp"

namespace ctxcheck::vm {

// A Map or Set; keys compare by SameValueZero.
class Collection {
 public:
  Collection(Interpreter& interpreter, ObjectRef object)
      : interpreter_(interpreter), object_(object) {}
  // `this` of a method such as "Map.prototype.get"; throws a TypeError if it is of another kind.
  static Collection of(Interpreter& interpreter, Value value, ObjectKind kind,
                       std::string_view method);
  static Collection make(Interpreter& interpreter, ObjectKind kind, ObjectRef prototype);

  [[nodiscard]] Value value() const { return Value::object(object_); }
  [[nodiscard]] std::uint32_t size() const { return data().live; }
  [[nodiscard]] bool has(Value key) const { return find(key).has_value(); }
  [[nodiscard]] std::optional<Value> get(Value key) const;
  void put(Value key, Value value);
  bool remove(Value key);
  void clear();

  // Entries by position, for walks during which the program may change the collection: the next
  // live one at or after `position`, which moves behind it; none at the end.
  [[nodiscard]] std::optional<CollectionData::Entry> next(std::size_t& position) const;

 private:
  [[nodiscard]] const CollectionData& data() const {
    return interpreter_.heap().data<CollectionData>(object_);
  }
  [[nodiscard]] std::optional<std::size_t> find(Value key) const;

  Interpreter& interpreter_;
  ObjectRef object_;
};

void install_set(Interpreter& interpreter);
void install_set_algebra(Interpreter& interpreter);

}  // namespace ctxcheck::vm
