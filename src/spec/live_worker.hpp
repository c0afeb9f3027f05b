// A live worker: real code with its dependencies, and what surrounds it while it is explored. Its
// own file because src/live puts it together and the real runtime deploys it; it is data and
// nothing else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "spec/source.hpp"

namespace ctxcheck::spec {

enum class LiveModuleKind : std::uint8_t { EsModule, Wasm, Data };

// A module of the worker under the name that the others import it by.
struct LiveModule {
  std::string name;
  LiveModuleKind kind = LiveModuleKind::EsModule;
  std::string content;
};

// What a request sends. `name` is what `requests` counts and labels come from.
struct LiveRequest {
  std::string name;
  std::string method = "GET";
  std::string path;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

struct LiveWorker {
  // Beside the file that the user named: the settings if that is the worker, the worker if it is
  // the settings; none if there are no settings.
  std::optional<SourceFile> other_file;
  std::vector<LiveModule> modules;
  std::string entry;  // the module with the default export
  // Name of a binding, and the module whose default export makes it.
  std::vector<std::pair<std::string, std::string>> binding_modules;
  std::string environment;  // JSON: replies, bindings and variables, for worker/live.js
  std::vector<LiveRequest> requests;
  std::optional<std::string> compatibility_date;  // that of the profile if none
  std::vector<std::string> compatibility_flags;   // beside nodejs_compat
};

}  // namespace ctxcheck::spec
