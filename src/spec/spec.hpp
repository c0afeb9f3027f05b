// A spec: front matter and module, checked as far as it can be without running it. Its own file
// because it is what the front end hands to everybody else.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "spec/ast.hpp"
#include "spec/diagnostic.hpp"
#include "spec/live_worker.hpp"
#include "spec/source.hpp"

namespace ctxcheck::spec {

// How many requests of one handler arrive. `handler` is an exported function's name, or a path
// ("/page") if the module has a default export.
struct HandlerRequests {
  std::string handler;
  std::uint32_t count = 1;
};

// How often two external events may fall into one pass of the event loop (semantics section 10).
struct Bursts {
  bool any = false;         // `any`: internal turns are events of their own (soundness.md)
  std::uint32_t count = 0;  // meaningless if `any`

  friend bool operator==(const Bursts&, const Bursts&) = default;
};

using ParamValue = std::variant<bool, double, std::string>;

// Milliseconds; no maximum means unbounded.
struct Interval {
  std::uint64_t min = 0;
  std::optional<std::uint64_t> max;
};
struct Timing {
  std::map<std::string, Interval> io;
  std::map<std::string, Interval> arrive;
  std::optional<Interval> disconnect;
};

// Expected violations by profile name; the key "default" holds for every profile that is not named.
// An empty list means safe.
using Expectation = std::map<std::string, std::vector<std::string>>;

// The YAML front matter (formats.md). Property names and profile names are checked against the
// lists given to load_spec.
struct FrontMatter {
  std::string summary;
  std::vector<std::string> see;
  std::vector<std::string>
      runtimes;  // profile names with flags folded in ("workerd-2025-09-24-off"); `all` expanded
  std::vector<HandlerRequests> requests;  // in front-matter order
  std::uint32_t disconnects = 0;
  std::vector<std::string> failures;
  Bursts bursts;
  std::vector<std::pair<std::string, ParamValue>> params;
  std::optional<Timing> timing;
  std::vector<std::string> check;  // selected properties; empty means all
  std::optional<Expectation> expect;
};

// What the front end must know of the world behind it to check names at load time. Filled by the
// command line from the model's tables, so that spec/ depends on neither.
struct Vocabulary {
  std::vector<std::string> properties;  // in report order
  std::vector<std::string> profiles;    // newest first
  // Built-in modules and the names each exports.
  std::map<std::string, std::vector<std::string>> modules;
  // Global names and, for those that are objects with a fixed set of members (Math, Object,
  // Promise, ...), the members.
  std::map<std::string, std::vector<std::string>> globals;
};

struct Spec {
  SourceFile source;
  FrontMatter front_matter;
  ast::Module module;
  std::vector<std::string> exports;  // exported names, "default" included
  // Not null: this is no spec but a live worker (src/live), which only the real runtime runs.
  // `source` is the file that the user named, its entry or its settings; `module` and `exports` are
  // empty.
  std::shared_ptr<const LiveWorker> live;
};

// Reads, parses and checks a spec file. Everything the user can get wrong comes back as one
// diagnostic.
[[nodiscard]] Result<Spec> load_spec(const std::string& path, const Vocabulary& vocabulary);
// The same for text that is already in memory; `path` is used in messages only.
[[nodiscard]] Result<Spec> parse_spec(SourceFile source, const Vocabulary& vocabulary);

}  // namespace ctxcheck::spec
