// The settings of a project, `ctxcheck.yaml`. Its own file because it is a format that users write,
// with the same care for their mistakes as front matter has.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/gate_judge.hpp"
#include "cli/options.hpp"
#include "search/search.hpp"
#include "spec/diagnostic.hpp"

namespace ctxcheck::cli {

inline constexpr const char* kSettingsFile = "ctxcheck.yaml";

struct GateSettings {
  std::string file;                // empty if there is none
  std::vector<std::string> paths;  // as seen from the current folder; empty: not set
  LimitOptions limits;
  Strictness strictness;
};

// Reads the text of a settings file. Throws nothing; everything wrong is a diagnostic.
[[nodiscard]] spec::Result<GateSettings> parse_settings(const spec::SourceFile& source);

// The settings of --config, or of the nearest ctxcheck.yaml in the current folder and those around
// it, or the defaults; what options say goes before what the file says.
[[nodiscard]] spec::Result<GateSettings> settings_for(const Options& options);

}  // namespace ctxcheck::cli
