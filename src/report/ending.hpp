// How a told run ends: the outcome, what is violated, and the command that repeats it. Its own file
// because columns and prose end alike.
#pragma once

#include <string>

#include "report/report.hpp"

namespace ctxcheck::report {

// "4 events, the fewest possible".
[[nodiscard]] std::string run_length(const trace::Trace& trace);
// "SPEC on PROFILE, 4 events"; ends with a newline.
[[nodiscard]] std::string run_headline(const trace::Trace& trace, const Style& style);
// Fields: outcome, printed lines, violated properties with sentence and place, command.
[[nodiscard]] std::string run_ending(const trace::Trace& trace, const Style& style,
                                     std::string command);

}  // namespace ctxcheck::report
