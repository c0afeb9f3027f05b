// The constructor Array and the methods that change an array in place. Its own file beside
// iteration and copies because these are the ones that write to `this`.
#include <algorithm>
#include <cmath>

#include "vm/builtins/array_like.hpp"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"

namespace ctxcheck::vm {
namespace {

Value is_array(Interpreter& interpreter, const Arguments& arguments) {
  return Value::boolean(interpreter.is_array(arguments[0]));
}

Value of(Interpreter& interpreter, const Arguments& arguments) {
  const auto size = static_cast<double>(arguments.values.size());
  NewArray made = NewArray::by(interpreter, arguments.this_value, size);
  for (double i = 0; i < size; ++i) made.put(i, arguments[static_cast<std::size_t>(i)]);
  return made.finish(size);
}

Value from(Interpreter& interpreter, const Arguments& arguments) {
  const Value map_function = arguments[1];
  if (!map_function.is_undefined()) require_callable(interpreter, map_function);
  const auto mapped = [&](Value element, double index) {
    if (map_function.is_undefined()) return element;
    return interpreter.call(map_function, arguments[2],
                            std::vector<Value>{element, Value::number(index)});
  };
  const Value items = arguments[0];
  const PropertyKey iterator = PropertyKey::symbol(interpreter.realm().symbol_iterator);
  if (items.is_nullish() || !interpreter.get_method(items, iterator).is_undefined()) {
    NewArray made = NewArray::by(interpreter, arguments.this_value, std::nullopt);
    double size = 0;
    interpreter.for_each(items, [&](Value element) {
      made.put(size, mapped(element, size));
      ++size;
    });
    return made.finish(size);
  }
  ArrayLike source(interpreter, items, "Array.from");
  NewArray made = NewArray::by(interpreter, arguments.this_value, source.length());
  for (double i = 0; i < source.length(); ++i) made.put(i, mapped(source.get(i), i));
  return made.finish(source.length());
}

Value species(Interpreter&, const Arguments& arguments) { return arguments.this_value; }

Value push(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.push");
  double length = array.length();
  interpreter.heap().charge(arguments.values.size() * sizeof(Value));
  if (auto* elements = array.growing_elements()) {
    elements->insert(elements->end(), arguments.values.begin(), arguments.values.end());
    return Value::number(static_cast<double>(elements->size()));
  }
  for (const Value element : arguments.values) array.set(length++, element);
  array.set_length(length);
  return Value::number(length);
}

Value pop(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.pop");
  if (array.length() == 0) {
    array.set_length(0);
    return Value::undefined();
  }
  if (auto* elements = array.growing_elements(); elements && !elements->back().is_empty()) {
    const Value element = elements->back();
    elements->pop_back();
    return element;
  }
  const double last = array.length() - 1.0;
  const Value element = array.get(last);
  array.remove(last);
  array.set_length(last);
  return element;
}

Value shift(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.shift");
  if (array.length() == 0) {
    array.set_length(0);
    return Value::undefined();
  }
  if (auto* elements = array.plain_elements()) {
    const Value first = elements->front();
    elements->erase(elements->begin());
    return first;
  }
  const Value first = array.get(0);
  for (double i = 1; i < array.length(); ++i) array.move(i, i - 1);
  array.remove(array.length() - 1.0);
  array.set_length(array.length() - 1.0);
  return first;
}

Value unshift(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.unshift");
  const auto added = static_cast<double>(arguments.values.size());
  interpreter.heap().charge(arguments.values.size() * sizeof(Value));
  if (auto* elements = array.plain_elements()) {
    elements->insert(elements->begin(), arguments.values.begin(), arguments.values.end());
    return Value::number(static_cast<double>(elements->size()));
  }
  if (added > 0) {
    for (double i = array.length(); i > 0; --i) array.move(i - 1, i - 1 + added);
    for (double i = 0; i < added; ++i) array.set(i, arguments[static_cast<std::size_t>(i)]);
  }
  array.set_length(array.length() + added);
  return Value::number(array.length() + added);
}

Value splice(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.splice");
  const double length = array.length();
  const double start = relative_index(interpreter, arguments[0], length, 0);
  double removed = 0;
  if (arguments.values.size() == 1) {
    removed = length - start;
  } else if (arguments.values.size() > 1) {
    removed = std::clamp(interpreter.to_integer(arguments[1]), 0.0, length - start);
  }
  const auto added =
      arguments.values.size() > 2 ? arguments.values.subspan(2) : std::span<const Value>{};
  const auto growth = static_cast<double>(added.size()) - removed;
  NewArray result = NewArray::like(interpreter, array.object(), removed);
  for (double i = 0; i < removed; ++i) {
    if (const auto element = array.find(start + i)) result.put(i, *element);
  }
  const Value taken = result.finish(removed);
  interpreter.heap().charge(added.size() * sizeof(Value));
  // Conversions and species may have changed the array meanwhile.
  auto* elements = array.plain_elements();
  if (elements != nullptr && static_cast<double>(elements->size()) == length) {
    const auto at = elements->begin() + static_cast<std::ptrdiff_t>(start);
    elements->insert(elements->erase(at, at + static_cast<std::ptrdiff_t>(removed)), added.begin(),
                     added.end());
    return taken;
  }
  if (growth < 0) {
    for (double i = start + removed; i < length; ++i) array.move(i, i + growth);
    for (double i = length; i > length + growth; --i) array.remove(i - 1);
  } else if (growth > 0) {
    for (double i = length; i > start + removed; --i) array.move(i - 1, i - 1 + growth);
  }
  for (std::size_t i = 0; i < added.size(); ++i) {
    array.set(start + static_cast<double>(i), added[i]);
  }
  array.set_length(length + growth);
  return taken;
}

Value reverse(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.reverse");
  if (auto* elements = array.plain_elements()) {
    std::reverse(elements->begin(), elements->end());
    return array.value();
  }
  for (double low = 0, high = array.length() - 1.0; low < high; ++low, --high) {
    const auto first = array.find(low);
    const auto second = array.find(high);
    if (second) {
      array.set(low, *second);
    } else if (first) {
      array.remove(low);
    }
    if (first) {
      array.set(high, *first);
    } else if (second) {
      array.remove(high);
    }
  }
  return array.value();
}

Value fill(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.fill");
  const double start = relative_index(interpreter, arguments[1], array.length(), 0);
  const double end = relative_index(interpreter, arguments[2], array.length(), array.length());
  for (double i = start; i < end; ++i) array.set(i, arguments[0]);
  return array.value();
}

Value copy_within(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.copyWithin");
  const double length = array.length();
  const double to = relative_index(interpreter, arguments[0], length, 0);
  const double start = relative_index(interpreter, arguments[1], length, 0);
  const double end = relative_index(interpreter, arguments[2], length, length);
  const double count = std::min(end - start, length - to);
  if (start < to && to < start + count) {
    for (double i = count; i > 0; --i) array.move(start + i - 1, to + i - 1);
  } else {
    for (double i = 0; i < count; ++i) array.move(start + i, to + i);
  }
  return array.value();
}

Value sort(Interpreter& interpreter, const Arguments& arguments) {
  if (!arguments[0].is_undefined() && !interpreter.is_callable(arguments[0])) {
    interpreter.throw_type_error("The comparison function must be either a function or undefined");
  }
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.sort");
  std::vector<Value> values;
  for (double i = 0; i < array.length(); ++i) {
    if (const auto element = array.find(i)) values.push_back(*element);
  }
  interpreter.heap().charge(values.size() * sizeof(Value));
  sort_values(interpreter, values, arguments[0]);
  double at = 0;
  for (const Value element : values) array.set(at++, element);
  for (; at < array.length(); ++at) {
    if (array.find(at)) array.remove(at);
  }
  return array.value();
}

}  // namespace

Value array_constructor(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef prototype =
      arguments.new_target.is_undefined()
          ? interpreter.realm().array_prototype
          : interpreter.prototype_for(arguments.new_target, interpreter.realm().array_prototype);
  ArrayData data;
  if (arguments.values.size() == 1 && arguments[0].is_number()) {
    const double length = arguments[0].as_number();
    if (!(length >= 0 && length <= UINT32_MAX) || length != std::floor(length)) {
      interpreter.throw_error(ErrorType::RangeError, "Invalid array length");
    }
    interpreter.heap().charge(static_cast<std::size_t>(length) * sizeof(Value));
    data.elements.resize(static_cast<std::size_t>(length), Value::empty());
  } else {
    interpreter.heap().charge(arguments.values.size() * sizeof(Value));
    data.elements.assign(arguments.values.begin(), arguments.values.end());
  }
  return Value::object(interpreter.heap().allocate(ObjectKind::Array, prototype, std::move(data)));
}

void install_array(Interpreter& interpreter) {
  const ObjectRef prototype = interpreter.realm().array_prototype;
  const ObjectRef constructor =
      define_constructor(interpreter, "Array", array_constructor, 1, prototype);
  define_method(interpreter, constructor, "isArray", is_array, 1);
  define_method(interpreter, constructor, "of", of, 0);
  define_method(interpreter, constructor, "from", from, 1);
  interpreter.define_accessor(constructor, PropertyKey::symbol(interpreter.realm().symbol_species),
                              make_builtin(interpreter, "get [Symbol.species]", species, 0),
                              Value::undefined(), kConfigurable);
  define_method(interpreter, prototype, "push", push, 1);
  define_method(interpreter, prototype, "pop", pop, 0);
  define_method(interpreter, prototype, "shift", shift, 0);
  define_method(interpreter, prototype, "unshift", unshift, 1);
  define_method(interpreter, prototype, "splice", splice, 2);
  define_method(interpreter, prototype, "reverse", reverse, 0);
  define_method(interpreter, prototype, "fill", fill, 1);
  define_method(interpreter, prototype, "copyWithin", copy_within, 2);
  define_method(interpreter, prototype, "sort", sort, 1);
  interpreter.realm().symbol_joining = interpreter.heap().allocate(
      ObjectKind::Symbol, kNoObject, SymbolData{interpreter.string("joining"), true});
  install_array_iteration(interpreter);
  install_array_copies(interpreter);
}

}  // namespace ctxcheck::vm
