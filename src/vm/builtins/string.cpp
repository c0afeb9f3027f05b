// String and the methods of strings that work by position. Its own file beside searches and case
// because the constructor and `this` belong together.
#include <algorithm>
#include <cmath>
#include <utility>

#include "fmt/format.h"
#include "vm/builtins/array_like.hpp"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"
#include "vm/builtins/string_text.hpp"
#include "vm/numerals.hpp"

namespace ctxcheck::vm {
namespace {

Value string_constructor(Interpreter& interpreter, const Arguments& arguments) {
  StringRef text{};  // the empty string is interned first
  if (!arguments.values.empty()) {
    if (arguments.new_target.is_undefined() && arguments[0].is_symbol()) {
      return interpreter.string(describe(interpreter, arguments[0]));
    }
    text = interpreter.to_string(arguments[0]);
  }
  if (arguments.new_target.is_undefined()) return Value::string(text);
  return Value::object(interpreter.heap().allocate(
      ObjectKind::Primitive,
      interpreter.prototype_for(arguments.new_target, interpreter.realm().string_prototype),
      PrimitiveData{Value::string(text)}));
}

Value from_char_code(Interpreter& interpreter, const Arguments& arguments) {
  std::u16string text;
  for (const Value unit : arguments.values) {
    text += static_cast<char16_t>(interpreter.to_int32(unit));
  }
  return interpreter.string(text);
}

Value from_code_point(Interpreter& interpreter, const Arguments& arguments) {
  std::u16string text;
  for (const Value value : arguments.values) {
    const double c = interpreter.to_number(value);
    if (!(c >= 0 && c <= 0x10FFFF && c == std::floor(c))) {
      interpreter.throw_error(ErrorType::RangeError, fmt::format("Invalid code point {}",
                                                                 Interpreter::number_to_string(c)));
    }
    append_code_point(text, static_cast<char32_t>(c));
  }
  return interpreter.string(text);
}

// String.raw: the texts of a template as written, with the substitutions between them.
Value raw(Interpreter& interpreter, const Arguments& arguments) {
  const Value cooked = Value::object(interpreter.to_object(arguments[0]));
  const Value texts =
      Value::object(interpreter.to_object(interpreter.get(cooked, interpreter.key("raw"))));
  const std::uint32_t count =
      interpreter.to_length(interpreter.get(texts, interpreter.key("length")));
  std::u16string text;
  for (std::uint32_t i = 0; i < count; ++i) {
    interpreter.count_steps(1);
    const std::size_t before = text.size();
    text += text_of(interpreter, interpreter.get(texts, index_key(interpreter, i)));
    if (i + 1 < count && i + 1 < arguments.values.size()) {
      text += text_of(interpreter, arguments[i + 1]);
    }
    reserve_string(interpreter, static_cast<double>(text.size() - before));
  }
  return interpreter.string(text);
}

// ---- single characters

Value at(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "at");
  const auto length = static_cast<double>(text.size());
  double index = interpreter.to_integer(arguments[0]);
  if (index < 0) index += length;
  if (index < 0 || index >= length) return Value::undefined();
  return interpreter.string(text.substr(static_cast<std::size_t>(index), 1));
}

// The argument as a position inside the text; none if it is outside.
std::optional<std::size_t> position_in(Interpreter& interpreter, std::u16string_view text,
                                       Value value) {
  const double index = interpreter.to_integer(value);
  if (index < 0 || index >= static_cast<double>(text.size())) return std::nullopt;
  return static_cast<std::size_t>(index);
}

Value char_at(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "charAt");
  const auto index = position_in(interpreter, text, arguments[0]);
  return interpreter.string(index ? text.substr(*index, 1) : std::u16string_view());
}

Value char_code_at(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "charCodeAt");
  const auto index = position_in(interpreter, text, arguments[0]);
  return Value::number(index ? text[*index] : std::nan(""));
}

Value code_point_at(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "codePointAt");
  auto index = position_in(interpreter, text, arguments[0]);
  if (!index) return Value::undefined();
  return Value::number(take_code_point(text, *index));
}

Value iterator(Interpreter& interpreter, const Arguments& arguments) {
  static_cast<void>(this_text(interpreter, arguments, "[Symbol.iterator]"));
  return interpreter.new_iterator(IteratorKind::String,
                                  Value::string(interpreter.to_string(arguments.this_value)),
                                  interpreter.realm().string_iterator_prototype);
}

Value is_well_formed(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "isWellFormed");
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = take_code_point(text, i);
    if (c >= 0xD800 && c <= 0xDFFF) return Value::boolean(false);
  }
  return Value::boolean(true);
}

Value to_well_formed(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "toWellFormed");
  std::u16string result;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = take_code_point(text, i);
    append_code_point(result, c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
  }
  return interpreter.string(result);
}

// ---- parts

Value part(Interpreter& interpreter, std::u16string_view text, double start, double end) {
  if (start >= end) return interpreter.string(std::u16string_view());
  return interpreter.string(
      text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start)));
}

