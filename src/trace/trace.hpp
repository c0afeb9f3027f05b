// A trace: one run of a spec, as the checker found it and as a file keeps it. Its own file because
// recording, files, replay and reports all speak of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "spec/spec.hpp"
#include "system/outcome.hpp"
#include "system/property.hpp"
#include "system/schedule.hpp"
#include "system/system.hpp"

namespace ctxcheck::trace {

// The compatibility flag that `-off` after a profile's name stands for.
inline constexpr std::string_view kFlagOff = "no_handle_cross_request_promise_resolution";

// The bounds of the exploration that a run belongs to: front matter, as overridden on the command
// line.
struct Scope {
  std::vector<spec::HandlerRequests> requests;
  std::uint32_t disconnects = 0;
  std::vector<std::string> failures;
  spec::Bursts bursts;
  std::vector<std::pair<std::string, spec::ParamValue>> params;
  bool ordered_arrival = true;
};

struct TracedEvent {
  system::ScheduledEvent scheduled;
  std::vector<system::Turn> turns;
};

// What the run shows; none for a run that was only recorded.
struct Claim {
  system::Property property = system::Property::DeadSettle;
  std::string context;
  std::string message;
  system::SourceLocation at;
  bool shortest = false;  // proved by the search that found it
};

// Of a live worker: the file beside the one that was named, its settings or its code.
struct WorkerFile {
  std::string path;  // as Trace::spec_path; empty if there is none
  std::string sha256;
};

struct Trace {
  std::string spec_path;    // as named when it was recorded, relative to the trace file if written
  std::string spec_sha256;  // lower-case hexadecimal
  std::optional<WorkerFile> worker;  // none for a spec
  std::string profile;               // without "-off"
  std::vector<std::string> flags;
  Scope scope;
  std::optional<Claim> claim;
  std::vector<TracedEvent> events;  // the load first
  system::Outcome outcome;          // as far as the run went

  [[nodiscard]] system::Schedule schedule() const;
  // "workerd-2026-11-17" or with "-off".
  [[nodiscard]] std::string profile_name() const;
};

// Runs `schedule` (with or without the load) from the start with all effects; fills events and
// outcome. The recorded choices are those that were met. Throws system::RunError if an event is not
// enabled, or if the schedule gives a choice that is not met or a value out of its range; the trace
// then holds what was recorded until there.
void record(system::System& system, const system::Schedule& schedule, Trace& trace);

// Runs like record(), and goes on with the first enabled event until nothing is enabled or `most`
// events have happened.
void record_to_end(system::System& system, const system::Schedule& schedule, std::size_t most,
                   Trace& trace);

// The SHA-256 of `bytes`, in lower-case hexadecimal.
[[nodiscard]] std::string sha256(std::string_view bytes);

// ---- replay

// The first place where a replay differs from its trace.
struct Difference {
  // Index into Trace::events; if it is their number, the outcome or the claim differs.
  std::size_t event = 0;
  // Index into the turns of the event; none if the event is not enabled, the number of its turns
  // differs, or its choices do.
  std::optional<std::size_t> turn;
  // Index into the effects of the turn; none if something else differs.
  std::optional<std::size_t> effect;
  std::string expected;  // as the trace has it, one line
  std::string actual;
};
// Strict, turn by turn and effect by effect, then outcome and claim; none if everything is the
// same.
[[nodiscard]] std::optional<Difference> replay(system::System& system, const Trace& trace);

}  // namespace ctxcheck::trace
