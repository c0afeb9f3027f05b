// Traces as JSON files (formats.md, "A trace"; the schema is trace.schema.json beside this file).
// Its own file because the format is a contract with users and versions.
#pragma once

#include <string>
#include <string_view>

#include "spec/diagnostic.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::trace {

inline constexpr std::string_view kTraceSchema = "ctxcheck-trace";
inline constexpr int kTraceVersion = 1;

// Stable key order, one effect a line: diffs well.
[[nodiscard]] std::string to_json(const Trace& trace);
// `path` is for messages. A truncated or malformed file comes back as a diagnostic with its place.
[[nodiscard]] spec::Result<Trace> from_json(std::string_view text, const std::string& path);

// What save_trace() writes to the file `path`: the spec's path is as seen from there.
[[nodiscard]] std::string file_text(const Trace& trace, const std::string& path);

// Reads a trace; its spec_path is made relative to the current directory.
[[nodiscard]] spec::Result<Trace> load_trace(const std::string& path);
// Writes through a temporary file beside it, so that nothing is lost when the disk is full; the
// spec's path is written relative to the file. A diagnostic if it cannot be written.
[[nodiscard]] std::optional<spec::Diagnostic> save_trace(const Trace& trace,
                                                         const std::string& path);

}  // namespace ctxcheck::trace
