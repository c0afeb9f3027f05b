// The runtime's globals as programs see them: timers, microtasks, console, process, events, and the
// objects handlers are given.
#include "model/bindings.hpp"

#include <array>

#include "fmt/format.h"
#include "model/batcher.hpp"
#include "model/host_object.hpp"
#include "model/isolate.hpp"
#include "vm/builtins/fetch.hpp"

namespace ctxcheck::model {
namespace {

using vm::Arguments;
using vm::Interpreter;
using vm::Value;

void require_function(Interpreter& interpreter, Value value, std::string_view api) {
  if (!interpreter.is_callable(value)) {
    interpreter.throw_type_error(
        fmt::format("Failed to execute '{}': parameter 1 is not of type 'Function'.", api));
  }
}

Value queue_microtask(Interpreter& interpreter, const Arguments& arguments) {
  require_function(interpreter, arguments[0], "queueMicrotask");
  vm::Job job;
  job.kind = vm::JobKind::Callback;
  job.callback = arguments[0];
  interpreter.host().enqueue(std::move(job));
  return Value::undefined();
}

// process.nextTick(f, ...args): a microtask like any other (semantics 1.4).
Value next_tick(Interpreter& interpreter, const Arguments& arguments) {
  require_function(interpreter, arguments[0], "nextTick");
  vm::Job job;
  job.kind = vm::JobKind::Callback;
  job.callback = arguments[0];
  if (arguments.values.size() > 1) {
    job.callback = Value::object(interpreter.heap().allocate(
        vm::ObjectKind::BoundFunction, interpreter.realm().function_prototype,
        vm::BoundFunctionData{arguments[0],
                              Value::undefined(),
                              {arguments.values.begin() + 1, arguments.values.end()}}));
  }
  isolate_of(interpreter).next_tick(std::move(job));
  return Value::undefined();
}

// The global `process` is made when it is first asked for (semantics 1.4).
Value get_process(Interpreter& interpreter, const Arguments&) {
  Isolate& isolate = isolate_of(interpreter);
  isolate.use_process();
  return Value::object(isolate.bindings().process);
}

Value set_process(Interpreter& interpreter, const Arguments& arguments) {
  interpreter.define(interpreter.realm().global_object, "process", arguments[0], vm::kHiddenFlags);
  return Value::undefined();
}

std::vector<Value> rest(const Arguments& arguments, std::size_t from) {
  if (arguments.values.size() <= from) return {};
  return {arguments.values.begin() + static_cast<std::ptrdiff_t>(from), arguments.values.end()};
}

Value set_timeout(Interpreter& interpreter, const Arguments& arguments) {
  require_function(interpreter, arguments[0], "setTimeout");
  const double delay = interpreter.to_number(arguments[1]);
  return isolate_of(interpreter).arm_timer(arguments[0], rest(arguments, 2), delay);
}

// A timer of no delay (semantics 1.5).
Value set_immediate(Interpreter& interpreter, const Arguments& arguments) {
  require_function(interpreter, arguments[0], "setImmediate");
  return isolate_of(interpreter).arm_timer(arguments[0], rest(arguments, 1), 0);
}

Value clear_timeout(Interpreter& interpreter, const Arguments& arguments) {
  isolate_of(interpreter).clear_timer(arguments[0]);
  return Value::undefined();
}

// The runtime's handle is a number that no two timers share. Ours is an object, so a program that
// asks for the number is refused rather than told a wrong one.
Value refuse_handle_number(Interpreter& interpreter, const Arguments&) {
  interpreter.throw_type_error(
      "the number of a timer's handle is not modelled: pass the handle to clearTimeout as it is");
}

Value console_line(Interpreter& interpreter, const Arguments& arguments) {
  std::string line;
  for (std::size_t i = 0; i < arguments.values.size(); ++i) {
    if (i > 0) line += ' ';
    line += interpreter.console_text(arguments.values[i]);
  }
  isolate_of(interpreter).log(std::move(line));
  return Value::undefined();
}

Value add_event_listener(Interpreter& interpreter, const Arguments& arguments) {
  const std::string type = interpreter.to_utf8(arguments[0]);
  if (type == "unhandledrejection") {
    require_function(interpreter, arguments[1], "addEventListener");
    isolate_of(interpreter).add_rejection_listener(arguments[1]);
  }
  return Value::undefined();  // no other event of the runtime is modelled, so none is ever raised
}

// ctx.waitUntil: with the current context, whichever `ctx` it is called on (semantics 6.3).
Value wait_until(Interpreter& interpreter, const Arguments& arguments) {
  const vm::HostData* data =
      host_data(interpreter, arguments.this_value, HostType::ExecutionContext);
  Isolate& isolate = isolate_of(interpreter);
  isolate.wait_until(arguments[0], data != nullptr ? data->context : isolate.current());
  return Value::undefined();
}

Value ignore(Interpreter&, const Arguments&) { return Value::undefined(); }

// Called by the wrapper around handlers: a rejection, and the `ctx` of its request.
Value note_rejection(Interpreter& interpreter, const Arguments& arguments) {
  const vm::HostData* data = host_data(interpreter, arguments[1], HostType::ExecutionContext);
  isolate_of(interpreter).note_handler_rejected(arguments[0], data->context);
  return Value::undefined();
}

void define_method(Interpreter& interpreter, vm::ObjectRef object, std::string_view name,
                   vm::NativeFunction function, std::uint32_t length) {
  interpreter.define(object, name, make_native(interpreter, name, function, length),
                     vm::kHiddenFlags);
}

}  // namespace

Isolate& isolate_of(Interpreter& interpreter) { return static_cast<Isolate&>(interpreter.host()); }

Value make_native(Interpreter& interpreter, std::string_view name, vm::NativeFunction function,
                  std::uint32_t length, bool constructor) {
  interpreter.natives().add(name, function, length, constructor);
  return Value::object(interpreter.new_native(function));
}

BindingObjects install_bindings(Interpreter& interpreter) {
  BindingObjects objects;
  const vm::ObjectRef global = interpreter.realm().global_object;
  define_method(interpreter, global, "queueMicrotask", queue_microtask, 1);
  define_method(interpreter, global, "setTimeout", set_timeout, 1);
  define_method(interpreter, global, "clearTimeout", clear_timeout, 1);
  define_method(interpreter, global, "setImmediate", set_immediate, 1);
  define_method(interpreter, global, "clearImmediate", clear_timeout, 1);
  define_method(interpreter, global, "addEventListener", add_event_listener, 2);

  objects.timer_handle_prototype = interpreter.new_object();
  interpreter.define(objects.timer_handle_prototype,
                     vm::PropertyKey::symbol(interpreter.realm().symbol_to_primitive),
                     make_native(interpreter, "[Symbol.toPrimitive]", refuse_handle_number, 1),
                     vm::kHiddenFlags);

  const vm::ObjectRef process = interpreter.new_object();
  define_method(interpreter, process, "nextTick", next_tick, 1);
  interpreter.define(process, "env", Value::object(interpreter.new_object()));
  objects.process = process;
  interpreter.define_accessor(
      global, interpreter.key("process"), make_native(interpreter, "get process", get_process, 0),
      make_native(interpreter, "set process", set_process, 1), vm::kHiddenFlags);
  interpreter.define_module("node:process", "default", Value::object(process));

  const vm::ObjectRef console = interpreter.new_object();
  const Value log = make_native(interpreter, "log", console_line, 0);
  for (const std::string_view level : {"log", "info", "warn", "error", "debug"}) {
    interpreter.define(console, level, log);
  }
  interpreter.define(global, "console", Value::object(console), vm::kHiddenFlags);

  objects.excuse = interpreter.heap().allocate(vm::ObjectKind::Symbol, vm::kNoObject,
                                               vm::SymbolData{interpreter.string("excuse"), true});
  objects.rejection_note = make_native(interpreter, "note", note_rejection, 2).as_object();
  objects.environment = interpreter.new_object();
  objects.execution_context_prototype = interpreter.new_object();
  define_method(interpreter, objects.execution_context_prototype, "waitUntil", wait_until, 1);
  define_method(interpreter, objects.execution_context_prototype, "passThroughOnException", ignore,
                0);

  install_async_context(interpreter, objects);
  install_ctxcheck_module(interpreter, objects);
  return objects;
}

std::string_view wrapper_source() {
  return R"(export async function run(handler, request, env, ctx, note) {
  try {
    return "ok:" + String(await handler(request, env, ctx));
  } catch (e) {
    note(e, ctx);
    return "error:" + (e.message ?? String(e));
  }
}
)";
}

