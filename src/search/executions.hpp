// All executions of a system whose states cannot be saved, such as the real runtime, as a tree:
// every schedule is run from the start once, on one system or on several at a time. Its own file
// because running is all that needs the system; whatever is decided is decided on the tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "search/search.hpp"
#include "system/system.hpp"

namespace ctxcheck::search {

// A schedule with more events than this is taken for endless, and the search stops.
inline constexpr std::size_t kMostEventsOfSchedule = 10'000;

// Who runs the schedules: the caller's thread with `first`, and, once there is enough to do, up to
// `threads` - 1 threads more, each with a system that `another` makes in it. All must do the same.
struct Workers {
  system::System& first;
  std::function<std::unique_ptr<system::System>()> another = {};  // may be empty if threads is 1
  unsigned threads = 1;
};

// The tree of all schedules. Node 0 is before the load.
struct Executions {
  using NodeIndex = std::uint32_t;

  // An event with certain choices, as it was carried out.
  struct Branch {
    std::uint32_t event = 0;  // index into `enabled`
    system::Step step;
    // A turn that could not be carried through; then there is no target.
    std::optional<system::RunError> failure;
    std::vector<std::uint32_t> values;  // of the choices that were met
    NodeIndex target = 0;
  };
  struct Node {
    NodeIndex parent = 0;
    std::uint32_t branch = 0;  // of the parent, that leads here
    std::uint32_t depth = 0;   // events before it, with the load
    std::vector<system::Event> enabled;
    std::vector<system::RequestPhase> phases;
    bool idle = true;
    std::vector<Branch> branches;            // in any order; all of them unless `stop` is set
    std::optional<system::Outcome> outcome;  // if nothing is enabled
  };

  std::deque<Node> nodes;
  std::vector<system::RequestStatus> requests;
  std::vector<std::uint32_t> unreached_lines;  // by the caller's system
  std::uint64_t runs = 0;                      // schedules, as far as they were carried out
  std::uint64_t steps = 0;                     // made, those of prefixes that were run again too
  std::size_t memory = 0;                      // bytes of the tree, roughly
  std::optional<Stop> stop;                    // none: the tree has every schedule
  std::chrono::milliseconds elapsed{0};
};

// Runs every schedule, depth first. Limits::states counts executions; Options::first ends the
// search when a selected error is seen. RunErrors of the load are passed on, and so is one of the
// kind NotEnabled if a prefix that is run again does not lead to the same events and choices, and
// whatever else a system throws.
[[nodiscard]] Executions run_all(const Workers& workers, const Options& options);

}  // namespace ctxcheck::search
