// Going through a spec along one schedule. Its own file because what a user typed may be wrong in
// many ways, and the message has to say which token and what else was possible.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "spec/diagnostic.hpp"
#include "system/schedule.hpp"
#include "system/system.hpp"

namespace ctxcheck::cli {

// Tokens separated by blanks, or a JSON array of them.
[[nodiscard]] spec::Result<system::Schedule> read_schedule(std::string_view text);

struct Walk {
  system::Schedule schedule;                // the load first, every choice named; as far as it went
  bool at_end = false;                      // nothing is enabled any more
  std::optional<system::RunError> failure;  // of the event after `schedule`
  system::ScheduledEvent failed;            // that event
};

// Carries out `wanted`, which may leave out the load and trailing choices. A diagnostic if one of
// its events is not enabled or names choices that are not there.
[[nodiscard]] spec::Result<Walk> walk_schedule(system::System& system,
                                               const system::Schedule& wanted);

// The first enabled event each time, every choice 0; at most `most` events.
[[nodiscard]] Walk walk_first(system::System& system, std::size_t most);

}  // namespace ctxcheck::cli
