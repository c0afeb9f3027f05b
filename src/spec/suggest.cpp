// Edit distance with swaps (optimal string alignment), case ignored.
#include "spec/suggest.hpp"

#include <algorithm>
#include <vector>

#include "fmt/format.h"

namespace ctxcheck::spec {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last;
  std::vector<std::size_t> last(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::vector<std::size_t> row(b.size() + 1);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
          lower(a[i - 2]) == lower(b[j - 1])) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last = std::move(last);
    last = std::move(row);
  }
  return last[b.size()];
}

}  // namespace

std::string nearest(std::string_view name, std::span<const std::string> candidates) {
  constexpr std::size_t kLongest = 64;  // nobody mistypes longer names by accident
  if (name.size() > kLongest) return "";
  // A third of the name may be wrong, but not all of a short one.
  const std::size_t allowed = std::max<std::size_t>(1, name.size() / 3);
  std::size_t best = allowed + 1;
  std::string result;
  for (const std::string& candidate : candidates) {
    if (candidate == name || candidate.size() > name.size() + allowed ||
        candidate.size() + allowed < name.size()) {
      continue;
    }
    const std::size_t far = distance(name, candidate);
    if (far >= best || far >= std::max(name.size(), candidate.size())) continue;
    best = far;
    result = candidate;
  }
  return result;
}

std::string suggestion(std::string_view name, std::span<const std::string> candidates,
                       std::string otherwise) {
  const std::string near = nearest(name, candidates);
  return near.empty() ? std::move(otherwise) : fmt::format("did you mean `{}`?", near);
}

std::string enumerate(std::span<const std::string> names) {
  if (names.empty()) return "nothing";
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += fmt::format("`{}`", names[i]);
  }
  return out;
}

}  // namespace ctxcheck::spec
