// Turns: what happened when an event happened. Its own file because systems produce turns and
// everything behind the waist (properties, traces, reports) consumes nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "system/event.hpp"
#include "system/property.hpp"

namespace ctxcheck::system {

// How much of a turn is recorded. Searches need the findings only; traces need everything.
enum class Detail : std::uint8_t { Findings, Effects };

// A place in the spec; line and column count from 1, line 0 is no place.
struct SourceLocation {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  [[nodiscard]] bool known() const { return line != 0; }
  friend bool operator==(const SourceLocation&, const SourceLocation&) = default;
};

enum class EffectKind : std::uint8_t {
  PromiseCreated,
  Awaited,   // a reaction was registered on a pending promise
  Followed,  // ... of another context
  Settled,
  Deferred,  // a settlement was put into the owner's inbox
  Dropped,   // a settlement reached nobody: the owner is dead, or died before its inbox was drained
  CallStarted,
  CallCompleted,
  CallFailed,
  CallCancelled,
  TimerStarted,
  TimerFired,
  TimerCancelled,
  BatchOpened,
  BatchScheduled,
  BatchJoined,
  BatchDispatched,
  BatchSettled,
  ContextPhase,    // subject: the context, detail: its new phase
  RequestPhase,    // subject: the request, detail: its new phase, with the result if it has one
  Console,         // detail: the line
  RuntimeWarning,  // W
  RuntimeFailure,  // why the runtime answers with an error of its own, in its words
  AssertFailed,
  RejectionUnhandled,
};
// Kebab-case, as in trace files.
[[nodiscard]] std::string_view name_of(EffectKind kind);

struct Effect {
  EffectKind kind = EffectKind::Console;
  std::string subject;  // what it happened to: "promise of page#2", "io:db.1@page#1", ...
  std::string detail;   // may be empty
  SourceLocation at;    // the line of the spec that caused it, if one did

  friend bool operator==(const Effect&, const Effect&) = default;
};

// A violation of a property, or a part of one, seen in a turn. `stuck` and `poisoned` are not among
// them: a search decides those on the graph of states.
struct Finding {
  Property property = Property::DeadSettle;
  std::string context;  // the request it happened to
  std::string message;  // one sentence
  SourceLocation at;

  friend bool operator==(const Finding&, const Finding&) = default;
};

// A callback entered in one context, then microtasks until none is left.
struct Turn {
  std::string token;    // the occurrence that started it
  std::string context;  // the label of its context; empty for the load
  std::vector<Effect> effects;
  std::vector<Finding> findings;

  friend bool operator==(const Turn&, const Turn&) = default;
};

// How a request ended.
enum class ResultKind : std::uint8_t { Answered, Failed, Hung };
struct Answer {
  std::string label;
  ResultKind kind = ResultKind::Answered;
  std::string result;  // as in outcomes: "ok:...", "error:..."
};

struct Choice {
  std::uint32_t value = 0;
  std::uint32_t arity = 1;
};

// Everything one event led to.
struct Step {
  std::vector<Turn> turns;
  std::vector<Answer> answers;
  std::vector<Choice> choices;  // of the program's choose() calls, in order
};

}  // namespace ctxcheck::system
