// Requests, responses and headers as others see them. Its own file because the runtime makes
// requests and reads the bodies of responses.
#pragma once

#include <optional>
#include <string>

#include "vm/builtins/library.hpp"

namespace ctxcheck::vm {

// Takes the body out of a Response to answer with it, empty if it has none; nothing if the value is
// no Response. Throws a language error if the body was used, or belongs to another context.
[[nodiscard]] std::optional<std::string> take_response_text(Interpreter& interpreter, Value value);

// ---- headers, for requests and responses

// A Headers object filled from what constructors take: undefined, Headers, pairs or a record.
[[nodiscard]] ObjectRef new_headers(Interpreter& interpreter, Value init);
[[nodiscard]] bool has_header(Interpreter& interpreter, ObjectRef headers, std::string_view name);
void append_header(Interpreter& interpreter, ObjectRef headers, Value name, Value value);
void install_headers(Interpreter& interpreter);

}  // namespace ctxcheck::vm
