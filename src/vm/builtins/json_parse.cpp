// JSON.parse's grammar. Its own file because it makes heap values directly, without a document in
// between; nesting is the program's to choose, so the parser keeps a stack of its own.
#include <array>
#include <vector>

#include "fmt/format.h"
#include "vm/builtins/json.hpp"
#include "vm/builtins/string_text.hpp"
#include "vm/numerals.hpp"

namespace ctxcheck::vm {
namespace {

class Parser {
 public:
  Parser(Interpreter& interpreter, std::u16string_view text)
      : interpreter_(interpreter), text_(text) {}

  Value document() {
    while (true) {
      Value value = Value::empty();
      skip_space();
      if (peek() == u'{' || peek() == u'[') {
        value = open();
      } else {
        value = scalar();
      }
      if (value.is_empty()) continue;  // a container with something in it
      // The value may end containers, which are values then.
      while (!levels_.empty() && attach(value)) {
        value = close();
      }
      if (levels_.empty()) {
        skip_space();
        if (at_ < text_.size()) trailing();
        return value;
      }
    }
  }

 private:
  struct Level {
    ObjectRef object = kNoObject;  // none: an array
    PropertyKey key;
    std::vector<Value> elements;
  };

  // ---- containers

  // Enters a container; its value if it is empty already.
  Value open() {
    interpreter_.heap().charge(sizeof(Level));
    Level level;
    const bool is_object = text_[at_++] == u'{';
    if (is_object) level.object = interpreter_.new_object();
    levels_.push_back(std::move(level));
    skip_space();
    if (peek() == (is_object ? u'}' : u']')) {
      ++at_;
      return close();
    }
    if (is_object) key("Expected property name or '}'", true);
    return Value::empty();
  }

  Value close() {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    if (level.object != kNoObject) return Value::object(level.object);
    return Value::object(interpreter_.new_array(std::move(level.elements)));
  }

  // Adds a value to the innermost container; whether that ends.
  bool attach(Value value) {
    interpreter_.count_steps(1);
    Level& level = levels_.back();
    const bool is_object = level.object != kNoObject;
    if (is_object) {
      interpreter_.define(level.object, level.key, value);
    } else {
      interpreter_.heap().charge(sizeof(Value));
      level.elements.push_back(value);
    }
    skip_space();
    if (peek() == (is_object ? u'}' : u']')) {
      ++at_;
      return true;
    }
    if (peek() != u',') {
      fail(is_object ? "Expected ',' or '}' after property value"
                     : "Expected ',' or ']' after array element");
    }
    ++at_;
    if (is_object) key("Expected double-quoted property name", false);
    return false;
  }

  void key(std::string_view expectation, bool first) {
    skip_space();
    if (peek() != u'"') fail(expectation);
    levels_.back().key = PropertyKey(string().as_string());
    skip_space();
    if (peek() != u':') {
      if (!first) unexpected();
      fail("Expected ':' after property name");
    }
    ++at_;
  }

  // ---- scalars

  Value scalar() {
    const char16_t c = peek();
    if (c == u'"') return string();
    if (c == u'-' || is_digit(c)) return number();
    if (c == u't') return word(u"true", Value::boolean(true));
    if (c == u'f') return word(u"false", Value::boolean(false));
    if (c == u'n') return word(u"null", Value::null());
    unexpected();
  }

  Value word(std::u16string_view wanted, Value value) {
    for (const char16_t c : wanted) {
      if (at_ == text_.size() || text_[at_] != c) unexpected();
      ++at_;
    }
    return value;
  }

  Value number() {
    const std::size_t start = at_;
    if (peek() == u'-') {
      ++at_;
      if (!is_digit(peek())) fail("No number after minus sign");
    }
    const bool leading_zero = peek() == u'0';
    ++at_;
    if (leading_zero && is_digit(peek())) fail("Unexpected number");
    skip_digits();
    if (peek() == u'.') {
      ++at_;
      if (!is_digit(peek())) fail("Unterminated fractional number");
      skip_digits();
    }
    if (peek() == u'e' || peek() == u'E') {
      ++at_;
      if (peek() == u'+' || peek() == u'-') ++at_;
      if (!is_digit(peek())) fail("Exponent part is missing a number");
      skip_digits();
    }
    return Value::number(decimal_prefix(text_.substr(start, at_ - start)));
  }

