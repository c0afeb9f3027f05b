// A trace as a story: what happened, turn by turn, in short human phrases, with the two places that
// matter marked. Its own file because columns and prose tell the same story in two layouts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "trace/trace.hpp"

namespace ctxcheck::report {

enum class Mark : std::uint8_t {
  None,
  Cause,      // where what is violated was laid
  Violation,  // where it shows
};

// One thing that code did, as a verb phrase whose subject is the context of the turn.
struct Step {
  std::string phrase;  // "joins the batch that page#1 opened"
  system::SourceLocation at;
  Mark mark = Mark::None;
  std::vector<system::Property> shows;  // what this step violates
};

// One turn.
struct Beat {
  // Indices into the trace: of the event, and of the turn in it. A beat that tells no turn, what
  // never happens, has the number of events.
  std::size_t event = 0;
  std::size_t turn = 0;
  std::string context;       // empty for the load
  std::uint32_t number = 0;  // of the external event that it is, from 1; 0 for an internal turn
  bool same_pass = false;    // the second event of a pass
  std::string what;          // "arrives", "call db completes", "is woken: ..."
  bool what_has_subject = false;  // `what` names its own subject ("call db completes")
  std::vector<Step> steps;
  Mark mark = Mark::None;               // of the turn as such
  std::vector<system::Property> shows;  // what the turn as such violates
  bool ends = false;                    // its context is dead afterwards
};

struct Narrative {
  std::vector<std::string> contexts;  // in order of arrival
  std::vector<Beat> beats;            // the load only if something happened in it
};

[[nodiscard]] Narrative tell(const trace::Trace& trace);

}  // namespace ctxcheck::report
