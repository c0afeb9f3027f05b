// The loop's instructions for iterators: of loops, patterns and `yield*`.
#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "vm/execution.hpp"

namespace ctxcheck::vm {

// ---- iterators in locals

// The next value; undefined when done. While `next` runs the iterator counts as done: an exception
// of its own does not close it (ECMAScript 8.6.2, IteratorBindingInitialization).
Value Execution::iterator_step(Frame& frame, std::uint32_t local) {
  Value& done = frame.locals[local + 2];
  if (vm_.to_boolean(done)) return Value::undefined();
  done = Value::boolean(true);
  const auto value = vm_.iterator_step({frame.locals[local], frame.locals[local + 1]});
  if (!value) return Value::undefined();
  done = Value::boolean(false);
  return *value;
}

// Calls `return` unless the iterator is done; afterwards it is. -> its result, or empty
Value Execution::iterator_return(Frame& frame, std::uint32_t local) {
  Value& done = frame.locals[local + 2];
  if (vm_.to_boolean(done)) return Value::empty();
  done = Value::boolean(true);
  const Value method = vm_.get_method(frame.locals[local], vm_.key("return"));
  if (method.is_undefined()) return Value::empty();
  return vm_.call(method, frame.locals[local], {});
}

void Execution::iterator_close(Frame& frame, std::uint32_t local) {
  const Value result = iterator_return(frame, local);
  if (!result.is_empty() && !result.is_object()) {
    vm_.throw_type_error("Iterator result " + vm_.console_text(result) + " is not an object");
  }
}

void Execution::iterator_close_quietly(Frame& frame, std::uint32_t local) {
  try {
    iterator_return(frame, local);
  } catch (const Thrown&) {
    // The exception that closes the iterator wins (ECMAScript 7.4.11, step 5).
  }
}

void Execution::iteration(Frame& frame, const Instruction& in) {
  switch (in.op) {
    case Op::GetIterator:
    case Op::GetAsyncIterator: {
      const Value iterable = frame.pop();
      const auto record =
          in.op == Op::GetIterator ? vm_.get_iterator(iterable) : vm_.get_async_iterator(iterable);
      frame.push(record.iterator);
      frame.push(record.next);
      return;
    }
    case Op::IteratorCall:
      frame.push(vm_.call(frame.locals[in.a + 1], frame.locals[in.a], {}));
      return;
    case Op::IteratorResult:
      if (!frame.top().is_object()) {
        vm_.throw_type_error("Iterator result " + vm_.console_text(frame.top()) +
                             " is not an object");
      }
      return;
    case Op::IteratorDone:
      frame.top() = Value::boolean(vm_.to_boolean(vm_.get(frame.top(), vm_.key("done"))));
      return;
    case Op::IteratorValue:
      frame.top() = vm_.get(frame.top(), vm_.key("value"));
      return;
    case Op::IteratorStep:
      frame.push(iterator_step(frame, in.a));
      return;
    case Op::IteratorRest: {
      std::vector<Value> rest;
      while (true) {
        const Value value = iterator_step(frame, in.a);
        if (vm_.to_boolean(frame.locals[in.a + 2])) break;
        vm_.heap_.charge(sizeof(Value));
        rest.push_back(value);
      }
      frame.push(Value::object(vm_.new_array(std::move(rest))));
      return;
    }
    case Op::IteratorClose:
      iterator_close(frame, in.a);
      return;
    case Op::IteratorCloseQuietly:
      iterator_close_quietly(frame, in.a);
      return;
    default:  // IteratorReturn
      frame.push(iterator_return(frame, in.a));
      return;
  }
}

// ---- for-in

// ECMAScript 14.7.5.9, EnumerateObjectProperties: string keys of the object and its prototypes,
// each once, hidden by an earlier property of the same name even if that one is not enumerable.
void Execution::for_in_keys(ObjectRef object, IteratorData& data) {
  data.target = Value::object(object);
  std::unordered_set<StringRef> seen;  // asked only whether it holds a key
  for (ObjectRef at = object; at != kNoObject; at = vm_.prototype_of(at)) {
    for (const PropertyKey key : vm_.own_keys(at)) {
      if (key.is_symbol() || seen.contains(key.as_string())) continue;
      const auto own = vm_.get_own_property(at, key);
      if (!own) continue;
      vm_.count_steps(1);
      seen.insert(key.as_string());
      if ((own->flags & kEnumerable) != 0) data.keys.push_back(key.to_value());
    }
  }
  std::reverse(data.keys.begin(), data.keys.end());  // the next one is the last of the list
}

void Execution::for_in(Frame& frame, const Instruction& in) {
  if (in.op == Op::ForInKeys) {
    const Value value = frame.pop();
    IteratorData data;
    data.kind = IteratorKind::ForIn;
    if (!value.is_nullish()) for_in_keys(vm_.to_object(value), data);
    frame.push(Value::object(vm_.heap_.allocate(ObjectKind::Iterator, kNoObject, std::move(data))));
    return;
  }
  const ObjectRef iterator = frame.pop().as_object();
  while (true) {
    auto& data = vm_.heap_.mutable_data<IteratorData>(iterator);
    if (data.keys.empty()) {
      frame.push(Value::empty());
      return;
    }
    const Value key = data.keys.back();
    data.keys.pop_back();
    // Properties deleted meanwhile are not visited.
    if (!vm_.has_property(data.target.as_object(), PropertyKey(key.as_string()))) continue;
    frame.push(key);
    return;
  }
}

// ---- yield*

// ECMAScript 15.5.5, `yield *`, step 7: hands next, throw or return on to the inner iterator.
void Execution::delegate(Frame& frame, const Instruction& in) {
  if (in.op == Op::ThrowNoThrow) {
    vm_.throw_type_error("The iterator does not provide a 'throw' method");
  }
  const auto kind = static_cast<ResumeKind>(static_cast<int>(frame.pop().as_number()));
  const std::array received{frame.pop()};
  const Value iterator = frame.locals[in.a];
  const auto answer = [&](Value result, Delegated outcome) {
    frame.push(result);
    frame.push(Value::number(static_cast<double>(outcome)));
  };
  if (kind == ResumeKind::Next) {
    answer(vm_.call(frame.locals[in.a + 1], iterator, received), Delegated::Called);
    return;
  }
  const bool is_throw = kind == ResumeKind::Throw;
  const Value method = vm_.get_method(iterator, vm_.key(is_throw ? "throw" : "return"));
  if (!method.is_undefined()) {
    answer(vm_.call(method, iterator, received), Delegated::Called);
  } else {
    answer(received[0], is_throw ? Delegated::NoThrow : Delegated::NoReturn);
  }
}

}  // namespace ctxcheck::vm
