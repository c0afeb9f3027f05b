// Module "ctxcheck" as the model supplies it (specs/README.md). Its own file because it is the part
// of a spec that exists for the checker; on the real runtime a JavaScript module takes its place.
#include <algorithm>
#include <array>
#include <cmath>

#include "fmt/format.h"
#include "model/batcher.hpp"
#include "model/bindings.hpp"
#include "model/host_object.hpp"
#include "model/isolate.hpp"
#include "model/rules.hpp"

namespace ctxcheck::model {
namespace {

using vm::Arguments;
using vm::Interpreter;
using vm::Value;

Value io(Interpreter& interpreter, const Arguments& arguments) {
  return isolate_of(interpreter).start_call(interpreter.to_string(arguments[0]), false);
}

Value io_fail(Interpreter& interpreter, const Arguments& arguments) {
  return isolate_of(interpreter).start_call(interpreter.to_string(arguments[0]), true);
}

// new Promise(resolve => setTimeout(resolve, ms))
Value sleep(Interpreter& interpreter, const Arguments& arguments) {
  const double delay = interpreter.to_number(arguments[0]);
  const vm::ObjectRef promise = interpreter.new_promise();
  const Value resolve = interpreter.create_resolving_functions(promise).resolve;
  isolate_of(interpreter).arm_timer(resolve, {}, delay);
  return Value::object(promise);
}

Value open(Interpreter& interpreter, const Arguments& arguments) {
  const Isolate& isolate = isolate_of(interpreter);
  if (isolate.current() == vm::kNoContext) {
    interpreter.throw_error(vm::ErrorType::Error, "open() is not allowed at module scope");
  }
  return Value::object(
      new_host_object(interpreter, HostType::IoObject, isolate.bindings().io_object_prototype,
                      {Value::string(interpreter.to_string(arguments[0]))}, {}, isolate.current()));
}

// Semantics 8.1. Litmus: foreign-io-object, pool-waiters.
Value use(Interpreter& interpreter, const Arguments& arguments) {
  const vm::HostData* object = host_data(interpreter, arguments.this_value, HostType::IoObject);
  if (object == nullptr) interpreter.throw_type_error("use() is called on no I/O object");
  const Value name = object->slots[0];
  if (object->context != isolate_of(interpreter).current() && holds(Rule::ForeignIoThrows)) {
    throw_foreign_io(interpreter, fmt::format("the I/O object {}", interpreter.to_utf8(name)));
  }
  return name;
}

Value current(Interpreter& interpreter, const Arguments&) {
  return interpreter.string(isolate_of(interpreter).current_label());
}

Value choose(Interpreter& interpreter, const Arguments& arguments) {
  constexpr double kMost = 1'000'000;
  const double arity = interpreter.to_number(arguments[0]);
  if (!(arity >= 1) || arity > kMost || arity != std::floor(arity)) {
    interpreter.throw_error(vm::ErrorType::RangeError,
                            "choose(n) takes a whole number from 1 to 1000000");
  }
  return Value::number(isolate_of(interpreter).journal().choose(static_cast<std::uint32_t>(arity)));
}

Value assert_that(Interpreter& interpreter, const Arguments& arguments) {
  if (interpreter.to_boolean(arguments[0])) return Value::undefined();
  const std::string text =
      arguments[1].is_undefined() ? "assertion failed" : interpreter.to_utf8(arguments[1]);
  Isolate& isolate = isolate_of(interpreter);
  isolate.note_assert_failed(text);
  const Value error = interpreter.new_error(vm::ErrorType::Error, text);
  isolate.excuse(error);
  throw vm::Thrown(error);
}

Value param_value(Interpreter& interpreter, const spec::ParamValue& value) {
  if (const bool* b = std::get_if<bool>(&value)) return Value::boolean(*b);
  if (const double* d = std::get_if<double>(&value)) return Value::number(*d);
  return interpreter.string(std::get<std::string>(value));
}

}  // namespace

void install_ctxcheck_module(Interpreter& interpreter, BindingObjects& objects) {
  constexpr std::string_view kModule = "ctxcheck";
  const auto add = [&](std::string_view name, vm::NativeFunction function, std::uint32_t length) {
    interpreter.define_module(kModule, name, make_native(interpreter, name, function, length));
  };
  add("io", io, 1);
  add("ioFail", io_fail, 1);
  add("open", open, 1);
  add("sleep", sleep, 1);
  add("current", current, 0);
  add("choose", choose, 1);
  add("assert", assert_that, 2);
  interpreter.define_module(kModule, "Batcher", make_batcher_class(interpreter));

  const vm::ObjectRef params = interpreter.new_object();
  for (const auto& [name, value] : isolate_of(interpreter).setup().params) {
    interpreter.define(params, name, param_value(interpreter, value));
  }
  interpreter.define_module(kModule, "params", Value::object(params));

  objects.io_object_prototype = interpreter.new_object();
  interpreter.define(objects.io_object_prototype, "use", make_native(interpreter, "use", use, 0),
                     vm::kHiddenFlags);
}

}  // namespace ctxcheck::model
