// The rules of schedules that do not depend on what runs the program: how requests are labelled and
// events spelled, which timer must wait, which events may share a pass (specs/README.md, "A
// schedule"). Its own file because every system must follow them alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "system/event.hpp"

namespace ctxcheck::system {

// "page" if one request of the handler arrives, else "page#1", "page#2", ...; `number` from 1.
[[nodiscard]] std::string request_label(std::string_view handler, std::uint32_t number,
                                        std::uint32_t count);

// "io:NAME.SEQ@L"; `kind` is "io" or "fail", `name` is as the program gave it.
[[nodiscard]] std::string call_token(std::string_view kind, std::string_view name,
                                     std::uint32_t seq, std::string_view label);
// "timer:MSms.SEQ@L"
[[nodiscard]] std::string timer_token(std::uint64_t delay, std::uint32_t seq,
                                      std::string_view label);

// When a timer was armed, and for how long.
struct ArmedTimer {
  std::uint32_t event = 0;  // number of the event that armed it
  std::uint64_t delay = 0;  // milliseconds
  std::size_t order = 0;    // of arming, among those of one event
};
// Whether `first` must fire before `second` may: it was armed in an earlier event with no longer
// delay, or in the same event with a smaller delay or earlier.
[[nodiscard]] bool fires_before(const ArmedTimer& first, const ArmedTimer& second);

// Of two events that are enabled: not two timers, not two disconnects, and no call that completes
// and fails.
[[nodiscard]] bool may_share_pass(const Occurrence& first, const Occurrence& second);

}  // namespace ctxcheck::system
