// UTF-8 and UTF-16, one character at a time. Its own file because the lexer, the messages and the
// loader have to agree on where one character ends and the next begins.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ctxcheck::spec {

// A character and its length in bytes. A byte that starts no valid character gives U+FFFD and
// length 1.
struct DecodedCharacter {
  char32_t value = 0;
  std::size_t size = 1;
};
[[nodiscard]] DecodedCharacter decode_utf8(std::string_view text, std::size_t offset);

// The offset of the first byte that is not UTF-8 (overlong forms and surrogates included).
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

// Whether a character ends a line (ECMAScript 12.3).
[[nodiscard]] constexpr bool is_line_terminator(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

void append_utf16(std::u16string& out, char32_t c);
void append_utf8(std::string& out, char32_t c);
// A lone surrogate becomes the three bytes of its number.
[[nodiscard]] std::string to_utf8(std::u16string_view text);

}  // namespace ctxcheck::spec
