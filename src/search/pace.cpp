// Looking at the clock, seldom enough to cost nothing.
#include "search/pace.hpp"

namespace ctxcheck::search {
namespace {

constexpr std::uint32_t kTicksPerLook = 64;
constexpr std::chrono::milliseconds kBetweenReports{100};

}  // namespace

std::optional<Stop> Pace::tick() { return ++ticks_ % kTicksPerLook == 0 ? look() : std::nullopt; }

std::optional<Stop> Pace::look() {
  if (options_.interrupted && options_.interrupted()) return Stop::Interrupted;
  const Clock::time_point now = Clock::now();
  if (options_.limits.time && now - start_ >= *options_.limits.time) return Stop::Time;
  if (options_.progress && now - last_report_ >= kBetweenReports) {
    last_report_ = now;
    progress.elapsed = elapsed();
    options_.progress(progress);
  }
  return std::nullopt;
}

std::chrono::milliseconds Pace::elapsed() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start_);
}

}  // namespace ctxcheck::search
