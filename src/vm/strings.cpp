#include "vm/strings.hpp"

namespace ctxcheck::vm {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_high_surrogate(char16_t c) { return c >= 0xD800 && c <= 0xDBFF; }
bool is_low_surrogate(char16_t c) { return c >= 0xDC00 && c <= 0xDFFF; }

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// The code point that starts at `at`, which moves behind it; malformed bytes are replaced one by
// one.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
  if (more == 0 || first > 0xF4) return kReplacement;
  char32_t c = first & (0x3F >> more);
  std::size_t next = at;
  for (int i = 0; i < more; ++i, ++next) {
    if (next >= text.size() || (byte(next) & 0xC0) != 0x80) return kReplacement;
    c = (c << 6) | (byte(next) & 0x3F);
  }
  constexpr char32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
  if (c < kLeast[more] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return kReplacement;
  at = next;
  return c;
}

// "0" to "4294967294" in canonical form (ECMAScript 6.1.7, array index).
std::uint32_t index_of(std::u16string_view text) {
  if (text.empty() || text.size() > 10 || (text[0] == u'0' && text.size() > 1))
    return StringTable::kNotIndex;
  std::uint64_t value = 0;
  for (const char16_t c : text) {
    if (c < u'0' || c > u'9') return StringTable::kNotIndex;
    value = value * 10 + (c - u'0');
  }
  return value < StringTable::kNotIndex ? static_cast<std::uint32_t>(value)
                                        : StringTable::kNotIndex;
}

}  // namespace

std::u16string utf16_from_utf8(std::string_view text) {
  std::u16string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c >= 0x10000) {
      out += static_cast<char16_t>(0xD7C0 + (c >> 10));
      out += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
    } else {
      out += static_cast<char16_t>(c);
    }
  }
  return out;
}

std::string utf8_from_utf16(std::u16string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char16_t c = text[i];
    if (is_high_surrogate(c) && i + 1 < text.size() && is_low_surrogate(text[i + 1])) {
      append_utf8(out,
                  ((static_cast<char32_t>(c) - 0xD800) << 10) + (text[i + 1] - 0xDC00) + 0x10000);
      ++i;
    } else {
      append_utf8(out, is_high_surrogate(c) || is_low_surrogate(c) ? kReplacement : c);
    }
  }
  return out;
}

StringTable::StringTable() { static_cast<void>(intern(std::u16string_view())); }

StringRef StringTable::intern(std::u16string_view text) {
  const auto found = by_text_.find(text);
  if (found != by_text_.end()) return found->second;
  const auto ref = static_cast<StringRef>(entries_.size());
  entries_.push_back({std::u16string(text), index_of(text)});
  code_units_ += text.size();
  by_text_.emplace(entries_.back().text, ref);
  return ref;
}

StringRef StringTable::intern(std::string_view utf8) {
  return intern(std::u16string_view(utf16_from_utf8(utf8)));
}

std::u16string_view StringTable::view(StringRef string) const {
  return entries_[static_cast<std::uint32_t>(string)].text;
}

std::string StringTable::utf8(StringRef string) const { return utf8_from_utf16(view(string)); }

std::uint32_t StringTable::array_index(StringRef string) const {
  return entries_[static_cast<std::uint32_t>(string)].index;
}

}  // namespace ctxcheck::vm
