// Upper and lower case. Its own file because it is a table in disguise: the C library's mapping
// depends on the locale, which results must not.
#include <algorithm>

#include "vm/builtins/string_text.hpp"

namespace ctxcheck::vm {
namespace {

// Letters that come in pairs. With `step` 1 capitals and small letters alternate, the capital at
// the first of each two; otherwise all capitals come first and the small letters `step` later.
struct Pairs {
  char16_t first;  // capitals: first .. last
  char16_t last;
  char16_t step;
};
constexpr Pairs kPairs[] = {
    {0x0041, 0x005A, 32},                        // ASCII
    {0x00C0, 0x00D6, 32}, {0x00D8, 0x00DE, 32},  // Latin-1
    {0x0100, 0x012E, 1},  {0x0132, 0x0136, 1},  {0x0139, 0x0147, 1},
    {0x014A, 0x0176, 1},  {0x0179, 0x017D, 1},                         // Latin Extended-A
    {0x0388, 0x038A, 37}, {0x0391, 0x03A1, 32}, {0x03A3, 0x03AB, 32},  // Greek
    {0x0410, 0x042F, 32}, {0x0400, 0x040F, 80}, {0x0460, 0x0480, 1},
    {0x048A, 0x04BE, 1},  {0x04C1, 0x04CD, 1},  {0x04D0, 0x052E, 1},  // Cyrillic
};
// Letters that follow no rule.
struct Pair {
  char16_t upper;
  char16_t lower;
};
constexpr Pair kSinglePairs[] = {{0x0178, 0x00FF}, {0x0386, 0x03AC}, {0x038C, 0x03CC},
                                 {0x038E, 0x03CD}, {0x038F, 0x03CE}, {0x04C0, 0x04CF}};

// What lies between or beyond the letters above and has case that is not mapped here.
struct Range {
  char16_t first;
  char16_t last;
};
constexpr Range kUnknown[] = {
    {0x0130, 0x0131}, {0x0149, 0x0149}, {0x017F, 0x02AF}, {0x0345, 0x0345}, {0x0370, 0x0377},
    {0x037B, 0x037F}, {0x0390, 0x0390}, {0x03B0, 0x03B0}, {0x03CF, 0x03FF}, {0x0531, 0x0587},
    {0x10A0, 0x10FF}, {0x13A0, 0x13FF}, {0x1C80, 0x1CBF}, {0x1D79, 0x1D8E}, {0x1E00, 0x1FFF},
    {0x2126, 0x2132}, {0x214E, 0x2188}, {0x24B6, 0x24E9}, {0x2C00, 0x2CF3}, {0x2D00, 0x2D2D},
    {0xA640, 0xA69B}, {0xA722, 0xA7F6}, {0xAB53, 0xABBF}, {0xFB00, 0xFB17}, {0xFF21, 0xFF5A},
    {0xD801, 0xD801}, {0xD803, 0xD803}, {0xD806, 0xD806}, {0xD81B, 0xD81B}, {0xD83A, 0xD83A},
};

bool is_unknown(char16_t c) {
  return std::any_of(std::begin(kUnknown), std::end(kUnknown),
                     [&](const Range& range) { return c >= range.first && c <= range.last; });
}

char16_t to_lower(char16_t c) {
  for (const Pairs& pairs : kPairs) {
    if (c < pairs.first || c > pairs.last) continue;
    if (pairs.step > 1) return static_cast<char16_t>(c + pairs.step);
    return static_cast<char16_t>(c + ((c - pairs.first) % 2 == 0 ? 1 : 0));
  }
  for (const Pair& pair : kSinglePairs) {
    if (c == pair.upper) return pair.lower;
  }
  return c;
}

char16_t to_upper(char16_t c) {
  for (const Pairs& pairs : kPairs) {
    const int shift = pairs.step;
    if (c < pairs.first + shift || c > pairs.last + shift) continue;
    if (shift > 1) return static_cast<char16_t>(c - shift);
    return static_cast<char16_t>(c - ((c - pairs.first) % 2 == 1 ? 1 : 0));
  }
  for (const Pair& pair : kSinglePairs) {
    if (c == pair.lower) return pair.upper;
  }
  return c;
}

bool is_letter(char16_t c) { return to_lower(c) != c || to_upper(c) != c || c == 0x00DF; }

// Whether a capital sigma is written as at the end of a word (Unicode 3.13, Final_Sigma).
bool is_final_sigma(std::u16string_view text, std::size_t at) {
  const auto ignorable = [](char16_t c) {
    return c == u'\'' || c == u'.' || c == u':' || c == u'^' || c == u'`' || c == 0x00A8 ||
           c == 0x00AD || c == 0x00AF || c == 0x00B4 || c == 0x00B7 || c == 0x00B8 || c == 0x2019 ||
           (c >= 0x0300 && c <= 0x036F);
  };
  std::size_t before = at;
  while (before > 0 && ignorable(text[before - 1])) --before;
  std::size_t after = at + 1;
  while (after < text.size() && ignorable(text[after])) ++after;
  return before > 0 && is_letter(text[before - 1]) &&
         (after == text.size() || !is_letter(text[after]));
}

}  // namespace

std::optional<std::u16string> upper_case(std::u16string_view text) {
  constexpr char16_t kSharpS = 0x00DF;
  constexpr char16_t kMicro = 0x00B5;
  constexpr char16_t kFinalSigma = 0x03C2;
  std::u16string mapped;
  mapped.reserve(text.size());
  for (const char16_t c : text) {
    if (is_unknown(c)) return std::nullopt;
    if (c == kSharpS) {
      mapped += u"SS";
    } else if (c == kMicro) {
      mapped += char16_t{0x039C};
    } else {
      mapped += c == kFinalSigma ? char16_t{0x03A3} : to_upper(c);
    }
  }
  return mapped;
}

std::optional<std::u16string> lower_case(std::u16string_view text) {
  constexpr char16_t kSigma = 0x03A3;
  std::u16string mapped;
  mapped.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_unknown(text[i])) return std::nullopt;
    const bool final = text[i] == kSigma && is_final_sigma(text, i);
    mapped += final ? char16_t{0x03C2} : to_lower(text[i]);
  }
  return mapped;
}

}  // namespace ctxcheck::vm
