// Set, but for its algebra.
#include <array>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/collection.hpp"
#include "vm/builtins/library.hpp"

namespace ctxcheck::vm {
namespace {

Collection this_set(Interpreter& interpreter, const Arguments& arguments, std::string_view method) {
  return Collection::of(interpreter, arguments.this_value, ObjectKind::Set,
                        fmt::format("Set.prototype.{}", method));
}

Value add(Interpreter& interpreter, const Arguments& arguments) {
  this_set(interpreter, arguments, "add").put(arguments[0], Value::undefined());
  return arguments.this_value;
}

Value has(Interpreter& interpreter, const Arguments& arguments) {
  return Value::boolean(this_set(interpreter, arguments, "has").has(arguments[0]));
}

Value remove(Interpreter& interpreter, const Arguments& arguments) {
  return Value::boolean(this_set(interpreter, arguments, "delete").remove(arguments[0]));
}

Value clear(Interpreter& interpreter, const Arguments& arguments) {
  this_set(interpreter, arguments, "clear").clear();
  return Value::undefined();
}

Value size(Interpreter& interpreter, const Arguments& arguments) {
  const Collection set =
      Collection::of(interpreter, arguments.this_value, ObjectKind::Set, "get Set.prototype.size");
  return Value::number(set.size());
}

Value for_each(Interpreter& interpreter, const Arguments& arguments) {
  const Collection set = this_set(interpreter, arguments, "forEach");
  const Value function = require_callable(interpreter, arguments[0]);
  std::size_t position = 0;
  while (const auto entry = set.next(position)) {
    const std::array values{entry->key, entry->key, set.value()};
    interpreter.call(function, arguments[1], values);
  }
  return Value::undefined();
}

Value values(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.new_iterator(IteratorKind::SetValues,
                                  this_set(interpreter, arguments, "values").value(),
                                  interpreter.realm().set_iterator_prototype);
}

Value entries(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.new_iterator(IteratorKind::SetEntries,
                                  this_set(interpreter, arguments, "entries").value(),
                                  interpreter.realm().set_iterator_prototype);
}

Value construct(Interpreter& interpreter, const Arguments& arguments) {
  require_new(interpreter, arguments, "Set");
  const Collection set = Collection::make(
      interpreter, ObjectKind::Set,
      interpreter.prototype_for(arguments.new_target, interpreter.realm().set_prototype));
  if (arguments[0].is_nullish()) return set.value();
  const Value adder = adder_of(interpreter, set.value(), "add");
  interpreter.for_each(arguments[0], [&](Value item) {
    const std::array item_only{item};
    interpreter.call(adder, set.value(), item_only);
  });
  return set.value();
}

}  // namespace

void install_set(Interpreter& interpreter) {
  const ObjectRef prototype = interpreter.realm().set_prototype;
  define_constructor(interpreter, "Set", construct, 0, prototype);
  define_method(interpreter, prototype, "add", add, 1);
  define_method(interpreter, prototype, "has", has, 1);
  define_method(interpreter, prototype, "delete", remove, 1);
  define_method(interpreter, prototype, "clear", clear, 0);
  define_property(interpreter, prototype, "size", size, nullptr);
  define_method(interpreter, prototype, "forEach", for_each, 1);
  define_method(interpreter, prototype, "entries", entries, 0);
  const Value of_values = make_builtin(interpreter, "values", values, 0);
  interpreter.define(prototype, "values", of_values, kHiddenFlags);
  interpreter.define(prototype, "keys", of_values, kHiddenFlags);
  interpreter.define(prototype, PropertyKey::symbol(interpreter.realm().symbol_iterator), of_values,
                     kHiddenFlags);
  define_tag(interpreter, prototype, "Set");
  install_set_algebra(interpreter);
}

}  // namespace ctxcheck::vm
