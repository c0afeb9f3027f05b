// The waist: a system that makes turns. Its own file because everything hangs on it; searches,
// traces, properties, reports and the gate know this interface and never which system is behind it.
#pragma once

#include <cstdint>
#include <exception>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "system/event.hpp"
#include "system/outcome.hpp"
#include "system/turn.hpp"

namespace ctxcheck::system {

// A state that was saved. Two states are equal if their identities are equal; `names` is what is
// needed beside it to go on (sequence numbers of tokens, places for traces) and differs between
// equal states.
struct StateImage {
  std::string identity;
  std::string names;
};

// What belongs to a state's identity (soundness.md, "Canonical form").
enum class Purpose : std::uint8_t {
  Check,     // what can change the future
  Outcomes,  // also results, W seen, and the multiset of console lines so far
};

enum class RequestPhase : std::uint8_t { NotArrived, Waiting, Answered, Disconnected };
struct RequestStatus {
  std::string label;  // "page", or "page#1", ... in order of arrival
  std::string handler;
  RequestPhase phase =
      RequestPhase::NotArrived;  // Waiting: arrived, unanswered, its client connected
};

// A turn that could not be carried through. The system must be reset or restored afterwards.
class RunError : public std::exception {
 public:
  enum class Kind : std::uint8_t {
    Load,   // the module cannot be evaluated: it threw, or did what is forbidden at module scope
    Limit,  // a turn does not end, recurses without bound or exhausts memory
    NotEnabled,  // the event that was asked for
  };
  RunError(Kind kind, std::string message, SourceLocation at, bool during_load)
      : kind_(kind), message_(std::move(message)), at_(at), during_load_(during_load) {}
  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] const std::string& message() const { return message_; }
  [[nodiscard]] SourceLocation at() const { return at_; }
  [[nodiscard]] bool during_load() const { return during_load_; }
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

 private:
  Kind kind_;
  std::string message_;
  SourceLocation at_;
  bool during_load_;
};

class System {
 public:
  virtual ~System() = default;

  // Back to before the load.
  virtual void reset() = 0;

  // The events possible now, in a fixed order: arrivals in front-matter order, I/O, timers,
  // disconnects, pairs in one pass, internal turns. Before the load: the load alone.
  [[nodiscard]] virtual std::vector<Event> enabled() = 0;

  // Lets `event` happen and runs to idle. The program's choose() calls take the given values, then
  // 0; the search branches on the siblings. Throws RunError.
  virtual Step step(const Event& event, std::span<const std::uint32_t> choices, Detail detail) = 0;

  // The requests in front-matter order.
  [[nodiscard]] virtual std::vector<RequestStatus> requests() const = 0;
  // The outcome so far; complete when nothing is enabled.
  [[nodiscard]] virtual Outcome outcome() const = 0;

  // Whether states can be kept; the three below may be called only then.
  [[nodiscard]] virtual bool can_save() const = 0;
  [[nodiscard]] virtual StateImage save(Purpose purpose) = 0;
  virtual void restore(const StateImage& image, Purpose purpose) = 0;
  // No internal turn is due (always true but under `bursts: any`).
  [[nodiscard]] virtual bool idle() const = 0;

  // Lines of the spec with code that no step so far has run, in order.
  [[nodiscard]] virtual std::vector<std::uint32_t> unreached_lines() const = 0;
};

}  // namespace ctxcheck::system
