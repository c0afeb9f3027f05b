// Union, intersection and the like of sets (ECMAScript 24.2.4). Its own file because the other side
// may be any object with `size`, `has` and `keys`, whose code may run at each step.
#include <array>
#include <cmath>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/collection.hpp"
#include "vm/builtins/library.hpp"

namespace ctxcheck::vm {
namespace {

// A Set Record (ECMAScript 24.2.1.2).
class SetLike {
 public:
  SetLike(Interpreter& interpreter, Value value) : interpreter_(interpreter), object_(value) {
    if (!value.is_object()) {
      interpreter.throw_type_error(
          fmt::format("{} is not an object", describe(interpreter, value)));
    }
    const double size = interpreter.to_number(interpreter.get(value, interpreter.key("size")));
    if (std::isnan(size)) interpreter.throw_type_error("The 'size' property must be a number");
    size_ = interpreter.to_integer(Value::number(size));
    if (size_ < 0) {
      interpreter.throw_error(
          ErrorType::RangeError,
          fmt::format("'{}' is an invalid size", Interpreter::number_to_string(size_)));
    }
    has_ = method("has");
    keys_ = method("keys");
  }

  [[nodiscard]] double size() const { return size_; }
  bool has(Value key) {
    const std::array key_only{key};
    return interpreter_.to_boolean(interpreter_.call(has_, object_, key_only));
  }
  // Calls `body` with each key until it returns false.
  template <class Body>
  void for_each_key(const Body& body) {
    const Value iterator = interpreter_.call(keys_, object_, {});
    if (!iterator.is_object()) {
      interpreter_.throw_type_error(
          fmt::format("{} is not an object", describe(interpreter_, iterator)));
    }
    const Interpreter::IteratorRecord record{iterator,
                                             interpreter_.get(iterator, interpreter_.key("next"))};
    while (const auto key = interpreter_.iterator_step(record)) {
      interpreter_.count_steps(1);
      if (body(*key)) continue;
      interpreter_.iterator_close(record);
      return;
    }
  }

 private:
  Value method(std::string_view name) {
    const Value function = interpreter_.get(object_, interpreter_.key(name));
    if (!interpreter_.is_callable(function)) {
      interpreter_.throw_type_error(fmt::format("The '{}' property must be a function", name));
    }
    return function;
  }

  Interpreter& interpreter_;
  Value object_;
  double size_ = 0;
  Value has_;
  Value keys_;
};

// `this` of a method and what it is compared with.
struct Operands {
  Operands(Interpreter& interpreter, const Arguments& arguments, std::string_view method)
      : left(Collection::of(interpreter, arguments.this_value, ObjectKind::Set,
                            fmt::format("Set.prototype.{}", method))),
        right(interpreter, arguments[0]) {}
  Collection left;
  SetLike right;
};

Collection new_set(Interpreter& interpreter) {
  return Collection::make(interpreter, ObjectKind::Set, interpreter.realm().set_prototype);
}

Collection copy(Interpreter& interpreter, const Collection& set) {
  Collection result = new_set(interpreter);
  std::size_t position = 0;
  while (const auto entry = set.next(position)) result.put(entry->key, Value::undefined());
  return result;
}

Value set_union(Interpreter& interpreter, const Arguments& arguments) {
  Operands sets(interpreter, arguments, "union");
  Collection result = copy(interpreter, sets.left);
  sets.right.for_each_key([&](Value key) {
    result.put(key, Value::undefined());
    return true;
  });
  return result.value();
}

Value intersection(Interpreter& interpreter, const Arguments& arguments) {
  Operands sets(interpreter, arguments, "intersection");
  Collection result = new_set(interpreter);
  if (sets.left.size() <= sets.right.size()) {
    std::size_t position = 0;
    while (const auto entry = sets.left.next(position)) {
      if (sets.right.has(entry->key)) result.put(entry->key, Value::undefined());
    }
  } else {
    sets.right.for_each_key([&](Value key) {
      if (sets.left.has(key)) result.put(key, Value::undefined());
      return true;
    });
  }
  return result.value();
}

Value difference(Interpreter& interpreter, const Arguments& arguments) {
  Operands sets(interpreter, arguments, "difference");
  Collection result = copy(interpreter, sets.left);
  if (sets.left.size() <= sets.right.size()) {
    std::size_t position = 0;
    while (const auto entry = sets.left.next(position)) {
      if (sets.right.has(entry->key)) result.remove(entry->key);
    }
  } else {
    sets.right.for_each_key([&](Value key) {
      result.remove(key);
      return true;
    });
  }
  return result.value();
}

Value symmetric_difference(Interpreter& interpreter, const Arguments& arguments) {
  Operands sets(interpreter, arguments, "symmetricDifference");
  Collection result = copy(interpreter, sets.left);
  sets.right.for_each_key([&](Value key) {
    if (sets.left.has(key)) {
      result.remove(key);
    } else {
      result.put(key, Value::undefined());
    }
    return true;
  });
  return result.value();
}

Value is_subset_of(Interpreter& interpreter, const Arguments& arguments) {
  Operands sets(interpreter, arguments, "isSubsetOf");
  if (sets.left.size() > sets.right.size()) return Value::boolean(false);
  std::size_t position = 0;
  while (const auto entry = sets.left.next(position)) {
    if (!sets.right.has(entry->key)) return Value::boolean(false);
  }
  return Value::boolean(true);
}

Value is_superset_of(Interpreter& interpreter, const Arguments& arguments) {
  Operands sets(interpreter, arguments, "isSupersetOf");
  if (sets.left.size() < sets.right.size()) return Value::boolean(false);
  bool holds = true;
  sets.right.for_each_key([&](Value key) { return holds = sets.left.has(key); });
  return Value::boolean(holds);
}

Value is_disjoint_from(Interpreter& interpreter, const Arguments& arguments) {
  Operands sets(interpreter, arguments, "isDisjointFrom");
  bool holds = true;
  if (sets.left.size() <= sets.right.size()) {
    std::size_t position = 0;
    while (const auto entry = sets.left.next(position)) {
      if (sets.right.has(entry->key)) return Value::boolean(false);
    }
  } else {
    sets.right.for_each_key([&](Value key) { return holds = !sets.left.has(key); });
  }
  return Value::boolean(holds);
}

}  // namespace

void install_set_algebra(Interpreter& interpreter) {
  const ObjectRef prototype = interpreter.realm().set_prototype;
  define_method(interpreter, prototype, "union", set_union, 1);
  define_method(interpreter, prototype, "intersection", intersection, 1);
  define_method(interpreter, prototype, "difference", difference, 1);
  define_method(interpreter, prototype, "symmetricDifference", symmetric_difference, 1);
  define_method(interpreter, prototype, "isSubsetOf", is_subset_of, 1);
  define_method(interpreter, prototype, "isSupersetOf", is_superset_of, 1);
  define_method(interpreter, prototype, "isDisjointFrom", is_disjoint_from, 1);
}

}  // namespace ctxcheck::vm
