// AbortController, AbortSignal (WHATWG DOM 3) and the DOMException they throw. AbortSignal.timeout
// does not exist here: its moment would be no event of a schedule.
#include <algorithm>
#include <array>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"
#include "vm/depth.hpp"

namespace ctxcheck::vm {
namespace {

// Slots of a signal: its reason, empty until it is aborted; then pairs of kind and target for
// whatever waits.
constexpr std::size_t kReason = 0;
constexpr std::size_t kFirstWaiter = 1;

enum class Waiter : std::uint8_t {
  Listener,   // a function or an object with handleEvent
  Once,       // the same, called once
  Handler,    // onabort; called if it is a function
  Dependent,  // a signal made by AbortSignal.any
};
struct Waiting {
  Waiter kind;
  Value target;
  friend bool operator==(const Waiting&, const Waiting&) = default;
};

ObjectRef this_signal(Interpreter& interpreter, const Arguments& arguments) {
  return require_library_object(interpreter, arguments.this_value, LibraryType::AbortSignal);
}

bool is_aborted(const Interpreter& interpreter, ObjectRef signal) {
  return !slot_of(interpreter, signal, kReason).is_empty();
}

std::vector<Waiting> waiting_for(const Interpreter& interpreter, ObjectRef signal) {
  const auto& slots = interpreter.heap().data<HostData>(signal).slots;
  std::vector<Waiting> all;
  for (std::size_t i = kFirstWaiter; i + 1 < slots.size(); i += 2) {
    all.push_back({static_cast<Waiter>(slots[i].as_number()), slots[i + 1]});
  }
  return all;
}

void store(Interpreter& interpreter, ObjectRef signal, const std::vector<Waiting>& all) {
  interpreter.count_steps(1 + all.size());
  interpreter.heap().charge(all.size() * 2 * sizeof(Value));
  auto& slots = interpreter.heap().mutable_data<HostData>(signal).slots;
  slots.resize(kFirstWaiter);
  for (const Waiting& waiting : all) {
    slots.push_back(Value::number(static_cast<double>(waiting.kind)));
    slots.push_back(waiting.target);
  }
}

ObjectRef new_signal(Interpreter& interpreter, Value reason) {
  const ContextId owner = interpreter.host().owner_of_new_signal();
  const ObjectRef signal = new_library_object(interpreter, LibraryType::AbortSignal,
                                              interpreter.realm().abort_signal_prototype, {reason});
  interpreter.heap().mutable_data<HostData>(signal).context = owner;
  return signal;
}

// What a program does to a signal's state goes through here; its listeners are free to all.
void use(Interpreter& interpreter, ObjectRef signal) {
  interpreter.host().use_signal(interpreter.heap().data<HostData>(signal).context);
}

// ---- DOMException

Value new_dom_exception(Interpreter& interpreter, ObjectRef prototype, Value message, Value name) {
  const ObjectRef error = interpreter.heap().allocate(ObjectKind::Error, prototype);
  interpreter.define(error, "message", message, kHiddenFlags);
  interpreter.define(error, "name", name, kHiddenFlags);
  return Value::object(error);
}

Value dom_exception_constructor(Interpreter& interpreter, const Arguments& arguments) {
  require_new(interpreter, arguments, "DOMException");
  const auto text = [&](Value value, std::string_view absent) {
    return value.is_undefined() ? interpreter.string(absent)
                                : Value::string(interpreter.to_string(value));
  };
  const Value message = text(arguments[0], "");
  return new_dom_exception(
      interpreter,
      interpreter.prototype_for(arguments.new_target, interpreter.realm().dom_exception_prototype),
      message, text(arguments[1], "Error"));
}

Value reason_or_default(Interpreter& interpreter, Value reason) {
  if (!reason.is_undefined()) return reason;
  return new_dom_exception(interpreter, interpreter.realm().dom_exception_prototype,
                           interpreter.string("The operation was aborted"),
                           interpreter.string("AbortError"));
}

// ---- aborting

void call_listener(Interpreter& interpreter, ObjectRef signal, Value listener, Value event) {
  const std::array event_only{event};
  Value function = listener;
  Value this_value = Value::object(signal);
  if (!interpreter.is_callable(listener)) {
    function = interpreter.get(listener, interpreter.key("handleEvent"));
    this_value = listener;
  }
  interpreter.call(function, this_value, event_only);
}

Value new_event(Interpreter& interpreter, ObjectRef signal) {
  const ObjectRef event = interpreter.new_object();
  interpreter.define(event, "type", interpreter.string("abort"));
  interpreter.define(event, "target", Value::object(signal), kHiddenFlags);
  interpreter.define(event, "currentTarget", Value::object(signal), kHiddenFlags);
  return Value::object(event);
}

// What waits for a signal is told in the runtime's order: onabort, then the others as they were
// added, those that an earlier one has removed left out. An exception ends the round and goes to
// whoever aborted.
void abort_signal(Interpreter& interpreter, ObjectRef signal, Value reason) {
  if (is_aborted(interpreter, signal)) return;
  const Interpreter::Depth depth(interpreter);  // signals may depend on signals for ever
  set_slot(interpreter, signal, kReason, reason_or_default(interpreter, reason));
  const std::vector<Waiting> all = waiting_for(interpreter, signal);
  const Value event = new_event(interpreter, signal);
  for (const Waiting& waiting : all) {
    if (waiting.kind == Waiter::Handler && interpreter.is_callable(waiting.target)) {
      call_listener(interpreter, signal, waiting.target, event);
    }
  }
  for (const Waiting& waiting : all) {
    if (waiting.kind == Waiter::Handler) continue;
    std::vector<Waiting> left = waiting_for(interpreter, signal);
    const auto found = std::find(left.begin(), left.end(), waiting);
    if (found == left.end()) continue;
    if (waiting.kind != Waiter::Listener) {
      left.erase(found);
      store(interpreter, signal, left);
    }
    if (waiting.kind == Waiter::Dependent) {
      abort_signal(interpreter, waiting.target.as_object(), slot_of(interpreter, signal, kReason));
    } else {
      call_listener(interpreter, signal, waiting.target, event);
    }
  }
}

// ---- AbortSignal

Value signal_constructor(Interpreter& interpreter, const Arguments&) {
  interpreter.throw_type_error("Illegal constructor");
}

Value get_aborted(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef signal = this_signal(interpreter, arguments);
  use(interpreter, signal);
  return Value::boolean(is_aborted(interpreter, signal));
}

Value get_reason(Interpreter& interpreter, const Arguments& arguments) {
  const Value reason = slot_of(interpreter, this_signal(interpreter, arguments), kReason);
  return reason.is_empty() ? Value::undefined() : reason;
}

Value throw_if_aborted(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef signal = this_signal(interpreter, arguments);
  use(interpreter, signal);
  if (is_aborted(interpreter, signal)) throw Thrown(slot_of(interpreter, signal, kReason));
  return Value::undefined();
}

Value get_on_abort(Interpreter& interpreter, const Arguments& arguments) {
  for (const Waiting& waiting : waiting_for(interpreter, this_signal(interpreter, arguments))) {
    if (waiting.kind == Waiter::Handler) return waiting.target;
  }
  return Value::null();
}

Value set_on_abort(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef signal = this_signal(interpreter, arguments);
  const Value handler = arguments[0];
  std::vector<Waiting> all = waiting_for(interpreter, signal);
  const auto existing = std::find_if(all.begin(), all.end(), [](const Waiting& waiting) {
    return waiting.kind == Waiter::Handler;
  });
  if (!handler.is_object()) {
    if (existing != all.end()) all.erase(existing);
  } else if (existing != all.end()) {
    existing->target = handler;
  } else {
    all.push_back({Waiter::Handler, handler});
  }
  store(interpreter, signal, all);
  return Value::undefined();
}

bool is_abort_event(Interpreter& interpreter, Value type) {
  return interpreter.to_utf8(type) == "abort";
}

auto find_listener(std::vector<Waiting>& all, Value listener) {
  return std::find_if(all.begin(), all.end(), [&](const Waiting& waiting) {
    return waiting.target == listener &&
           (waiting.kind == Waiter::Listener || waiting.kind == Waiter::Once);
  });
}

Value add_event_listener(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef signal = this_signal(interpreter, arguments);
  const bool aborts = is_abort_event(interpreter, arguments[0]);
  const Value listener = arguments[1];
  if (listener.is_nullish()) return Value::undefined();
  if (!listener.is_object()) {
    interpreter.throw_type_error(
        "Failed to execute 'addEventListener' on 'EventTarget': parameter 2 is not of type "
        "'EventListener'.");
  }
  const bool once = arguments[2].is_object() &&
                    interpreter.to_boolean(interpreter.get(arguments[2], interpreter.key("once")));
  if (!aborts) return Value::undefined();  // no other event is ever raised
  std::vector<Waiting> all = waiting_for(interpreter, signal);
  if (find_listener(all, listener) == all.end()) {
    all.push_back({once ? Waiter::Once : Waiter::Listener, listener});
    store(interpreter, signal, all);
  }
  return Value::undefined();
}

Value remove_event_listener(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef signal = this_signal(interpreter, arguments);
  if (!is_abort_event(interpreter, arguments[0])) return Value::undefined();
  std::vector<Waiting> all = waiting_for(interpreter, signal);
  if (const auto found = find_listener(all, arguments[1]); found != all.end()) {
    all.erase(found);
    store(interpreter, signal, all);
  }
  return Value::undefined();
}

// AbortSignal.abort: a signal that is aborted already.
Value aborted_signal(Interpreter& interpreter, const Arguments& arguments) {
  return Value::object(new_signal(interpreter, reason_or_default(interpreter, arguments[0])));
}

Value any(Interpreter& interpreter, const Arguments& arguments) {
  std::vector<ObjectRef> sources;
  interpreter.for_each(arguments[0], [&](Value source) {
    sources.push_back(require_library_object(interpreter, source, LibraryType::AbortSignal));
  });
  const ObjectRef signal = new_signal(interpreter, Value::empty());
  for (const ObjectRef source : sources) {
    use(interpreter, source);
    if (!is_aborted(interpreter, source)) continue;
    set_slot(interpreter, signal, kReason, slot_of(interpreter, source, kReason));
    return Value::object(signal);
  }
  for (const ObjectRef source : sources) {
    std::vector<Waiting> all = waiting_for(interpreter, source);
    all.push_back({Waiter::Dependent, Value::object(signal)});
    store(interpreter, source, all);
  }
  return Value::object(signal);
}

// ---- AbortController

Value controller_constructor(Interpreter& interpreter, const Arguments& arguments) {
  require_new(interpreter, arguments, "AbortController");
  const Value own_prototype =
      interpreter.own_property(arguments.callee, interpreter.key("prototype"))->value;
  return Value::object(
      new_library_object(interpreter, LibraryType::AbortController,
                         interpreter.prototype_for(arguments.new_target, own_prototype.as_object()),
                         {Value::object(new_signal(interpreter, Value::empty()))}));
}

Value controller_signal(Interpreter& interpreter, const Arguments& arguments) {
  return slot_of(
      interpreter,
      require_library_object(interpreter, arguments.this_value, LibraryType::AbortController), 0);
}

Value controller_abort(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef signal = controller_signal(interpreter, arguments).as_object();
  use(interpreter, signal);
  abort_signal(interpreter, signal, arguments[0]);
  return Value::undefined();
}

}  // namespace

void install_abort(Interpreter& interpreter) {
  const ObjectRef of_exceptions = new_prototype(interpreter, interpreter.realm().error_prototype);
  interpreter.realm().dom_exception_prototype = of_exceptions;
  define_constructor(interpreter, "DOMException", dom_exception_constructor, 0, of_exceptions);
  define_tag(interpreter, of_exceptions, "DOMException");

  const ObjectRef of_signals = new_prototype(interpreter);
  interpreter.realm().abort_signal_prototype = of_signals;
  const ObjectRef signal =
      define_constructor(interpreter, "AbortSignal", signal_constructor, 0, of_signals);
  define_method(interpreter, signal, "abort", aborted_signal, 0);
  define_method(interpreter, signal, "any", any, 1);
  define_property(interpreter, of_signals, "aborted", get_aborted, nullptr);
  define_property(interpreter, of_signals, "reason", get_reason, nullptr);
  define_property(interpreter, of_signals, "onabort", get_on_abort, set_on_abort);
  define_method(interpreter, of_signals, "throwIfAborted", throw_if_aborted, 0);
  define_method(interpreter, of_signals, "addEventListener", add_event_listener, 2);
  define_method(interpreter, of_signals, "removeEventListener", remove_event_listener, 2);
  define_tag(interpreter, of_signals, "AbortSignal");

  const ObjectRef of_controllers = new_prototype(interpreter);
  define_constructor(interpreter, "AbortController", controller_constructor, 0, of_controllers);
  define_property(interpreter, of_controllers, "signal", controller_signal, nullptr);
  define_method(interpreter, of_controllers, "abort", controller_abort, 1);
  define_tag(interpreter, of_controllers, "AbortController");
}

}  // namespace ctxcheck::vm
