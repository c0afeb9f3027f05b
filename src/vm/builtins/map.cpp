// Map. Sets are beside it in a file of their own.
#include <array>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/collection.hpp"
#include "vm/builtins/library.hpp"

namespace ctxcheck::vm {
namespace {

Collection this_map(Interpreter& interpreter, const Arguments& arguments, std::string_view method) {
  return Collection::of(interpreter, arguments.this_value, ObjectKind::Map,
                        fmt::format("Map.prototype.{}", method));
}

Value get(Interpreter& interpreter, const Arguments& arguments) {
  return this_map(interpreter, arguments, "get").get(arguments[0]).value_or(Value::undefined());
}

Value set(Interpreter& interpreter, const Arguments& arguments) {
  this_map(interpreter, arguments, "set").put(arguments[0], arguments[1]);
  return arguments.this_value;
}

Value has(Interpreter& interpreter, const Arguments& arguments) {
  return Value::boolean(this_map(interpreter, arguments, "has").has(arguments[0]));
}

Value remove(Interpreter& interpreter, const Arguments& arguments) {
  return Value::boolean(this_map(interpreter, arguments, "delete").remove(arguments[0]));
}

Value clear(Interpreter& interpreter, const Arguments& arguments) {
  this_map(interpreter, arguments, "clear").clear();
  return Value::undefined();
}

Value size(Interpreter& interpreter, const Arguments& arguments) {
  const Collection map =
      Collection::of(interpreter, arguments.this_value, ObjectKind::Map, "get Map.prototype.size");
  return Value::number(map.size());
}

Value for_each(Interpreter& interpreter, const Arguments& arguments) {
  const Collection map = this_map(interpreter, arguments, "forEach");
  const Value function = require_callable(interpreter, arguments[0]);
  std::size_t position = 0;
  while (const auto entry = map.next(position)) {
    const std::array values{entry->value, entry->key, map.value()};
    interpreter.call(function, arguments[1], values);
  }
  return Value::undefined();
}

Value iterator(Interpreter& interpreter, const Arguments& arguments, IteratorKind kind,
               std::string_view method) {
  return interpreter.new_iterator(kind, this_map(interpreter, arguments, method).value(),
                                  interpreter.realm().map_iterator_prototype);
}

Value keys(Interpreter& interpreter, const Arguments& arguments) {
  return iterator(interpreter, arguments, IteratorKind::MapKeys, "keys");
}
Value values(Interpreter& interpreter, const Arguments& arguments) {
  return iterator(interpreter, arguments, IteratorKind::MapValues, "values");
}
Value entries(Interpreter& interpreter, const Arguments& arguments) {
  return iterator(interpreter, arguments, IteratorKind::MapEntries, "entries");
}

Value construct(Interpreter& interpreter, const Arguments& arguments) {
  require_new(interpreter, arguments, "Map");
  const Collection map = Collection::make(
      interpreter, ObjectKind::Map,
      interpreter.prototype_for(arguments.new_target, interpreter.realm().map_prototype));
  if (arguments[0].is_nullish()) return map.value();
  const Value adder = adder_of(interpreter, map.value(), "set");
  interpreter.for_each(arguments[0], [&](Value item) {
    const std::array entry = entry_of(interpreter, item);
    interpreter.call(adder, map.value(), entry);
  });
  return map.value();
}

Value group_by(Interpreter& interpreter, const Arguments& arguments) {
  const Value function = require_callable(interpreter, arguments[1]);
  Collection groups =
      Collection::make(interpreter, ObjectKind::Map, interpreter.realm().map_prototype);
  double index = 0;
  interpreter.for_each(arguments[0], [&](Value item) {
    const std::array values{item, Value::number(index++)};
    const Value key = interpreter.call(function, Value::undefined(), values);
    interpreter.heap().charge(sizeof(Value));
    if (const auto group = groups.get(key)) {
      interpreter.heap().mutable_data<ArrayData>(group->as_object()).elements.push_back(item);
    } else {
      groups.put(key, Value::object(interpreter.new_array({item})));
    }
  });
  return groups.value();
}

}  // namespace

void install_map(Interpreter& interpreter) {
  const ObjectRef prototype = interpreter.realm().map_prototype;
  const ObjectRef constructor = define_constructor(interpreter, "Map", construct, 0, prototype);
  define_method(interpreter, constructor, "groupBy", group_by, 2);
  define_method(interpreter, prototype, "get", get, 1);
  define_method(interpreter, prototype, "set", set, 2);
  define_method(interpreter, prototype, "has", has, 1);
  define_method(interpreter, prototype, "delete", remove, 1);
  define_method(interpreter, prototype, "clear", clear, 0);
  define_property(interpreter, prototype, "size", size, nullptr);
  define_method(interpreter, prototype, "forEach", for_each, 1);
  define_method(interpreter, prototype, "keys", keys, 0);
  define_method(interpreter, prototype, "values", values, 0);
  const Value of_entries = make_builtin(interpreter, "entries", entries, 0);
  interpreter.define(prototype, "entries", of_entries, kHiddenFlags);
  interpreter.define(prototype, PropertyKey::symbol(interpreter.realm().symbol_iterator),
                     of_entries, kHiddenFlags);
  define_tag(interpreter, prototype, "Map");
  install_set(interpreter);
}

}  // namespace ctxcheck::vm
