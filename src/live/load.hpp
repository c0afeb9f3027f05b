// From a path to a live worker. Its own file because it is what the command line sees of this
// folder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "spec/diagnostic.hpp"
#include "spec/spec.hpp"

namespace ctxcheck::live {

// Which files make a live worker.
struct Place {
  std::string path;                     // as the user named it: a worker, or settings
  std::optional<std::string> settings;  // those named beside it
  bool has_requests = false;            // requests are named elsewhere, so a worker does alone
};

// Whether this is a live worker and no spec: settings; a worker with settings named or beside it
// (worker.live.yaml beside worker.js); no JavaScript; or a file without front matter if requests
// are named elsewhere.
[[nodiscard]] bool is_live(const Place& place);

// The files that decide what is at this place, be it a live worker or not, and whether they exist
// or not.
[[nodiscard]] std::vector<std::string> files_of(const Place& place);

// Reads the settings, and the worker with its dependencies, which esbuild bundles. Adds the files
// that it is made of to `files`; if loading fails, those that were found until then.
[[nodiscard]] spec::Result<spec::Spec> load_live(const Place& place,
                                                 const spec::Vocabulary& vocabulary,
                                                 std::vector<std::string>* files = nullptr);

}  // namespace ctxcheck::live
