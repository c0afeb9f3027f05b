// Filling a realm, in one fixed order: natives are numbered as they are registered, and snapshots
// refer to those numbers.
#include "vm/builtins/builtins.hpp"

#include <algorithm>

namespace ctxcheck::vm {
namespace {

// Whether which members an object has is settled once the realm is made. Functions that construct
// nothing have no members worth checking, and globalThis is open to the program.
bool has_fixed_members(Interpreter& interpreter, Value value) {
  if (!value.is_object() || value.as_object() == interpreter.realm().global_object) return false;
  return !interpreter.is_callable(value) || interpreter.is_constructor(value);
}

void add_names(Interpreter& interpreter, ObjectRef object, std::vector<std::string>& names) {
  for (const PropertyKey key : interpreter.own_keys(object)) {
    if (!key.is_symbol()) names.push_back(interpreter.strings().utf8(key.as_string()));
  }
}

std::vector<std::string> members_of(Interpreter& interpreter, ObjectRef object) {
  std::vector<std::string> names;
  for (ObjectRef holder = object; holder != kNoObject; holder = interpreter.prototype_of(holder)) {
    add_names(interpreter, holder, names);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace

void install_builtins(Interpreter& interpreter) {
  install_symbol(interpreter);
  install_function(interpreter);
  install_object(interpreter);
  install_error(interpreter);
  install_iterators(interpreter);
  install_generators(interpreter);
  install_promise(interpreter);
  install_promise_combinators(interpreter);
  install_proxy(interpreter);
  install_globals(interpreter);
  install_structured_clone(interpreter);
  install_array(interpreter);
  install_string(interpreter);
  install_number(interpreter);
  install_math(interpreter);
  install_json(interpreter);
  install_map(interpreter);
  install_weak(interpreter);
  install_url(interpreter);
  install_fetch(interpreter);
  install_abort(interpreter);
}

std::map<std::string, std::vector<std::string>> global_vocabulary(Interpreter& interpreter) {
  std::map<std::string, std::vector<std::string>> words;
  const ObjectRef global = interpreter.realm().global_object;
  for (const PropertyKey key : interpreter.own_keys(global)) {
    if (key.is_symbol()) continue;
    const Value value = interpreter.get(Value::object(global), key);
    std::vector<std::string>& members = words[interpreter.strings().utf8(key.as_string())];
    if (has_fixed_members(interpreter, value)) {
      members = members_of(interpreter, value.as_object());
    }
  }
  return words;
}

Value make_builtin(Interpreter& interpreter, std::string_view name, NativeFunction function,
                   std::uint32_t length, bool constructor) {
  interpreter.natives().add(name, function, length, constructor);
  return Value::object(interpreter.new_native(function));
}

void define_method(Interpreter& interpreter, ObjectRef object, std::string_view name,
                   NativeFunction function, std::uint32_t length) {
  interpreter.define(object, name, make_builtin(interpreter, name, function, length), kHiddenFlags);
}

void define_method(Interpreter& interpreter, ObjectRef object, ObjectRef symbol,
                   std::string_view name, NativeFunction function, std::uint32_t length) {
  interpreter.define(object, PropertyKey::symbol(symbol),
                     make_builtin(interpreter, name, function, length), kHiddenFlags);
}

void define_getter(Interpreter& interpreter, ObjectRef object, std::string_view name,
                   NativeFunction function) {
  interpreter.define_accessor(object, interpreter.key(name),
                              make_builtin(interpreter, name, function, 0), Value::undefined(),
                              kConfigurable);
}

ObjectRef define_constructor(Interpreter& interpreter, std::string_view name,
                             NativeFunction function, std::uint32_t length, ObjectRef prototype) {
  const Value constructor = make_builtin(interpreter, name, function, length, true);
  const ObjectRef cell = constructor.as_object();
  interpreter.define(cell, "prototype", Value::object(prototype), 0);
  interpreter.define(prototype, "constructor", constructor, kHiddenFlags);
  interpreter.define(interpreter.realm().global_object, name, constructor, kHiddenFlags);
  return cell;
}

void define_tag(Interpreter& interpreter, ObjectRef prototype, std::string_view tag) {
  interpreter.define(prototype, PropertyKey::symbol(interpreter.realm().symbol_to_string_tag),
                     interpreter.string(tag), kConfigurable);
}

}  // namespace ctxcheck::vm
