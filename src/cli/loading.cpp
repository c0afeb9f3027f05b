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

spec::Result<spec::Spec> load_program(const std::string& path, const Options& options,
                                      std::vector<std::string>* files) {
  const live::Place place = place_of(path, options);
  if (files != nullptr) {
    for (std::string& file : live::files_of(place)) files->push_back(std::move(file));
  }
  return live::is_live(place) ? live::load_live(place, model::vocabulary(), files)
                              : spec::load_spec(path, model::vocabulary());
}

spec::Result<spec::Spec> load_traced(const trace::Trace& trace) {
  if (!trace.worker) return spec::load_spec(trace.spec_path, model::vocabulary());
  live::Place place{trace.spec_path, std::nullopt, true};
  if (!trace.worker->path.empty()) place.settings = trace.worker->path;
  return live::load_live(place, model::vocabulary());
}

bool has_changed(const spec::Spec& program, const trace::Trace& trace) {
  if (trace::sha256(program.source.text) != trace.spec_sha256) return true;
  if (!program.live) return false;
  const auto& other = program.live->other_file;
  return (other ? trace::sha256(other->text) : "") != trace.worker->sha256;
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
