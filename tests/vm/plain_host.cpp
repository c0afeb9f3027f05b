// Jobs in order of arrival, and the two globals the programs of tests need.
#include "vm/plain_host.hpp"

#include <utility>

#include "spec/parser.hpp"
#include "vm/builtins/builtins.hpp"

namespace ctxcheck::vm {
namespace {

PlainHost& host_of(Interpreter& interpreter) { return static_cast<PlainHost&>(interpreter.host()); }

Value console_log(Interpreter& interpreter, const Arguments& arguments) {
  std::string line;
  for (std::size_t i = 0; i < arguments.values.size(); ++i) {
    if (i > 0) line += ' ';
    line += interpreter.console_text(arguments[i]);
  }
  host_of(interpreter).print(std::move(line));
  return Value::undefined();
}

Value queue_microtask(Interpreter& interpreter, const Arguments& arguments) {
  Job job;
  job.kind = JobKind::Callback;
  job.callback = arguments[0];
  interpreter.host().enqueue(std::move(job));
  return Value::undefined();
}

void extend(Interpreter& interpreter) {
  const ObjectRef console = interpreter.new_object();
  define_method(interpreter, console, "log", console_log, 0);
  const ObjectRef global = interpreter.realm().global_object;
  interpreter.define(global, "console", Value::object(console), kHiddenFlags);
  define_method(interpreter, global, "queueMicrotask", queue_microtask, 1);
}

}  // namespace

PlainHost::PlainHost(Limits limits) : interpreter_(*this, extend, limits) {}

// ---- promises

void PlainHost::perform_then(ObjectRef promise, Reaction reaction) {
  reaction.frame = interpreter_.frame;
  auto& data = interpreter_.heap().mutable_data<PromiseData>(promise);
  data.handled = true;
  if (data.status == PromiseStatus::Pending) {
    data.reactions.push_back(std::move(reaction));
    return;
  }
  Job job;
  job.kind = JobKind::Reaction;
  job.status = data.status;
  job.argument = data.result;
  job.promise = promise;
  job.reaction = std::move(reaction);
  enqueue(std::move(job));
}

void PlainHost::settle(ObjectRef promise, PromiseStatus status, Value value) {
  auto& data = interpreter_.heap().mutable_data<PromiseData>(promise);
  data.status = status;
  data.result = value;
  for (Reaction& reaction : std::exchange(data.reactions, {})) {
    Job job;
    job.kind = JobKind::Reaction;
    job.status = status;
    job.argument = value;
    job.promise = promise;
    job.reaction = std::move(reaction);
    enqueue(std::move(job));
  }
}

void PlainHost::enqueue(Job job) { jobs_.push_back(std::move(job)); }

void PlainHost::promise_created(ObjectRef) {}

// ---- running

void PlainHost::run_job(const Job& job) {
  switch (job.kind) {
    case JobKind::Reaction:
      interpreter_.run_reaction(job.reaction, job.status, job.argument);
      return;
    case JobKind::Thenable:
      interpreter_.run_thenable_job(job.promise, job.argument, job.callback);
      return;
    case JobKind::Callback:
      break;
  }
  try {
    interpreter_.call(job.callback, Value::undefined(), {});
  } catch (const Thrown& thrown) {
    report(thrown.value());
  }
}

void PlainHost::run_jobs() {
  while (!jobs_.empty()) {
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    run_job(job);
  }
}

void PlainHost::report(Value exception) {
  print("uncaught: " + interpreter_.console_text(exception));
}

std::vector<std::string> PlainHost::run(std::string_view source) {
  const std::string text(source);
  module_ = interpreter_.add_module(spec::parse_module(text), text, false);
  interpreter_.seal();
  interpreter_.begin_turn();
  Value result;
  try {
    result = interpreter_.evaluate(module_);
  } catch (const Thrown& thrown) {
    report(thrown.value());
  }
  run_jobs();
  if (result.is_object()) {
    const auto& promise = interpreter_.heap().data<PromiseData>(result.as_object());
    if (promise.status == PromiseStatus::Rejected) report(promise.result);
  }
  return std::exchange(lines_, {});
}

std::vector<std::string> PlainHost::call(std::string_view exported,
                                         std::span<const Value> arguments) {
  interpreter_.begin_turn();
  try {
    interpreter_.call(interpreter_.exported(module_, exported), Value::undefined(), arguments);
  } catch (const Thrown& thrown) {
    report(thrown.value());
  }
  run_jobs();
  return std::exchange(lines_, {});
}

std::string output_of(std::string_view source) {
  PlainHost host;
  std::string output;
  for (const std::string& line : host.run(source)) {
    if (!output.empty()) output += '\n';
    output += line;
  }
  return output;
}

}  // namespace ctxcheck::vm
