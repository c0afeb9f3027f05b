// Finding the batch that is meant.
#include "report/batches.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace ctxcheck::report {

std::size_t jobs_in(std::string_view text) {
  std::size_t jobs = 0;
  std::from_chars(text.data(), text.data() + text.size(), jobs);
  return jobs;
}

void OpenBatches::open(std::string opener) {
  batches_.push_back({next_id_++, std::move(opener), 0});
}

std::optional<OpenBatches::Batch> OpenBatches::join(std::size_t jobs) {
  const auto batch = std::find_if(batches_.rbegin(), batches_.rend(),
                                  [&](const Batch& open) { return open.jobs + 1 == jobs; });
  if (batch == batches_.rend()) return std::nullopt;
  batch->jobs = jobs;
  return *batch;
}

std::optional<OpenBatches::Batch> OpenBatches::dispatch(std::size_t jobs) {
  const auto batch = std::find_if(batches_.begin(), batches_.end(),
                                  [&](const Batch& open) { return open.jobs == jobs; });
  if (batch == batches_.end()) return std::nullopt;
  Batch dispatched = std::move(*batch);
  batches_.erase(batch);
  return dispatched;
}

}  // namespace ctxcheck::report
