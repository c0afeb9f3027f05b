// Positions, edits and differences.
#include "fixes/text.hpp"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "spec/text_edits.hpp"
#include "spec/utf8.hpp"
#include "system/contract.hpp"

namespace ctxcheck::fixes {
namespace {

// Behind the line terminator at `at`; "\r\n" is one.
std::size_t after_terminator(std::string_view text, std::size_t at, std::size_t size) {
  return text.substr(at).starts_with("\r\n") ? at + 2 : at + size;
}

std::vector<Edit> in_order(std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  for (std::size_t i = 1; i < edits.size(); ++i) {
    CTX_CHECK(edits[i - 1].end <= edits[i].begin, "two edits of a fix overlap");
  }
  return edits;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Lines that stay as they are at either end of a hunk are no part of it.
void trim(Hunk& hunk) {
  while (!hunk.removed.empty() && !hunk.added.empty() &&
         hunk.removed.front() == hunk.added.front()) {
    hunk.removed.erase(hunk.removed.begin());
    hunk.added.erase(hunk.added.begin());
    ++hunk.old_line;
    ++hunk.new_line;
  }
  while (!hunk.removed.empty() && !hunk.added.empty() && hunk.removed.back() == hunk.added.back()) {
    hunk.removed.pop_back();
    hunk.added.pop_back();
  }
}

}  // namespace

SourceText::SourceText(std::string_view text) : text_(text), lines_{0} {
  for (std::size_t at = 0; at < text.size();) {
    const spec::DecodedCharacter c = spec::decode_utf8(text, at);
    if (!spec::is_line_terminator(c.value)) {
      at += c.size;
      continue;
    }
    at = after_terminator(text, at, c.size);
    lines_.push_back(at);
  }
}

std::size_t SourceText::offset(const spec::Position& at) const {
  CTX_CHECK(at.line >= 1 && at.line <= lines_.size(), "a place is outside of its source");
  std::size_t offset = lines_[at.line - 1];
  for (std::uint32_t column = 1; column < at.column && offset < text_.size(); ++column) {
    offset += spec::decode_utf8(text_, offset).size;
  }
  return offset;
}

std::string_view SourceText::slice(const spec::Range& range) const {
  const std::size_t begin = offset(range.begin);
  return text_.substr(begin, offset(range.end) - begin);
}

std::string_view SourceText::indentation(std::size_t offset) const {
  const std::size_t begin = spec::TextEdits(text_).line_begin(offset);
  const std::size_t end = std::min(text_.find_first_not_of(" \t", begin), text_.size());
  return text_.substr(begin, end - begin);
}

std::size_t SourceText::line_end(std::size_t offset) const {
  return std::min(text_.find_first_of("\r\n", offset), text_.size());
}

std::string edited(std::string_view text, std::vector<Edit> edits) {
  spec::TextEdits all(text);
  for (Edit& edit : in_order(std::move(edits))) {
    all.replace(edit.begin, edit.end, std::move(edit.text));
  }
  return all.apply();
}

std::vector<Hunk> hunks(std::string_view text, std::vector<Edit> edits) {
  edits = in_order(std::move(edits));
  const spec::TextEdits lines(text);
  std::vector<Hunk> result;
  std::ptrdiff_t shift = 0;  // how many lines more the new text has so far
  for (std::size_t first = 0; first < edits.size();) {
    // Edits that touch the same lines belong together.
    const std::size_t begin = lines.line_begin(edits[first].begin);
    std::size_t end = lines.line_end(edits[first].end);
    std::size_t last = first + 1;
    while (last < edits.size() && edits[last].begin < end) {
      end = std::max(end, lines.line_end(edits[last++].end));
    }
    std::vector<Edit> inside(edits.begin() + static_cast<std::ptrdiff_t>(first),
                             edits.begin() + static_cast<std::ptrdiff_t>(last));
    for (Edit& edit : inside) {
      edit.begin -= begin;
      edit.end -= begin;
    }
    const std::string_view old = text.substr(begin, end - begin);
    Hunk hunk;
    hunk.old_line = 1 + static_cast<std::size_t>(std::count(
                            text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    hunk.new_line = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(hunk.old_line) + shift);
    hunk.removed = lines_of(old);
    hunk.added = lines_of(edited(old, std::move(inside)));
    shift += static_cast<std::ptrdiff_t>(hunk.added.size()) -
             static_cast<std::ptrdiff_t>(hunk.removed.size());
    trim(hunk);
    if (!hunk.removed.empty() || !hunk.added.empty()) result.push_back(std::move(hunk));
    first = last;
  }
  return result;
}

std::string diff_text(const std::vector<Hunk>& hunks) {
  std::string text;
  for (const Hunk& hunk : hunks) {
    // Where nothing stands on one side, a unified diff names the line before.
    const auto side = [](std::size_t line, std::size_t count) {
      return fmt::format("{},{}", count == 0 ? line - 1 : line, count);
    };
    text += fmt::format("@@ -{} +{} @@\n", side(hunk.old_line, hunk.removed.size()),
                        side(hunk.new_line, hunk.added.size()));
    for (const std::string& line : hunk.removed) text += fmt::format("-{}\n", line);
    for (const std::string& line : hunk.added) text += fmt::format("+{}\n", line);
  }
  return text;
}

}  // namespace ctxcheck::fixes
