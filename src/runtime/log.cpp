// Reading the log, by the runtime's own words.
#include "runtime/log.hpp"

#include <charconv>
#include <utility>

#include "nlohmann/json.hpp"
#include "system/outcome.hpp"

namespace ctxcheck::runtime {
namespace {

constexpr std::string_view kSaid = "\u00a7ctxcheck ";
constexpr std::string_view kWarning =
    "Warning: A promise was resolved or rejected from a different request context than the one it "
    "was created in";
constexpr std::string_view kFailure = "error: Uncaught exception: ";
constexpr std::string_view kLoadFailure = ": Uncaught ";

std::optional<LogRecord> said(std::string_view rest) {
  const std::size_t blank = rest.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto parts = nlohmann::json::parse(rest.substr(blank + 1), nullptr, false);
  if (!parts.is_array()) return std::nullopt;
  LogRecord record{LogKind::Said, std::string(rest.substr(0, blank)), {}};
  for (const auto& part : parts) {
    record.parts.push_back(part.is_string() ? part.get<std::string>() : part.dump());
  }
  return record;
}

// "FILE:LINE: failed: remote.jsg.Error: MESSAGE; stack: ..."
std::string_view failure_message(std::string_view text) {
  constexpr std::string_view kType = "jsg.";
  if (const std::size_t type = text.find(kType); type != std::string_view::npos) {
    const std::size_t colon = text.find(": ", type);
    if (colon != std::string_view::npos) text.remove_prefix(colon + 2);
  }
  return text.substr(0, text.find("; stack:"));
}

std::optional<LogRecord> record_of(std::string_view line) {
  if (const std::size_t at = line.find(kSaid); at != std::string_view::npos) {
    return said(line.substr(at + kSaid.size()));
  }
  if (const std::size_t at = line.find(kWarning); at != std::string_view::npos) {
    return LogRecord{LogKind::Warning, "", {std::string(line.substr(at))}};
  }
  if (const std::size_t at = line.find(kFailure); at != std::string_view::npos) {
    const std::string_view message = failure_message(line.substr(at + kFailure.size()));
    return LogRecord{LogKind::Failure, "", {system::short_message(message), std::string(message)}};
  }
  return std::nullopt;
}

// The numbers of "...spec:LINE:COLUMN...".
system::SourceLocation location_in(std::string_view line) {
  constexpr std::string_view kSpec = "/spec:";  // "at 0/spec:"
  system::SourceLocation at;
  const std::size_t begin = line.find(kSpec);
  if (begin == std::string_view::npos) return at;
  const char* const end = line.data() + line.size();
  const auto [after, error] = std::from_chars(line.data() + begin + kSpec.size(), end, at.line);
  if (error != std::errc{} || after == end) return {};
  std::from_chars(after + 1, end, at.column);
  return at;
}

}  // namespace

bool is_said(std::string_view line) { return line.find(kSaid) != std::string_view::npos; }

std::vector<LogRecord> read_records(std::string_view text) {
  std::vector<LogRecord> records;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (auto record = record_of(text.substr(0, end))) records.push_back(std::move(*record));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return records;
}

std::optional<LoadFailure> find_load_failure(const std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t at = lines[i].find(kLoadFailure);
    if (!lines[i].starts_with("service w") || at == std::string::npos) continue;
    LoadFailure failure{lines[i].substr(at + kLoadFailure.size()), {}};
    for (std::size_t j = i + 1; j < lines.size() && !failure.at.known(); ++j) {
      if (lines[j].starts_with("service w")) break;
      failure.at = location_in(lines[j]);
    }
    return failure;
  }
  return std::nullopt;
}

}  // namespace ctxcheck::runtime
