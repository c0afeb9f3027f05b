// How the methods of arrays see what they work on: any object with a length, and an array that is
// being made. Its own file because ECMAScript defines all of these methods for both arrays and
// array-likes, and only here the two are told apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "vm/interpreter.hpp"

namespace ctxcheck::vm {

// The `this` of a method of arrays. Every access to an element counts as one step.
class ArrayLike {
 public:
  // ToObject and LengthOfArrayLike; `method` ("Array.prototype.map") is for the message.
  ArrayLike(Interpreter& interpreter, Value value, std::string_view method);

  [[nodiscard]] ObjectRef object() const { return object_; }
  [[nodiscard]] Value value() const { return Value::object(object_); }
  [[nodiscard]] std::uint32_t length() const { return length_; }

  Value get(double index);
  // The element; none for a hole that the prototypes do not fill either.
  std::optional<Value> find(double index);
  void set(double index, Value value);
  void remove(double index);
  // Moves an element, or the hole in its place.
  void move(double from, double to);
  void set_length(double length);
  // The elements of an array that may grow and shrink; null for everything else. There may be
  // holes, which may stand for properties that are no plain ones. Valid until code of the program
  // runs.
  [[nodiscard]] std::vector<Value>* growing_elements();
  // The elements of a plain array that may be changed in place; null for everything else. Valid
  // until code of the program runs.
  [[nodiscard]] std::vector<Value>* plain_elements();

 private:
  [[nodiscard]] Value element(double index) const;

  Interpreter& interpreter_;
  ObjectRef object_;
  std::uint32_t length_ = 0;
};

// An array in the making: a plain one, or what a constructor of the program made.
class NewArray {
 public:
  // ArraySpeciesCreate.
  static NewArray like(Interpreter& interpreter, ObjectRef original, double length);
  // What Array.of and Array.from make: `length` is absent for iterables.
  static NewArray by(Interpreter& interpreter, Value constructor, std::optional<double> length);
  explicit NewArray(Interpreter& interpreter) : interpreter_(interpreter) {}

  void put(double index, Value value);
  // The array; `length` also makes room for holes at the end.
  Value finish(double length);

 private:
  Interpreter& interpreter_;
  ObjectRef object_ = kNoObject;  // none: a plain array, of `values_`
  std::vector<Value> values_;
};

[[nodiscard]] PropertyKey index_key(Interpreter& interpreter, double index);
// Throws what a method of arrays throws for a callback that is none.
Value callback_of(Interpreter& interpreter, const Arguments& arguments, std::size_t n = 0);
// The global `Array`; the two halves of its prototype beside it.
Value array_constructor(Interpreter& interpreter, const Arguments& arguments);
void install_array_iteration(Interpreter& interpreter);
void install_array_copies(Interpreter& interpreter);

// Sorts by a comparison function of the program, or by strings if it is undefined; stable. No
// holes; undefined goes to the end (ECMAScript 23.1.3.30.1).
void sort_values(Interpreter& interpreter, std::vector<Value>& values, Value comparator);

}  // namespace ctxcheck::vm
