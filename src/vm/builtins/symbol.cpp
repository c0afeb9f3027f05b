// Symbol: the constructor, the registry, the well-known symbols.
#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"

namespace ctxcheck::vm {
namespace {

ObjectRef new_symbol(Interpreter& interpreter, Value description) {
  return interpreter.heap().allocate(ObjectKind::Symbol, kNoObject, SymbolData{description, false});
}

Value symbol_function(Interpreter& interpreter, const Arguments& arguments) {
  if (!arguments.new_target.is_undefined()) {
    interpreter.throw_type_error("Symbol is not a constructor");
  }
  const Value description = arguments[0].is_undefined()
                                ? Value::undefined()
                                : Value::string(interpreter.to_string(arguments[0]));
  return Value::symbol(new_symbol(interpreter, description));
}

// The registry is an object of the realm whose properties are the registered symbols, so that it is
// part of a state like any other object.
Value symbol_for(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef registry = interpreter.realm().symbol_registry;
  const StringRef name = interpreter.to_string(arguments[0]);
  if (const auto known = interpreter.own_property(registry, PropertyKey(name))) return known->value;
  const Value symbol = Value::symbol(new_symbol(interpreter, Value::string(name)));
  interpreter.define(registry, PropertyKey(name), symbol);
  return symbol;
}

Value symbol_key_for(Interpreter& interpreter, const Arguments& arguments) {
  if (!arguments[0].is_symbol()) {
    interpreter.throw_type_error(
        fmt::format("{} is not a symbol", describe(interpreter, arguments[0])));
  }
  const ObjectRef registry = interpreter.realm().symbol_registry;
  const Value name = interpreter.heap().data<SymbolData>(arguments[0].as_symbol()).description;
  if (!name.is_string()) return Value::undefined();
  const auto known = interpreter.own_property(registry, PropertyKey(name.as_string()));
  return known && known->value == arguments[0] ? name : Value::undefined();
}

ObjectRef this_symbol(Interpreter& interpreter, const Arguments& arguments) {
  const Value value = arguments.this_value;
  if (value.is_symbol()) return value.as_symbol();
  if (value.is_object()) {
    const auto* data =
        std::get_if<PrimitiveData>(&interpreter.heap().read(value.as_object()).payload);
    if (data != nullptr && data->value.is_symbol()) return data->value.as_symbol();
  }
  interpreter.throw_type_error("Symbol.prototype method called on incompatible receiver");
}

Value symbol_description(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.heap().data<SymbolData>(this_symbol(interpreter, arguments)).description;
}

Value symbol_to_string(Interpreter& interpreter, const Arguments& arguments) {
  const Value description = symbol_description(interpreter, arguments);
  return interpreter.string(fmt::format(
      "Symbol({})",
      description.is_string() ? interpreter.strings().utf8(description.as_string()) : ""));
}

Value symbol_value_of(Interpreter& interpreter, const Arguments& arguments) {
  return Value::symbol(this_symbol(interpreter, arguments));
}

}  // namespace

void install_symbol(Interpreter& interpreter) {
  Realm& realm = interpreter.realm();
  realm.symbol_registry = interpreter.heap().allocate(ObjectKind::Ordinary, kNoObject);
  const ObjectRef prototype = realm.symbol_prototype;
  const ObjectRef constructor =
      define_constructor(interpreter, "Symbol", symbol_function, 0, prototype);
  define_method(interpreter, constructor, "for", symbol_for, 1);
  define_method(interpreter, constructor, "keyFor", symbol_key_for, 1);
  const auto well_known = [&](std::string_view name, ObjectRef symbol) {
    interpreter.define(constructor, name, Value::symbol(symbol), 0);
  };
  well_known("iterator", realm.symbol_iterator);
  well_known("asyncIterator", realm.symbol_async_iterator);
  well_known("hasInstance", realm.symbol_has_instance);
  well_known("toPrimitive", realm.symbol_to_primitive);
  well_known("toStringTag", realm.symbol_to_string_tag);
  well_known("species", realm.symbol_species);
  well_known("isConcatSpreadable", realm.symbol_is_concat_spreadable);
  define_getter(interpreter, prototype, "description", symbol_description);
  define_method(interpreter, prototype, "toString", symbol_to_string, 0);
  define_method(interpreter, prototype, "valueOf", symbol_value_of, 0);
  const Value to_primitive = make_builtin(interpreter, "[Symbol.toPrimitive]", symbol_value_of, 1);
  interpreter.define(prototype, PropertyKey::symbol(realm.symbol_to_primitive), to_primitive,
                     kConfigurable);
  define_tag(interpreter, prototype, "Symbol");
}

}  // namespace ctxcheck::vm
