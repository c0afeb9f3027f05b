// The clock of a search: when to report progress, and when time is up or the user has had enough.
// Its own file because exploring and deciding share it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "search/search.hpp"

namespace ctxcheck::search {

class Pace {
 public:
  // Starts the clock. The options must outlive it.
  explicit Pace(const Options& options)
      : options_(options), start_(Clock::now()), last_report_(start_) {}

  // To be called in every step of whatever may take long; looks up only now and then.
  [[nodiscard]] std::optional<Stop> tick();
  // The same, and looks up each time: for steps that take long themselves.
  [[nodiscard]] std::optional<Stop> look();
  [[nodiscard]] std::chrono::milliseconds elapsed() const;

  Progress progress;  // kept up to date by who explores; `elapsed` is filled in for the callback

 private:
  using Clock = std::chrono::steady_clock;

  const Options& options_;
  Clock::time_point start_;
  Clock::time_point last_report_;
  std::uint32_t ticks_ = 0;
};

}  // namespace ctxcheck::search
