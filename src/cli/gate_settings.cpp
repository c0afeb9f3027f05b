// Finding, reading and overriding settings.
#include "cli/gate_settings.hpp"

#include <filesystem>
#include <limits>

#include "CLI/CLI.hpp"
#include "cli/files.hpp"
#include "cli/option_values.hpp"
#include "fmt/format.h"
#include "spec/front_matter_keys.hpp"
#include "spec/lexer.hpp"
#include "spec/utf8.hpp"

namespace ctxcheck::cli {
namespace {

namespace fs = std::filesystem;

using spec::YamlEntry;
using spec::YamlValue;

// As seen from the current folder.
std::string seen_from_here(const fs::path& path) {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  return error ? path.string() : path.lexically_proximate(here).string();
}

class SettingsReader {
 public:
  explicit SettingsReader(const spec::SourceFile& source)
      : keys_(source, {0, source.text.size()}, "the file", vocabulary_), yaml_(keys_.yaml()) {
    result_.file = source.path;
  }

  GateSettings read() {
    keys_.open({"paths", "limits", "strict", "require-expect"});
    if (const auto* value = keys_.find("paths")) read_paths(*value);
    if (const auto* value = keys_.find("limits")) read_limits(*value);
    if (const auto* value = keys_.find("strict")) {
      result_.strictness.warnings = yes_or_no(*value, "`strict`");
    }
    if (const auto* value = keys_.find("require-expect")) {
      result_.strictness.require_expect = yes_or_no(*value, "`require-expect`");
    }
    return std::move(result_);
  }

 private:
  void read_paths(const YamlValue& value) {
    std::error_code error;
    const fs::path folder = fs::absolute(result_.file, error).parent_path();
    for (const std::string& path : keys_.names(value, "`paths`")) {
      result_.paths.push_back(seen_from_here((folder / path).lexically_normal()));
    }
    if (!result_.paths.empty()) return;
    yaml_.fail(value.range, "settings-paths", "`paths` names neither a file nor a folder",
               "leave the key out for `specs` and `counterexamples`");
  }

  // A value that the command line knows too, with what it says of a wrong one.
  template <class Read>
  auto as_option(const YamlEntry& entry, const Read& read) const {
    const std::string name = fmt::format("`limits.{}`", entry.key);
    const std::string text = yaml_.text(entry.value, name);
    try {
      return read(name, text);
    } catch (const CLI::ValidationError& error) {
      yaml_.fail(entry.value.range, "settings-value", error.what());
    }
  }

  void read_limits(const YamlValue& value) {
    for (const YamlEntry& entry : yaml_.entries(value, "`limits`")) {
      keys_.require_known(entry, {"states", "memory", "timeout"}, "unknown-key", "key of `limits`");
      if (entry.key == "states") {
        result_.limits.states = yaml_.integer(entry.value, "`limits.states`", 1,
                                              std::numeric_limits<std::uint64_t>::max());
      } else if (entry.key == "memory") {
        result_.limits.memory = as_option(entry, read_size);
      } else {
        result_.limits.time = as_option(entry, read_seconds);
      }
    }
  }

  bool yes_or_no(const YamlValue& value, std::string_view what) const {
    const spec::ParamValue read = yaml_.scalar(value, what);
    if (const bool* const answer = std::get_if<bool>(&read)) return *answer;
    yaml_.fail(value.range, "settings-value",
               fmt::format("{} is neither `true` nor `false`", what));
  }

  const spec::Vocabulary vocabulary_;  // names of properties and profiles are no part of settings
  spec::FrontMatterKeys keys_;
  const spec::YamlReader& yaml_;
  GateSettings result_;
};

std::optional<std::string> nearest_settings() {
  std::error_code error;
  fs::path folder = fs::current_path(error);
  while (!error && !folder.empty()) {
    if (fs::exists(folder / kSettingsFile, error)) return seen_from_here(folder / kSettingsFile);
    if (folder == folder.root_path()) break;
    folder = folder.parent_path();
  }
  return std::nullopt;
}

}  // namespace

spec::Result<GateSettings> parse_settings(const spec::SourceFile& source) {
  if (const auto offset = spec::first_invalid_utf8(source.text)) {
    const spec::Position begin = spec::Lexer(source).position_at(*offset);
    return spec::Diagnostic{"not-utf8", source.path,
                            spec::Range{begin, {begin.line, begin.column + 1}},
                            "the file is not UTF-8", "save it as UTF-8"};
  }
  try {
    return SettingsReader(source).read();
  } catch (const spec::DiagnosticError& error) {
    return error.diagnostic();
  }
}

spec::Result<GateSettings> settings_for(const Options& options) {
  GateSettings settings;
  const auto file = options.config ? options.config : nearest_settings();
  if (file) {
    const auto source = read_source(*file);
    if (!source) return source.error();
    auto read = parse_settings(*source);
    if (!read) return read.error();
    settings = std::move(*read);
  }
  if (!options.paths.empty()) settings.paths = options.paths;
  const LimitOptions& limits = options.limits;
  if (limits.states) settings.limits.states = limits.states;
  if (limits.memory) settings.limits.memory = limits.memory;
  if (limits.time) settings.limits.time = limits.time;
  settings.strictness.warnings = options.strict.value_or(settings.strictness.warnings);
  settings.strictness.require_expect =
      options.require_expect.value_or(settings.strictness.require_expect);
  return settings;
}

}  // namespace ctxcheck::cli
