// The encodings of texts in URLs: percent-encoding, and forms made of it. Its own file because URLs
// and their search parameters share it, and nothing in it depends on what a URL is. Texts are
// UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctxcheck::vm {

// Of ASCII only.
[[nodiscard]] bool is_digit(char c);
[[nodiscard]] bool is_letter(char c);
[[nodiscard]] std::string lowered(std::string_view text);
// The value of a hexadecimal digit; -1 if it is none.
[[nodiscard]] int hex_value(char c);

// Encodes control characters, what lies beyond ASCII, and the characters of `set`.
[[nodiscard]] std::string percent_encoded(std::string_view text, std::string_view set);
[[nodiscard]] std::string percent_decoded(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

using NameValueList = std::vector<std::pair<std::string, std::string>>;
// application/x-www-form-urlencoded, both ways.
[[nodiscard]] NameValueList parse_form(std::string_view text);
[[nodiscard]] std::string form_text(const NameValueList& pairs);

}  // namespace ctxcheck::vm
