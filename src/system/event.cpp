// Events: spelling and counting.
#include "system/event.hpp"

#include <algorithm>
#include <array>

namespace ctxcheck::system {

std::string Event::token() const {
  std::string text;
  for (const Occurrence& part : parts) {
    if (!text.empty()) text += '&';
    text += part.token;
  }
  return text;
}

std::uint32_t Event::external_events() const {
  return static_cast<std::uint32_t>(std::count_if(
      parts.begin(), parts.end(), [](const Occurrence& part) { return is_external(part.kind); }));
}

bool Event::has(EventKind kind) const {
  return std::any_of(parts.begin(), parts.end(),
                     [kind](const Occurrence& part) { return part.kind == kind; });
}

std::string percent_encode(std::string_view name) {
  static constexpr std::string_view kReserved = " %&?,@\"'\\";
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F || kReserved.find(c) != std::string_view::npos) {
      encoded += '%';
      encoded += kHex[byte >> 4U];
      encoded += kHex[byte & 0xFU];
    } else {
      encoded += c;
    }
  }
  return encoded;
}

}  // namespace ctxcheck::system