Value slice(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "slice");
  const auto length = static_cast<double>(text.size());
  const double start = relative_index(interpreter, arguments[0], length, 0);
  return part(interpreter, text, start, relative_index(interpreter, arguments[1], length, length));
}

Value substring(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "substring");
  const auto length = static_cast<double>(text.size());
  const double start = std::clamp(interpreter.to_integer(arguments[0]), 0.0, length);
  const double end = arguments[1].is_undefined()
                         ? length
                         : std::clamp(interpreter.to_integer(arguments[1]), 0.0, length);
  return part(interpreter, text, std::min(start, end), std::max(start, end));
}

Value substr(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "substr");
  const auto length = static_cast<double>(text.size());
  const double start = relative_index(interpreter, arguments[0], length, 0);
  const double count = arguments[1].is_undefined() ? length : interpreter.to_integer(arguments[1]);
  return part(interpreter, text, start, std::min(start + count, length));
}

Value trim_both(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.string(trim(this_text(interpreter, arguments, "trim")));
}

Value trim_front(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.string(trim_start(this_text(interpreter, arguments, "trimStart")));
}

Value trim_back(Interpreter& interpreter, const Arguments& arguments) {
  auto text = this_text(interpreter, arguments, "trimEnd");
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return interpreter.string(text);
}

// ---- longer ones

Value concat(Interpreter& interpreter, const Arguments& arguments) {
  std::u16string text(this_text(interpreter, arguments, "concat"));
  for (const Value value : arguments.values) {
    const auto more = text_of(interpreter, value);
    reserve_string(interpreter, static_cast<double>(text.size() + more.size()));
    text += more;
  }
  return interpreter.string(text);
}

Value repeat(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "repeat");
  const double count = interpreter.to_integer(arguments[0]);
  if (count < 0 || std::isinf(count)) {
    interpreter.throw_error(
        ErrorType::RangeError,
        fmt::format("Invalid count value: {}", describe(interpreter, arguments[0])));
  }
  if (text.empty()) return interpreter.string(text);
  reserve_string(interpreter, static_cast<double>(text.size()) * count);
  std::u16string result;
  result.reserve(text.size() * static_cast<std::size_t>(count));
  for (double i = 0; i < count; ++i) result += text;
  return interpreter.string(result);
}

// What fills a text up to the wanted length.
std::u16string padding(Interpreter& interpreter, const Arguments& arguments, std::size_t length) {
  const double wanted = interpreter.to_length(arguments[0]);
  const auto filler =
      arguments[1].is_undefined() ? std::u16string_view(u" ") : text_of(interpreter, arguments[1]);
  if (wanted <= static_cast<double>(length) || filler.empty()) return {};
  reserve_string(interpreter, wanted);
  const auto missing = static_cast<std::size_t>(wanted) - length;
  std::u16string text;
  text.reserve(missing + filler.size());
  while (text.size() < missing) text += filler;
  text.resize(missing);
  return text;
}

Value pad_start(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "padStart");
  return interpreter.string(padding(interpreter, arguments, text.size()).append(text));
}

Value pad_end(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "padEnd");
  return interpreter.string(
      std::u16string(text).append(padding(interpreter, arguments, text.size())));
}

// ---- case, order, form

[[noreturn]] void refuse(Interpreter& interpreter, std::string_view method) {
  interpreter.throw_error(
      ErrorType::Error,
      fmt::format("ctxcheck does not know Unicode well enough for String.prototype.{} of this text",
                  method));
}

Value mapped_case(Interpreter& interpreter, const Arguments& arguments, std::string_view method,
                  std::optional<std::u16string> (*mapping)(std::u16string_view)) {
  const auto mapped = mapping(this_text(interpreter, arguments, method));
  if (!mapped) refuse(interpreter, method);
  return interpreter.string(*mapped);
}

Value to_lower_case(Interpreter& interpreter, const Arguments& arguments) {
  return mapped_case(interpreter, arguments, "toLowerCase", lower_case);
}

Value to_upper_case(Interpreter& interpreter, const Arguments& arguments) {
  return mapped_case(interpreter, arguments, "toUpperCase", upper_case);
}

Value locale_compare(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "localeCompare");
  const int order = text.compare(text_of(interpreter, arguments[0]));
  return Value::number(order < 0 ? -1 : order > 0 ? 1 : 0);
}

// No text below U+0300 changes by composition, none of ASCII by any form.
Value normalize(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "normalize");
  const auto form = arguments[0].is_undefined() ? std::u16string_view(u"NFC")
                                                : text_of(interpreter, arguments[0]);
  if (form != u"NFC" && form != u"NFD" && form != u"NFKC" && form != u"NFKD") {
    interpreter.throw_error(ErrorType::RangeError,
                            "The normalization form should be one of NFC, NFD, NFKC, NFKD.");
  }
  const char16_t limit = form == u"NFC" ? 0x0300 : 0x0080;
  if (std::any_of(text.begin(), text.end(), [&](char16_t c) { return c >= limit; })) {
    refuse(interpreter, "normalize");
  }
  return interpreter.string(text);
}

