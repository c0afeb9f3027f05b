// Finding the front matter in the text. Its own file because it reads JavaScript's comments, not
// YAML.
#include <algorithm>
#include <string>

#include "spec/front_matter.hpp"
#include "spec/lexer.hpp"
#include "spec/utf8.hpp"

namespace ctxcheck::spec {
namespace {

constexpr std::string_view kOpen = "/*---";
constexpr std::string_view kClose = "---*/";
constexpr std::string_view kCommentEnd = "*/";

[[noreturn]] void fail(const SourceFile& source, std::size_t begin, std::size_t length,
                       std::string code, std::string message, std::string hint) {
  Lexer lexer(source);
  const Position first = lexer.position_at(begin);
  const Range range{first, lexer.position_at(begin + length)};
  throw DiagnosticError({std::move(code), source.path, range, std::move(message), std::move(hint)});
}

// The offset of the first character that is neither blank nor part of a `#!` line.
std::size_t first_character(std::string_view text) {
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (text.substr(at).starts_with("#!")) at = std::min(text.find('\n', at), text.size());
  const std::size_t found = text.find_first_not_of(" \t\r\n\f\v", at);
  return std::min(found, text.size());
}

}  // namespace

FrontMatterBlock find_front_matter(const SourceFile& source) {
  const std::string_view text = source.text;
  const std::size_t open = first_character(text);
  if (!text.substr(open).starts_with(kOpen)) {
    const std::size_t later = text.find(kOpen);
    if (later != std::string_view::npos) {
      fail(source, later, kOpen.size(), "front-matter-not-first",
           "the front matter must be the first thing in the file",
           "move the block `/*--- ... ---*/` to the top");
    }
    fail(source, open, 1, "front-matter-missing",
         "the front matter is missing; expected `/*---` at the top of the file",
         "begin with /*---, a line `requests: { handler: 1 }`, and ---*/");
  }
  const std::size_t begin = open + kOpen.size();
  const std::size_t end = text.find(kCommentEnd, begin);
  if (end == std::string_view::npos) {
    fail(source, open, kOpen.size(), "front-matter-unterminated",
         "the front matter is never closed; expected `---*/`", "write ---*/ behind the last key");
  }
  const std::size_t marks = kClose.size() - kCommentEnd.size();
  if (end < begin + marks || !text.substr(end - marks).starts_with(kClose)) {
    fail(source, end, kCommentEnd.size(), "front-matter-unterminated",
         "the front matter ends with `*/`; expected `---*/`",
         "close it with ---*/, and write no */ inside");
  }
  return {begin, end - marks};
}

}  // namespace ctxcheck::spec
