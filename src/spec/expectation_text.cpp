// Flow and block style. yaml-cpp knows where a node begins; where it ends is read off the text.
#include "spec/expectation_text.hpp"

#include <algorithm>

#include "fmt/format.h"
#include "spec/diagnostic.hpp"
#include "spec/yaml_document.hpp"

namespace ctxcheck::spec {
namespace {

using List = std::vector<std::string>;

constexpr const char* kKey = "expect";
constexpr std::string_view kBlanks = " \t";

std::string written(const List& list) {
  return list.empty() ? "safe" : fmt::format("[{}]", fmt::join(list, ", "));
}

YAML::Node document_of(const SourceFile& source, const FrontMatterBlock& block) {
  return load_yaml_document(source.text.substr(block.begin, block.end - block.begin));
}

bool contains(const List& list, const std::string& name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

List added(const YAML::Node& value, const List& wanted) {
  List before;
  for (const YAML::Node& item : value) before.push_back(item.Scalar());
  List list;
  for (const std::string& name : wanted) {
    if (!contains(before, name)) list.push_back(name);
  }
  return list;
}

// The bracket that closes the one at `at`; comments and quoted text are passed over.
std::size_t closing(std::string_view text, std::size_t at) {
  int depth = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && --depth == 0) return at;
    if (c == '"' || c == '\'') at = text.find(c, at + 1);
    if (c == '#') at = text.find('\n', at);
    if (at == std::string_view::npos) break;
  }
  return text.size();
}

}  // namespace

std::optional<std::pair<std::size_t, std::size_t>> expect_key_bytes(const SourceFile& source,
                                                                    const FrontMatterBlock& block) {
  const YAML::Node document = document_of(source, block);
  if (!document.IsMap()) return std::nullopt;
  for (const auto& entry : document) {
    if (!entry.first.IsScalar() || entry.first.Scalar() != kKey) continue;
    const std::size_t begin = block.begin + static_cast<std::size_t>(entry.first.Mark().pos);
    return std::pair(begin, begin + entry.first.Scalar().size());
  }
  return std::nullopt;
}

ExpectationText::ExpectationText(const SourceFile& source, const FrontMatterBlock& block)
    : source_(source), block_(block), document_(document_of(source, block)), edits_(source.text) {
  const std::string_view text = std::string_view(source.text).substr(0, block.end);
  if (text.find("\r\n") != std::string_view::npos) line_feed_ = "\r\n";
  for (const auto& entry : document_) {
    if (entry.first.Scalar() != kKey) continue;
    key_ = entry.first;
    value_ = entry.second;
  }
}

// ---- places

std::size_t ExpectationText::begin_of(const YAML::Node& node) const {
  return block_.begin + static_cast<std::size_t>(std::max(node.Mark().pos, 0));
}

bool ExpectationText::starts_with(std::size_t at, char c) const {
  return at < source_.text.size() && source_.text[at] == c;
}

std::size_t ExpectationText::end_of(const YAML::Node& node) const {
  const std::size_t begin = begin_of(node);
  if (starts_with(begin, '[') || starts_with(begin, '{')) return closing(source_.text, begin) + 1;
  if (starts_with(begin, '"') || starts_with(begin, '\'')) {
    return source_.text.find(source_.text[begin], begin + 1) + 1;
  }
  if (node.IsScalar()) return begin + node.Scalar().size();
  std::size_t end = begin;
  if (node.IsSequence()) {
    for (const YAML::Node& item : node) end = std::max(end, end_of(item));
  } else {
    for (const auto& entry : node) end = std::max(end, end_of(entry.second));
  }
  return end;
}

std::size_t ExpectationText::behind_colon(const YAML::Node& key) const {
  return source_.text.find(':', end_of(key)) + 1;
}

// The blanks before the first character of the line.
std::string ExpectationText::indent_at(std::size_t at) const {
  const std::size_t begin = edits_.line_begin(at);
  const std::size_t end = source_.text.find_first_not_of(kBlanks, begin);
  return source_.text.substr(begin, end - begin);
}

std::string ExpectationText::map_lines(const ExpectationEntries& entries,
                                       const std::string& indent) const {
  std::string lines;
  for (const auto& [profile, list] : entries) {
    lines += fmt::format("{}{}: {}{}", indent, profile, written(list), line_feed_);
  }
  return lines;
}

// ---- edits

