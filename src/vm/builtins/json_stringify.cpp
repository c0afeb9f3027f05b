// JSON.stringify (ECMAScript 25.5.2). Its own file because it walks objects by their own code
// (toJSON, getters, the replacer); nesting is the program's to choose, so it keeps a stack of its
// own.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "fmt/format.h"
#include "vm/builtins/json.hpp"
#include "vm/builtins/library.hpp"

namespace ctxcheck::vm {
namespace {

class Writer {
 public:
  Writer(Interpreter& interpreter, Value replacer, Value space) : interpreter_(interpreter) {
    if (interpreter.is_callable(replacer)) {
      replacer_ = replacer;
    } else if (interpreter.is_array(replacer)) {
      only_ = listed_keys(replacer);
    }
    gap_ = gap_of(space);
  }

  Value document(Value value) {
    Value holder;
    if (!replacer_.is_undefined()) {
      const ObjectRef wrapper = interpreter_.new_object();
      interpreter_.define(wrapper, "", value);
      holder = Value::object(wrapper);
    }
    const PropertyKey no_name = interpreter_.key("");
    value = prepared(holder, no_name.to_value(), value);
    if (!has_text(value)) return Value::undefined();
    write(value, no_name);
    while (!levels_.empty()) step();
    return interpreter_.string(out_);
  }

 private:
  struct Level {
    ObjectRef object;
    PropertyKey reached_by;  // the property of the level above, for messages
    bool is_array;
    std::uint32_t length;           // of an array
    std::vector<PropertyKey> keys;  // of an object
    std::uint32_t next = 0;
    bool empty = true;
  };

  // ---- the arguments

