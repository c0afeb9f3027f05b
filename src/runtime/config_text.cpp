// Spelling literals, in the text form of Cap'n Proto.
#include "runtime/config_text.hpp"

#include "fmt/format.h"

namespace ctxcheck::runtime {

std::string text_of(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (byte < 0x20 || byte >= 0x7F) {
      result += fmt::format("\\x{:02x}", byte);
    } else {
      result += c;
    }
  }
  result += '"';
  return result;
}

std::string module_text(std::string_view name, std::string_view source) {
  return fmt::format("  (name = {}, esModule = {}),\n", text_of(name), text_of(source));
}

std::string module_bytes(std::string_view name, std::string_view kind, std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string literal = "0x\"";
  literal.reserve(2 * bytes.size() + 4);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    literal += kDigits[byte >> 4U];
    literal += kDigits[byte & 0xFU];
  }
  return fmt::format("  (name = {}, {} = {}\"),\n", text_of(name), kind, literal);
}

}  // namespace ctxcheck::runtime
