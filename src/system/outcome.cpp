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

}  // namespace ctxcheck::system
