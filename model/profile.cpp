// The table of runtime profiles (semantics, head and sections 4 to 8).
#include "model/profile.hpp"

#include <array>

namespace ctxcheck::model {
namespace {

constexpr std::array<Profile, 4> kProfiles{{
    {
        .name = "workerd-2026-11-17",
        .runtime_version = "2026-11-17",
        .npm_version = "1.20261117.1",
        .compatibility_date = "2025-09-24",
        .defers_foreign_settlements = true,
        .status_changes_at_once = false,
        .fails_follows_of_the_dead = true,
        .checks_hang_before_signals = false,
        .binds_calls_to_frames = false,
        .binds_abort_signals = false,
        .makes_process_at_module_scope = false,
        .reports_rejections_in_owner = true,
    },
    {
        .name = "workerd-2026-11-17-off",
        .runtime_version = "2026-11-17",
        .npm_version = "1.20261117.1",
        .compatibility_date = "2025-09-24",
        .defers_foreign_settlements = false,
        .status_changes_at_once = true,
        .fails_follows_of_the_dead = false,
        .checks_hang_before_signals = true,
        .binds_calls_to_frames = false,
        .binds_abort_signals = false,
        .makes_process_at_module_scope = false,
        .reports_rejections_in_owner = false,
    },
    {
        .name = "workerd-2025-09-24",
        .runtime_version = "2025-09-24",
        .npm_version = "1.20250924.0",
        .compatibility_date = "2025-09-24",
        .defers_foreign_settlements = true,
        .status_changes_at_once = true,
        .fails_follows_of_the_dead = false,
        .checks_hang_before_signals = true,
        .binds_calls_to_frames = true,
        .binds_abort_signals = true,
        .makes_process_at_module_scope = true,
        .reports_rejections_in_owner = false,
    },
    {
        .name = "workerd-2025-09-24-off",
        .runtime_version = "2025-09-24",
        .npm_version = "1.20250924.0",
        .compatibility_date = "2025-09-24",
        .defers_foreign_settlements = false,
        .status_changes_at_once = true,
        .fails_follows_of_the_dead = false,
        .checks_hang_before_signals = true,
        .binds_calls_to_frames = true,
        .binds_abort_signals = true,
        .makes_process_at_module_scope = true,
        .reports_rejections_in_owner = false,
    },
}};

}  // namespace

std::span<const Profile> profiles() { return kProfiles; }

std::optional<Profile> profile_named(std::string_view name) {
  for (const Profile& profile : kProfiles) {
    if (profile.name == name) return profile;
  }
  return std::nullopt;
}

}  // namespace ctxcheck::model