Value value_of_this(Interpreter& interpreter, const Arguments& arguments, std::string_view method) {
  const Value value = arguments.this_value;
  if (value.is_string()) return value;
  if (value.is_object()) {
    const auto* data =
        std::get_if<PrimitiveData>(&interpreter.heap().read(value.as_object()).payload);
    if (data != nullptr && data->value.is_string()) return data->value;
  }
  interpreter.throw_type_error(
      fmt::format("String.prototype.{} requires that 'this' be a String", method));
}

Value to_string(Interpreter& interpreter, const Arguments& arguments) {
  return value_of_this(interpreter, arguments, "toString");
}

Value value_of(Interpreter& interpreter, const Arguments& arguments) {
  return value_of_this(interpreter, arguments, "valueOf");
}

}  // namespace

std::u16string_view text_of(Interpreter& interpreter, Value value) {
  return interpreter.strings().view(interpreter.to_string(value));
}

std::u16string_view this_text(Interpreter& interpreter, const Arguments& arguments,
                              std::string_view method) {
  if (arguments.this_value.is_nullish()) {
    interpreter.throw_type_error(
        fmt::format("String.prototype.{} called on null or undefined", method));
  }
  const auto text = text_of(interpreter, arguments.this_value);
  interpreter.count_steps(1 + text.size() / 64);
  return text;
}

char32_t take_code_point(std::u16string_view text, std::size_t& at) {
  const char16_t first = text[at++];
  if (first < 0xD800 || first > 0xDBFF || at == text.size()) return first;
  const char16_t second = text[at];
  if (second < 0xDC00 || second > 0xDFFF) return first;
  ++at;
  return 0x10000 + ((static_cast<char32_t>(first) - 0xD800) << 10U) + (second - 0xDC00U);
}

void append_code_point(std::u16string& text, char32_t c) {
  if (c < 0x10000) {
    text += static_cast<char16_t>(c);
  } else {
    text += static_cast<char16_t>(0xD7C0 + (c >> 10U));
    text += static_cast<char16_t>(0xDC00 + (c & 0x3FFU));
  }
}

void install_string(Interpreter& interpreter) {
  const ObjectRef prototype = interpreter.realm().string_prototype;
  const ObjectRef constructor =
      define_constructor(interpreter, "String", string_constructor, 1, prototype);
  define_method(interpreter, constructor, "fromCharCode", from_char_code, 1);
  define_method(interpreter, constructor, "fromCodePoint", from_code_point, 1);
  define_method(interpreter, constructor, "raw", raw, 1);
  define_method(interpreter, prototype, "at", at, 1);
  define_method(interpreter, prototype, "charAt", char_at, 1);
  define_method(interpreter, prototype, "charCodeAt", char_code_at, 1);
  define_method(interpreter, prototype, "codePointAt", code_point_at, 1);
  define_method(interpreter, prototype, "isWellFormed", is_well_formed, 0);
  define_method(interpreter, prototype, "toWellFormed", to_well_formed, 0);
  define_method(interpreter, prototype, "slice", slice, 2);
  define_method(interpreter, prototype, "substring", substring, 2);
  define_method(interpreter, prototype, "substr", substr, 2);
  define_method(interpreter, prototype, "trim", trim_both, 0);
  define_method(interpreter, prototype, "trimStart", trim_front, 0);
  define_method(interpreter, prototype, "trimEnd", trim_back, 0);
  for (const auto& [old, name] : {std::pair("trimLeft", "trimStart"), {"trimRight", "trimEnd"}}) {
    interpreter.define(prototype, old, interpreter.get(prototype, name), kHiddenFlags);
  }
  define_method(interpreter, prototype, "concat", concat, 1);
  define_method(interpreter, prototype, "repeat", repeat, 1);
  define_method(interpreter, prototype, "padStart", pad_start, 1);
  define_method(interpreter, prototype, "padEnd", pad_end, 1);
  define_method(interpreter, prototype, "toLowerCase", to_lower_case, 0);
  define_method(interpreter, prototype, "toUpperCase", to_upper_case, 0);
  define_method(interpreter, prototype, "toLocaleLowerCase", to_lower_case, 0);
  define_method(interpreter, prototype, "toLocaleUpperCase", to_upper_case, 0);
  define_method(interpreter, prototype, "localeCompare", locale_compare, 1);
  define_method(interpreter, prototype, "normalize", normalize, 0);
  define_method(interpreter, prototype, "toString", to_string, 0);
  define_method(interpreter, prototype, "valueOf", value_of, 0);
  define_method(interpreter, prototype, interpreter.realm().symbol_iterator, "[Symbol.iterator]",
                iterator, 0);
  install_string_search(interpreter);
}

}  // namespace ctxcheck::vm
