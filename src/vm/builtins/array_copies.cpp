// The methods of arrays that make a new array or a string of one. Its own file because what they
// share is how much they may grow, not callbacks.
#include <algorithm>
#include <array>

#include "fmt/format.h"
#include "vm/builtins/array_like.hpp"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"

namespace ctxcheck::vm {
namespace {

bool is_spreadable(Interpreter& interpreter, Value value) {
  if (!value.is_object()) return false;
  const Value wish =
      interpreter.get(value, PropertyKey::symbol(interpreter.realm().symbol_is_concat_spreadable));
  return wish.is_undefined() ? interpreter.is_array(value) : interpreter.to_boolean(wish);
}

Value concat(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.concat");
  NewArray result = NewArray::like(interpreter, array.object(), 0);
  double size = 0;
  std::vector<Value> items{array.value()};
  items.insert(items.end(), arguments.values.begin(), arguments.values.end());
  for (const Value item : items) {
    if (!is_spreadable(interpreter, item)) {
      result.put(size++, item);
      continue;
    }
    ArrayLike source(interpreter, item, "Array.prototype.concat");
    for (double i = 0; i < source.length(); ++i) {
      if (const auto element = source.find(i)) result.put(size + i, *element);
    }
    size += source.length();
  }
  return result.finish(size);
}

Value slice(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.slice");
  const double start = relative_index(interpreter, arguments[0], array.length(), 0);
  const double end = relative_index(interpreter, arguments[1], array.length(), array.length());
  const double size = std::max(end - start, 0.0);
  NewArray result = NewArray::like(interpreter, array.object(), size);
  for (double i = 0; i < size; ++i) {
    if (const auto element = array.find(start + i)) result.put(i, *element);
  }
  return result.finish(size);
}

// FlattenIntoArray, with a stack of its own: nesting is the program's to choose.
class Flattening {
 public:
  Flattening(Interpreter& interpreter, NewArray& result)
      : interpreter_(interpreter), result_(result) {}
  // Adds `value`, or its elements if it is an array and `depth` levels may be opened.
  void add(Value value, double depth) {
    std::vector<Level> levels;
    if (!open(levels, value, depth)) result_.put(size_++, value);
    while (!levels.empty()) {
      Level& level = levels.back();
      if (level.next >= level.array.length()) {
        levels.pop_back();
        continue;
      }
      const auto element = level.array.find(level.next++);
      if (element && !open(levels, *element, level.depth)) result_.put(size_++, *element);
    }
  }
  [[nodiscard]] double size() const { return size_; }

 private:
  struct Level {
    ArrayLike array;
    double depth;
    double next;
  };
  bool open(std::vector<Level>& levels, Value value, double depth) {
    if (depth <= 0 || !interpreter_.is_array(value)) return false;
    interpreter_.heap().charge(sizeof(Level));
    levels.push_back({ArrayLike(interpreter_, value, "Array.prototype.flat"), depth - 1, 0});
    return true;
  }

  Interpreter& interpreter_;
  NewArray& result_;
  double size_ = 0;
};

Value flat(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.flat");
  const double depth = arguments[0].is_undefined() ? 1 : interpreter.to_integer(arguments[0]);
  NewArray result = NewArray::like(interpreter, array.object(), 0);
  Flattening flattening(interpreter, result);
  for (double i = 0; i < array.length(); ++i) {
    if (const auto element = array.find(i)) flattening.add(*element, depth);
  }
  return result.finish(flattening.size());
}

Value flat_map(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.flatMap");
  if (!interpreter.is_callable(arguments[0])) {
    interpreter.throw_type_error("flatMap mapper function is not callable");
  }
  NewArray result = NewArray::like(interpreter, array.object(), 0);
  Flattening flattening(interpreter, result);
  for (double i = 0; i < array.length(); ++i) {
    const auto element = array.find(i);
    if (!element) continue;
    const std::array values{*element, Value::number(i), array.value()};
    flattening.add(interpreter.call(arguments[0], arguments[1], values), 1);
  }
  return result.finish(flattening.size());
}

// Marks an object as being joined by a private name, for a cycle joins as the empty string as in
// V8. The mark is gone before anything else can see it.
class JoinMark {
 public:
  JoinMark(Interpreter& interpreter, ObjectRef object)
      : interpreter_(interpreter),
        object_(object),
        key_(PropertyKey::symbol(interpreter.realm().symbol_joining)) {
    const auto& properties = interpreter.heap().read(object).properties;
    cycle_ = std::any_of(properties.begin(), properties.end(),
                         [&](const Property& property) { return property.key == key_; });
    if (!cycle_) {
      interpreter.heap().write(object).properties.push_back({key_, 0, Value::undefined()});
    }
  }
  ~JoinMark() {
    if (cycle_) return;
    auto& properties = interpreter_.heap().write(object_).properties;
    std::erase_if(properties, [&](const Property& property) { return property.key == key_; });
  }
  JoinMark(const JoinMark&) = delete;
  JoinMark& operator=(const JoinMark&) = delete;
  [[nodiscard]] bool cycle() const { return cycle_; }

