// Events: what may happen next in a system. Its own file because schedules, searches and systems
// all speak of events and of nothing smaller.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ctxcheck::system {

enum class EventKind : std::uint8_t {
  Load,        // the evaluation of the module, in no context; first of all, once
  Arrive,      // a request arrives
  Complete,    // a call completes
  Fail,        // a call fails by injection
  Timer,       // a timer fires
  Disconnect,  // a client disconnects
  // Internal turns, events of their own under `bursts: any` only:
  Drain,       // a context carries out the settlements deferred to it
  Wake,        // a follow takes over the settled state of its promise
  FailFollow,  // a follow fails because the owner of its promise is dead
  Destroy,     // a context ends
  Hang,        // a request is cancelled as hung
};

// An event of the outside world; only these count for the length of a schedule.
[[nodiscard]] constexpr bool is_external(EventKind kind) {
  return kind >= EventKind::Arrive && kind <= EventKind::Disconnect;
}

// One thing that happens.
struct Occurrence {
  EventKind kind = EventKind::Load;
  std::string label;  // the request concerned; empty for Load
  std::string token;  // its canonical spelling (formats.md, "A schedule")

  friend bool operator==(const Occurrence&, const Occurrence&) = default;
};

// One entry of enabled(): one occurrence, or two external ones in one pass of the event loop
// (`A&B`).
struct Event {
  std::vector<Occurrence> parts;

  [[nodiscard]] std::string token() const;
  [[nodiscard]] std::uint32_t external_events() const;
  [[nodiscard]] bool has(EventKind kind) const;

  friend bool operator==(const Event&, const Event&) = default;
};

// Percent-encodes what would break a token apart: blanks, `%`, `&`, `?`, `,`, `@`, control
// characters and quotes.
[[nodiscard]] std::string percent_encode(std::string_view name);
// Undoes it, and any other percent-encoding; a `%` without two digits stays as it is.
[[nodiscard]] std::string percent_decode(std::string_view text);

}  // namespace ctxcheck::system
