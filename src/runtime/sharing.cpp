// By words, wherever they stand, in comments and strings too: whoever must be sure need not be
// clever.
#include "runtime/sharing.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace ctxcheck::runtime {
namespace {

constexpr std::array<std::string_view, 11> kWords{
    "Function",       "Reflect",  "__proto__", "addEventListener", "defineProperty", "globalThis",
    "getPrototypeOf", "nextTick", "process",   "prototype",        "setPrototypeOf",
};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool may_share_isolate(const spec::Spec& spec) {
  // Loads of modules that wait do not end one after the other.
  if (spec.module.has_top_level_await) return false;
  return std::none_of(kWords.begin(), kWords.end(),
                      [&spec](std::string_view word) { return has_word(spec.source.text, word); });
}

}  // namespace ctxcheck::runtime
