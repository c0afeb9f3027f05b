// WeakMap and WeakSet. Their own file because their entries are kept by cell, not by value: a
// snapshot drops those whose keys nothing else reaches.
#include <algorithm>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"

namespace ctxcheck::vm {
namespace {

using Entry = WeakCollectionData::Entry;

ObjectRef this_weak(Interpreter& interpreter, const Arguments& arguments, ObjectKind kind,
                    std::string_view method) {
  const Value value = arguments.this_value;
  if (!value.is_object() || interpreter.heap().kind(value.as_object()) != kind) {
    interpreter.throw_type_error(fmt::format(
        "Method {}.prototype.{} called on incompatible receiver {}",
        kind == ObjectKind::WeakMap ? "WeakMap" : "WeakSet", method, describe(interpreter, value)));
  }
  return value.as_object();
}

// The cell that stands for a key; no object for values that cannot be held weakly.
ObjectRef cell_of(Value key) {
  if (key.is_object()) return key.as_object();
  return key.is_symbol() ? key.as_symbol() : kNoObject;
}

std::optional<std::size_t> find(Interpreter& interpreter, ObjectRef collection, Value key) {
  const ObjectRef cell = cell_of(key);
  if (cell == kNoObject) return std::nullopt;
  const auto& entries = interpreter.heap().data<WeakCollectionData>(collection).entries;
  interpreter.count_steps(1 + entries.size() / 32);
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& entry) { return entry.key == cell; });
  if (found == entries.end()) return std::nullopt;
  return static_cast<std::size_t>(found - entries.begin());
}

void put(Interpreter& interpreter, ObjectRef collection, Value key, Value value) {
  const auto at = find(interpreter, collection, key);
  interpreter.heap().charge(sizeof(Entry));
  auto& entries = interpreter.heap().mutable_data<WeakCollectionData>(collection).entries;
  if (at) {
    entries[*at].value = value;
  } else {
    entries.push_back({cell_of(key), value});
  }
}

bool remove(Interpreter& interpreter, ObjectRef collection, Value key) {
  const auto at = find(interpreter, collection, key);
  if (!at) return false;
  auto& entries = interpreter.heap().mutable_data<WeakCollectionData>(collection).entries;
  entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(*at));
  return true;
}

Value new_weak(Interpreter& interpreter, const Arguments& arguments, ObjectKind kind,
               ObjectRef prototype) {
  return Value::object(interpreter.heap().allocate(
      kind, interpreter.prototype_for(arguments.new_target, prototype), WeakCollectionData{}));
}

// ---- WeakMap

Value map_get(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef map = this_weak(interpreter, arguments, ObjectKind::WeakMap, "get");
  const auto at = find(interpreter, map, arguments[0]);
  if (!at) return Value::undefined();
  return interpreter.heap().data<WeakCollectionData>(map).entries[*at].value;
}

Value map_set(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef map = this_weak(interpreter, arguments, ObjectKind::WeakMap, "set");
  if (cell_of(arguments[0]) == kNoObject) {
    interpreter.throw_type_error("Invalid value used as weak map key");
  }
  put(interpreter, map, arguments[0], arguments[1]);
  return arguments.this_value;
}

Value map_has(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef map = this_weak(interpreter, arguments, ObjectKind::WeakMap, "has");
  return Value::boolean(find(interpreter, map, arguments[0]).has_value());
}

Value map_delete(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef map = this_weak(interpreter, arguments, ObjectKind::WeakMap, "delete");
  return Value::boolean(remove(interpreter, map, arguments[0]));
}

Value map_constructor(Interpreter& interpreter, const Arguments& arguments) {
  require_new(interpreter, arguments, "WeakMap");
  const Value map =
      new_weak(interpreter, arguments, ObjectKind::WeakMap, interpreter.realm().weak_map_prototype);
  if (arguments[0].is_nullish()) return map;
  const Value adder = adder_of(interpreter, map, "set");
  interpreter.for_each(
      arguments[0], [&](Value item) { interpreter.call(adder, map, entry_of(interpreter, item)); });
  return map;
}

// ---- WeakSet

Value set_add(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef set = this_weak(interpreter, arguments, ObjectKind::WeakSet, "add");
  if (cell_of(arguments[0]) == kNoObject) {
    interpreter.throw_type_error("Invalid value used in weak set");
  }
  put(interpreter, set, arguments[0], Value::undefined());
  return arguments.this_value;
}

Value set_has(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef set = this_weak(interpreter, arguments, ObjectKind::WeakSet, "has");
  return Value::boolean(find(interpreter, set, arguments[0]).has_value());
}

Value set_delete(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef set = this_weak(interpreter, arguments, ObjectKind::WeakSet, "delete");
  return Value::boolean(remove(interpreter, set, arguments[0]));
}

Value set_constructor(Interpreter& interpreter, const Arguments& arguments) {
  require_new(interpreter, arguments, "WeakSet");
  const Value set =
      new_weak(interpreter, arguments, ObjectKind::WeakSet, interpreter.realm().weak_set_prototype);
  if (arguments[0].is_nullish()) return set;
  const Value adder = adder_of(interpreter, set, "add");
  interpreter.for_each(arguments[0], [&](Value item) {
    const std::array item_only{item};
    interpreter.call(adder, set, item_only);
  });
  return set;
}

}  // namespace

void install_weak(Interpreter& interpreter) {
  const ObjectRef of_maps = interpreter.realm().weak_map_prototype;
  define_constructor(interpreter, "WeakMap", map_constructor, 0, of_maps);
  define_method(interpreter, of_maps, "get", map_get, 1);
  define_method(interpreter, of_maps, "set", map_set, 2);
  define_method(interpreter, of_maps, "has", map_has, 1);
  define_method(interpreter, of_maps, "delete", map_delete, 1);
  define_tag(interpreter, of_maps, "WeakMap");
  const ObjectRef of_sets = interpreter.realm().weak_set_prototype;
  define_constructor(interpreter, "WeakSet", set_constructor, 0, of_sets);
  define_method(interpreter, of_sets, "add", set_add, 1);
  define_method(interpreter, of_sets, "has", set_has, 1);
  define_method(interpreter, of_sets, "delete", set_delete, 1);
  define_tag(interpreter, of_sets, "WeakSet");
}

}  // namespace ctxcheck::vm
