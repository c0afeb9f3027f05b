// The methods of strings that look for another string: searches, split and replace. Patterns are
// strings only; regular expressions do not exist here.
#include <algorithm>
#include <array>

#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"
#include "vm/builtins/string_text.hpp"

namespace ctxcheck::vm {
namespace {

constexpr auto kNone = std::u16string_view::npos;

double clamped(Interpreter& interpreter, Value value, std::size_t length) {
  return std::clamp(interpreter.to_integer(value), 0.0, static_cast<double>(length));
}

// A search counts as one step for each 64 code units of the text, beyond those of `this`.
std::size_t search(Interpreter& interpreter, std::u16string_view text, std::u16string_view pattern,
                   std::size_t from) {
  interpreter.count_steps(1 + (text.size() - std::min(from, text.size())) / 64);
  return text.find(pattern, from);
}

Value includes(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "includes");
  const auto pattern = text_of(interpreter, arguments[0]);
  const auto from = static_cast<std::size_t>(clamped(interpreter, arguments[1], text.size()));
  return Value::boolean(search(interpreter, text, pattern, from) != kNone);
}

Value index_or_minus_one(std::size_t at) {
  return Value::number(at == kNone ? -1 : static_cast<double>(at));
}

Value index_of(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "indexOf");
  const auto pattern = text_of(interpreter, arguments[0]);
  const auto from = static_cast<std::size_t>(clamped(interpreter, arguments[1], text.size()));
  return index_or_minus_one(search(interpreter, text, pattern, from));
}

Value last_index_of(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "lastIndexOf");
  const auto pattern = text_of(interpreter, arguments[0]);
  const double from = interpreter.to_number(arguments[1]);
  if (from != from) return index_or_minus_one(text.rfind(pattern));
  const double start = clamped(interpreter, Value::number(from), text.size());
  return index_or_minus_one(text.rfind(pattern, static_cast<std::size_t>(start)));
}

Value starts_with(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "startsWith");
  const auto pattern = text_of(interpreter, arguments[0]);
  const auto from = static_cast<std::size_t>(clamped(interpreter, arguments[1], text.size()));
  return Value::boolean(text.substr(from).starts_with(pattern));
}

Value ends_with(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "endsWith");
  const auto pattern = text_of(interpreter, arguments[0]);
  const auto end = arguments[1].is_undefined()
                       ? text.size()
                       : static_cast<std::size_t>(clamped(interpreter, arguments[1], text.size()));
  return Value::boolean(text.substr(0, end).ends_with(pattern));
}

Value split(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = this_text(interpreter, arguments, "split");
  const std::uint32_t limit = arguments[1].is_undefined()
                                  ? UINT32_MAX
                                  : static_cast<std::uint32_t>(interpreter.to_int32(arguments[1]));
  const auto separator = text_of(interpreter, arguments[0]);
  std::vector<Value> parts;
  const auto add = [&](std::u16string_view part) {
    interpreter.count_steps(1);
    interpreter.heap().charge(sizeof(Value));
    if (parts.size() < limit) parts.push_back(interpreter.string(part));
    return parts.size() < limit;
  };
  if (arguments[0].is_undefined()) {
    add(text);
  } else if (separator.empty()) {
    for (std::size_t i = 0; i < text.size() && add(text.substr(i, 1)); ++i) {
    }
  } else {
    std::size_t from = 0;
    for (std::size_t at = text.find(separator); at != kNone; at = text.find(separator, from)) {
      if (!add(text.substr(from, at - from))) break;
      from = at + separator.size();
    }
    add(text.substr(from));
  }
  return Value::object(interpreter.new_array(std::move(parts)));
}

// GetSubstitution without captures (ECMAScript 22.1.3.19.1).
void append_substitution(std::u16string& result, std::u16string_view replacement,
                         std::u16string_view text, std::size_t at, std::size_t length) {
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    const char16_t next = i + 1 < replacement.size() ? replacement[i + 1] : u'\0';
    if (replacement[i] != u'$' || (next != u'$' && next != u'&' && next != u'`' && next != u'\'')) {
      result += replacement[i];
      continue;
    }
    ++i;
    switch (next) {
      case u'$':
        result += u'$';
        break;
      case u'&':
        result += text.substr(at, length);
        break;
      case u'`':
        result += text.substr(0, at);
        break;
      default:
        result += text.substr(at + length);
        break;
    }
  }
}

Value replace_some(Interpreter& interpreter, const Arguments& arguments, std::string_view method,
                   bool all) {
  const auto text = this_text(interpreter, arguments, method);
  const auto pattern = text_of(interpreter, arguments[0]);
  const bool by_function = interpreter.is_callable(arguments[1]);
  const auto replacement = by_function ? std::u16string_view() : text_of(interpreter, arguments[1]);
  std::u16string result;
  std::size_t copied = 0;
  std::size_t at = search(interpreter, text, pattern, 0);
  while (at != kNone) {
    interpreter.count_steps(1);
    const std::size_t before = result.size();
    result += text.substr(copied, at - copied);
    if (by_function) {
      const std::array values{interpreter.string(pattern), Value::number(static_cast<double>(at)),
                              interpreter.string(text)};
      result += text_of(interpreter, interpreter.call(arguments[1], Value::undefined(), values));
    } else {
      append_substitution(result, replacement, text, at, pattern.size());
    }
    reserve_string(interpreter, static_cast<double>(result.size() - before));
    copied = at + pattern.size();
    if (!all) break;
    const std::size_t from = at + std::max<std::size_t>(pattern.size(), 1);
    at = from > text.size() ? kNone : text.find(pattern, from);
  }
  result += text.substr(copied);
  return interpreter.string(result);
}

Value replace(Interpreter& interpreter, const Arguments& arguments) {
  return replace_some(interpreter, arguments, "replace", false);
}

Value replace_all(Interpreter& interpreter, const Arguments& arguments) {
  return replace_some(interpreter, arguments, "replaceAll", true);
}

// match, matchAll, search: they exist, so that a program that uses them learns what is missing.
Value refuse_pattern(Interpreter& interpreter, const Arguments&) {
  interpreter.throw_error(ErrorType::Error,
                          "ctxcheck does not know regular expressions, nor the methods of strings "
                          "that make them");
}

}  // namespace

void install_string_search(Interpreter& interpreter) {
  const ObjectRef prototype = interpreter.realm().string_prototype;
  define_method(interpreter, prototype, "includes", includes, 1);
  define_method(interpreter, prototype, "indexOf", index_of, 1);
  define_method(interpreter, prototype, "lastIndexOf", last_index_of, 1);
  define_method(interpreter, prototype, "startsWith", starts_with, 1);
  define_method(interpreter, prototype, "endsWith", ends_with, 1);
  define_method(interpreter, prototype, "split", split, 2);
  define_method(interpreter, prototype, "replace", replace, 2);
  define_method(interpreter, prototype, "replaceAll", replace_all, 2);
  for (const std::string_view name : {"match", "matchAll", "search"}) {
    define_method(interpreter, prototype, name, refuse_pattern, 1);
  }
}

}  // namespace ctxcheck::vm
