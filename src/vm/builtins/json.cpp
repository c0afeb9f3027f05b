// The global JSON, and the reviver of JSON.parse.
#include "vm/builtins/json.hpp"

#include <array>
#include <vector>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"

namespace ctxcheck::vm {
namespace {

// InternalizeJSONProperty, from the leaves up, with a stack of its own.
class Revival {
 public:
  Revival(Interpreter& interpreter, Value reviver) : interpreter_(interpreter), reviver_(reviver) {}

  Value run(Value value) {
    const ObjectRef root = interpreter_.new_object();
    interpreter_.define(root, "", value);
    enter(Value::object(root), interpreter_.key(""));
    while (true) {
      Level& level = levels_.back();
      if (level.next < level.keys.size()) {
        enter(level.value, level.keys[level.next++]);
        continue;
      }
      const std::array arguments{level.key.to_value(), level.value};
      const Value revived = interpreter_.call(reviver_, level.holder, arguments);
      const PropertyKey key = level.key;
      levels_.pop_back();
      if (levels_.empty()) return revived;
      const ObjectRef parent = levels_.back().value.as_object();
      if (revived.is_undefined()) {
        interpreter_.delete_property(parent, key);
      } else {
        interpreter_.define(parent, key, revived);
      }
    }
  }

 private:
  struct Level {
    Value holder;
    PropertyKey key;
    Value value;
    std::vector<PropertyKey> keys;  // of the value, if it is an object
    std::size_t next = 0;
  };

  void enter(Value holder, PropertyKey key) {
    interpreter_.count_steps(1);
    interpreter_.heap().charge(sizeof(Level));
    Level level{holder, key, interpreter_.get(holder, key), {}, 0};
    if (level.value.is_object()) level.keys = keys_of(level.value);
    levels_.push_back(std::move(level));
  }

  std::vector<PropertyKey> keys_of(Value value) {
    std::vector<PropertyKey> keys;
    if (interpreter_.is_array(value)) {
      const std::uint32_t length =
          interpreter_.to_length(interpreter_.get(value, interpreter_.key("length")));
      interpreter_.count_steps(length);
      for (std::uint32_t i = 0; i < length; ++i) {
        keys.push_back(interpreter_.key(fmt::format("{}", i)));
      }
      return keys;
    }
    for (const PropertyKey key : interpreter_.own_keys(value.as_object())) {
      if (key.is_symbol()) continue;
      const auto property = interpreter_.get_own_property(value.as_object(), key);
      if (property && (property->flags & kEnumerable) != 0) keys.push_back(key);
    }
    return keys;
  }

  Interpreter& interpreter_;
  Value reviver_;
  std::vector<Level> levels_;
};

Value parse(Interpreter& interpreter, const Arguments& arguments) {
  const auto text = interpreter.strings().view(interpreter.to_string(arguments[0]));
  const Value value = parse_json(interpreter, text);
  if (!interpreter.is_callable(arguments[1])) return value;
  return Revival(interpreter, arguments[1]).run(value);
}

Value stringify(Interpreter& interpreter, const Arguments& arguments) {
  return stringify_json(interpreter, arguments[0], arguments[1], arguments[2]);
}

}  // namespace

void install_json(Interpreter& interpreter) {
  const ObjectRef json = interpreter.new_object();
  define_method(interpreter, json, "parse", parse, 2);
  define_method(interpreter, json, "stringify", stringify, 3);
  define_tag(interpreter, json, "JSON");
  interpreter.define(interpreter.realm().global_object, "JSON", Value::object(json), kHiddenFlags);
}

}  // namespace ctxcheck::vm
