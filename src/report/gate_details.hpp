// What is said about one thing that the gate looked at. Its own file because the table, the details
// below it and other forms use the same words.
#pragma once

#include <string>

#include "report/gate.hpp"
#include "report/text.hpp"

namespace ctxcheck::report {

[[nodiscard]] Look look_of(GateItem::Status status);

// What was expected, what was found, and where the difference shows, below an empty line; nothing
// for a passed item, nor for one that cannot run, whose diagnostic says everything.
[[nodiscard]] std::string details_of(const GateItem& item, const Style& style);

}  // namespace ctxcheck::report
