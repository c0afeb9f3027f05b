// The functions and values of the global object that belong to no constructor (ECMAScript 19.2).
#include <cmath>
#include <limits>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"
#include "vm/numerals.hpp"

namespace ctxcheck::vm {
namespace {

Value parse_int(Interpreter& interpreter, const Arguments& arguments) {
  std::u16string_view text =
      trim_start(interpreter.strings().view(interpreter.to_string(arguments[0])));
  int radix = interpreter.to_int32(arguments[1]);
  const bool negative = !text.empty() && text.front() == u'-';
  if (!text.empty() && (text.front() == u'-' || text.front() == u'+')) text.remove_prefix(1);
  const bool hexadecimal = text.starts_with(u"0x") || text.starts_with(u"0X");
  if (hexadecimal && (radix == 0 || radix == 16)) {
    text.remove_prefix(2);
    radix = 16;
  }
  if (radix == 0) radix = 10;
  if (radix < 2 || radix > 36) return Value::number(std::numeric_limits<double>::quiet_NaN());
  std::size_t digits = 0;
  while (digits < text.size() && digit_value(text[digits]) < radix) ++digits;
  if (digits == 0) return Value::number(std::numeric_limits<double>::quiet_NaN());
  const double magnitude = number_from_digits(text.substr(0, digits), radix);
  return Value::number(negative ? -magnitude : magnitude);
}

Value parse_float(Interpreter& interpreter, const Arguments& arguments) {
  const std::u16string_view text = interpreter.strings().view(interpreter.to_string(arguments[0]));
  return Value::number(decimal_prefix(trim_start(text)));
}

Value is_nan(Interpreter& interpreter, const Arguments& arguments) {
  return Value::boolean(std::isnan(interpreter.to_number(arguments[0])));
}

Value is_finite(Interpreter& interpreter, const Arguments& arguments) {
  return Value::boolean(std::isfinite(interpreter.to_number(arguments[0])));
}

// ---- URIs (ECMAScript 19.2.6)

constexpr std::string_view kUnescaped =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
constexpr std::string_view kReserved = ";/?:@&=+$,#";

[[noreturn]] void malformed(Interpreter& interpreter) {
  interpreter.throw_error(ErrorType::UriError, "URI malformed");
}

bool is_surrogate(char16_t unit) { return unit >= 0xD800 && unit <= 0xDFFF; }

// The code point at `at`, which moves to its last unit; a lone surrogate is malformed.
std::u16string_view code_point_at(Interpreter& interpreter, std::u16string_view text,
                                  std::size_t& at) {
  if (!is_surrogate(text[at])) return text.substr(at, 1);
  const bool pair =
      text[at] < 0xDC00 && at + 1 < text.size() && text[at + 1] >= 0xDC00 && text[at + 1] <= 0xDFFF;
  if (!pair) malformed(interpreter);
  return text.substr(at++, 2);
}

Value encode(Interpreter& interpreter, Value value, std::string_view kept) {
  const std::u16string text(interpreter.strings().view(interpreter.to_string(value)));
  reserve_string(interpreter, 3.0 * static_cast<double>(text.size()));
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char16_t unit = text[at];
    if (unit < 0x80 && (kUnescaped.find(static_cast<char>(unit)) != std::string_view::npos ||
                        kept.find(static_cast<char>(unit)) != std::string_view::npos)) {
      out += static_cast<char>(unit);
      continue;
    }
    for (const char byte : utf8_from_utf16(code_point_at(interpreter, text, at))) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return interpreter.string(out);
}

// The byte written as %XY at `at`.
unsigned char escaped_byte(Interpreter& interpreter, std::u16string_view text, std::size_t at) {
  if (at + 2 >= text.size() || text[at] != u'%') malformed(interpreter);
  const int high = digit_value(text[at + 1]);
  const int low = digit_value(text[at + 2]);
  if (high >= 16 || low >= 16) malformed(interpreter);
  return static_cast<unsigned char>(high * 16 + low);
}

std::size_t bytes_of_sequence(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return 2;
  if (first >= 0xE0 && first < 0xF0) return 3;
  return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

Value decode(Interpreter& interpreter, Value value, std::string_view kept) {
  const std::u16string text(interpreter.strings().view(interpreter.to_string(value)));
  std::u16string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != u'%') {
      out += text[at++];
      continue;
    }
    const std::size_t begin = at;
    const std::size_t length = bytes_of_sequence(escaped_byte(interpreter, text, at));
    if (length == 0) malformed(interpreter);
    std::string bytes;
    for (std::size_t i = 0; i < length; ++i, at += 3) {
      bytes += static_cast<char>(escaped_byte(interpreter, text, at));
    }
    const std::u16string decoded = utf16_from_utf8(bytes);
    if (utf8_from_utf16(decoded) != bytes) malformed(interpreter);  // overlong, or a surrogate
    const bool keeps = length == 1 && kept.find(bytes.front()) != std::string_view::npos;
    out += keeps ? text.substr(begin, 3) : decoded;
  }
  return interpreter.string(out);
}

Value encode_uri(Interpreter& interpreter, const Arguments& arguments) {
  return encode(interpreter, arguments[0], kReserved);
}
Value encode_uri_component(Interpreter& interpreter, const Arguments& arguments) {
  return encode(interpreter, arguments[0], "");
}
Value decode_uri(Interpreter& interpreter, const Arguments& arguments) {
  return decode(interpreter, arguments[0], kReserved);
}
Value decode_uri_component(Interpreter& interpreter, const Arguments& arguments) {
  return decode(interpreter, arguments[0], "");
}

}  // namespace

void install_globals(Interpreter& interpreter) {
  const ObjectRef global = interpreter.realm().global_object;
  interpreter.define(global, "globalThis", Value::object(global), kHiddenFlags);
  interpreter.define(global, "undefined", Value::undefined(), 0);
  interpreter.define(global, "NaN", Value::number(std::numeric_limits<double>::quiet_NaN()), 0);
  interpreter.define(global, "Infinity", Value::number(std::numeric_limits<double>::infinity()), 0);
  define_method(interpreter, global, "parseInt", parse_int, 2);
  define_method(interpreter, global, "parseFloat", parse_float, 1);
  define_method(interpreter, global, "isNaN", is_nan, 1);
  define_method(interpreter, global, "isFinite", is_finite, 1);
  define_method(interpreter, global, "encodeURI", encode_uri, 1);
  define_method(interpreter, global, "encodeURIComponent", encode_uri_component, 1);
  define_method(interpreter, global, "decodeURI", decode_uri, 1);
  define_method(interpreter, global, "decodeURIComponent", decode_uri_component, 1);
}

}  // namespace ctxcheck::vm
