// Literals of the runtime's configuration language. Its own file because specs and live workers are
// both written in it.
#pragma once

#include <string>
#include <string_view>

namespace ctxcheck::runtime {

// A text literal.
[[nodiscard]] std::string text_of(std::string_view text);
// A module of JavaScript.
[[nodiscard]] std::string module_text(std::string_view name, std::string_view source);
// A module that is no text; `kind` is the field of the runtime's schema, "wasm" or "data".
[[nodiscard]] std::string module_bytes(std::string_view name, std::string_view kind,
                                       std::string_view bytes);

}  // namespace ctxcheck::runtime
