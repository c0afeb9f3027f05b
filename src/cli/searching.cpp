// Limits, progress and interruption of searches.
#include "cli/searching.hpp"

#include "fmt/format.h"

namespace ctxcheck::cli {
namespace {

std::string progress_line(const std::string& title, const search::Progress& progress) {
  constexpr std::size_t kMega = std::size_t{1} << 20U;
  return fmt::format("{}: {} states, {} waiting, depth {}, {} MB, {:.1f} s", title, progress.states,
                     progress.waiting, progress.depth, progress.memory / kMega,
                     static_cast<double>(progress.elapsed.count()) / 1000);
}

// The search on the real runtime keeps no states.
std::string progress_of_runs(const std::string& title, const search::Progress& progress) {
  return fmt::format("{}: {} orders run, {} events, {:.1f} s", title, progress.states,
                     progress.steps, static_cast<double>(progress.elapsed.count()) / 1000);
}

}  // namespace

search::Options search_options(const Options& options, std::vector<system::Property> properties,
                               std::string title, Output& output, const InterruptGuard& guard) {
  search::Options wanted;
  wanted.properties = std::move(properties);
  wanted.first = options.first;
  wanted.limits = options.limits.over();
  wanted.interrupted = [&guard] { return guard.interrupted(); };
  if (output.shows_progress()) {
    const auto line = options.on_workerd ? progress_of_runs : progress_line;
    wanted.progress = [&output, line, title = std::move(title)](const search::Progress& progress) {
      output.progress(line(title, progress));
    };
  }
  return wanted;
}

}  // namespace ctxcheck::cli
