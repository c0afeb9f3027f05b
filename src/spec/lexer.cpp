// Reading tokens (ECMAScript 12).
#include "spec/lexer.hpp"

#include <array>
#include <charconv>
#include <cstdlib>

#include "fmt/format.h"

namespace ctxcheck::spec {
namespace {

constexpr std::array<std::string_view, 58> kPunctuators{
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "?\?=", "=>", "==", "!=",
    "<=",   ">=",  "&&",  "||",  "??",  "?.",  "++",  "--",  "+=",  "-=",  "*=",  "/=", "%=", "&=",
    "|=",   "^=",  "<<",  ">>",  "**",  "{",   "}",   "(",   ")",   "[",   "]",   ";",  ",",  "<",
    ">",    "+",   "-",   "*",   "/",   "%",   "&",   "|",   "^",   "!",   "~",   "?",  ":",  "=",
    ".",    "@"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int digit_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

bool is_line_terminator(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == 0x0B || c == 0x0C || c == 0xA0 || c == 0xFEFF ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

// The code point at `offset` and its length in bytes; invalid bytes count one and give U+FFFD.
struct Decoded {
  char32_t value = 0;
  std::size_t size = 1;
};
Decoded decode(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) {
    return offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0U;
  };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
  if (size == 1) return {0xFFFD, 1};
  std::uint32_t value = first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return {0xFFFD, 1};
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  return {value, size};
}

}  // namespace

bool is_identifier_start(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '$' || c == '_' ||
         (c >= 0xAA && !is_space(c) && !is_line_terminator(c) && c != 0xD7 && c != 0xF7 && c != 0xFFFD);
}

bool is_identifier_part(char32_t c) {
  return is_identifier_start(c) || (c >= '0' && c <= '9') || c == 0x200C || c == 0x200D;
}

void append_utf16(std::u16string& out, char32_t c) {
  if (c < 0x10000) {
    out += static_cast<char16_t>(c);
    return;
  }
  c -= 0x10000;
  out += static_cast<char16_t>(0xD800 + (c >> 10U));
  out += static_cast<char16_t>(0xDC00 + (c & 0x3FFU));
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | (c >> 12U));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (c >> 18U));
    out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

Lexer::Lexer(const SourceFile& source) : source_(&source), text_(source.text) {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

void Lexer::advance() {
  const Decoded c = decode(text_, at_);
  at_ += c.size;
  if (c.value == '\r' && peek() == '\n') return;  // the line feed counts the line
  if (is_line_terminator(c.value)) {
    ++position_.line;
    position_.column = 1;
  } else {
    ++position_.column;
  }
}

char32_t Lexer::peek_code_point() const { return at_end() ? 0 : decode(text_, at_).value; }

Position Lexer::position_at(std::size_t offset) const {
  Lexer walker(*source_);
  while (walker.at_ < offset && !walker.at_end()) walker.advance();
  return walker.position_;
}

void Lexer::fail_at(Range range, std::string code, std::string message, std::string hint) const {
  throw DiagnosticError({std::move(code), source_->path, range, std::move(message), std::move(hint)});
}

void Lexer::fail(std::string code, std::string message, std::string hint) const {
  fail_at({token_start_.begin, position_}, std::move(code), std::move(message), std::move(hint));
}

bool Lexer::skip_blanks() {
  bool line = false;
  while (!at_end()) {
    const char32_t c = peek_code_point();
    if (is_line_terminator(c)) {
      line = true;
      advance();
    } else if (is_space(c)) {
      advance();
    } else if (peek() == '/' && peek(1) == '/') {
      while (!at_end() && !is_line_terminator(peek_code_point())) advance();
    } else if (peek() == '/' && peek(1) == '*') {
      token_start_.begin = position_;
      advance();
      advance();
      while (!(peek() == '*' && peek(1) == '/')) {
        if (at_end()) fail("syntax", "this comment is never closed; expected `*/`");
        if (is_line_terminator(peek_code_point())) line = true;
        advance();
      }
      advance();
      advance();
    } else {
      break;
    }
  }
  return line;
}

Token Lexer::next() {
  Token token;
  token.line_before = skip_blanks();
  token.begin = at_;
  token_start_.begin = position_;
  token.range.begin = position_;
  if (!at_end()) {
    const char c = peek();
    if (is_identifier_start(peek_code_point()) || c == '\\') {
      token.kind = TokenKind::Name;
      read_name(token);
    } else if (c == '#') {
      advance();
      if (!is_identifier_start(peek_code_point()) && peek() != '\\') {
        fail("syntax", "a private name must follow `#`");
      }
      token.kind = TokenKind::PrivateName;
      read_name(token);
    } else if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
      token.kind = TokenKind::Number;
      read_number(token);
    } else if (c == '"' || c == '\'') {
      token.kind = TokenKind::String;
      read_string(token);
    } else if (c == '`') {
      advance();
      read_template_piece(token);
    } else {
      read_punctuator(token);
    }
  }
  token.end = at_;
  token.range.end = position_;
  return token;
}

Token Lexer::template_continuation(const Token& brace) {
  at_ = brace.end;
  position_ = brace.range.end;
  token_start_.begin = brace.range.begin;
  Token token;
  token.begin = brace.begin;
  token.range.begin = brace.range.begin;
  read_template_piece(token);
  token.end = at_;
  token.range.end = position_;
  return token;
}

void Lexer::read_punctuator(Token& token) {
  for (const std::string_view candidate : kPunctuators) {
    if (!text_.substr(at_).starts_with(candidate)) continue;
    // `a?.5:b` is a conditional.
    if (candidate == "?." && is_digit(peek(2))) continue;
    for (std::size_t i = 0; i < candidate.size(); ++i) advance();
    token.kind = TokenKind::Punctuator;
    token.text = candidate;
    return;
  }
  advance();
  fail("syntax", "this character does not belong here");
}

void Lexer::read_name(Token& token) {
  while (true) {
    char32_t c = peek_code_point();
    if (peek() == '\\') {
      advance();
      if (peek() != 'u') fail("syntax", "expected a unicode escape in this name");
      advance();
      c = read_unicode_escape();
      token.escaped = true;
      if (!is_identifier_part(c)) fail("syntax", "this escape stands for no character of a name");
    } else {
      if (at_end() || !is_identifier_part(c)) return;
      advance();
    }
    append_utf8(token.text, c);
  }
}

std::uint32_t Lexer::read_hex(int digits) {
  std::uint32_t value = 0;
  for (int i = 0; i < digits; ++i) {
    const int digit = digit_value(peek());
    if (digit > 15) fail("syntax", "expected a hexadecimal digit");
    value = value * 16 + static_cast<std::uint32_t>(digit);
    advance();
  }
  return value;
}

// After `\u`.
std::uint32_t Lexer::read_unicode_escape() {
  if (peek() != '{') return read_hex(4);
  advance();
  std::uint32_t value = 0;
  if (peek() == '}') fail("syntax", "expected a hexadecimal digit");
  while (peek() != '}') {
    value = value * 16 + read_hex(1);
    if (value > 0x10FFFF) fail("syntax", "this escape is beyond the last character of Unicode");
  }
  advance();
  return value;
}

void Lexer::read_number(Token& token) {
  int radix = 10;
  if (peek() == '0') {
    const char mark = static_cast<char>(peek(1) | 0x20);
    radix = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
    if (radix == 10 && (is_digit(peek(1)) || peek(1) == '_')) {
      advance();
      fail("syntax", "a number must not start with 0 and another digit", "octal numbers are written 0o17");
    }
  }
  std::string digits;
  const auto read_digits = [&] {
    const std::size_t before = digits.size();
    while (digit_value(peek()) < radix || peek() == '_') {
      if (peek() == '_') {
        if (digits.size() == before || digit_value(peek(1)) >= radix) {
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
    read_digits();
    if (digits.empty()) fail("syntax", "expected digits");
    for (const char c : digits) token.number = token.number * radix + digit_value(c);
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
    if (digits.front() == '.') digits.insert(digits.begin(), '0');
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), token.number);
    if (result.ec == std::errc::result_out_of_range) token.number = std::strtod(digits.c_str(), nullptr);
  }
  if (peek() == 'n') {
    advance();
    fail("unsupported-bigint", "BigInt is not supported", "use a Number");
  }
  if (is_identifier_start(peek_code_point()) || is_digit(peek())) {
    fail("syntax", "a name must not follow a number directly");
  }
}

// After the backslash.
void Lexer::read_escape(std::u16string& out) {
  const char32_t c = peek_code_point();
  if (at_end()) fail("syntax", "this text is never closed");
  advance();
  switch (c) {
    case 'n': out += u'\n'; return;
    case 't': out += u'\t'; return;
    case 'r': out += u'\r'; return;
    case 'b': out += u'\b'; return;
    case 'f': out += u'\f'; return;
    case 'v': out += u'\v'; return;
    case 'x': out += static_cast<char16_t>(read_hex(2)); return;
    case 'u': append_utf16(out, read_unicode_escape()); return;
    case '\r':
      if (peek() == '\n') advance();
      return;
    case '\n':
    case 0x2028:
    case 0x2029: return;
    default: break;
  }
  if (c == '0' && !is_digit(peek())) {
    out += u'\0';
    return;
  }
  if (c >= '0' && c <= '9') fail("syntax", "octal escapes are not allowed in modules");
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
      advance();
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
      const Decoded c = decode(text_, i);
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
      advance();
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
