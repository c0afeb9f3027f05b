// Numbers as text in the ways a program can ask for. Its own file because it is arithmetic on
// digits only, without a heap.
#pragma once

#include <string>

namespace ctxcheck::vm {

// Number.prototype.toFixed, toPrecision, toExponential and toString with a radix of 2 .. 36, each
// for a finite number. Digits beyond those of the double are exact; halves round away from zero.
[[nodiscard]] std::string fixed_text(double number, int fraction_digits);        // 0 .. 100
[[nodiscard]] std::string precision_text(double number, int precision);          // 1 .. 100
[[nodiscard]] std::string exponential_text(double number, int fraction_digits);  // -1: as needed
[[nodiscard]] std::string radix_text(double number, int radix);
// As toLocaleString for en-US: groups of three, at most three digits of a fraction.
[[nodiscard]] std::string grouped_text(double number);

}  // namespace ctxcheck::vm
