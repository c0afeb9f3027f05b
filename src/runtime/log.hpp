// What a process writes to its log, as far as it means something to the driver. Its own file
// because the texts are the runtime's, and may change with its versions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "system/turn.hpp"

namespace ctxcheck::runtime {

enum class LogKind : std::uint8_t {
  Said,     // a line of our own worker modules
  Warning,  // W
  Failure,  // why the runtime answered a request with its own error
};
struct LogRecord {
  LogKind kind = LogKind::Said;
  std::string service;  // Said: who
  // Said: what (worker/driver.js); Warning: the line; Failure: the message in short, and as it
  // stands.
  std::vector<std::string> parts;
};

// The records in a text of whole lines, in order; other lines mean nothing to us.
[[nodiscard]] std::vector<LogRecord> read_records(std::string_view text);

// Whether the line is one of our own worker modules, of no use to anybody but read_records.
[[nodiscard]] bool is_said(std::string_view line);

// Why the module could not be evaluated, if that is what the lines say.
struct LoadFailure {
  std::string message;
  system::SourceLocation at;  // in the spec, if known
};
[[nodiscard]] std::optional<LoadFailure> find_load_failure(const std::vector<std::string>& lines);

}  // namespace ctxcheck::runtime
