// Digits of numbers, exact and rounded.
#include "vm/builtins/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "fmt/format.h"

namespace ctxcheck::vm {
namespace {

// A positive number as 0.d1d2d3... times ten to the power of `point`. Zero has no digits.
struct Decimal {
  std::string digits;
  int point = 0;

  // To `count` digits, halves away from zero; fewer than one digit rounds to nothing or to one.
  void round(int count) {
    if (count >= static_cast<int>(digits.size())) return;
    const bool up = count >= 0 && digits[static_cast<std::size_t>(count)] >= '5';
    digits.resize(static_cast<std::size_t>(std::max(count, 0)));
    if (!up) return;
    while (!digits.empty() && digits.back() == '9') digits.pop_back();
    if (digits.empty()) {
      digits = "1";
      ++point;
    } else {
      ++digits.back();
    }
  }
  // The digit that counts ten to the power of `power`.
  [[nodiscard]] char digit(int power) const {
    const int at = point - 1 - power;
    return at < 0 || at >= static_cast<int>(digits.size()) ? '0'
                                                           : digits[static_cast<std::size_t>(at)];
  }
};

// From "d.ddde+dd".
Decimal from_scientific(std::string_view text) {
  Decimal decimal;
  const std::size_t e = text.find('e');
  for (const char c : text.substr(0, e)) {
    if (c != '.') decimal.digits += c;
  }
  const auto exponent = text.substr(e + (text[e + 1] == '+' ? 2 : 1));
  std::from_chars(exponent.data(), exponent.data() + exponent.size(), decimal.point);
  ++decimal.point;
  if (decimal.digits.find_first_not_of('0') == std::string::npos) return {};
  return decimal;
}

// Every digit; no double has more than 767.
Decimal exact(double number) { return from_scientific(fmt::format("{:.766e}", number)); }

Decimal shortest(double number) {
  std::array<char, 64> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::scientific);
  return from_scientific({text.data(), static_cast<std::size_t>(end.ptr - text.data())});
}

std::string plain(const Decimal& decimal, int fraction_digits) {
  std::string text;
  for (int power = std::max(decimal.point - 1, 0); power >= -fraction_digits; --power) {
    if (power == -1) text += '.';
    text += decimal.digit(power);
  }
  return text;
}

std::string scientific(const Decimal& decimal, int fraction_digits) {
  const int exponent = decimal.digits.empty() ? 0 : decimal.point - 1;
  std::string text(1, decimal.digit(exponent));
  if (fraction_digits > 0) text += '.';
  for (int i = 1; i <= fraction_digits; ++i) text += decimal.digit(exponent - i);
  return text + fmt::format("e{}{}", exponent < 0 ? '-' : '+', std::abs(exponent));
}

std::string signed_text(double number, std::string text) {
  return number < 0 ? '-' + std::move(text) : std::move(text);
}

constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyz";

}  // namespace

std::string fixed_text(double number, int fraction_digits) {
  Decimal decimal = exact(std::fabs(number));
  decimal.round(decimal.point + fraction_digits);
  return signed_text(number, plain(decimal, fraction_digits));
}

std::string precision_text(double number, int precision) {
  Decimal decimal = exact(std::fabs(number));
  decimal.round(precision);
  const int exponent = decimal.digits.empty() ? 0 : decimal.point - 1;
  return signed_text(number, exponent < -6 || exponent >= precision
                                 ? scientific(decimal, precision - 1)
                                 : plain(decimal, precision - 1 - exponent));
}

std::string exponential_text(double number, int fraction_digits) {
  const double positive = std::fabs(number);
  Decimal decimal = fraction_digits < 0 ? shortest(positive) : exact(positive);
  if (fraction_digits < 0) {
    fraction_digits = std::max(static_cast<int>(decimal.digits.size()) - 1, 0);
  }
  decimal.round(fraction_digits + 1);
  return signed_text(number, scientific(decimal, fraction_digits));
}

// The digits of the fraction end as soon as they tell the number from its neighbours, which is
// where V8 ends them too.
std::string radix_text(double number, int radix) {
  const double positive = std::fabs(number);
  double whole = std::floor(positive);
  double rest = positive - whole;
  double precision = std::max((std::nextafter(positive, HUGE_VAL) - positive) / 2,
                              std::numeric_limits<double>::denorm_min());
  std::string fraction;
  while (rest >= precision) {
    rest *= radix;
    precision *= radix;
    const double digit = std::floor(rest);
    fraction += kDigits[static_cast<std::size_t>(digit)];
    rest -= digit;
    const bool above_half = rest > 0.5 || (rest == 0.5 && std::fmod(digit, 2) == 1);
    if (!above_half || rest + precision <= 1) continue;
    while (!fraction.empty() && fraction.back() == kDigits[static_cast<std::size_t>(radix - 1)]) {
      fraction.pop_back();
    }
    if (fraction.empty()) {
      ++whole;
    } else {
      fraction.back() = kDigits[kDigits.find(fraction.back()) + 1];
    }
    break;
  }
  std::string text;
  constexpr double kExact = 9007199254740992;  // digits below are beyond the double's precision
  while (whole >= kExact) {
    whole /= radix;
    text += '0';
  }
  do {
    const double digit = std::fmod(whole, radix);
    text += kDigits[static_cast<std::size_t>(digit)];
    whole = (whole - digit) / radix;
  } while (whole >= 1);
  std::reverse(text.begin(), text.end());
  if (!fraction.empty()) text += '.' + fraction;
  return signed_text(number, text);
}

std::string grouped_text(double number) {
  constexpr int kMostFractionDigits = 3;
  Decimal decimal = shortest(std::fabs(number));
  decimal.round(decimal.point + kMostFractionDigits);
  std::string text;
  for (int power = std::max(decimal.point - 1, 0); power >= 0; --power) {
    text += decimal.digit(power);
    if (power > 0 && power % 3 == 0) text += ',';
  }
  std::string fraction;
  for (int i = 1; i <= kMostFractionDigits; ++i) fraction += decimal.digit(-i);
  fraction.resize(fraction.find_last_not_of('0') + 1);
  if (!fraction.empty()) text += '.' + fraction;
  return (std::signbit(number) ? "-" : "") + text;
}

}  // namespace ctxcheck::vm
