#include "vm/numerals.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <system_error>

namespace ctxcheck::vm {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool is_digit(char16_t c) { return c >= u'0' && c <= u'9'; }

std::size_t skip_digits(std::u16string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

// How long the StrUnsignedDecimalLiteral at the beginning is, without "Infinity"; 0 if there is
// none.
std::size_t decimal_length(std::u16string_view text) {
  std::size_t at = skip_digits(text, 0);
  std::size_t digits = at;
  if (at < text.size() && text[at] == u'.') {
    const std::size_t end = skip_digits(text, at + 1);
    digits += end - at - 1;
    at = end;
  }
  if (digits == 0) return 0;
  if (at < text.size() && (text[at] == u'e' || text[at] == u'E')) {
    std::size_t exponent = at + 1;
    if (exponent < text.size() && (text[exponent] == u'+' || text[exponent] == u'-')) ++exponent;
    const std::size_t end = skip_digits(text, exponent);
    if (end > exponent) at = end;
  }
  return at;
}

// Whether a valid decimal that is out of range is too large, not too small: by the exponent of its
// first significant digit.
bool is_huge(const std::string& text) {
  const std::size_t e = text.find_first_of("eE");
  const std::string mantissa = text.substr(0, e);
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  const std::size_t first = mantissa.find_first_not_of("0.");
  if (first == std::string::npos) return false;
  std::int64_t magnitude = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
  if (e != std::string::npos) {
    const bool negative = text[e + 1] == '-';
    constexpr std::int64_t kLarge = 1'000'000'000'000;
    std::int64_t exponent = 0;
    for (std::size_t i = e + 1; i < text.size(); ++i) {
      if (text[i] == '+' || text[i] == '-') continue;
      exponent = std::min(exponent * 10 + (text[i] - '0'), kLarge);
    }
    magnitude += negative ? -exponent : exponent;
  }
  return magnitude > 0;
}

double read_decimal(std::u16string_view literal) {
  const std::string text(literal.begin(), literal.end());
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return is_huge(text) ? kInfinity : 0;
  return value;
}

// For radixes that are powers of two: exact, rounded half to even.
double read_binary(std::u16string_view digits, int radix) {
  const int bits_per_digit = radix == 2 ? 1 : radix == 4 ? 2 : radix == 8 ? 3 : radix == 16 ? 4 : 5;
  constexpr int kMantissa = 53;
  std::uint64_t mantissa = 0;
  int length = 0;  // significant bits read
  double scale = 1;
  bool half = false;
  bool rest = false;
  for (const char16_t c : digits) {
    const int digit = digit_value(c);
    for (int i = bits_per_digit - 1; i >= 0; --i) {
      const bool bit = ((digit >> i) & 1) != 0;
      if (length == 0 && !bit) continue;
      ++length;
      if (length <= kMantissa) {
        mantissa = (mantissa << 1U) | (bit ? 1U : 0U);
        continue;
      }
      scale *= 2;
      if (length == kMantissa + 1) {
        half = bit;
      } else {
        rest = rest || bit;
      }
    }
  }
  if (half && (rest || (mantissa & 1U) != 0)) ++mantissa;
  return static_cast<double>(mantissa) * scale;
}

}  // namespace

bool is_space(char16_t c) {
  switch (c) {
    case 0x09:
    case 0x0A:
    case 0x0B:
    case 0x0C:
    case 0x0D:
    case 0x20:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
    case 0xFEFF:
      return true;
    default:
      return c >= 0x2000 && c <= 0x200A;
  }
}

std::u16string_view trim_start(std::u16string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return text;
}

std::u16string_view trim(std::u16string_view text) {
  text = trim_start(text);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

int digit_value(char16_t c) {
  if (is_digit(c)) return c - u'0';
  if (c >= u'a' && c <= u'z') return c - u'a' + 10;
  if (c >= u'A' && c <= u'Z') return c - u'A' + 10;
  return 36;
}

double decimal_prefix(std::u16string_view text) {
  double sign = 1;
  if (!text.empty() && (text[0] == u'+' || text[0] == u'-')) {
    sign = text[0] == u'-' ? -1 : 1;
    text.remove_prefix(1);
  }
  if (text.starts_with(u"Infinity")) return sign * kInfinity;
  const std::size_t length = decimal_length(text);
  return length == 0 ? kNaN : sign * read_decimal(text.substr(0, length));
}

double number_from_text(std::u16string_view text) {
  text = trim(text);
  if (text.empty()) return 0;
  if (text.size() > 2 && text[0] == u'0') {
    const char16_t mark = text[1] | 0x20;
    const int radix = mark == u'x' ? 16 : mark == u'o' ? 8 : mark == u'b' ? 2 : 0;
    if (radix != 0) {
      const std::u16string_view digits = text.substr(2);
      const bool valid = std::all_of(digits.begin(), digits.end(),
                                     [&](char16_t c) { return digit_value(c) < radix; });
      return valid ? number_from_digits(digits, radix) : kNaN;
    }
  }
  std::u16string_view unsigned_text = text;
  if (text[0] == u'+' || text[0] == u'-') unsigned_text.remove_prefix(1);
  if (unsigned_text != u"Infinity" && decimal_length(unsigned_text) != unsigned_text.size()) {
    return kNaN;
  }
  return decimal_prefix(text);
}

double number_from_digits(std::u16string_view digits, int radix) {
  if (radix == 10) return digits.empty() ? 0 : read_decimal(digits);
  if ((radix & (radix - 1)) == 0) return read_binary(digits, radix);
  double value = 0;
  for (const char16_t c : digits) value = value * radix + digit_value(c);
  return value;
}

// ECMAScript 6.1.6.1.20: k digits, the decimal point behind the n-th.
std::string text_of_number(double number) {
  if (number != number) return "NaN";
  if (number == 0) return "0";
  std::string text;
  if (number < 0) text += '-';
  number = std::abs(number);
  if (number == kInfinity) return text.append("Infinity");
  std::array<char, 32> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                          std::chars_format::scientific);
  const std::string_view scientific(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t e = scientific.find('e');
  std::string digits(scientific.substr(0, 1));
  if (e > 2) digits += scientific.substr(2, e - 2);
  int exponent = 0;
  const std::size_t first = scientific[e + 1] == '+' ? e + 2 : e + 1;
  std::from_chars(scientific.data() + first, end, exponent);
  const int n = exponent + 1;
  const auto k = static_cast<int>(digits.size());
  const auto zeros = [](int count) { return std::string(static_cast<std::size_t>(count), '0'); };
  if (k <= n && n <= 21) return text.append(digits).append(zeros(n - k));
  if (0 < n && n <= 21) {
    const auto whole = static_cast<std::size_t>(n);
    return text.append(digits, 0, whole).append(".").append(digits, whole);
  }
  if (-6 < n && n <= 0) return text.append("0.").append(zeros(-n)).append(digits);
  text.append(digits, 0, 1);
  if (k > 1) text.append(".").append(digits, 1);
  return text.append(n > 0 ? "e+" : "e-").append(std::to_string(std::abs(exponent)));
}

}  // namespace ctxcheck::vm
