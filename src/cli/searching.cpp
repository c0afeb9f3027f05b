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

}  // namespace

search::Options search_options(const Options& options, std::vector<system::Property> properties,
                               std::string title, Output& output, const InterruptGuard& guard) {
  search::Options wanted;
  wanted.properties = std::move(properties);
  wanted.first = options.first;
  wanted.limits = options.limits;
  wanted.interrupted = [&guard] { return guard.interrupted(); };
  if (output.shows_progress()) {
    wanted.progress = [&output, title = std::move(title)](const search::Progress& progress) {
      output.progress(progress_line(title, progress));
    };
  }
  return wanted;
}

}  // namespace ctxcheck::cli
