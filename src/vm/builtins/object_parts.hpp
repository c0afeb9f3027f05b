// The parts of Object that are kept in files of their own. Its own file because object.cpp puts
// them together.
#pragma once

#include "vm/interpreter.hpp"

namespace ctxcheck::vm {

// defineProperty, freeze and their like, as functions of `constructor`.
void install_object_integrity(Interpreter& interpreter, ObjectRef constructor);
// The methods every object inherits.
void install_object_prototype(Interpreter& interpreter);

// ObjectDefineProperties (ECMAScript 20.1.2.3.1).
void define_all_properties(Interpreter& interpreter, ObjectRef object, Value descriptors);

}  // namespace ctxcheck::vm
