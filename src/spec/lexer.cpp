// Reading tokens (ECMAScript 12).
#include "spec/lexer.hpp"

#include <algorithm>
#include <array>

#include "fmt/format.h"
#include "spec/utf8.hpp"

namespace ctxcheck::spec {
namespace {

constexpr std::array<std::string_view, 58> kPunctuators{
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "?\?=", "=>",
    "==",   "!=",  "<=",  ">=",  "&&",  "||",  "??",  "?.",  "++",  "--",  "+=",   "-=",
    "*=",   "/=",  "%=",  "&=",  "|=",  "^=",  "<<",  ">>",  "**",  "{",   "}",    "(",
    ")",    "[",   "]",   ";",   ",",   "<",   ">",   "+",   "-",   "*",   "/",    "%",
    "&",    "|",   "^",   "!",   "~",   "?",   ":",   "=",   ".",   "@"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == 0x0B || c == 0x0C || c == 0xA0 || c == 0xFEFF ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

// Blocks of Unicode without letters, so that a quotation mark out of a text processor is found
// where it stands. Letters are not told apart any further.
struct Block {
  char32_t first, last;
};
constexpr std::array<Block, 19> kNoLetters{{
    {0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},       {0xD7, 0xD7},
    {0xF7, 0xF7},     {0x2000, 0x203E}, {0x2041, 0x2053}, {0x2055, 0x2070},   {0x20A0, 0x20CF},
    {0x2190, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x3004}, {0x3008, 0x3020},   {0x3030, 0x3030},
    {0xD800, 0xF8FF}, {0xFE00, 0xFE6F}, {0xFFF0, 0xFFFF}, {0x1F000, 0x1FAFF},
}};

bool is_name_mark(char32_t c) { return c == 0x200C || c == 0x200D; }  // joiners

}  // namespace

bool is_identifier_start(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '$' || c == '_';
  if (is_space(c) || is_line_terminator(c)) return false;
  return std::none_of(kNoLetters.begin(), kNoLetters.end(),
                      [&](const Block& block) { return c >= block.first && c <= block.last; });
}

bool is_identifier_part(char32_t c) {
  return is_identifier_start(c) || (c >= '0' && c <= '9') || c == 0xB7 || is_name_mark(c);
}

Lexer::Lexer(const SourceFile& source) : source_(&source), text_(source.text) {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

void Lexer::advance() {
  const DecodedCharacter c = decode_utf8(text_, at_);
  at_ += c.size;
  if (c.value == '\r' && peek() == '\n') return;  // the line feed counts the line
  if (is_line_terminator(c.value)) {
    ++position_.line;
    position_.column = 1;
  } else {
    ++position_.column;
  }
}

char32_t Lexer::peek_code_point() const { return at_end() ? 0 : decode_utf8(text_, at_).value; }

Position Lexer::position_at(std::size_t offset) {
  while (at_ < offset && !at_end()) advance();
  return position_;
}

void Lexer::fail_at(Range range, std::string code, std::string message, std::string hint) const {
  throw DiagnosticError(
      {std::move(code), source_->path, range, std::move(message), std::move(hint)});
}

void Lexer::fail(std::string code, std::string message, std::string hint) const {
  fail_at({token_start_.begin, position_}, std::move(code), std::move(message), std::move(hint));
}

void Lexer::fail_from(const Position& begin, std::string message) const {
  fail_at({begin, position_}, "syntax", std::move(message));
}

bool Lexer::skip_blanks() {
  bool line = false;
  if (position_ == Position{1, 1} && peek() == '#' && peek(1) == '!') {
    while (!at_end() && !is_line_terminator(peek_code_point())) advance();  // ECMAScript 12.5
  }
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
  const DecodedCharacter stray = decode_utf8(text_, at_);
  const std::string shown(text_.substr(at_, stray.size));
  advance();
  fail("syntax", fmt::format("the character `{}` does not belong here", shown));
}

void Lexer::read_name(Token& token) {
  while (true) {
    char32_t c = peek_code_point();
    if (peek() == '\\') {
      const Position escape = position_;
      advance();
      if (peek() != 'u') {
        fail_from(escape, "expected `\\u` and the number of a character in this name");
      }
      advance();
      c = read_unicode_escape(escape);
      token.escaped = true;
      if (token.text.empty() ? !is_identifier_start(c) : !is_identifier_part(c)) {
        fail_from(escape, "this escape stands for no character that a name may have here");
      }
    } else {
      if (at_end() || !is_identifier_part(c)) return;
      advance();
    }
    append_utf8(token.text, c);
  }
}

}  // namespace ctxcheck::spec