  Value string() {
    ++at_;
    std::u16string result;
    while (true) {
      if (at_ == text_.size()) fail("Unterminated string");
      const char16_t c = text_[at_];
      if (c == u'"') break;
      if (c < 0x20) fail("Bad control character in string literal");
      ++at_;
      result += c == u'\\' ? escape() : c;
    }
    ++at_;
    return interpreter_.string(result);
  }

  char16_t escape() {
    if (at_ == text_.size()) unexpected();
    switch (text_[at_]) {
      case u'"':
      case u'\\':
      case u'/':
        return text_[at_++];
      case u'b':
        ++at_;
        return u'\b';
      case u'f':
        ++at_;
        return u'\f';
      case u'n':
        ++at_;
        return u'\n';
      case u'r':
        ++at_;
        return u'\r';
      case u't':
        ++at_;
        return u'\t';
      case u'u':
        break;
      default:
        fail("Bad escaped character");
    }
    ++at_;
    int unit = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const int digit = digit_value(peek());
      if (digit >= 16) fail("Bad Unicode escape");
      unit = unit * 16 + digit;
    }
    return static_cast<char16_t>(unit);
  }

  // ---- characters

  // 0 at the end.
  [[nodiscard]] char16_t peek() const { return at_ < text_.size() ? text_[at_] : u'\0'; }
  static bool is_digit(char16_t c) { return c >= u'0' && c <= u'9'; }
  void skip_digits() {
    while (is_digit(peek())) ++at_;
  }
  void skip_space() {
    while (peek() == u' ' || peek() == u'\n' || peek() == u'\r' || peek() == u'\t') ++at_;
  }

  // ---- errors, as V8 words them

  [[noreturn]] void fail(std::string_view what) {
    interpreter_.throw_error(ErrorType::SyntaxError,
                             fmt::format("{} in JSON at position {}", what, at_));
  }

  [[noreturn]] void trailing() {
    interpreter_.throw_error(
        ErrorType::SyntaxError,
        fmt::format("Unexpected non-whitespace character after JSON at position {}", at_));
  }

  [[noreturn]] void unexpected() {
    constexpr std::size_t kContext = 10;  // characters shown around the place
    if (at_ == text_.size()) {
      interpreter_.throw_error(ErrorType::SyntaxError, "Unexpected end of JSON input");
    }
    if (text_[at_] == u'"') fail("Unexpected string");
    if (text_[at_] == u'-' || is_digit(text_[at_])) fail("Unexpected number");
    const std::array special{u"undefined", u"NaN", u"Infinity", u"[object Object]"};
    for (const char16_t* word : special) {
      if (text_ == word) {
        interpreter_.throw_error(ErrorType::SyntaxError,
                                 fmt::format("\"{}\" is not valid JSON", utf8_from_utf16(text_)));
      }
    }
    const bool whole = text_.size() <= 2 * kContext;
    const std::size_t start = whole || at_ < kContext ? 0 : at_ - kContext;
    const std::size_t end = whole || at_ + kContext >= text_.size() ? text_.size() : at_ + kContext;
    interpreter_.throw_error(
        ErrorType::SyntaxError,
        fmt::format("Unexpected token '{}', {}\"{}\"{} is not valid JSON",
                    utf8_from_utf16(text_.substr(at_, 1)), start > 0 ? "..." : "",
                    utf8_from_utf16(text_.substr(start, end - start)),
                    end < text_.size() ? "..." : ""));
  }

  Interpreter& interpreter_;
  std::u16string_view text_;
  std::size_t at_ = 0;
  std::vector<Level> levels_;
};

}  // namespace

Value parse_json(Interpreter& interpreter, std::u16string_view text) {
  interpreter.count_steps(1 + text.size() / 16);
  return Parser(interpreter, text).document();
}

}  // namespace ctxcheck::vm
