// Reading the tokens that have a value: numbers, strings, templates and their escapes (ECMAScript
// 12.9.3 to 12.9.6). Its own file because these are the long rules of the lexical grammar.
#include <charconv>
#include <cstdlib>
#include <limits>

#include "fmt/format.h"
#include "spec/lexer.hpp"
#include "spec/utf8.hpp"

namespace ctxcheck::spec {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int digit_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

// from_chars, unlike strtod, reads the same under every locale; it leaves out what over- or
// underflows.
double decimal(const std::string& digits) {
  double value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (result.ec != std::errc::result_out_of_range) return value;
  const bool tiny =
      digits.find("e-") != std::string::npos ||
      (digits.find('e') == std::string::npos && std::strtol(digits.c_str(), nullptr, 10) == 0);
  return tiny ? 0 : std::numeric_limits<double>::infinity();
}

// The value of hexadecimal digits, rounded once.
double hexadecimal(const std::string& digits) {
  double value = 0;
  const char* const end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, value, std::chars_format::hex);
  return result.ec == std::errc{} ? value : std::numeric_limits<double>::infinity();
}

// Octal or binary digits as hexadecimal ones.
std::string to_hexadecimal(const std::string& digits, int bits_per_digit) {
  std::string bits;
  for (const char c : digits) {
    for (int bit = bits_per_digit - 1; bit >= 0; --bit) {
      bits += (digit_value(c) >> bit) % 2 == 1 ? '1' : '0';
    }
  }
  bits.insert(0, (4 - bits.size() % 4) % 4, '0');
  std::string out;
  for (std::size_t i = 0; i < bits.size(); i += 4) {
    out += "0123456789abcdef"[std::strtoul(bits.substr(i, 4).c_str(), nullptr, 2)];
  }
  return out;
}

}  // namespace

std::uint32_t Lexer::read_hex(int digits, const Position& begin) {
  std::uint32_t value = 0;
  for (int i = 0; i < digits; ++i) {
    const int digit = digit_value(peek());
    if (digit > 15) fail_from(begin, "expected a hexadecimal digit in this escape");
    value = value * 16 + static_cast<std::uint32_t>(digit);
    advance();
  }
  return value;
}

// After `\u`.
std::uint32_t Lexer::read_unicode_escape(const Position& begin) {
  if (peek() != '{') return read_hex(4, begin);
  advance();
  std::uint32_t value = 0;
  if (peek() == '}') fail_from(begin, "expected a hexadecimal digit in this escape");
  while (peek() != '}') {
    value = value * 16 + read_hex(1, begin);
    if (value > 0x10FFFF) fail_from(begin, "this escape is beyond the last character of Unicode");
  }
  advance();
  return value;
}

// The digits after `0x`, `0o` or `0b`.
double Lexer::read_radix_digits(int radix) {
  std::string digits;
  while (digit_value(peek()) < radix || peek() == '_') {
    if (peek() == '_') {
      if (digits.empty() || digit_value(peek(1)) >= radix) {
        fail("syntax", "a separator must stand between two digits");
      }
    } else {
      digits += peek();
    }
    advance();
  }
  if (digits.empty()) fail("syntax", "expected digits");
  if (radix == 16) return hexadecimal(digits);
  return hexadecimal(to_hexadecimal(digits, radix == 8 ? 3 : 1));
}

void Lexer::read_number(Token& token) {
  int radix = 10;
  if (peek() == '0') {
    const char mark = static_cast<char>(peek(1) | 0x20);
    radix = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
    if (radix == 10 && (is_digit(peek(1)) || peek(1) == '_')) {
      advance();
      fail("syntax", "a number must not start with 0 and another digit",
           "octal numbers are written 0o17");
    }
  }
  std::string digits;
  const auto read_digits = [&] {
    const std::size_t before = digits.size();
    while (is_digit(peek()) || peek() == '_') {
      if (peek() == '_') {
        if (digits.size() == before || !is_digit(peek(1))) {
          fail("syntax", "a separator must stand between two digits");
        }
      } else {
        digits += peek();
      }
      advance();
    }
  };
  if (radix != 10) {
    advance();
    advance();
    token.number = read_radix_digits(radix);
  } else {
    read_digits();
    if (peek() == '.') {
      digits += '.';
      advance();
      read_digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      digits += 'e';
      advance();
      if (peek() == '+' || peek() == '-') {
        digits += peek();
        advance();
      }
      const std::size_t before = digits.size();
      read_digits();
      if (digits.size() == before) fail("syntax", "expected the digits of an exponent");
    }
    token.number = decimal(digits);
  }
  if (peek() == 'n') {
    advance();
    fail("unsupported-bigint", "BigInt is not supported", "use a Number");
  }
  if (is_identifier_start(peek_code_point()) || is_digit(peek()) || peek() == '\\') {
    advance();
    fail("syntax", "a number must not be followed by a name or digit directly");
  }
}

// At the backslash.
void Lexer::read_escape(std::u16string& out) {
  const Position begin = position_;
  advance();
  if (at_end()) fail("syntax", "this text is never closed");
  const char32_t c = peek_code_point();
  advance();
  switch (c) {
    case 'n':
      out += u'\n';
      return;
    case 't':
      out += u'\t';
      return;
    case 'r':
      out += u'\r';
      return;
    case 'b':
      out += u'\b';
      return;
    case 'f':
      out += u'\f';
      return;
    case 'v':
      out += u'\v';
      return;
    case 'x':
      out += static_cast<char16_t>(read_hex(2, begin));
      return;
    case 'u':
      append_utf16(out, read_unicode_escape(begin));
      return;
    case '\r':
      if (peek() == '\n') advance();
      return;
    case '\n':
    case 0x2028:
    case 0x2029:
      return;
    default:
      break;
  }
  if (c == '0' && !is_digit(peek())) {
    out += u'\0';
    return;
  }
  if (c >= '0' && c <= '9') fail_from(begin, "octal escapes are not allowed in modules");
  append_utf16(out, c);
}

void Lexer::read_string(Token& token) {
  const char quote = peek();
  advance();
  while (peek() != quote || at_end()) {
    if (at_end() || peek() == '\n' || peek() == '\r') {
      fail("syntax", fmt::format("this string is never closed; expected `{}`", quote));
    }
    if (peek() == '\\') {
      read_escape(token.string);
    } else {
      append_utf16(token.string, peek_code_point());
      advance();
    }
  }
  advance();
}

// After the back quote or the closing brace of a substitution.
void Lexer::read_template_piece(Token& token) {
  token.kind = TokenKind::Template;
  const auto take_raw = [&](std::size_t from) {
    for (std::size_t i = from; i < at_;) {
      const DecodedCharacter c = decode_utf8(text_, i);
      i += c.size;
      if (c.value == '\r') {
        if (i < text_.size() && text_[i] == '\n') continue;
        token.raw += u'\n';
      } else {
        append_utf16(token.raw, c.value);
      }
    }
  };
  while (true) {
    if (at_end()) fail("syntax", "this template is never closed; expected a back quote");
    if (peek() == '`') {
      advance();
      token.template_ends = true;
      return;
    }
    if (peek() == '$' && peek(1) == '{') {
      advance();
      advance();
      return;
    }
    const std::size_t from = at_;
    if (peek() == '\\') {
      read_escape(token.string);
    } else if (peek() == '\r') {
      advance();
      if (peek() != '\n') token.string += u'\n';
    } else {
      append_utf16(token.string, peek_code_point());
      advance();
    }
    take_raw(from);
  }
}

}  // namespace ctxcheck::spec
