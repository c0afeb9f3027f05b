// The functions of the language that close over promises. Its own file because Promise's built-ins
// make them, and the search for continuations has to recognise them.
#pragma once

#include "vm/interpreter.hpp"

namespace ctxcheck::vm {

// The resolving functions (ECMAScript 27.2.1.3). Slots: a ResolvingState cell.
Value resolve_function(Interpreter& interpreter, const Arguments& arguments);
Value reject_function(Interpreter& interpreter, const Arguments& arguments);

// NewPromiseCapability with the functions also for a plain promise.
[[nodiscard]] Interpreter::Capability new_capability_with_functions(Interpreter& interpreter,
                                                                    Value constructor);

// Of Promise.prototype.finally (ECMAScript 27.2.5.3). Slots: the callback, the constructor.
Value then_finally(Interpreter& interpreter, const Arguments& arguments);
Value catch_finally(Interpreter& interpreter, const Arguments& arguments);
// What follows the callback's promise. Slots: the value or reason to go on with.
Value value_thunk(Interpreter& interpreter, const Arguments& arguments);
Value thrower(Interpreter& interpreter, const Arguments& arguments);

// Of the combinators. Slots: the combinator's state, an Environment cell; the element's index. The
// state's slots: how many elements are still to come; promise, resolve and reject function of the
// result; then the elements' values, empty until they are there.
enum CombinatorSlot : std::size_t {
  kRemaining,
  kResultPromise,
  kResultResolve,
  kResultReject,
  kFirstElement,
};
Value all_element(Interpreter& interpreter, const Arguments& arguments);
Value all_settled_fulfilled(Interpreter& interpreter, const Arguments& arguments);
Value all_settled_rejected(Interpreter& interpreter, const Arguments& arguments);
Value any_element(Interpreter& interpreter, const Arguments& arguments);

}  // namespace ctxcheck::vm
