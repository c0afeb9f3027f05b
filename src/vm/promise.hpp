// What a promise is made of: status, owner, reactions, and the jobs they become. Its own file
// because it is the part of the heap that vm/ only stores and the promise machine of model/ moves.
#pragma once

#include <cstdint>
#include <vector>

#include "spec/source.hpp"
#include "vm/value.hpp"

namespace ctxcheck::vm {

// A request context, numbered from 1 in order of arrival. 0 is none: module scope.
enum class ContextId : std::uint32_t {};
inline constexpr ContextId kNoContext{0};

enum class PromiseStatus : std::uint8_t { Pending, Fulfilled, Rejected };

enum class ReactionKind : std::uint8_t {
  Then,    // a `then` of the program or of a built-in function
  Await,   // a suspended async function or async generator
  Hidden,  // the host's own: `host_tag` and `host_data` say which (the hidden reaction of a follow,
           // the runtime's wait for the handler's promise, a waitUntil promise)
};

// One entry of a promise's list of reactions; also the capability `then` returned.
struct Reaction {
  ReactionKind kind = ReactionKind::Then;
  Value on_fulfilled;  // Then: a function, or undefined to pass the value on
  Value on_rejected;
  Value result;   // Then: the derived promise, or undefined if nobody can see it
  Value resolve;  // Then: the derived promise's functions if it is no plain promise, else undefined
  Value reject;
  ObjectRef coroutine = kNoObject;       // Await
  std::uint8_t host_tag = 0;             // Hidden
  std::uint32_t host_data = 0;           // Hidden
  ContextId registered_in = kNoContext;  // the current context when it was registered
  Value frame;                           // the async context frame captured then
  spec::Position at;                     // where; for traces, no part of the state's identity

  template <class Visitor>
  void fields(Visitor& v) {
    v.enumeration(kind);
    v.value(on_fulfilled);
    v.value(on_rejected);
    v.value(result);
    v.value(resolve);
    v.value(reject);
    v.object(coroutine);
    v.number(host_tag);
    if (kind == ReactionKind::Hidden) v.host_data(host_tag, host_data);
    v.context(registered_in);
    v.value(frame);
    v.note(at);
  }
};

struct PromiseData {
  PromiseStatus status = PromiseStatus::Pending;
  ContextId owner = kNoContext;  // the tag, semantics 2.1
  Value result;                  // the value or reason once settled
  std::vector<Reaction> reactions;
  bool handled = false;         // somebody has registered a reaction: no unhandled rejection
  std::uint8_t settlement = 0;  // where its settlement stands, in the host's numbering
  bool owner_died_with_waiters = false;  // the one bit of properties.md, "lost continuation"
  spec::Position created_at;

  template <class Visitor>
  void fields(Visitor& v) {
    v.enumeration(status);
    v.context(owner);
    v.value(result);
    v.list(reactions);
    v.boolean(handled);
    v.number(settlement);
    v.boolean(owner_died_with_waiters);
    v.note(created_at);
  }
};

enum class JobKind : std::uint8_t {
  Reaction,  // run `reaction` with `status` and `argument`
  Thenable,  // call `then` of a thenable with the resolving functions of `promise`
             // (NewPromiseResolveThenableJob)
  Callback,  // call `callback` without arguments: queueMicrotask, process.nextTick
};

// A microtask. Jobs exist only inside a turn, so they are no part of a state.
struct Job {
  JobKind kind = JobKind::Callback;
  Reaction reaction;
  PromiseStatus status = PromiseStatus::Fulfilled;
  Value argument;  // Reaction: the value or reason; Thenable: the thenable
  ObjectRef promise =
      kNoObject;   // Thenable: what is being resolved. Reaction: the promise it was registered on
  Value callback;  // Callback; Thenable: the `then` function
  Value frame;     // the async context frame to run in
};

}  // namespace ctxcheck::vm
