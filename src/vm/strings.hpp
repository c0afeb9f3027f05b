// Interned, immutable strings. Its own file because strings are shared by all states of a search
// and never part of a snapshot's heap: equal strings have equal references.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "vm/value.hpp"

namespace ctxcheck::vm {

// JavaScript strings are sequences of UTF-16 code units; lone surrogates are kept.
[[nodiscard]] std::u16string utf16_from_utf8(std::string_view text);
// Lone surrogates become U+FFFD.
[[nodiscard]] std::string utf8_from_utf16(std::u16string_view text);

class StringTable {
 public:
  StringTable();
  [[nodiscard]] StringRef intern(std::u16string_view text);
  [[nodiscard]] StringRef intern(std::string_view utf8);
  [[nodiscard]] std::u16string_view view(StringRef string) const;
  [[nodiscard]] std::string utf8(StringRef string) const;
  // If the string is a canonical array index ("0" to "4294967294"), that index, else kNotIndex.
  [[nodiscard]] std::uint32_t array_index(StringRef string) const;
  static constexpr std::uint32_t kNotIndex = 0xFFFF'FFFF;

  // How many strings exist; those below the count at load time are the program's constants.
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  // UTF-16 code units kept in all, for memory accounting.
  [[nodiscard]] std::size_t code_units() const { return code_units_; }

 private:
  struct Entry {
    std::u16string text;
    std::uint32_t index = kNotIndex;
  };
  std::deque<Entry> entries_;
  std::unordered_map<std::u16string_view, StringRef> by_text_;
  std::size_t code_units_ = 0;
};

}  // namespace ctxcheck::vm
