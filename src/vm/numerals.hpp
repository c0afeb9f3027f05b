// Numbers as text and back. Its own file because conversions, parseFloat and parseInt share the
// grammar of numbers (ECMAScript 7.1.4.1, 12.9.3), and because none of it needs a heap.
#pragma once

#include <string>
#include <string_view>

namespace ctxcheck::vm {

// WhiteSpace or LineTerminator (ECMAScript 12.2, 12.3).
[[nodiscard]] bool is_space(char16_t c);
// Without spaces at both ends, or at the beginning only.
[[nodiscard]] std::u16string_view trim(std::u16string_view text);
[[nodiscard]] std::u16string_view trim_start(std::u16string_view text);
// The value of a digit in radixes up to 36; 36 if it is none.
[[nodiscard]] int digit_value(char16_t c);

// StringToNumber: NaN if the text as a whole is no number.
[[nodiscard]] double number_from_text(std::u16string_view text);
// The number that is the longest prefix of a text without spaces in front (StrDecimalLiteral); NaN
// if there is none.
[[nodiscard]] double decimal_prefix(std::u16string_view text);
// The value of digits that are all valid in the radix, rounded as ECMAScript does.
[[nodiscard]] double number_from_digits(std::u16string_view digits, int radix);
// Number::toString with radix 10: the shortest decimal that reads back the same.
[[nodiscard]] std::string text_of_number(double number);

}  // namespace ctxcheck::vm
