// The built-in objects of the language and of the web platform that do not depend on contexts. Its
// own file because the interpreter fills a realm by it and the front end asks it which names exist.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "vm/interpreter.hpp"

namespace ctxcheck::vm {

// Fills the realm of an interpreter that is being made. All prototypes and well-known symbols of
// Realm exist already (bare); each function below adds the properties and the global of its family.
void install_builtins(Interpreter& interpreter);

void install_object(Interpreter& interpreter);
void install_function(Interpreter& interpreter);
void install_error(Interpreter& interpreter);
void install_symbol(Interpreter& interpreter);
void install_iterators(Interpreter& interpreter);   // the iterator prototypes of Realm
void install_generators(Interpreter& interpreter);  // generators and async generators
void install_promise(Interpreter& interpreter);     // the constructor and prototype methods
void install_promise_combinators(Interpreter& interpreter);  // all, allSettled, any, race
void install_proxy(Interpreter& interpreter);                // Proxy, and Reflect
void install_globals(Interpreter& interpreter);              // globalThis, parseInt, isNaN, ...
void install_structured_clone(Interpreter& interpreter);
void install_array(Interpreter& interpreter);
void install_string(Interpreter& interpreter);
void install_number(Interpreter& interpreter);  // and Boolean
void install_math(Interpreter& interpreter);
void install_json(Interpreter& interpreter);
void install_map(Interpreter& interpreter);    // Map and Set
void install_weak(Interpreter& interpreter);   // WeakMap and WeakSet
void install_url(Interpreter& interpreter);    // URL and URLSearchParams
void install_fetch(Interpreter& interpreter);  // Request, Response, Headers: no bodies that stream
void install_abort(Interpreter& interpreter);  // AbortController, AbortSignal

// Global names, each with its members if it is an object or constructor whose members are fixed
// (Math, Object, Promise, ...); for constructors their static members. For spec::Vocabulary.
[[nodiscard]] std::map<std::string, std::vector<std::string>> global_vocabulary(
    Interpreter& interpreter);

// ---- for the files that install

// Registers a native function and makes its function object with `name` and `length`.
Value make_builtin(Interpreter& interpreter, std::string_view name, NativeFunction function,
                   std::uint32_t length, bool constructor = false);
// As a hidden method of `object`.
void define_method(Interpreter& interpreter, ObjectRef object, std::string_view name,
                   NativeFunction function, std::uint32_t length);
void define_method(Interpreter& interpreter, ObjectRef object, ObjectRef symbol,
                   std::string_view name, NativeFunction function, std::uint32_t length);
void define_getter(Interpreter& interpreter, ObjectRef object, std::string_view name,
                   NativeFunction function);
// A constructor as a global, tied to its prototype by `prototype` and `constructor`.
ObjectRef define_constructor(Interpreter& interpreter, std::string_view name,
                             NativeFunction function, std::uint32_t length, ObjectRef prototype);
// `Symbol.toStringTag` of a prototype.
void define_tag(Interpreter& interpreter, ObjectRef prototype, std::string_view tag);

}  // namespace ctxcheck::vm
