// The prototypes of built-in iterators: over arrays, strings, maps and sets (ECMAScript 22.1.5,
// 23.1.5, 24.1.5, 24.2.6), and what makes an async iterator of a sync one (27.1.6).
#include <array>
#include <utility>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"

namespace ctxcheck::vm {
namespace {

using IteratorRecord = Interpreter::IteratorRecord;
using Capability = Interpreter::Capability;

Value return_this(Interpreter&, const Arguments& arguments) { return arguments.this_value; }

// The iterator's cell if its kind lies in a family's range.
ObjectRef require_iterator(Interpreter& interpreter, Value value, IteratorKind first,
                           IteratorKind last, std::string_view family) {
  if (value.is_object() && interpreter.heap().kind(value.as_object()) == ObjectKind::Iterator) {
    const IteratorKind kind = interpreter.heap().data<IteratorData>(value.as_object()).kind;
    if (kind >= first && kind <= last) return value.as_object();
  }
  interpreter.throw_type_error(
      fmt::format("next method called on incompatible receiver of {} Iterator.prototype", family));
}

Value finish(Interpreter& interpreter, ObjectRef iterator) {
  interpreter.heap().mutable_data<IteratorData>(iterator).target = Value::undefined();
  return interpreter.iterator_result(Value::undefined(), true);
}

Value entry(Interpreter& interpreter, Value key, Value value) {
  return Value::object(interpreter.new_array({key, value}));
}

// ---- arrays and strings

Value array_next(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef iterator =
      require_iterator(interpreter, arguments.this_value, IteratorKind::ArrayValues,
                       IteratorKind::ArrayEntries, "Array");
  const auto value = interpreter.array_iterator_step(iterator);
  return interpreter.iterator_result(value.value_or(Value::undefined()), !value.has_value());
}

// By code points; lone surrogates come one by one.
Value string_next(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef iterator = require_iterator(interpreter, arguments.this_value,
                                              IteratorKind::String, IteratorKind::String, "String");
  auto& data = interpreter.heap().mutable_data<IteratorData>(iterator);
  if (data.target.is_undefined()) return finish(interpreter, iterator);
  const std::u16string_view text = interpreter.strings().view(data.target.as_string());
  if (data.position >= text.size()) return finish(interpreter, iterator);
  const auto in_range = [](char16_t unit, char16_t first) {
    return unit >= first && unit < first + 0x400;
  };
  const std::uint32_t at = data.position;
  const bool pair =
      in_range(text[at], 0xD800) && at + 1 < text.size() && in_range(text[at + 1], 0xDC00);
  data.position += pair ? 2 : 1;
  return interpreter.iterator_result(interpreter.string(text.substr(at, pair ? 2 : 1)), false);
}

// ---- maps and sets

Value collection_next(Interpreter& interpreter, ObjectRef iterator) {
  auto& data = interpreter.heap().mutable_data<IteratorData>(iterator);
  if (data.target.is_undefined()) return finish(interpreter, iterator);
  const auto& entries = interpreter.heap().data<CollectionData>(data.target.as_object()).entries;
  while (data.position < entries.size() && entries[data.position].key.is_empty()) ++data.position;
  if (data.position >= entries.size()) return finish(interpreter, iterator);
  const auto [key, value] = entries[data.position++];
  switch (data.kind) {
    case IteratorKind::MapValues:
      return interpreter.iterator_result(value, false);
    case IteratorKind::MapEntries:
      return interpreter.iterator_result(entry(interpreter, key, value), false);
    case IteratorKind::SetEntries:
      return interpreter.iterator_result(entry(interpreter, key, key), false);
    default:
      return interpreter.iterator_result(key, false);
  }
}

Value map_next(Interpreter& interpreter, const Arguments& arguments) {
  return collection_next(interpreter,
                         require_iterator(interpreter, arguments.this_value, IteratorKind::MapKeys,
                                          IteratorKind::MapEntries, "Map"));
}

Value set_next(Interpreter& interpreter, const Arguments& arguments) {
  return collection_next(
      interpreter, require_iterator(interpreter, arguments.this_value, IteratorKind::SetValues,
                                    IteratorKind::SetEntries, "Set"));
}

// ---- async from sync

IteratorRecord sync_record(Interpreter& interpreter, Value wrapper) {
  const auto& data = interpreter.heap().data<IteratorData>(wrapper.as_object());
  return {data.target, data.keys[0]};
}

void close_quietly(Interpreter& interpreter, const IteratorRecord& record) {
  try {
    interpreter.iterator_close(record);
  } catch (const Thrown&) {
    // The exception that closes the iterator wins (ECMAScript 7.4.11, step 5).
  }
}

std::vector<Value> slots_of(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.heap().data<NativeFunctionData>(arguments.callee).slots;
}

// The closure `unwrap`; its slot is `done`.
Value unwrap(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.iterator_result(arguments[0],
                                     slots_of(interpreter, arguments)[0].as_boolean());
}

// The closure `closeIterator`; its slots are the sync iterator and its `next`.
Value close_on_rejection(Interpreter& interpreter, const Arguments& arguments) {
  const std::vector<Value> slots = slots_of(interpreter, arguments);
  close_quietly(interpreter, {slots[0], slots[1]});
  throw Thrown(arguments[0]);
}

// ECMAScript 27.1.6.4, AsyncFromSyncIteratorContinuation.
void continue_with(Interpreter& interpreter, Value result, ObjectRef promise,
                   const IteratorRecord& record, bool closes_on_rejection) {
  const bool done = interpreter.to_boolean(interpreter.get(result, interpreter.key("done")));
  const Value value = interpreter.get(result, interpreter.key("value"));
  const bool closes = closes_on_rejection && !done;
  ObjectRef wrapper = kNoObject;
  try {
    wrapper = interpreter.promise_resolve(value);
  } catch (const Thrown&) {
    if (closes) close_quietly(interpreter, record);
    throw;
  }
  const ObjectRef on_fulfilled = interpreter.new_native(unwrap, {Value::boolean(done)});
  const Value on_rejected = closes ? Value::object(interpreter.new_native(
                                         close_on_rejection, {record.iterator, record.next}))
                                   : Value::undefined();
  interpreter.then(wrapper, Value::object(on_fulfilled), on_rejected,
                   {Value::object(promise), Value::undefined(), Value::undefined()});
}

// Runs one of the three methods; an exception rejects the promise they return.
template <class Body>
Value answering(Interpreter& interpreter, const Arguments& arguments, Body body) {
  const ObjectRef promise = interpreter.new_promise();
  try {
    body(sync_record(interpreter, arguments.this_value), promise);
  } catch (const Thrown& thrown) {
    interpreter.reject_promise(promise, thrown.value());
  }
  return Value::object(promise);
}

Value require_result(Interpreter& interpreter, Value result) {
  if (!result.is_object()) {
    interpreter.throw_type_error(
        fmt::format("Iterator result {} is not an object", interpreter.console_text(result)));
  }
  return result;
}

// What the caller gave: an absent argument stays absent.
std::span<const Value> given(const Arguments& arguments) {
  return arguments.values.first(arguments.values.empty() ? 0 : 1);
}

Value async_next(Interpreter& interpreter, const Arguments& arguments) {
  return answering(interpreter, arguments, [&](const IteratorRecord& record, ObjectRef promise) {
    const Value result = interpreter.call(record.next, record.iterator, given(arguments));
    continue_with(interpreter, require_result(interpreter, result), promise, record, true);
  });
}

Value async_return(Interpreter& interpreter, const Arguments& arguments) {
  return answering(interpreter, arguments, [&](const IteratorRecord& record, ObjectRef promise) {
    const Value method = interpreter.get_method(record.iterator, interpreter.key("return"));
    if (method.is_undefined()) {
      interpreter.resolve_promise(promise, interpreter.iterator_result(arguments[0], true));
      return;
    }
    const Value result = interpreter.call(method, record.iterator, given(arguments));
    continue_with(interpreter, require_result(interpreter, result), promise, record, false);
  });
}

Value async_throw(Interpreter& interpreter, const Arguments& arguments) {
  return answering(interpreter, arguments, [&](const IteratorRecord& record, ObjectRef promise) {
    const Value method = interpreter.get_method(record.iterator, interpreter.key("throw"));
    if (method.is_undefined()) {
      interpreter.iterator_close(record);
      interpreter.throw_type_error("The iterator does not provide a 'throw' method");
    }
    const Value result = interpreter.call(method, record.iterator, given(arguments));
    continue_with(interpreter, require_result(interpreter, result), promise, record, true);
  });
}

}  // namespace

void install_iterators(Interpreter& interpreter) {
  Realm& realm = interpreter.realm();
  define_method(interpreter, realm.iterator_prototype, realm.symbol_iterator, "[Symbol.iterator]",
                return_this, 0);
  define_method(interpreter, realm.async_iterator_prototype, realm.symbol_async_iterator,
                "[Symbol.asyncIterator]", return_this, 0);
  const auto family = [&](ObjectRef prototype, NativeFunction next, std::string_view tag) {
    define_method(interpreter, prototype, "next", next, 0);
    define_tag(interpreter, prototype, tag);
  };
  family(realm.array_iterator_prototype, array_next, "Array Iterator");
  realm.array_iterator_next = interpreter.get(realm.array_iterator_prototype, "next").as_object();
  family(realm.string_iterator_prototype, string_next, "String Iterator");
  family(realm.map_iterator_prototype, map_next, "Map Iterator");
  family(realm.set_iterator_prototype, set_next, "Set Iterator");

  interpreter.natives().add("", unwrap, 1);
  interpreter.natives().add("", close_on_rejection, 1);
  const ObjectRef wrapper = realm.async_from_sync_iterator_prototype;
  define_method(interpreter, wrapper, "next", async_next, 1);
  define_method(interpreter, wrapper, "return", async_return, 1);
  define_method(interpreter, wrapper, "throw", async_throw, 1);
}

}  // namespace ctxcheck::vm
