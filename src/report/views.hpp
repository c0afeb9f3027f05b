// Traces in the forms that other programs show. Its own file because each form has readers of its
// own and they share nothing but the trace.
#pragma once

#include <cstddef>
#include <string>

#include "trace/trace.hpp"

namespace ctxcheck::report {

// A Mermaid sequence diagram, one participant a request, for a fenced block on GitHub. It keeps
// below Mermaid's limits, on text of 50,000 characters and on 500 arrows: turns that do not matter
// and, if need be, the middle of the run are left out, and a note says so.
[[nodiscard]] std::string mermaid_of(const trace::Trace& trace);
inline constexpr std::size_t kMostMermaidText = 45'000;  // bytes
inline constexpr std::size_t kMostMermaidTurns = 80;

// Trace events for Perfetto and chrome://tracing (the JSON object format): a thread a request,
// turns as slices, the life of a context as an asynchronous slice, promises as flows. A trace has
// an order and no times: each step takes one millisecond.
[[nodiscard]] std::string chrome_trace_of(const trace::Trace& trace);

// The Informal Trace Format of the TLA+ world: a state before the first turn and one after each.
[[nodiscard]] std::string itf_of(const trace::Trace& trace);

}  // namespace ctxcheck::report
