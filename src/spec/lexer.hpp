// The lexer: from source text to tokens. Its own file because the parser sees tokens only, and
// because the text of every position has to be found again for diagnostics.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "spec/diagnostic.hpp"
#include "spec/source.hpp"

namespace ctxcheck::spec {

enum class TokenKind : std::uint8_t {
  End,
  Name,         // identifiers and keywords alike; `text` is the name with escapes resolved
  PrivateName,  // `text` without the `#`
  Punctuator,
  Number,
  String,
  Template,  // one piece of a template literal, up to `${` or the closing back quote
};

struct Token {
  TokenKind kind = TokenKind::End;
  Range range;
  std::size_t begin = 0;  // byte offsets into the source
  std::size_t end = 0;
  std::string text;            // Name, PrivateName, Punctuator
  double number = 0;           // Number
  std::u16string string;       // String; Template: the cooked piece
  std::u16string raw;          // Template
  bool escaped = false;        // Name: written with an escape, so never a keyword
  bool line_before = false;    // a line terminator stands between it and the token before
  bool template_ends = false;  // Template: the last piece

  [[nodiscard]] bool is(std::string_view punctuator) const {
    return kind == TokenKind::Punctuator && text == punctuator;
  }
  [[nodiscard]] bool is_word(std::string_view word) const {
    return kind == TokenKind::Name && !escaped && text == word;
  }
};

// Reads one token after the other. Copies are cheap and independent, which is how the parser looks
// ahead. Throws DiagnosticError.
class Lexer {
 public:
  explicit Lexer(const SourceFile& source);

  [[nodiscard]] Token next();
  // The rest of a template literal after the `}` that has just been read as a punctuator.
  [[nodiscard]] Token template_continuation(const Token& brace);
  // Moves on to a byte offset and gives its place; an offset behind gives where the lexer is.
  Position position_at(std::size_t offset);

 private:
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void advance();
  char32_t peek_code_point() const;
  bool skip_blanks();  // whether a line terminator was among them
  [[noreturn]] void fail(std::string code, std::string message, std::string hint = "") const;
  [[noreturn]] void fail_at(Range range, std::string code, std::string message,
                            std::string hint = "") const;
  // A piece of a token is wrong, from `begin` to where the lexer has come.
  [[noreturn]] void fail_from(const Position& begin, std::string message) const;

  void read_name(Token& token);
  void read_number(Token& token);
  void read_string(Token& token);
  void read_template_piece(Token& token);
  void read_punctuator(Token& token);
  double read_radix_digits(int radix);
  std::uint32_t read_unicode_escape(const Position& begin);
  std::uint32_t read_hex(int digits, const Position& begin);
  void read_escape(std::u16string& out);

  const SourceFile* source_;
  std::string_view text_;
  std::size_t at_ = 0;
  Position position_{1, 1};
  Range token_start_;
};

[[nodiscard]] bool is_identifier_start(char32_t c);
[[nodiscard]] bool is_identifier_part(char32_t c);

}  // namespace ctxcheck::spec
