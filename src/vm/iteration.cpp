// The iterator protocol (ECMAScript 7.4), for the loop and for built-ins.
#include <utility>

#include "fmt/format.h"
#include "vm/interpreter.hpp"

namespace ctxcheck::vm {

Interpreter::IteratorRecord Interpreter::get_iterator(Value iterable) {
  const PropertyKey key = PropertyKey::symbol(realm_.symbol_iterator);
  const Value method = iterable.is_nullish() ? Value::undefined() : get(iterable, key);
  if (!is_callable(method)) {
    throw_type_error(fmt::format("{} is not iterable",
                                 iterable.is_object() ? "object" : console_text(iterable)));
  }
  const Value iterator = call(method, iterable, {});
  if (!iterator.is_object()) {
    throw_type_error("Result of the Symbol.iterator method is not an object");
  }
  return {iterator, get(iterator, this->key("next"))};
}

// GetIterator with kind async (ECMAScript 7.4.4); a sync iterator is wrapped (27.1.6).
Interpreter::IteratorRecord Interpreter::get_async_iterator(Value iterable) {
  const Value method =
      iterable.is_nullish()
          ? Value::undefined()
          : get_method(iterable, PropertyKey::symbol(realm_.symbol_async_iterator));
  if (method.is_undefined()) {
    const Value sync = iterable.is_nullish()
                           ? Value::undefined()
                           : get(iterable, PropertyKey::symbol(realm_.symbol_iterator));
    if (!is_callable(sync)) {
      throw_type_error(fmt::format("{} is not async iterable",
                                   iterable.is_object() ? "object" : console_text(iterable)));
    }
    const IteratorRecord inner = get_iterator(iterable);
    const Value wrapper = new_iterator(IteratorKind::AsyncFromSync, inner.iterator,
                                       realm_.async_from_sync_iterator_prototype);
    heap_.mutable_data<IteratorData>(wrapper.as_object()).keys = {inner.next};
    return {wrapper, get(wrapper, key("next"))};
  }
  const Value iterator = call(method, iterable, {});
  if (!iterator.is_object()) {
    throw_type_error("Result of the Symbol.asyncIterator method is not an object");
  }
  return {iterator, get(iterator, key("next"))};
}

bool Interpreter::is_array_iterator(Value value) const {
  if (!value.is_object() || heap_.kind(value.as_object()) != ObjectKind::Iterator) return false;
  return heap_.data<IteratorData>(value.as_object()).kind <= IteratorKind::ArrayEntries;
}

// ECMAScript 23.1.5.1, CreateArrayIterator, the closure.
std::optional<Value> Interpreter::array_iterator_step(ObjectRef iterator) {
  const auto& data = heap_.data<IteratorData>(iterator);
  const Value array = data.target;
  if (array.is_undefined()) return std::nullopt;
  if (data.position >= to_length(get(array, length_key_))) {
    heap_.mutable_data<IteratorData>(iterator).target = Value::undefined();
    return std::nullopt;
  }
  const Value index = Value::number(heap_.mutable_data<IteratorData>(iterator).position++);
  if (data.kind == IteratorKind::ArrayKeys) return index;
  const Value element = get_element(array, index);
  if (data.kind == IteratorKind::ArrayValues) return element;
  return Value::object(new_array({index, element}));
}

std::optional<Value> Interpreter::iterator_step(const IteratorRecord& record) {
  count_steps(1);
  // Without a result object, which nobody could see.
  if (record.next == Value::object(realm_.array_iterator_next) &&
      is_array_iterator(record.iterator)) {
    return array_iterator_step(record.iterator.as_object());
  }
  const Value result = call(record.next, record.iterator, {});
  if (!result.is_object()) {
    throw_type_error(fmt::format("Iterator result {} is not an object", console_text(result)));
  }
  if (to_boolean(get(result, key("done")))) return std::nullopt;
  return get(result, key("value"));
}

void Interpreter::iterator_close(const IteratorRecord& record) {
  const Value method = get_method(record.iterator, key("return"));
  if (method.is_undefined()) return;
  const Value result = call(method, record.iterator, {});
  if (!result.is_object()) {
    throw_type_error(fmt::format("Iterator result {} is not an object", console_text(result)));
  }
}

void Interpreter::for_each(Value iterable, const std::function<void(Value)>& body) {
  const IteratorRecord record = get_iterator(iterable);
  while (const auto value = iterator_step(record)) {
    try {
      body(*value);
    } catch (const Thrown&) {
      try {
        iterator_close(record);
      } catch (const Thrown&) {
        // The first exception wins (ECMAScript 7.4.11, step 5).
      }
      throw;
    }
  }
}

Value Interpreter::iterator_result(Value value, bool done) {
  const ObjectRef result = new_object();
  define(result, key("value"), value);
  define(result, key("done"), Value::boolean(done));
  return Value::object(result);
}

Value Interpreter::new_iterator(IteratorKind kind, Value target, ObjectRef prototype) {
  IteratorData data;
  data.kind = kind;
  data.target = target;
  return Value::object(heap_.allocate(ObjectKind::Iterator, prototype, std::move(data)));
}

}  // namespace ctxcheck::vm
