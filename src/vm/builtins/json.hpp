// JSON as text of the language's values. Its own file because JSON.parse, JSON.stringify and the
// bodies of requests and responses share the two directions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vm/interpreter.hpp"

namespace ctxcheck::vm {

// The value of a JSON text; throws a SyntaxError as V8 words it.
Value parse_json(Interpreter& interpreter, std::u16string_view text);
// JSON.stringify; undefined if there is no text for the value.
Value stringify_json(Interpreter& interpreter, Value value, Value replacer, Value space);
// A string in quotes.
[[nodiscard]] std::u16string quoted_json(std::u16string_view text);

}  // namespace ctxcheck::vm