  std::vector<PropertyKey> listed_keys(Value list) {
    std::vector<PropertyKey> keys;
    const std::uint32_t length =
        interpreter_.to_length(interpreter_.get(list, interpreter_.key("length")));
    for (std::uint32_t i = 0; i < length; ++i) {
      interpreter_.count_steps(1);
      const Value item = interpreter_.get_element(list, Value::number(i));
      const Value primitive = wrapped_primitive(item);
      if (!primitive.is_string() && !primitive.is_number()) continue;
      const PropertyKey key(interpreter_.to_string(item));
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
    return keys;
  }

  std::u16string gap_of(Value space) {
    constexpr std::size_t kMost = 10;
    const Value primitive = wrapped_primitive(space);
    if (primitive.is_number()) {
      const double width = interpreter_.to_integer(
          space.is_object() ? Value::number(interpreter_.to_number(space)) : space);
      return std::u16string(static_cast<std::size_t>(std::clamp(width, 0.0, 1.0 * kMost)), u' ');
    }
    if (!primitive.is_string()) return {};
    const auto text = interpreter_.strings().view(interpreter_.to_string(space));
    return std::u16string(text.substr(0, kMost));
  }

  // The primitive in a wrapper; other values as they are.
  Value wrapped_primitive(Value value) {
    if (!value.is_object()) return value;
    const auto* data =
        std::get_if<PrimitiveData>(&interpreter_.heap().read(value.as_object()).payload);
    return data == nullptr ? value : data->value;
  }

  // ---- values

  // What is written for a property's value, after toJSON and the replacer.
  Value prepared(Value holder, Value name, Value value) {
    if (value.is_object()) {
      const Value to_json = interpreter_.get(value, interpreter_.key("toJSON"));
      if (interpreter_.is_callable(to_json)) {
        const std::array name_only{name};
        value = interpreter_.call(to_json, value, name_only);
      }
    }
    if (!replacer_.is_undefined()) {
      const std::array arguments{name, value};
      value = interpreter_.call(replacer_, holder, arguments);
    }
    const Value primitive = wrapped_primitive(value);
    if (primitive == value) return value;
    if (primitive.is_number()) return Value::number(interpreter_.to_number(value));
    if (primitive.is_string()) return Value::string(interpreter_.to_string(value));
    return primitive.is_boolean() ? primitive : value;
  }

  [[nodiscard]] bool has_text(Value value) const {
    if (value.is_object()) return !interpreter_.is_callable(value);
    return !value.is_undefined() && !value.is_symbol();
  }

  // Writes a value that has text, or the beginning of an object or array.
  void write(Value value, PropertyKey reached_by) {
    switch (value.type()) {
      case ValueType::Null:
        append(u"null");
        return;
      case ValueType::Boolean:
        append(value.as_boolean() ? u"true" : u"false");
        return;
      case ValueType::String:
        append(quoted_json(interpreter_.strings().view(value.as_string())));
        return;
      case ValueType::Number:
        append(std::isfinite(value.as_number())
                   ? utf16_from_utf8(Interpreter::number_to_string(value.as_number()))
                   : u"null");
        return;
      default:
        open(value, reached_by);
    }
  }

  void open(Value value, PropertyKey reached_by) {
    const ObjectRef object = value.as_object();
    const auto outer = std::find_if(levels_.begin(), levels_.end(),
                                    [&](const Level& level) { return level.object == object; });
    if (outer != levels_.end()) throw_cycle(outer, reached_by);
    interpreter_.count_steps(1 + levels_.size() / 16);
    interpreter_.heap().charge(sizeof(Level));
    Level level{object, reached_by, interpreter_.is_array(value), 0, {}, 0, true};
    if (level.is_array) {
      level.length = interpreter_.to_length(interpreter_.get(value, interpreter_.key("length")));
    } else if (only_) {
      level.keys = *only_;
    } else {
      level.keys = enumerable_keys(object);
    }
    append(level.is_array ? u"[" : u"{");
    levels_.push_back(std::move(level));
  }

  std::vector<PropertyKey> enumerable_keys(ObjectRef object) {
    std::vector<PropertyKey> keys;
    for (const PropertyKey key : interpreter_.own_keys(object)) {
      interpreter_.count_steps(1);
      if (key.is_symbol()) continue;
      const auto property = interpreter_.get_own_property(object, key);
      if (property && (property->flags & kEnumerable) != 0) keys.push_back(key);
    }
    return keys;
  }

  // Writes the next property or element of the innermost level, or its end.
  void step() {
    interpreter_.count_steps(1);
    Level& level = levels_.back();
    const Value holder = Value::object(level.object);
    const bool is_array = level.is_array;
    if (level.next == (is_array ? level.length : level.keys.size())) {
      const bool empty = level.empty;
      levels_.pop_back();
      if (!empty) new_line();
      append(is_array ? u"]" : u"}");
      return;
    }
    const std::uint32_t index = level.next++;
    const PropertyKey key =
        is_array ? interpreter_.key(fmt::format("{}", index)) : level.keys[index];
    Value value = prepared(holder, key.to_value(), interpreter_.get(holder, key));
    if (!has_text(value)) {
      if (!is_array) return;
      value = Value::null();
    }
    if (!levels_.back().empty) append(u",");
    levels_.back().empty = false;
    new_line();
    if (!is_array) {
      append(quoted_json(interpreter_.strings().view(key.as_string())));
      append(gap_.empty() ? u":" : u": ");
    }
    write(value, key);
  }

  // ---- text

  void append(std::u16string_view text) {
    reserve_string(interpreter_, static_cast<double>(text.size()));
    out_ += text;
  }

  void new_line() {
    if (gap_.empty()) return;
    append(u"\n");
    for (std::size_t i = 0; i < levels_.size(); ++i) append(gap_);
  }

  // ---- cycles, as V8 explains them

  [[nodiscard]] std::string step_text(const Level& from, PropertyKey key) const {
    const std::string name = interpreter_.strings().utf8(key.as_string());
    return from.is_array ? fmt::format("index {}", name) : fmt::format("property '{}'", name);
  }

  [[noreturn]] void throw_cycle(std::vector<Level>::const_iterator start, PropertyKey closing) {
    std::string text = fmt::format(
        "Converting circular structure to JSON\n    --> starting at object with constructor '{}'",
        constructor_name(interpreter_, start->object));
    const auto line = [&](std::vector<Level>::const_iterator level) {
      text += fmt::format("\n    |     {} -> object with constructor '{}'",
                          step_text(*(level - 1), level->reached_by),
                          constructor_name(interpreter_, level->object));
    };
    constexpr std::ptrdiff_t kShown = 3;  // one at the end, the others at the beginning
    const std::ptrdiff_t between = levels_.cend() - start - 1;
    if (between <= kShown) {
      for (auto level = start + 1; level != levels_.cend(); ++level) line(level);
    } else {
      for (auto level = start + 1; level != start + kShown; ++level) line(level);
      text += "\n    |     ...";
      line(levels_.cend() - 1);
    }
    text += fmt::format("\n    --- {} closes the circle", step_text(levels_.back(), closing));
    interpreter_.throw_type_error(text);
  }

  Interpreter& interpreter_;
  Value replacer_;
  std::optional<std::vector<PropertyKey>> only_;
  std::u16string gap_;
  std::u16string out_;
  std::vector<Level> levels_;
};

void append_escaped(std::u16string& out, char16_t c) {
  out += utf16_from_utf8(fmt::format("\\u{:04x}", static_cast<unsigned>(c)));
}

}  // namespace

std::u16string quoted_json(std::u16string_view text) {
  std::u16string out(1, u'"');
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char16_t c = text[i];
    const auto is_low = [](char16_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; };
    switch (c) {
      case u'"':
        out += u"\\\"";
        continue;
      case u'\\':
        out += u"\\\\";
        continue;
      case u'\b':
        out += u"\\b";
        continue;
      case u'\f':
        out += u"\\f";
        continue;
      case u'\n':
        out += u"\\n";
        continue;
      case u'\r':
        out += u"\\r";
        continue;
      case u'\t':
        out += u"\\t";
        continue;
      default:
        break;
    }
    if (c >= 0xD800 && c <= 0xDBFF && i + 1 < text.size() && is_low(text[i + 1])) {
      out += c;
      out += text[++i];
    } else if (c < 0x20 || (c >= 0xD800 && c <= 0xDFFF)) {
      append_escaped(out, c);
    } else {
      out += c;
    }
  }
  return out + u'"';
}

Value stringify_json(Interpreter& interpreter, Value value, Value replacer, Value space) {
  return Writer(interpreter, replacer, space).document(value);
}

}  // namespace ctxcheck::vm
