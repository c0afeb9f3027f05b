// What the jobs of promises do when they run (ECMAScript 27.2.2).
#include <array>

#include "vm/interpreter.hpp"

namespace ctxcheck::vm {

// NewPromiseReactionJob. A job's own end, by an exception of a derived promise's functions, is of
// no consequence.
void Interpreter::run_reaction(const Reaction& reaction, PromiseStatus status, Value argument) {
  const bool fulfilled = status == PromiseStatus::Fulfilled;
  if (reaction.kind == ReactionKind::Await) {
    resume_coroutine(reaction.coroutine, fulfilled ? ResumeKind::Next : ResumeKind::Throw,
                     argument);
    return;
  }
  const Value handler = fulfilled ? reaction.on_fulfilled : reaction.on_rejected;
  PromiseStatus outcome = status;
  Value value = argument;
  if (!handler.is_undefined()) {
    try {
      value = call(handler, Value::undefined(), {&argument, 1});
      outcome = PromiseStatus::Fulfilled;
    } catch (const Thrown& thrown) {
      value = thrown.value();
      outcome = PromiseStatus::Rejected;
    }
  }
  if (reaction.result.is_undefined()) return;
  try {
    settle_capability({reaction.result, reaction.resolve, reaction.reject}, outcome, value);
  } catch (const Thrown&) {
    // HostReportErrors: nobody to report to.
  }
}

void Interpreter::run_thenable_job(ObjectRef promise, Value thenable, Value then) {
  const ResolvingFunctions functions = create_resolving_functions(promise);
  try {
    call(then, thenable, std::array{functions.resolve, functions.reject});
  } catch (const Thrown& thrown) {
    call(functions.reject, Value::undefined(), std::array{thrown.value()});
  }
}

}  // namespace ctxcheck::vm
