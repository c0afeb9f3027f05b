// Replacing pieces of a text, all named by their places in the unchanged one. Its own file because
// whoever edits should not have to mind how earlier edits move later places.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctxcheck::spec {

class TextEdits {
 public:
  explicit TextEdits(std::string_view text) : text_(text) {}

  [[nodiscard]] std::string_view text() const { return text_; }

  // Puts `text` in place of the bytes from `begin` to `end`. Pieces must not overlap; of insertions
  // at one place the first comes first.
  void replace(std::size_t begin, std::size_t end, std::string text) {
    edits_.push_back({begin, end, std::move(text)});
  }
  void insert(std::size_t at, std::string text) { replace(at, at, std::move(text)); }
  void erase(std::size_t begin, std::size_t end) { replace(begin, end, ""); }

  [[nodiscard]] std::string apply() const {
    std::vector<Edit> sorted = edits_;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
    std::string out;
    std::size_t at = 0;
    for (const Edit& edit : sorted) {
      if (edit.begin > at) out += text_.substr(at, edit.begin - at);
      out += edit.text;
      at = std::max(at, edit.end);
    }
    return out += text_.substr(at);
  }

  // The first byte of the line that holds `at`, and the one behind its line feed.
  [[nodiscard]] std::size_t line_begin(std::size_t at) const {
    return at == 0 ? 0 : text_.rfind('\n', at - 1) + 1;
  }
  [[nodiscard]] std::size_t line_end(std::size_t at) const {
    return std::min(text_.find('\n', at), text_.size() - 1) + 1;
  }

 private:
  struct Edit {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
  };
  std::string_view text_;
  std::vector<Edit> edits_;
};

}  // namespace ctxcheck::spec