void ExpectationText::add(const ExpectationEntries& entries) {
  const std::size_t at = edits_.line_begin(block_.end);
  const std::string indent = document_.IsMap() && document_.size() > 0
                                 ? indent_at(begin_of(document_.begin()->first))
                                 : "";
  std::string text = fmt::format("{}{}:", indent, kKey);
  text += entries.size() == 1 ? fmt::format(" {}{}", written(entries.front().second), line_feed_)
                              : line_feed_ + map_lines(entries, indent + "  ");
  edits_.insert(at, std::move(text));
}

void ExpectationText::replace(const ExpectationEntries& entries) {
  if (entries.size() == 1) return set_list(key_, value_, entries.front().second);
  const std::size_t colon = behind_colon(key_);
  const std::string indent = indent_at(begin_of(key_)) + "  ";
  if (value_.IsSequence() && !starts_with(begin_of(value_), '[')) {
    edits_.insert(edits_.line_begin(begin_of(*value_.begin())), map_lines(entries, indent));
    return erase_item_lines(value_);
  }
  std::string lines = line_feed_ + map_lines(entries, indent);
  lines.resize(lines.size() - line_feed_.size());
  edits_.replace(colon, end_of(value_), std::move(lines));
}

void ExpectationText::change(const ExpectationEntries& entries) {
  ExpectationEntries more;
  for (const auto& [profile, list] : entries) {
    bool there = false;
    for (const auto& entry : value_) {
      if (entry.first.Scalar() != profile) continue;
      there = true;
      set_list(entry.first, entry.second, list);
    }
    if (!there) more.emplace_back(profile, list);
  }
  if (more.empty()) return;
  if (starts_with(begin_of(value_), '{')) {
    std::string text;
    for (const auto& [profile, list] : more) {
      text += fmt::format(", {}: {}", profile, written(list));
    }
    std::size_t end = begin_of(value_) + 1;
    for (const auto& entry : value_) end = std::max(end, end_of(entry.second));
    edits_.insert(end, std::move(text));
  } else {
    edits_.insert(edits_.line_end(end_of(value_)),
                  map_lines(more, indent_at(begin_of(value_.begin()->first))));
  }
}

void ExpectationText::set_list(const YAML::Node& key, const YAML::Node& value, const List& wanted) {
  if (value.IsSequence() && value.size() > 0 && !wanted.empty()) {
    if (starts_with(begin_of(value), '[')) return set_flow_list(value, wanted);
    return set_block_list(value, wanted);
  }
  if (value.IsSequence() && !starts_with(begin_of(value), '[')) {
    edits_.insert(behind_colon(key), " " + written(wanted));
    return erase_item_lines(value);
  }
  edits_.replace(begin_of(value), end_of(value), written(wanted));
}

void ExpectationText::set_flow_list(const YAML::Node& value, const List& wanted) {
  const std::vector<YAML::Node> items(value.begin(), value.end());
  std::optional<std::size_t> last;  // that is kept
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (contains(wanted, items[i].Scalar())) last = i;
  }
  if (!last) return edits_.replace(begin_of(value), end_of(value), written(wanted));
  for (std::size_t i = 0; i < *last; ++i) {
    if (!contains(wanted, items[i].Scalar())) {
      edits_.erase(begin_of(items[i]), begin_of(items[i + 1]));
    }
  }
  std::string text;
  for (const std::string& name : added(value, wanted)) text += ", " + name;
  edits_.replace(end_of(items[*last]), end_of(items.back()), std::move(text));
}

void ExpectationText::set_block_list(const YAML::Node& value, const List& wanted) {
  const std::vector<YAML::Node> items(value.begin(), value.end());
  std::size_t at = edits_.line_begin(begin_of(items.front()));
  const std::string indent = indent_at(at);
  for (const YAML::Node& item : items) {
    const std::size_t begin = edits_.line_begin(begin_of(item));
    const std::size_t end = edits_.line_end(end_of(item));
    if (contains(wanted, item.Scalar())) {
      at = end;
    } else {
      edits_.erase(begin, end);
    }
  }
  std::string text;
  for (const std::string& name : added(value, wanted)) {
    text += fmt::format("{}- {}{}", indent, name, line_feed_);
  }
  edits_.insert(at, std::move(text));
}

void ExpectationText::erase_item_lines(const YAML::Node& value) {
  for (const YAML::Node& item : value) {
    edits_.erase(edits_.line_begin(begin_of(item)), edits_.line_end(end_of(item)));
  }
}

}  // namespace ctxcheck::spec
