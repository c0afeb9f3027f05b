// Printing diagnostics. Its own file because columns, tabs, long lines and control characters of
// the text that is quoted all have to be minded in one place.
#include "spec/diagnostic.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "fmt/format.h"
#include "spec/utf8.hpp"

namespace ctxcheck::spec {
namespace {

constexpr std::size_t kWidth = 100;   // characters of a source line that are shown
constexpr std::size_t kContext = 40;  // of these, before the caret of a line that is cut
constexpr std::string_view kCut = "...";

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// Text of the user's inside a message: one line, nothing a terminal would obey.
std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter c = decode_utf8(text, at);
    at += c.size;
    if (c.value == '\n') {
      out += "\\n";
    } else if (is_control(c.value) || is_line_terminator(c.value)) {
      out += fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(c.value));
    } else {
      append_utf8(out, c.value);
    }
  }
  return out;
}

// The characters of a line, counted from 1 as the lexer counts.
std::vector<char32_t> line_of(std::string_view text, std::uint32_t line) {
  std::vector<char32_t> characters;
  std::uint32_t current = 1;
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < text.size() && current <= line) {
    const DecodedCharacter c = decode_utf8(text, at);
    at += c.size;
    if (c.value == '\r' && at < text.size() && text[at] == '\n') continue;
    if (is_line_terminator(c.value)) {
      ++current;
    } else if (current == line) {
      characters.push_back(c.value);
    }
  }
  return characters;
}

// The source line and the carets under the range.
std::string excerpt(const Range& range, std::string_view text) {
  const std::vector<char32_t> line = line_of(text, range.begin.line);
  const std::size_t begin = std::min<std::size_t>(range.begin.column - 1, line.size());
  const std::size_t wanted = range.end.line == range.begin.line  ? range.end.column - 1
                             : range.end.line > range.begin.line ? line.size()
                                                                 : begin;
  const std::size_t end = std::max(begin + 1, std::min<std::size_t>(wanted, line.size()));

  std::size_t first = 0;
  std::size_t last = line.size();
  if (line.size() > kWidth) {
    first = begin > kContext ? begin - kContext : 0;
    last = std::min(line.size(), first + kWidth);
  }
  const std::string number = std::to_string(range.begin.line);
  std::string shown = fmt::format("  {} | ", number);
  std::string carets = fmt::format("  {} | ", std::string(number.size(), ' '));
  if (first > 0) {
    shown += kCut;
    carets += std::string(kCut.size(), ' ');
  }
  for (std::size_t i = first; i < last; ++i) {
    const char32_t c = line[i];
    append_utf8(shown, is_control(c) && c != '\t' ? char32_t{0xFFFD} : c);
    if (i < begin) carets += c == '\t' ? '\t' : ' ';
  }
  if (last < line.size()) shown += kCut;
  carets += std::string(std::min(end, std::max(last, begin + 1)) - begin, '^');
  return shown + "\n" + carets + "\n";
}

}  // namespace

std::string render(const Diagnostic& diagnostic, const SourceFile* source) {
  std::string out;
  const bool placed = diagnostic.range && diagnostic.range->begin.known();
  if (!diagnostic.file.empty()) out += one_line(diagnostic.file) + ":";
  if (placed) {
    out += fmt::format("{}:{}:", diagnostic.range->begin.line, diagnostic.range->begin.column);
  }
  if (!out.empty()) out += ' ';
  out += fmt::format("error[{}]: {}\n", diagnostic.code, one_line(diagnostic.message));
  if (placed && source != nullptr) out += excerpt(*diagnostic.range, source->text);
  if (!diagnostic.hint.empty()) out += fmt::format("  hint: {}\n", one_line(diagnostic.hint));
  return out;
}

}  // namespace ctxcheck::spec
