// A trace file run again on its spec. Its own file because replay shows one and the gate counts
// many.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "cli/options.hpp"
#include "search/search.hpp"
#include "spec/diagnostic.hpp"
#include "trace/observed.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::cli {

// Whether what the trace shows is still so.
enum class Claimed : std::uint8_t {
  Nothing,  // the trace claims nothing, or the replay diverged before
  Seen,
  NotSeen,    // the run is the same, but the property is not violated any more
  Undecided,  // stuck and poisoned need a search, which ended early
};

struct Replayed {
  trace::Trace trace;
  std::string profile;  // under which it ran
  bool spec_changed = false;
  std::optional<trace::Difference> difference;
  std::optional<trace::ObservedReplay> observed;  // on the real runtime only
  Claimed claimed = Claimed::Nothing;
  std::uint64_t states = 0;  // of the search, if one was made
};

[[nodiscard]] std::size_t count_turns(const trace::Trace& trace);

// Loads the trace and its spec and replays under the trace's profile unless the options name one
// other: strictly on the model; on the real runtime what can be observed, whatever the trace
// claims. `search` is how to search if a claim takes that; its properties are not used. Throws
// SystemError. A diagnostic if the trace or its spec cannot be read or do not fit together.
[[nodiscard]] spec::Result<Replayed> replay_file(const std::string& path, const Options& options,
                                                 search::Options search);

}  // namespace ctxcheck::cli
