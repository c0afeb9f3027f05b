// The key by which outcomes are compared.
#include "system/outcome.hpp"

#include <algorithm>

namespace ctxcheck::system {
namespace {

void append(std::string& key, const std::string& text) {
  key += std::to_string(text.size());
  key += ':';
  key += text;
}

}  // namespace

std::string Outcome::key() const {
  std::string key;
  for (const auto& [label, result] : requests) {
    append(key, label);
    append(key, result);
  }
  key += warnings > 0 ? "W" : "-";
  std::vector<std::string> lines = console;
  std::sort(lines.begin(), lines.end());
  for (const std::string& line : lines) append(key, line);
  return key;
}

std::string short_message(std::string_view message) {
  if (message.starts_with("This promise was created by a request that has since ended")) {
    return "ended";
  }
  if (message.starts_with("Cannot perform I/O on behalf of a different request")) {
    return "foreign-io";
  }
  if (message.starts_with("The Workers runtime canceled this request")) return "hung";
  return std::string(message);
}

}  // namespace ctxcheck::system
