// Making an interpreter with its realm, and what every turn and every part of it needs: allowances,
// places, errors, new objects.
#include "vm/interpreter.hpp"

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"
#include "vm/frame.hpp"

namespace ctxcheck::vm {
namespace {

// Function.prototype is a function itself (ECMAScript 20.2.3).
Value function_prototype_function(Interpreter&, const Arguments&) { return Value::undefined(); }

}  // namespace

Interpreter::Interpreter(Host& host, const std::function<void(Interpreter&)>& extend, Limits limits)
    : host_(host),
      limits_(limits),
      program_(std::make_unique<Program>()),
      steps_left_(limits.steps),
      prototype_key_(key("prototype")),
      constructor_key_(key("constructor")),
      length_key_(key("length")),
      name_key_(key("name")),
      then_key_(key("then")),
      message_key_(key("message")) {
  make_realm();
  install_builtins(*this);
  extend(*this);
}

Interpreter::~Interpreter() = default;

// ---- the realm

// Everything other parts refer to by name, bare; the built-ins fill it.
void Interpreter::make_realm() {
  const auto symbol = [&](std::string_view name) {
    return heap_.allocate(ObjectKind::Symbol, kNoObject,
                          SymbolData{string(fmt::format("Symbol.{}", name)), false});
  };
  realm_.symbol_iterator = symbol("iterator");
  realm_.symbol_async_iterator = symbol("asyncIterator");
  realm_.symbol_has_instance = symbol("hasInstance");
  realm_.symbol_to_primitive = symbol("toPrimitive");
  realm_.symbol_to_string_tag = symbol("toStringTag");
  realm_.symbol_species = symbol("species");
  realm_.symbol_is_concat_spreadable = symbol("isConcatSpreadable");

  realm_.object_prototype = heap_.allocate(ObjectKind::Ordinary, kNoObject);
  const std::uint32_t native = natives_.add("", function_prototype_function, 0);
  realm_.function_prototype = heap_.allocate(ObjectKind::NativeFunction, realm_.object_prototype,
                                             NativeFunctionData{native, {}});
  define(realm_.function_prototype, length_key_, Value::number(0), kConfigurable);
  define(realm_.function_prototype, name_key_, string(""), kConfigurable);
  realm_.global_object = new_object();
  make_prototypes();
  add_promise_natives();
}

void Interpreter::make_prototypes() {
  const auto child_of = [&](ObjectRef parent) {
    return heap_.allocate(ObjectKind::Ordinary, parent);
  };
  const auto wrapper = [&](Value value) {
    return heap_.allocate(ObjectKind::Primitive, realm_.object_prototype, PrimitiveData{value});
  };
  Realm& r = realm_;
  r.array_prototype = heap_.allocate(ObjectKind::Array, r.object_prototype, ArrayData{});
  r.string_prototype = wrapper(string(""));
  r.number_prototype = wrapper(Value::number(0));
  r.boolean_prototype = wrapper(Value::boolean(false));
  for (ObjectRef* plain : {&r.symbol_prototype, &r.iterator_prototype, &r.async_iterator_prototype,
                           &r.promise_prototype, &r.map_prototype, &r.set_prototype,
                           &r.weak_map_prototype, &r.weak_set_prototype, &r.error_prototype}) {
    *plain = child_of(r.object_prototype);
  }
  for (ObjectRef* iterator :
       {&r.array_iterator_prototype, &r.string_iterator_prototype, &r.map_iterator_prototype,
        &r.set_iterator_prototype, &r.generator_prototype}) {
    *iterator = child_of(r.iterator_prototype);
  }
  for (ObjectRef* iterator :
       {&r.async_from_sync_iterator_prototype, &r.async_generator_prototype}) {
    *iterator = child_of(r.async_iterator_prototype);
  }
  for (ObjectRef* function : {&r.generator_function_prototype, &r.async_function_prototype,
                              &r.async_generator_function_prototype}) {
    *function = child_of(r.function_prototype);
  }
  for (ObjectRef* error :
       {&r.aggregate_error_prototype, &r.eval_error_prototype, &r.range_error_prototype,
        &r.reference_error_prototype, &r.syntax_error_prototype, &r.type_error_prototype,
        &r.uri_error_prototype}) {
    *error = child_of(r.error_prototype);
  }
}

// ---- turns

void Interpreter::begin_turn() {
  steps_left_ = limits_.steps;
  depth_ = 0;
  innermost_ = nullptr;
  thrown_at_ = {};
  thrown_ = Value::empty();
  heap_.begin_turn(limits_.memory);
}

spec::Position Interpreter::position() const {
  for (const Frame* running = innermost_; running != nullptr; running = running->caller) {
    if (!running->code->internal) return running->position();
  }
  return {};
}

void Interpreter::count_steps(std::uint64_t steps) {
  if (steps > steps_left_) throw LimitExceeded(LimitKind::Steps, position());
  steps_left_ -= steps;
}

// ---- errors

ObjectRef Interpreter::error_prototype_of(ErrorType type) const {
  switch (type) {
    case ErrorType::Error:
      return realm_.error_prototype;
    case ErrorType::TypeError:
      return realm_.type_error_prototype;
    case ErrorType::RangeError:
      return realm_.range_error_prototype;
    case ErrorType::ReferenceError:
      return realm_.reference_error_prototype;
    case ErrorType::SyntaxError:
      return realm_.syntax_error_prototype;
    case ErrorType::UriError:
      return realm_.uri_error_prototype;
    case ErrorType::EvalError:
      return realm_.eval_error_prototype;
    case ErrorType::AggregateError:
      return realm_.aggregate_error_prototype;
  }
  return realm_.error_prototype;
}

// `stack` is the head line only: places would tell states apart that are otherwise equal.
Value Interpreter::new_error(ErrorType type, std::string_view message) {
  const ObjectRef prototype = error_prototype_of(type);
  const ObjectRef error = heap_.allocate(ObjectKind::Error, prototype);
  const auto name = own_property(prototype, name_key_);
  const std::string head =
      name && name->value.is_string() ? strings_.utf8(name->value.as_string()) : "Error";
  define(error, "stack", string(message.empty() ? head : fmt::format("{}: {}", head, message)),
         kHiddenFlags);
  define(error, message_key_, string(message), kHiddenFlags);
  return Value::object(error);
}

void Interpreter::throw_error(ErrorType type, std::string_view message) {
  const Value error = new_error(type, message);
  thrown_ = error;
  thrown_at_ = position();
  throw Thrown(error);
}

// ---- making things

ObjectRef Interpreter::new_object() {
  return heap_.allocate(ObjectKind::Ordinary, realm_.object_prototype);
}

ObjectRef Interpreter::new_array(std::vector<Value> elements) {
  heap_.charge(elements.size() * sizeof(Value));
  return heap_.allocate(ObjectKind::Array, realm_.array_prototype,
                        ArrayData{std::move(elements), true});
}

ObjectRef Interpreter::new_native(NativeFunction function, std::vector<Value> slots) {
  const std::uint32_t id = natives_.id_of(function);
  const NativeEntry& entry = natives_[id];
  const ObjectRef native = heap_.allocate(ObjectKind::NativeFunction, realm_.function_prototype,
                                          NativeFunctionData{id, std::move(slots)});
  heap_.write(native).properties = {
      {length_key_, kConfigurable, Value::number(entry.length)},
      {name_key_, kConfigurable, Value::string(strings_.intern(entry.name))}};
  return native;
}

// V8 allows 2^29 - 24; strings that long are no use to a checker that keeps every state.
void Interpreter::check_string_length(std::size_t units) {
  constexpr std::size_t kMostUnits = std::size_t{1} << 24U;
  if (units > kMostUnits) throw_error(ErrorType::RangeError, "Invalid string length");
}

// Charged whether or not the table has the string already: what a turn may use must not depend on
// which turns ran before.
Value Interpreter::string(std::u16string_view text) {
  check_string_length(text.size());
  heap_.charge(text.size() * sizeof(char16_t));
  return Value::string(strings_.intern(text));
}

Value Interpreter::string(std::string_view utf8) { return string(utf16_from_utf8(utf8)); }

}  // namespace ctxcheck::vm
