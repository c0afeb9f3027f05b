// Source text and places in it. Its own file because every later stage (parser, interpreter, model,
// reports) points into the spec, while none of them should know how the text was read.
#pragma once

#include <cstdint>
#include <string>

namespace ctxcheck::spec {

// A place in a source file. Lines and columns count from 1, columns in Unicode code points; line 0
// means "no place".
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  [[nodiscard]] bool known() const { return line != 0; }
  friend bool operator==(const Position&, const Position&) = default;
};

[[nodiscard]] constexpr bool before(const Position& a, const Position& b) {
  return a.line != b.line ? a.line < b.line : a.column < b.column;
}

// A half-open piece of source text.
struct Range {
  Position begin;
  Position end;

  friend bool operator==(const Range&, const Range&) = default;
};

// A file as it was read: the path the user named, for messages, and its bytes (UTF-8).
struct SourceFile {
  std::string path;
  std::string text;
};

}  // namespace ctxcheck::spec
