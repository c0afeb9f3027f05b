// Source text that is edited in place: where a position of the tree is in the bytes, edits, and
// what they change line by line. Its own file because all fixes edit text, so that comments and
// layout stay as they are, and none should count bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "spec/source.hpp"

namespace ctxcheck::fixes {

// The bytes from `begin` to `end` become `text`; an insertion if both are the same.
struct Edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

// Lines that edits change, as a unified diff has them.
struct Hunk {
  std::size_t old_line = 1;  // the first line, from 1; where nothing goes, the line before which
  std::size_t new_line = 1;
  std::vector<std::string> removed;  // without line ends
  std::vector<std::string> added;
};

class SourceText {
 public:
  explicit SourceText(std::string_view text);  // must outlive this

  [[nodiscard]] std::string_view all() const { return text_; }
  // The byte offset of a place that the lexer gave.
  [[nodiscard]] std::size_t offset(const spec::Position& at) const;
  [[nodiscard]] std::string_view slice(const spec::Range& range) const;
  // The blanks at the beginning of the line that holds the offset.
  [[nodiscard]] std::string_view indentation(std::size_t offset) const;
  // Where the line that holds the offset ends, before its line end.
  [[nodiscard]] std::size_t line_end(std::size_t offset) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> lines_;  // where each begins
};

// All edits applied. They must not overlap; insertions at one place keep their order.
[[nodiscard]] std::string edited(std::string_view text, std::vector<Edit> edits);

// What the edits change, in order.
[[nodiscard]] std::vector<Hunk> hunks(std::string_view text, std::vector<Edit> edits);
// The same as the body of a unified diff without context: `@@ -3,1 +3,2 @@`, `-old`, `+new`.
[[nodiscard]] std::string diff_text(const std::vector<Hunk>& hunks);

}  // namespace ctxcheck::fixes