Value make_request(Interpreter& interpreter, std::string_view handler) {
  const Value constructor = interpreter.get(interpreter.realm().global_object, "Request");
  const bool by_path = handler.starts_with('/');
  const std::array arguments{
      interpreter.string(fmt::format("http://localhost{}{}", by_path ? "" : "/", handler))};
  return interpreter.construct(constructor, arguments);
}

Value make_execution_context(Interpreter& interpreter, vm::ContextId context) {
  return Value::object(new_host_object(
      interpreter, HostType::ExecutionContext,
      isolate_of(interpreter).bindings().execution_context_prototype, {}, {}, context));
}

Value make_rejection_event(Interpreter& interpreter, vm::ObjectRef promise, Value reason) {
  const vm::ObjectRef event = interpreter.new_object();
  interpreter.define(event, "type", interpreter.string("unhandledrejection"));
  interpreter.define(event, "promise", Value::object(promise));
  interpreter.define(event, "reason", reason);
  return Value::object(event);
}

std::string take_response_body(Interpreter& interpreter, Value value) {
  if (const auto text = vm::take_response_text(interpreter, value)) return *text;
  try {
    return interpreter.to_utf8(value);
  } catch (const vm::Thrown&) {
    return "a value that cannot be shown";
  }
}

std::string error_text(Interpreter& interpreter, Value error) {
  try {
    if (error.is_object()) {
      const Value message = interpreter.get(error, interpreter.key("message"));
      if (!message.is_nullish()) return interpreter.to_utf8(message);
    }
    return interpreter.to_utf8(error);
  } catch (const vm::Thrown&) {
    return "an error that cannot be shown";
  }
}

void throw_foreign_io(Interpreter& interpreter, const std::string& what) {
  isolate_of(interpreter).note_foreign_io(what);
  interpreter.throw_error(vm::ErrorType::Error, kForeignIoMessage);
}

}  // namespace ctxcheck::model
