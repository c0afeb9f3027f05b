// The methods of generators and async generators; what they do is in vm/coroutines.cpp and
// vm/async_generators.cpp.
#include "vm/builtins/builtins.hpp"

namespace ctxcheck::vm {
namespace {

template <ResumeKind kKind>
Value resume(Interpreter& interpreter, const Arguments& arguments) {
  const Value generator = arguments.this_value;
  if (!generator.is_object() ||
      interpreter.heap().kind(generator.as_object()) != ObjectKind::Generator) {
    interpreter.throw_type_error("a method of generators was called on another object");
  }
  return interpreter.resume_generator(generator.as_object(), kKind, arguments[0]);
}

template <ResumeKind kKind>
Value enqueue(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.async_generator_enqueue(arguments.this_value, kKind, arguments[0]);
}

// ECMAScript 27.5.1 and 27.6.1: the two prototypes point at each other.
void tie(Interpreter& interpreter, ObjectRef of_functions, ObjectRef prototype) {
  interpreter.define(of_functions, "prototype", Value::object(prototype), kConfigurable);
  interpreter.define(prototype, "constructor", Value::object(of_functions), kConfigurable);
}

}  // namespace

void install_generators(Interpreter& interpreter) {
  const Realm& realm = interpreter.realm();
  tie(interpreter, realm.generator_function_prototype, realm.generator_prototype);
  define_method(interpreter, realm.generator_prototype, "next", resume<ResumeKind::Next>, 1);
  define_method(interpreter, realm.generator_prototype, "return", resume<ResumeKind::Return>, 1);
  define_method(interpreter, realm.generator_prototype, "throw", resume<ResumeKind::Throw>, 1);
  define_tag(interpreter, realm.generator_prototype, "Generator");

  const ObjectRef async_prototype = realm.async_generator_prototype;
  tie(interpreter, realm.async_generator_function_prototype, async_prototype);
  define_method(interpreter, async_prototype, "next", enqueue<ResumeKind::Next>, 1);
  define_method(interpreter, async_prototype, "return", enqueue<ResumeKind::Return>, 1);
  define_method(interpreter, async_prototype, "throw", enqueue<ResumeKind::Throw>, 1);
  define_tag(interpreter, async_prototype, "AsyncGenerator");
}

}  // namespace ctxcheck::vm
