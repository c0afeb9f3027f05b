// The exit codes of the program and which one wins. Its own file because every command speaks of
// them and scripts depend on them.
#pragma once

#include <cstdint>

namespace ctxcheck::cli {

enum class ExitCode : std::uint8_t {
  Expected = 0,      // safe, as expected, or complete
  Violated = 1,      // violated, an unexpected verdict, or a replay that diverged
  CannotRun = 2,     // usage, an unreadable or unsupported spec, a result that cannot be written
  Inconclusive = 3,  // a bound, time, memory, or interrupted with a partial result
  Defect = 70,       // a defect of ctxcheck
};

// The one that wins: 70 > 2 > 1 > 3 > 0.
[[nodiscard]] ExitCode worse(ExitCode a, ExitCode b);

}  // namespace ctxcheck::cli
