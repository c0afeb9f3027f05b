// Where a replay left its trace.
#include <fmt/format.h>

#include "report/report.hpp"
#include "report/text.hpp"
#include "report/words.hpp"

namespace ctxcheck::report {

std::string place_of(const trace::Difference& difference, const trace::Trace& trace) {
  if (difference.event >= trace.events.size()) return "at its end";
  const trace::TracedEvent& event = trace.events[difference.event];
  std::string where = fmt::format("in event {} of {}, {}", difference.event,
                                  trace.events.size() - 1, system::spell(event.scheduled));
  if (difference.event == 0) where = "in the load";
  if (difference.turn && *difference.turn < event.turns.size()) {
    const system::Turn& turn = event.turns[*difference.turn];
    if (turn.token != event.scheduled.token) where += fmt::format(", turn {}", turn.token);
    if (difference.effect) where += fmt::format(", effect {}", *difference.effect + 1);
  }
  return where;
}

std::string render_difference(const trace::Difference& difference, const trace::Trace& trace,
                              const Style& style) {
  return paint(style, Look::Bad, "DIFFERS") +
         fmt::format(" from the trace {}\n", place_of(difference, trace)) +
         field(style, "trace", printable(difference.expected)) +
         field(style, "replay", printable(difference.actual));
}

}  // namespace ctxcheck::report
