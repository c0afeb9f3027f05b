// The YAML file of a live worker: what arrives, what its calls are answered with, what is in its
// environment. Its own file because it is about words in a file; finding and bundling code is not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "spec/live_worker.hpp"
#include "spec/spec.hpp"

namespace ctxcheck::live {

// A binding that is more than a value: the module that makes it, ours or the user's.
struct Binding {
  enum class Kind : std::uint8_t { D1, Kv, Module };
  std::string name;
  Kind kind = Kind::Module;
  std::string module;  // Module: its path, as the file names it
  spec::Range place;   // Module: where it is named
};

struct Settings {
  std::string worker;  // the path of the entry, as the file names it; empty if it does not
  spec::Range worker_place;
  std::vector<std::string> packages;  // folders in which packages are looked for too, likewise
  spec::FrontMatter front_matter;     // bounds, profiles, properties
  std::vector<spec::LiveRequest> requests;
  std::vector<Binding> bindings;
  std::string environment;  // JSON, for worker/live.js
  std::optional<std::string> compatibility_date;
  std::vector<std::string> compatibility_flags;
};

// Reads and checks the file. Throws spec::DiagnosticError.
[[nodiscard]] Settings read_settings(const spec::SourceFile& source,
                                     const spec::Vocabulary& vocabulary);

// What holds without a file: nothing is answered but with an empty reply.
[[nodiscard]] Settings default_settings(const spec::Vocabulary& vocabulary);

}  // namespace ctxcheck::live
