// The methods of arrays that look at elements one by one: those with a callback, searches, and
// iterators. Its own file because none of them changes `this` itself.
#include <algorithm>
#include <array>

#include "vm/builtins/array_like.hpp"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"

namespace ctxcheck::vm {
namespace {

// Calls the callback of a method, its first argument, with the second as `this`.
class Callback {
 public:
  Callback(Interpreter& interpreter, const Arguments& arguments, const ArrayLike& array)
      : interpreter_(interpreter),
        function_(callback_of(interpreter, arguments)),
        this_value_(arguments[1]),
        array_(array.value()) {}
  Value operator()(Value element, double index) {
    const std::array arguments{element, Value::number(index), array_};
    return interpreter_.call(function_, this_value_, arguments);
  }
  bool test(Value element, double index) {
    return interpreter_.to_boolean((*this)(element, index));
  }

 private:
  Interpreter& interpreter_;
  Value function_;
  Value this_value_;
  Value array_;
};

Value for_each(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.forEach");
  Callback callback(interpreter, arguments, array);
  for (double i = 0; i < array.length(); ++i) {
    if (const auto element = array.find(i)) callback(*element, i);
  }
  return Value::undefined();
}

Value map(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.map");
  Callback callback(interpreter, arguments, array);
  NewArray result = NewArray::like(interpreter, array.object(), array.length());
  for (double i = 0; i < array.length(); ++i) {
    if (const auto element = array.find(i)) result.put(i, callback(*element, i));
  }
  return result.finish(array.length());
}

Value filter(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.filter");
  Callback callback(interpreter, arguments, array);
  NewArray result = NewArray::like(interpreter, array.object(), 0);
  double size = 0;
  for (double i = 0; i < array.length(); ++i) {
    const auto element = array.find(i);
    if (element && callback.test(*element, i)) result.put(size++, *element);
  }
  return result.finish(size);
}

Value some(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.some");
  Callback callback(interpreter, arguments, array);
  for (double i = 0; i < array.length(); ++i) {
    const auto element = array.find(i);
    if (element && callback.test(*element, i)) return Value::boolean(true);
  }
  return Value::boolean(false);
}

Value every(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.every");
  Callback callback(interpreter, arguments, array);
  for (double i = 0; i < array.length(); ++i) {
    const auto element = array.find(i);
    if (element && !callback.test(*element, i)) return Value::boolean(false);
  }
  return Value::boolean(true);
}

// What find, findIndex, findLast and findLastIndex have in common; holes count as undefined.
struct Found {
  double index = -1;
  Value element;
};
Found first_match(Interpreter& interpreter, const Arguments& arguments, std::string_view method,
                  bool backwards) {
  ArrayLike array(interpreter, arguments.this_value, method);
  Callback callback(interpreter, arguments, array);
  for (double n = 0; n < array.length(); ++n) {
    const double i = backwards ? array.length() - 1.0 - n : n;
    const Value element = array.get(i);
    if (callback.test(element, i)) return {i, element};
  }
  return {};
}

Value find(Interpreter& interpreter, const Arguments& arguments) {
  return first_match(interpreter, arguments, "Array.prototype.find", false).element;
}
Value find_index(Interpreter& interpreter, const Arguments& arguments) {
  return Value::number(
      first_match(interpreter, arguments, "Array.prototype.findIndex", false).index);
}
Value find_last(Interpreter& interpreter, const Arguments& arguments) {
  return first_match(interpreter, arguments, "Array.prototype.findLast", true).element;
}
Value find_last_index(Interpreter& interpreter, const Arguments& arguments) {
  return Value::number(
      first_match(interpreter, arguments, "Array.prototype.findLastIndex", true).index);
}

Value fold(Interpreter& interpreter, const Arguments& arguments, std::string_view method,
           bool backwards) {
  ArrayLike array(interpreter, arguments.this_value, method);
  const Value function = callback_of(interpreter, arguments);
  std::optional<Value> result;
  if (arguments.values.size() > 1) result = arguments[1];
  for (double n = 0; n < array.length(); ++n) {
    const double i = backwards ? array.length() - 1.0 - n : n;
    const auto element = array.find(i);
    if (!element) continue;
    if (!result) {
      result = element;
      continue;
    }
    const std::array values{*result, *element, Value::number(i), array.value()};
    result = interpreter.call(function, Value::undefined(), values);
  }
  if (!result) interpreter.throw_type_error("Reduce of empty array with no initial value");
  return *result;
}

Value reduce(Interpreter& interpreter, const Arguments& arguments) {
  return fold(interpreter, arguments, "Array.prototype.reduce", false);
}
Value reduce_right(Interpreter& interpreter, const Arguments& arguments) {
  return fold(interpreter, arguments, "Array.prototype.reduceRight", true);
}

Value includes(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.includes");
  for (double i = relative_index(interpreter, arguments[1], array.length(), 0); i < array.length();
       ++i) {
    if (interpreter.same_value_zero(array.get(i), arguments[0])) return Value::boolean(true);
  }
  return Value::boolean(false);
}

Value index_of(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.indexOf");
  for (double i = relative_index(interpreter, arguments[1], array.length(), 0); i < array.length();
       ++i) {
    const auto element = array.find(i);
    if (element && interpreter.strictly_equal(*element, arguments[0])) return Value::number(i);
  }
  return Value::number(-1);
}

Value last_index_of(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.lastIndexOf");
  const double length = array.length();
  double i = length - 1;
  if (arguments.values.size() > 1) {
    const double start = interpreter.to_integer(arguments[1]);
    i = start < 0 ? length + start : std::min(start, length - 1);
  }
  for (; i >= 0; --i) {
    const auto element = array.find(i);
    if (element && interpreter.strictly_equal(*element, arguments[0])) return Value::number(i);
  }
  return Value::number(-1);
}

Value at(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.at");
  double index = interpreter.to_integer(arguments[0]);
  if (index < 0) index += array.length();
  if (index < 0 || index >= array.length()) return Value::undefined();
  return array.get(index);
}

Value iterator(Interpreter& interpreter, const Arguments& arguments, IteratorKind kind,
               std::string_view method) {
  if (arguments.this_value.is_nullish()) {
    interpreter.throw_type_error(std::string(method) + " called on null or undefined");
  }
  return interpreter.new_iterator(kind, Value::object(interpreter.to_object(arguments.this_value)),
                                  interpreter.realm().array_iterator_prototype);
}

Value keys(Interpreter& interpreter, const Arguments& arguments) {
  return iterator(interpreter, arguments, IteratorKind::ArrayKeys, "Array.prototype.keys");
}
Value values(Interpreter& interpreter, const Arguments& arguments) {
  return iterator(interpreter, arguments, IteratorKind::ArrayValues, "Array.prototype.values");
}
Value entries(Interpreter& interpreter, const Arguments& arguments) {
  return iterator(interpreter, arguments, IteratorKind::ArrayEntries, "Array.prototype.entries");
}

}  // namespace

void install_array_iteration(Interpreter& interpreter) {
  const ObjectRef prototype = interpreter.realm().array_prototype;
  define_method(interpreter, prototype, "forEach", for_each, 1);
  define_method(interpreter, prototype, "map", map, 1);
  define_method(interpreter, prototype, "filter", filter, 1);
  define_method(interpreter, prototype, "some", some, 1);
  define_method(interpreter, prototype, "every", every, 1);
  define_method(interpreter, prototype, "find", find, 1);
  define_method(interpreter, prototype, "findIndex", find_index, 1);
  define_method(interpreter, prototype, "findLast", find_last, 1);
  define_method(interpreter, prototype, "findLastIndex", find_last_index, 1);
  define_method(interpreter, prototype, "reduce", reduce, 1);
  define_method(interpreter, prototype, "reduceRight", reduce_right, 1);
  define_method(interpreter, prototype, "includes", includes, 1);
  define_method(interpreter, prototype, "indexOf", index_of, 1);
  define_method(interpreter, prototype, "lastIndexOf", last_index_of, 1);
  define_method(interpreter, prototype, "at", at, 1);
  define_method(interpreter, prototype, "keys", keys, 0);
  define_method(interpreter, prototype, "entries", entries, 0);
  const Value of_values = make_builtin(interpreter, "values", values, 0);
  interpreter.define(prototype, "values", of_values, kHiddenFlags);
  interpreter.define(prototype, PropertyKey::symbol(interpreter.realm().symbol_iterator), of_values,
                     kHiddenFlags);
}

}  // namespace ctxcheck::vm