 private:
  Interpreter& interpreter_;
  ObjectRef object_;
  PropertyKey key_;
  bool cycle_ = false;
};

StringRef element_text(Interpreter& interpreter, Value element, bool localized) {
  if (!localized) return interpreter.to_string(element);
  const Value method = interpreter.get(element, interpreter.key("toLocaleString"));
  return interpreter.to_string(interpreter.call(method, element, {}));
}

Value join_elements(Interpreter& interpreter, ArrayLike& array, std::u16string_view separator,
                    bool localized) {
  const JoinMark mark(interpreter, array.object());
  std::u16string text;
  if (mark.cycle()) return interpreter.string(text);
  for (double i = 0; i < array.length(); ++i) {
    const Value element = array.get(i);
    const std::u16string_view part =
        element.is_nullish()
            ? std::u16string_view()
            : interpreter.strings().view(element_text(interpreter, element, localized));
    const std::size_t grown = part.size() + (i > 0 ? separator.size() : 0);
    reserve_string(interpreter, static_cast<double>(grown));
    if (i > 0) text += separator;
    text += part;
  }
  return interpreter.string(text);
}

Value join(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.join");
  const StringRef separator = arguments[0].is_undefined()
                                  ? interpreter.strings().intern(std::string_view(","))
                                  : interpreter.to_string(arguments[0]);
  return join_elements(interpreter, array, interpreter.strings().view(separator), false);
}

Value to_locale_string(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.toLocaleString");
  return join_elements(interpreter, array, u",", true);
}

Value to_string(Interpreter& interpreter, const Arguments& arguments) {
  const Value object = Value::object(interpreter.to_object(arguments.this_value));
  const Value method = interpreter.get(object, interpreter.key("join"));
  if (interpreter.is_callable(method)) return interpreter.call(method, object, {});
  const Value of_object = interpreter.get(interpreter.realm().object_prototype, "toString");
  return interpreter.call(of_object, object, {});
}

Value to_reversed(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.toReversed");
  NewArray result(interpreter);
  for (double i = 0; i < array.length(); ++i) {
    result.put(i, array.get(array.length() - 1.0 - i));
  }
  return result.finish(array.length());
}

Value to_sorted(Interpreter& interpreter, const Arguments& arguments) {
  if (!arguments[0].is_undefined() && !interpreter.is_callable(arguments[0])) {
    interpreter.throw_type_error("The comparison function must be either a function or undefined");
  }
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.toSorted");
  std::vector<Value> values;
  for (double i = 0; i < array.length(); ++i) values.push_back(array.get(i));
  interpreter.heap().charge(2 * values.size() * sizeof(Value));
  sort_values(interpreter, values, arguments[0]);
  return Value::object(interpreter.new_array(std::move(values)));
}

Value to_spliced(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.toSpliced");
  const double length = array.length();
  const double start = relative_index(interpreter, arguments[0], length, 0);
  double skipped = 0;
  if (arguments.values.size() == 1) {
    skipped = length - start;
  } else if (arguments.values.size() > 1) {
    skipped = std::clamp(interpreter.to_integer(arguments[1]), 0.0, length - start);
  }
  NewArray result(interpreter);
  double size = 0;
  for (double i = 0; i < start; ++i) result.put(size++, array.get(i));
  for (std::size_t i = 2; i < arguments.values.size(); ++i) result.put(size++, arguments[i]);
  for (double i = start + skipped; i < length; ++i) result.put(size++, array.get(i));
  return result.finish(size);
}

Value with(Interpreter& interpreter, const Arguments& arguments) {
  ArrayLike array(interpreter, arguments.this_value, "Array.prototype.with");
  const double wanted = interpreter.to_integer(arguments[0]);
  const double index = wanted < 0 ? array.length() + wanted : wanted;
  if (index < 0 || index >= array.length()) {
    interpreter.throw_error(ErrorType::RangeError,
                            fmt::format("Invalid index : {}", describe(interpreter, arguments[0])));
  }
  NewArray result(interpreter);
  for (double i = 0; i < array.length(); ++i) {
    result.put(i, i == index ? arguments[1] : array.get(i));
  }
  return result.finish(array.length());
}

}  // namespace

void install_array_copies(Interpreter& interpreter) {
  const ObjectRef prototype = interpreter.realm().array_prototype;
  define_method(interpreter, prototype, "concat", concat, 1);
  define_method(interpreter, prototype, "slice", slice, 2);
  define_method(interpreter, prototype, "flat", flat, 0);
  define_method(interpreter, prototype, "flatMap", flat_map, 1);
  define_method(interpreter, prototype, "join", join, 1);
  define_method(interpreter, prototype, "toString", to_string, 0);
  define_method(interpreter, prototype, "toLocaleString", to_locale_string, 0);
  define_method(interpreter, prototype, "toReversed", to_reversed, 0);
  define_method(interpreter, prototype, "toSorted", to_sorted, 1);
  define_method(interpreter, prototype, "toSpliced", to_spliced, 2);
  define_method(interpreter, prototype, "with", with, 2);
}

}  // namespace ctxcheck::vm
