// The loop itself: the stack, jumps, exceptions and suspension.
#include "vm/execution.hpp"

#include <utility>

#include "vm/defects.hpp"

namespace ctxcheck::vm {

// ---- running

Completion Execution::run(Frame& frame) {
  const Running running(vm_.innermost_, frame);
  return go_on(frame);
}

Completion Execution::run_throwing(Frame& frame, Value exception) {
  const Running running(vm_.innermost_, frame);
  raise(frame, exception, true);
  return go_on(frame);
}

Completion Execution::go_on(Frame& frame) {
  while (true) {
    try {
      return loop(frame);
    } catch (const Thrown& thrown) {
      vm_.note_thrown(thrown.value(), true);
      if (!handle(frame, thrown.value())) throw;
    } catch (LimitExceeded& limit) {  // the heap does not know where the program stands
      if (!limit.at().known()) limit.set_position(vm_.position());
      throw;
    }
  }
}

bool Execution::handle(Frame& frame, Value exception) {
  const std::uint32_t at = frame.pc - 1;
  for (const Handler& handler : frame.code->handlers) {
    if (at < handler.begin || at >= handler.end) continue;
    const Value environment = frame.locals[handler.saved];
    frame.environment = environment.is_object() ? environment.as_object() : kNoObject;
    frame.stack.resize(static_cast<std::size_t>(frame.locals[handler.saved + 1].as_number()));
    frame.push(exception);
    frame.pc = handler.target;
    return true;
  }
  return false;
}

void Execution::raise(Frame& frame, Value exception, bool propagates) {
  vm_.note_thrown(exception, propagates);
  if (!handle(frame, exception)) throw Thrown(exception);
}

void Execution::out_of_steps() { throw LimitExceeded(LimitKind::Steps, vm_.position()); }

// A rejection or exception that only travels keeps the place where it was raised first.
void Interpreter::note_thrown(Value exception, bool propagates) {
  if (exception == thrown_ && (propagates || exception.is_object())) return;
  thrown_ = exception;
  thrown_at_ = position();
}

// ---- the loop

// Sanitizers leave this one function alone: with what they add around each of its many temporaries,
// nested calls would use up the C++ stack. What it calls is checked as everything else.
__attribute__((no_sanitize("address", "undefined"))) Completion Execution::loop(Frame& frame) {
  Code& code = *frame.code;
  while (true) {
    if (vm_.steps_left_ == 0) out_of_steps();
    --vm_.steps_left_;
    code.reached[frame.pc] = 1;
    const Instruction& in = code.instructions[frame.pc++];
    switch (in.op) {
      case Op::Constant:
      case Op::TemplateObject:
        frame.push(code.constants[in.a]);
        break;
      case Op::Undefined:
        frame.push(Value::undefined());
        break;
      case Op::Null:
        frame.push(Value::null());
        break;
      case Op::True:
        frame.push(Value::boolean(true));
        break;
      case Op::False:
        frame.push(Value::boolean(false));
        break;
      case Op::Empty:
        frame.push(Value::empty());
        break;
      case Op::Pop:
        frame.stack.pop_back();
        break;
      case Op::Duplicate:
        frame.push(Value(frame.top()));
        break;
      case Op::Duplicate2:
        frame.push(Value(frame.top(1)));
        frame.push(Value(frame.top(1)));
        break;
      case Op::Swap:
        std::swap(frame.top(), frame.top(1));
        break;
      case Op::LoadLocal:
        frame.push(frame.locals[in.a]);
        break;
      case Op::StoreLocal:
        frame.locals[in.a] = frame.pop();
        break;
      case Op::LoadSlot:
        frame.push(vm_.heap_.data<EnvironmentData>(environment_at(frame, in.a)).slots[in.b]);
        break;
      case Op::StoreSlot:
        vm_.heap_.mutable_data<EnvironmentData>(environment_at(frame, in.a)).slots[in.b] =
            frame.pop();
        break;
      case Op::CheckInitialized:
        if (frame.top().is_empty()) variable(frame, in);
        break;
      case Op::LoadGlobal:
      case Op::TypeOfGlobal:
      case Op::StoreGlobal:
      case Op::ThrowConstant:
        variable(frame, in);
        break;
      case Op::PushScope:
      case Op::PopScope:
      case Op::CopyScope:
      case Op::SaveScope:
        scope(frame, in);
        break;

      case Op::GetProperty:
      case Op::GetMethod:
      case Op::SetProperty:
      case Op::GetElement:
      case Op::GetElementMethod:
      case Op::SetElement:
      case Op::DeleteElement:
      case Op::ToPropertyKey:
        property(frame, in);
        break;
      case Op::GetSuper:
      case Op::SetSuper:
        of_super(frame, in);
        break;
      case Op::GetPrivate:
      case Op::SetPrivate:
      case Op::GetPrivateMethod:
      case Op::HasPrivate:
      case Op::NewPrivateName:
        of_private(frame, in);
        break;
      case Op::NewObject:
      case Op::NewArray:
      case Op::Append:
      case Op::AppendHole:
      case Op::AppendSpread:
        literal(frame, in);
        break;
      case Op::DefineField:
      case Op::DefineAccessor:
      case Op::DefineMethod:
      case Op::RequireObject:
      case Op::SetPrototype:
        definition(frame, in);
        break;
      case Op::CopyProperties:
      case Op::CopyRest:
        copying(frame, in);
        break;
      case Op::ToStringOp:
      case Op::Concat:
        text(frame, in);
        break;

      case Op::Add:
      case Op::Subtract:
      case Op::Multiply:
      case Op::Divide:
      case Op::Remainder:
      case Op::Exponent:
      case Op::BitAnd:
      case Op::BitOr:
      case Op::BitXor:
      case Op::ShiftLeft:
      case Op::ShiftRight:
      case Op::ShiftRightUnsigned:
      case Op::Equal:
      case Op::NotEqual:
      case Op::StrictEqual:
      case Op::StrictNotEqual:
      case Op::Less:
      case Op::LessEqual:
      case Op::Greater:
      case Op::GreaterEqual:
      case Op::In:
      case Op::InstanceOf:
        binary(frame, in.op);
        break;
      case Op::Negate:
      case Op::ToNumber:
      case Op::Not:
      case Op::BitNot:
      case Op::TypeOf:
      case Op::Increment:
      case Op::Decrement:
        unary(frame, in.op);
        break;

      case Op::Jump:
        frame.pc = in.a;
        break;
      case Op::JumpIfFalse:
        if (!vm_.to_boolean(frame.pop())) frame.pc = in.a;
        break;
      case Op::JumpIfTrue:
        if (vm_.to_boolean(frame.pop())) frame.pc = in.a;
        break;
      case Op::JumpIfFalseKeep:
        if (!vm_.to_boolean(frame.top())) frame.pc = in.a;
        break;
      case Op::JumpIfTrueKeep:
        if (vm_.to_boolean(frame.top())) frame.pc = in.a;
        break;
      case Op::JumpIfNotNullishKeep:
        if (!frame.top().is_nullish()) frame.pc = in.a;
        break;
      case Op::JumpIfNullish:
        if (frame.top().is_nullish()) {
          frame.stack.pop_back();
          frame.pc = in.a;
        }
        break;
      case Op::JumpIfNotUndefined:
        if (frame.top().is_undefined()) {
          frame.stack.pop_back();
        } else {
          frame.pc = in.a;
        }
        break;
      case Op::JumpIfNotEqualNumber:
        if (frame.pop() != Value::number(in.b)) frame.pc = in.a;
        break;
      case Op::JumpIfEmpty:
        if (frame.top().is_empty()) {
          frame.stack.pop_back();
          frame.pc = in.a;
        }
        break;

      case Op::Call:
      case Op::New:
        call(frame, in);
        break;
      case Op::CallSpread:
      case Op::NewSpread:
      case Op::SuperCallSpread:
        call_spread(frame, in);
        break;
      case Op::MakeFunction:
      case Op::MakeClass:
      case Op::SetHome:
      case Op::SetFields:
      case Op::MakeArguments:
      case Op::MakeRest:
        closure(frame, in);
        break;
      case Op::Argument:
        frame.push(in.a < frame.arguments.size() ? frame.arguments[in.a] : Value::undefined());
        break;
      case Op::LoadThis:
        frame.push(frame.this_value);
        break;
      case Op::LoadNewTarget:
        frame.push(frame.new_target);
        break;
      case Op::LoadFunction:
        frame.push(Value::object(frame.function));
        break;
      case Op::RunFieldInitializer:
      case Op::CheckThis:
      case Op::CheckUnbound:
      case Op::LeaveThis:
        of_constructor(frame, in);
        break;

      case Op::Throw:
        raise(frame, frame.pop(), in.a != 0);
        break;
      case Op::GetIterator:
      case Op::GetAsyncIterator:
      case Op::IteratorCall:
      case Op::IteratorResult:
      case Op::IteratorDone:
      case Op::IteratorValue:
      case Op::IteratorStep:
      case Op::IteratorRest:
      case Op::IteratorClose:
      case Op::IteratorCloseQuietly:
      case Op::IteratorReturn:
        iteration(frame, in);
        break;
      case Op::ForInKeys:
      case Op::ForInNext:
        for_in(frame, in);
        break;

      case Op::Await:
        if (seeded(Defect::AwaitSkipsPrimitives) && !frame.top().is_object()) break;
        // PromiseResolve may throw, then at this place (ECMAScript 27.7.5.3, step 2).
        return {Exit::Awaits, Value::object(vm_.promise_resolve(frame.pop()))};
      case Op::InitialYield:
        return {Exit::Yields, Value::undefined()};
      case Op::Yield:
        return {in.a != 0 ? Exit::YieldsResult : Exit::Yields, frame.pop()};
      case Op::ResumeThrow:
        if (frame.top() == Value::number(static_cast<double>(ResumeKind::Throw))) {
          raise(frame, frame.top(1), true);
        }
        break;
      case Op::DelegateCall:
      case Op::ThrowNoThrow:
        delegate(frame, in);
        break;
      case Op::Return:
        return {Exit::Returned, frame.pop()};
    }
  }
}

}  // namespace ctxcheck::vm
