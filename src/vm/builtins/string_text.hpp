// What the methods of strings share. Its own file because the methods fill several files: by
// position, by search, and the mapping of case.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vm/interpreter.hpp"

namespace ctxcheck::vm {

// ToString of `this`, which must not be undefined or null; `method` ("trim") is for the message.
// The text stays valid for ever, like every interned one.
[[nodiscard]] std::u16string_view this_text(Interpreter& interpreter, const Arguments& arguments,
                                            std::string_view method);
[[nodiscard]] std::u16string_view text_of(Interpreter& interpreter, Value value);

// The code point at `at`, which moves behind it; a lone surrogate is a code point of its own.
[[nodiscard]] char32_t take_code_point(std::u16string_view text, std::size_t& at);
void append_code_point(std::u16string& text, char32_t c);

// Upper or lower case as Unicode maps it without regard to locales; none if the text has letters of
// a script whose mapping is not known here.
[[nodiscard]] std::optional<std::u16string> upper_case(std::u16string_view text);
[[nodiscard]] std::optional<std::u16string> lower_case(std::u16string_view text);

void install_string_search(Interpreter& interpreter);

}  // namespace ctxcheck::vm
