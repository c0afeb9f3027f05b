// The lives of promises: where each was made, who waited for it, where it was settled and what
// became of that. Its own file because a trace tells these as single effects, and a picture draws
// them as one arrow.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/marks.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::report {

enum class Fate : std::uint8_t {
  Pending,   // never settled in this run
  Settled,   // and everybody who waits for it learns of it
  Deferred,  // settled by another context, and taken over by its owner later
  Waiting,   // settled by another context, and its owner has not taken it over by the end
  Lost,      // settled, but its owner is dead: nobody learns of it
};

struct PromiseUse {
  EffectPlace place;
  std::string context;  // waits for it here, and does not own it
};

struct PromiseLife {
  std::string owner;          // a context, or "module scope"
  system::SourceLocation at;  // where it was made; unknown if no code of the spec made it
  EffectPlace created;
  bool awaited = false;
  std::vector<PromiseUse> uses;
  std::optional<EffectPlace> settled;
  std::string settler;                 // the context in which that happened; empty for module scope
  std::optional<EffectPlace> arrived;  // where the owner took it over, or the settlement was lost
  Fate fate = Fate::Pending;
  bool violation = false;  // its settlement shows what the trace claims
  // Several promises of this owner, made at the same place in different turns, were pending: which
  // of them was settled the trace does not say, and the oldest is taken.
  bool guessed = false;

  // Another context than the owner waits for it or settles it.
  [[nodiscard]] bool crosses() const;
};

// In the order in which they were made.
[[nodiscard]] std::vector<PromiseLife> promise_lives(const trace::Trace& trace);

}  // namespace ctxcheck::report
