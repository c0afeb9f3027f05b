// Which effect of a trace laid the cause of what the trace claims, and which settlement shows it.
// Its own file because it is the one place that knows how each property comes about.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "trace/trace.hpp"

namespace ctxcheck::report {

// An effect of a trace.
struct EffectPlace {
  std::size_t event = 0;
  std::size_t turn = 0;
  std::size_t effect = 0;

  friend bool operator==(const EffectPlace&, const EffectPlace&) = default;
};

// The effect that laid the cause: the wait that never ends, the promise that is settled too late,
// the call that is lost. None if the violation has no cause that can be named, or nothing is
// claimed.
[[nodiscard]] std::optional<EffectPlace> cause_of(const trace::Trace& trace);

// The settlement that shows the claim, if it is a settlement that does.
[[nodiscard]] std::optional<EffectPlace> violating_settlement(const trace::Trace& trace);

[[nodiscard]] const system::Effect& effect_at(const trace::Trace& trace, const EffectPlace& place);

// The owner that the subject of an effect on a promise names: "page#1" of "promise of page#1
// (14:9)"; empty if the subject is no promise.
[[nodiscard]] std::string owner_in(std::string_view subject);

}  // namespace ctxcheck::report
