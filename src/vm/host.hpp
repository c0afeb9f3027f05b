// What the interpreter asks of the world it runs in. Its own file because it is the border between
// the language (vm/) and the runtime's context semantics (model/): the language says when a `then`
// or a settlement happens, the host says what that means for contexts.
#pragma once

#include <cstdint>
#include <exception>
#include <string>

#include "vm/promise.hpp"
#include "vm/value.hpp"

namespace ctxcheck::vm {

class Interpreter;

class Host {
 public:
  virtual ~Host() = default;

  // The context of the turn that is running; the tag of promises made now (semantics 2.1).
  [[nodiscard]] virtual ContextId current_context() const = 0;

  // PerformPromiseThen with `reaction` complete but for `registered_in` and `frame`, which the host
  // fills in (semantics 3 and 4). Also used for `await` and for the implicit waits of async
  // generators.
  virtual void perform_then(ObjectRef promise, Reaction reaction) = 0;

  // FulfillPromise or RejectPromise: the final step of settling, the value is no thenable
  // (semantics 5).
  virtual void settle(ObjectRef promise, PromiseStatus status, Value value) = 0;

  // HostEnqueuePromiseJob: to the end of the one microtask queue (semantics 1.4).
  virtual void enqueue(Job job) = 0;

  // A promise was made; the host may note it in the turn's effects.
  virtual void promise_created(ObjectRef promise) = 0;

  // The context that an AbortSignal made now belongs to, kNoContext if they belong to nobody;
  // throws where none can be made (semantics 8.5).
  [[nodiscard]] virtual ContextId owner_of_new_signal() { return kNoContext; }
  // A signal with this owner is looked at or aborted; throws where that is forbidden.
  virtual void use_signal(ContextId /*owner*/) {}
  // The same for the body of a Request or Response, made or used now (semantics 8.6).
  [[nodiscard]] virtual ContextId owner_of_new_body() { return kNoContext; }
  virtual void use_body(ContextId /*owner*/) {}
};

// A turn that does not end, recurses without bound, or uses up its memory. No program can catch it.
enum class LimitKind : std::uint8_t { Steps, Recursion, Memory };
class LimitExceeded : public std::exception {
 public:
  LimitExceeded(LimitKind kind, spec::Position at) : kind_(kind), at_(at) {}
  [[nodiscard]] LimitKind kind() const { return kind_; }
  [[nodiscard]] spec::Position at() const { return at_; }
  void set_position(spec::Position at) { at_ = at; }
  [[nodiscard]] const char* what() const noexcept override {
    return "a turn exceeded a limit of the interpreter";
  }

 private:
  LimitKind kind_;
  spec::Position at_;
};

// A JavaScript exception on its way through C++ code.
class Thrown : public std::exception {
 public:
  explicit Thrown(Value value) : value_(value) {}
  [[nodiscard]] Value value() const { return value_; }
  [[nodiscard]] const char* what() const noexcept override { return "a JavaScript exception"; }

 private:
  Value value_;
};

}  // namespace ctxcheck::vm
