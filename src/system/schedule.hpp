// Schedules: which events happened, and which values the choices took. Its own file because a
// schedule alone determines a run, so it is what users paste, traces store and replays read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctxcheck::system {

struct ScheduledEvent {
  std::string token;                   // of the whole event, without choices
  std::vector<std::uint32_t> choices;  // in the order they were met

  friend bool operator==(const ScheduledEvent&, const ScheduledEvent&) = default;
};
using Schedule = std::vector<ScheduledEvent>;

// `TOKEN` or `TOKEN?v1,v2`.
[[nodiscard]] std::string spell(const ScheduledEvent& event);
// The tokens, separated by blanks; `load` is left out unless it carries choices (formats.md).
[[nodiscard]] std::string spell(const Schedule& schedule);
// One token with its choices; none if the choices are malformed.
[[nodiscard]] std::optional<ScheduledEvent> parse_scheduled_event(std::string_view text);

}  // namespace ctxcheck::system
