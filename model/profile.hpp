// Runtime profiles: how the versions and flags of the runtime differ, as data. Its own file because
// no other part of the model may ask which version it is; it asks for the difference that matters
// at that place.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace ctxcheck::model {

struct Profile {
  std::string_view name;             // "workerd-2026-11-17", with "-off" if the flag below is set
  std::string_view runtime_version;  // the date of the runtime
  std::string_view npm_version;      // of the package `workerd`
  std::string_view compatibility_date;
  // The compatibility flag no_handle_cross_request_promise_resolution is not set: settlements of
  // foreign promises are handed to the owner (semantics 5.2, 5.3). Without it they run where they
  // are (5.4).
  bool defers_foreign_settlements;
  // A foreign promise's status changes at the settlement, before its owner's turn (semantics 5.2
  // `[old]`); without it, status and reactions change together in the owner's turn.
  bool status_changes_at_once;
  // A follow of a promise whose owner is dead fails; otherwise it stays open for ever
  // (semantics 4.4).
  bool fails_follows_of_the_dead;
  // Contexts are checked for hanging after every external turn and every batch of wake signals;
  // otherwise only when no signal is left (semantics 6.7, 7).
  bool checks_hang_before_signals;
  // Starting a call is refused if the async frame was captured in another request (semantics 8.2).
  bool binds_calls_to_frames;
  // An AbortSignal belongs to the context that made it, as an I/O object does; otherwise to nobody
  // (semantics 8.5).
  bool binds_abort_signals;
  // The first use of `process` runs the microtasks that wait at module scope too; otherwise only in
  // requests (semantics 1.4).
  bool makes_process_at_module_scope;
  // The unhandledrejection event is raised in the owner's context; otherwise in the settler's
  // (semantics 5.7).
  bool reports_rejections_in_owner;
};

// All profiles, newest first, each version with the flag on before off.
[[nodiscard]] std::span<const Profile> profiles();
[[nodiscard]] std::optional<Profile> profile_named(std::string_view name);

}  // namespace ctxcheck::model
