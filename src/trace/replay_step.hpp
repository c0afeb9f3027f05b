// One event of a trace, made to happen again. Its own file because a strict replay and one that
// compares only what can be observed both go this way and differ in what they compare.
#pragma once

#include <cstddef>
#include <string>
#include <variant>

#include "system/system.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::trace {

// What the event led to, or why it could not happen. `index` is that of the event in its trace.
[[nodiscard]] std::variant<system::Step, Difference> step_as_recorded(system::System& system,
                                                                      std::size_t index,
                                                                      const TracedEvent& expected);

// Whether the choices that were met are those of the trace.
[[nodiscard]] std::optional<Difference> compare_choices(std::size_t index,
                                                        const TracedEvent& expected,
                                                        const system::Step& actual);

// Results, W, and console lines in their order.
[[nodiscard]] std::optional<Difference> compare_outcomes(std::size_t end,
                                                         const system::Outcome& expected,
                                                         const system::Outcome& actual);

}  // namespace ctxcheck::trace
