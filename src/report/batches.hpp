// Which batch an effect speaks of: a trace names batches by their number of jobs only. Its own file
// because phrases and pictures must take the same one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctxcheck::report {

// The number at the start of "2 jobs"; 0 if there is none.
[[nodiscard]] std::size_t jobs_in(std::string_view text);

// The batches that are not dispatched yet. Effects must be given in order.
class OpenBatches {
 public:
  struct Batch {
    std::size_t id = 0;  // counts the batches of a run, from 0
    std::string opener;
    std::size_t jobs = 0;
  };

  void open(std::string opener);
  // The batch that now has `jobs` jobs, the latest if several may be meant; none if no batch is.
  std::optional<Batch> join(std::size_t jobs);
  // The batch of `jobs` jobs that is dispatched, the earliest if several may be meant.
  std::optional<Batch> dispatch(std::size_t jobs);

 private:
  std::vector<Batch> batches_;
  std::size_t next_id_ = 0;
};

}  // namespace ctxcheck::report
