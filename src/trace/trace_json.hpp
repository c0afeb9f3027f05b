// The pieces that trace files and JSON reports have in common. Its own file because a bound, an
// outcome or a schedule must look the same wherever it is written.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "system/outcome.hpp"
#include "system/schedule.hpp"
#include "system/turn.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::trace {

using Json = nlohmann::ordered_json;

// The bounds of an exploration, all of them, also those that are 0.
[[nodiscard]] Json json_of(const Scope& scope);
// Results by label, warnings, console lines.
[[nodiscard]] Json json_of(const system::Outcome& outcome);
// An array of tokens with their choices; the load as in system::spell, or always.
[[nodiscard]] Json json_of(const system::Schedule& schedule, bool with_load);
// Adds `line` and `column` if the place is known.
void add_place(Json& object, const system::SourceLocation& at);

// JSON text of stable layout that diffs well: a container that holds nothing but plain values takes
// one line, every other is broken up. Malformed UTF-8 is replaced. Ends with a newline.
[[nodiscard]] std::string layout(const Json& document);

}  // namespace ctxcheck::trace
