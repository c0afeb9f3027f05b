// Events: spelling and counting.
#include "system/event.hpp"

#include <algorithm>
#include <charconv>

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

std::string percent_decode(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned int byte = 0;
    const char* digits = text.data() + i + 1;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      decoded += static_cast<char>(byte);
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

}  // namespace ctxcheck::system
