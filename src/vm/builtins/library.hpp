// What the library's built-in functions share: checks of their arguments, V8's way of naming a
// value in a message, and objects with hidden state. Its own file because every family needs it and
// none owns it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vm/interpreter.hpp"

namespace ctxcheck::vm {

// HostData::type of the library's own objects; the numbers from 64 are the host's.
enum class LibraryType : std::uint8_t {
  Url = 1,          // slots: scheme, host, port, path, query, fragment, its URLSearchParams
  UrlSearchParams,  // slots: the URL or undefined, then pairs of name and value
  Headers,          // slots: pairs of name and value
  Request,          // slots: see fetch.cpp
  Response,
  AbortController,  // slots: the signal
  AbortSignal,      // slots: see abort.cpp
};

[[nodiscard]] ObjectRef new_library_object(Interpreter& interpreter, LibraryType type,
                                           ObjectRef prototype, std::vector<Value> slots);
[[nodiscard]] bool is_library_object(const Interpreter& interpreter, Value value, LibraryType type);
// The object if it is of this type; throws a TypeError otherwise.
ObjectRef require_library_object(Interpreter& interpreter, Value value, LibraryType type);
[[nodiscard]] Value slot_of(const Interpreter& interpreter, ObjectRef object, std::size_t slot);
void set_slot(Interpreter& interpreter, ObjectRef object, std::size_t slot, Value value);

// A prototype for a constructor of the library.
[[nodiscard]] ObjectRef new_prototype(Interpreter& interpreter, ObjectRef parent);
inline ObjectRef new_prototype(Interpreter& interpreter) {
  return new_prototype(interpreter, interpreter.realm().object_prototype);
}

// As V8 shows a value in messages such as "#<Object> is not a function".
[[nodiscard]] std::string describe(Interpreter& interpreter, Value value);
// The value if it can be called; throws "... is not a function" otherwise.
Value require_callable(Interpreter& interpreter, Value value);
// Throws V8's TypeError for a built-in class that is called without `new`.
void require_new(Interpreter& interpreter, const Arguments& arguments, std::string_view name);
// The name of the constructor of an object, "Object" if there is none.
[[nodiscard]] std::string constructor_name(Interpreter& interpreter, ObjectRef object);

// The method by which the constructor of a collection adds what it is given.
Value adder_of(Interpreter& interpreter, Value collection, std::string_view name);
// Key and value of an entry that such a constructor is given; throws if it is no object.
std::array<Value, 2> entry_of(Interpreter& interpreter, Value item);

// The pairs that the constructors of the web platform take: an iterable of pairs, or an object
// whose own properties are the pairs. `message` is for an item that is no pair.
std::vector<std::array<Value, 2>> name_value_pairs(Interpreter& interpreter, Value init,
                                                   std::string_view message);
// An iterator over pairs of name and value; `kind` is one of the three of maps.
Value pair_iterator(Interpreter& interpreter, const std::vector<std::array<Value, 2>>& pairs,
                    IteratorKind kind);
// An accessor of a prototype of the web platform; without a setter it is read only.
void define_property(Interpreter& interpreter, ObjectRef object, std::string_view name,
                     NativeFunction getter, NativeFunction setter);

// A position relative to a length: negative values count from the end; the result lies in
// 0 .. length. `absent` stands for undefined.
double relative_index(Interpreter& interpreter, Value value, double length, double absent);

// A global as install functions find it, defined before.
[[nodiscard]] Value global_of(Interpreter& interpreter, std::string_view name);

// Longest string of the language, as in V8.
inline constexpr std::size_t kMaxStringLength = (1U << 29U) - 24U;
// To be called before a string is built of `units` code units: throws a RangeError beyond the
// language's limit, LimitExceeded beyond what is left of memory.
void reserve_string(Interpreter& interpreter, double units);

}  // namespace ctxcheck::vm
