// A host without request contexts: plain ECMAScript promises and one queue of jobs. Its own file
// because every test of the interpreter runs its programs on it, and none of them should need the
// model.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vm/interpreter.hpp"

namespace ctxcheck::vm {

class PlainHost final : public Host {
 public:
  explicit PlainHost(Limits limits = {});

  // Runs a module and every job it leads to; to be called once. Returns the lines of the console,
  // with a last line "uncaught: ..." if the module throws or its promise is rejected. Diagnostics
  // and LimitExceeded are thrown.
  std::vector<std::string> run(std::string_view source);
  // Calls an exported function of that module and runs every job it leads to; the lines since.
  std::vector<std::string> call(std::string_view exported, std::span<const Value> arguments = {});
  [[nodiscard]] Interpreter& interpreter() { return interpreter_; }
  // Where the last run stood when an exception was last raised.
  [[nodiscard]] spec::Position thrown_at() const { return interpreter_.thrown_at(); }

  void print(std::string line) { lines_.push_back(std::move(line)); }

  [[nodiscard]] ContextId current_context() const override { return kNoContext; }
  void perform_then(ObjectRef promise, Reaction reaction) override;
  void settle(ObjectRef promise, PromiseStatus status, Value value) override;
  void enqueue(Job job) override;
  void promise_created(ObjectRef promise) override;

 private:
  void run_jobs();
  void run_job(const Job& job);
  void report(Value exception);

  std::deque<Job> jobs_;
  std::vector<std::string> lines_;
  std::uint32_t module_ = 0;
  Interpreter interpreter_;
};

// The console lines of a program, joined by line feeds.
std::string output_of(std::string_view source);

}  // namespace ctxcheck::vm
