// Typed access to yaml-cpp's nodes, with places in the file.
#include "spec/yaml_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

#include "fmt/format.h"
#include "spec/yaml_document.hpp"

namespace ctxcheck::spec {
namespace {

// yaml-cpp's tags of scalars without an explicit one.
constexpr std::string_view kPlain = "?";
constexpr std::string_view kQuoted = "!";

bool is_plain(const YAML::Node& node) { return node.IsScalar() && node.Tag() == kPlain; }

std::string describe(const YAML::Node& node) {
  switch (node.Type()) {
    case YAML::NodeType::Undefined:
    case YAML::NodeType::Null:
      return "nothing";
    case YAML::NodeType::Sequence:
      return "a list";
    case YAML::NodeType::Map:
      return "a map";
    case YAML::NodeType::Scalar:
      return fmt::format("`{}`", node.Scalar());
  }
  return "";
}

// A number of YAML's core schema, without infinities and NaN.
std::optional<double> number_in(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (digits.empty() || !((digits[0] >= '0' && digits[0] <= '9') || digits[0] == '.')) {
    return std::nullopt;
  }
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) return std::nullopt;
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// Whether the last line of the text is indented with a tab, which yaml-cpp calls other names.
bool has_tab_before(std::string_view text) {
  const std::size_t line = text.rfind('\n') + 1;
  const std::size_t end = std::min(text.find_first_not_of(" \t", line), text.size());
  return text.substr(line, end - line).find('\t') != std::string_view::npos;
}

}  // namespace

YamlReader::YamlReader(const SourceFile& source, FrontMatterBlock block, std::string document)
    : source_(source), block_(block), name_(std::move(document)), cursor_(source) {}

void YamlReader::fail(const Range& range, std::string code, std::string message,
                      std::string hint) const {
  throw DiagnosticError(
      {std::move(code), source_.path, range, std::move(message), std::move(hint)});
}

void YamlReader::wrong_type(const YamlValue& value, std::string_view what,
                            std::string_view expected) const {
  fail(value.range, "front-matter-type",
       fmt::format("{} is {}; expected {}", what, describe(value.node), expected));
}

// Marks of yaml-cpp count bytes from the start of the text that it was given.
Position YamlReader::place(std::size_t offset) const {
  const std::size_t target = std::min(block_.begin + offset, block_.end);
  if (target < cursor_offset_) cursor_ = Lexer(source_);
  cursor_offset_ = target;
  return cursor_.position_at(target);
}

// yaml-cpp knows where a node begins; where a scalar ends is read off the text.
Range YamlReader::range_of(const YAML::Node& node) const {
  const auto begin = static_cast<std::size_t>(std::max(node.Mark().pos, 0));
  std::size_t end = begin + 1;
  if (node.IsScalar()) {
    const std::string_view text =
        std::string_view(source_.text).substr(block_.begin, block_.end - block_.begin);
    const std::string_view rest = text.substr(std::min(begin, text.size()));
    if (!rest.empty() && (rest[0] == '"' || rest[0] == '\'')) {
      const std::size_t close = rest.find(rest[0], 1);
      if (close != std::string_view::npos) end = begin + close + 1;
    } else if (rest.starts_with(node.Scalar())) {
      end = begin + std::max<std::size_t>(1, node.Scalar().size());
    }
  }
  return {place(begin), place(end)};
}

YamlValue YamlReader::value_of(const YAML::Node& node, const Range& otherwise) const {
  return {node, node.IsNull() ? otherwise : range_of(node)};
}

YamlValue YamlReader::document() const {
  const Range whole{place(0), place(0)};
  try {
    const std::string text = source_.text.substr(block_.begin, block_.end - block_.begin);
    return value_of(load_yaml_document(text), whole);
  } catch (const YAML::Exception& error) {
    const auto offset = static_cast<std::size_t>(std::max(error.mark.pos, 0));
    const Position begin = place(offset);
    fail({begin, {begin.line, begin.column + 1}}, "front-matter-syntax",
         fmt::format("{} is no valid YAML: {}", name_, error.msg),
         has_tab_before(std::string_view(source_.text).substr(0, block_.begin + offset))
             ? "YAML lines are indented with blanks, not with tabs"
             : "");
  }
}

std::vector<YamlEntry> YamlReader::entries(const YamlValue& value, std::string_view what) const {
  if (!value.node.IsMap()) wrong_type(value, what, "a map `{ name: value }`");
  std::vector<YamlEntry> list;
  std::map<std::string, Range> seen;
  for (const auto& pair : value.node) {
    const Range key_range = range_of(pair.first);
    if (!pair.first.IsScalar() || pair.first.Scalar().empty()) {
      fail(key_range, "front-matter-type",
           fmt::format("a key of {} is {}; expected a name", what, describe(pair.first)));
    }
    const std::string key = pair.first.Scalar();
    const auto [first, fresh] = seen.emplace(key, key_range);
    if (!fresh) {
      fail(key_range, "front-matter-duplicate", fmt::format("`{}` comes twice in {}", key, what),
           fmt::format("it is in line {} already", first->second.begin.line));
    }
    list.push_back({key, key_range, value_of(pair.second, key_range)});
  }
  return list;
}

std::vector<YamlValue> YamlReader::items(const YamlValue& value, std::string_view what) const {
  if (!value.node.IsSequence()) wrong_type(value, what, "a list `[a, b]`");
  std::vector<YamlValue> list;
  for (const YAML::Node& item : value.node) list.push_back(value_of(item, value.range));
  return list;
}

std::string YamlReader::text(const YamlValue& value, std::string_view what) const {
  if (!value.node.IsScalar() || value.node.Scalar().empty()) wrong_type(value, what, "text");
  return value.node.Scalar();
}

std::uint64_t YamlReader::integer(const YamlValue& value, std::string_view what,
                                  std::uint64_t least, std::uint64_t most) const {
  if (!is_plain(value.node)) wrong_type(value, what, "a whole number");
  const std::string& digits = value.node.Scalar();
  const auto number = number_in(digits);
  if (!number || *number != std::floor(*number)) wrong_type(value, what, "a whole number");
  std::uint64_t result = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), result);
  const bool exact = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
  if (!exact || result < least || result > most) {
    fail(value.range, "front-matter-range",
         fmt::format("{} is {}; expected a whole number from {} to {}", what, digits, least, most));
  }
  return result;
}

ParamValue YamlReader::scalar(const YamlValue& value, std::string_view what) const {
  if (!value.node.IsScalar()) wrong_type(value, what, "true, false, a number or a string");
  const std::string& content = value.node.Scalar();
  if (!is_plain(value.node)) {
    if (value.node.Tag() == kQuoted) return content;
    fail(value.range, "front-matter-type",
         fmt::format("the YAML tag {} is not supported", value.node.Tag()),
         "write the value without a tag");
  }
  if (content == "true" || content == "True" || content == "TRUE") return true;
  if (content == "false" || content == "False" || content == "FALSE") return false;
  if (const auto number = number_in(content)) return *number;
  return content;
}

bool YamlReader::is_word(const YamlValue& value, std::string_view word) {
  return is_plain(value.node) && value.node.Scalar() == word;
}

}  // namespace ctxcheck::spec
