// Telling live workers from specs.
#include "cli/loading.hpp"

#include <algorithm>

#include "fmt/format.h"
#include "live/load.hpp"
#include "model/model.hpp"

namespace ctxcheck::cli {
namespace {

live::Place place_of(const std::string& path, const Options& options) {
  return {path, options.live, options.requests.has_value()};
}

}  // namespace

spec::Result<spec::Spec> load_program(const std::string& path, const Options& options) {
  const live::Place place = place_of(path, options);
  return live::is_live(place) ? live::load_live(place, model::vocabulary())
                              : spec::load_spec(path, model::vocabulary());
}

void choose_system(Options& options, Output& output) {
  if (options.on_workerd) return;
  for (const std::string& path : options.paths) {
    if (!live::is_live(place_of(path, options))) continue;
    output.note(
        fmt::format("{} is a live worker, which runs on the real runtime: --on workerd", path));
    options.on_workerd = true;
    return;
  }
}

}  // namespace ctxcheck::cli
