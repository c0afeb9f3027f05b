// What programs see of the runtime: globals, module "ctxcheck", AsyncLocalStorage, and the objects
// handlers are given. Its own file because this is the border at which JavaScript calls into the
// isolate.
#pragma once

#include <string>
#include <string_view>

#include "vm/interpreter.hpp"

namespace ctxcheck::model {

class Isolate;

// Base objects of the realm that the isolate needs again later.
struct BindingObjects {
  vm::ObjectRef excuse = vm::kNoObject;  // the private name that marks injected and asserted errors
  vm::ObjectRef rejection_note = vm::kNoObject;  // called by the wrapper with a rejection and `ctx`
  vm::ObjectRef environment = vm::kNoObject;     // the `env` argument of handlers
  vm::ObjectRef execution_context_prototype = vm::kNoObject;
  vm::ObjectRef io_object_prototype = vm::kNoObject;
  vm::ObjectRef storage_prototype = vm::kNoObject;  // AsyncLocalStorage
  vm::ObjectRef timer_handle_prototype = vm::kNoObject;
  vm::ObjectRef process = vm::kNoObject;
};

// Adds the runtime's globals and built-in modules to a realm that is being made. Its host must be
// an Isolate.
[[nodiscard]] BindingObjects install_bindings(vm::Interpreter& interpreter);
// The parts of it: module "ctxcheck", and AsyncLocalStorage with its module.
void install_ctxcheck_module(vm::Interpreter& interpreter, BindingObjects& objects);
void install_async_context(vm::Interpreter& interpreter, BindingObjects& objects);

// The isolate behind an interpreter.
[[nodiscard]] Isolate& isolate_of(vm::Interpreter& interpreter);
// A method or function of the runtime as a new base object.
vm::Value make_native(vm::Interpreter& interpreter, std::string_view name,
                      vm::NativeFunction function, std::uint32_t length, bool constructor = false);

// The source of the internal module around handlers; it exports `run`.
[[nodiscard]] std::string_view wrapper_source();

[[nodiscard]] vm::Value make_request(vm::Interpreter& interpreter, std::string_view handler);
[[nodiscard]] vm::Value make_execution_context(vm::Interpreter& interpreter, vm::ContextId context);
[[nodiscard]] vm::Value make_rejection_event(vm::Interpreter& interpreter, vm::ObjectRef promise,
                                             vm::Value reason);

// Takes the body out of a Response; other values as strings. Throws a language error if the body
// was used, or belongs to another context (semantics 8.6).
[[nodiscard]] std::string take_response_body(vm::Interpreter& interpreter, vm::Value value);
// `e.message ?? String(e)`, without running code of the program where that is possible.
[[nodiscard]] std::string error_text(vm::Interpreter& interpreter, vm::Value error);
// Throws the runtime's error for an I/O object used in another context (semantics 8.1), with a note
// of it.
[[noreturn]] void throw_foreign_io(vm::Interpreter& interpreter, const std::string& what);

}  // namespace ctxcheck::model
