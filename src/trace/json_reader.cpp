// Strict reading, and where in a text a byte is.
#include "trace/json_reader.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include <fmt/format.h>

#include "spec/diagnostic.hpp"

namespace ctxcheck::trace {
namespace {

// The place of the byte with index `offset`; columns count code points.
spec::Position position_of(std::string_view text, std::size_t offset) {
  spec::Position position{1, 1};
  for (const char c : text.substr(0, offset)) {
    if (c == '\n') {
      ++position.line;
      position.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++position.column;
    }
  }
  return position;
}

std::string code_of(const Document& document, std::string_view what) {
  return fmt::format("{}-{}", document.kind, what);
}

spec::Diagnostic not_json(std::string_view text, const Document& document,
                          const Json::parse_error& error) {
  const std::size_t offset = std::min(error.byte > 0 ? error.byte - 1 : 0, text.size());
  const spec::Position begin = position_of(text, offset);
  spec::Diagnostic diagnostic;
  diagnostic.code = code_of(document, "syntax");
  diagnostic.file = document.path;
  diagnostic.range = spec::Range{begin, {begin.line, begin.column + 1}};
  diagnostic.hint = document.hint;
  if (error.byte > text.size()) {
    diagnostic.message = fmt::format("the file ends in the middle of the {}", document.kind);
    return diagnostic;
  }
  // "[json.exception...] parse error at line 3, column 7: syntax error while parsing ..."
  std::string_view what = error.what();
  const std::size_t colon = what.find(": ");
  if (colon != std::string_view::npos) what.remove_prefix(colon + 2);
  diagnostic.message = fmt::format("this is not JSON: {}", what);
  std::replace_if(
      diagnostic.message.begin(), diagnostic.message.end(),
      [](unsigned char c) { return c < 0x20U || c >= 0x7FU; }, '?');
  return diagnostic;
}

}  // namespace

Json parse_strictly(std::string_view text, const Document& document) {
  std::vector<std::set<std::string>> keys;  // of the objects that are open
  const auto refuse_key_twice = [&](int, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key && !keys.back().insert(value.get<std::string>()).second) {
      throw spec::DiagnosticError(
          {code_of(document, "content"), document.path, std::nullopt,
           fmt::format("the key \"{}\" appears twice in one object", value.get<std::string>()),
           std::string(document.hint)});
    }
    return true;
  };
  try {
    return Json::parse(text, refuse_key_twice);
  } catch (const Json::parse_error& error) {
    throw spec::DiagnosticError(not_json(text, document, error));
  } catch (const Json::out_of_range&) {
    throw spec::DiagnosticError({code_of(document, "syntax"), document.path, std::nullopt,
                                 "a number in the file is too large", std::string(document.hint)});
  }
}

void Node::fail(const std::string& message) const {
  fail(code_of(*document_, "content"), message, std::string(document_->hint));
}

void Node::fail(std::string code, const std::string& message, std::string hint) const {
  const std::string where = pointer_.empty() ? "the document" : pointer_;
  throw spec::DiagnosticError({std::move(code), document_->path, std::nullopt,
                               fmt::format("{}: {}", where, message), std::move(hint)});
}

void Node::wrong_type(std::string_view wanted) const {
  fail(fmt::format("{} is expected here, not {}", wanted, value_->type_name()));
}

// A step of a JSON pointer (RFC 6901).
Node Node::child(const std::string& name, const Json& value) const {
  std::string pointer = pointer_ + '/';
  for (const char c : name) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
  return {value, std::move(pointer), *document_};
}

void Node::expect_keys(std::initializer_list<std::string_view> required,
                       std::initializer_list<std::string_view> optional) const {
  if (!value_->is_object()) wrong_type("an object");
  for (const std::string_view key : required) {
    if (!has(key)) fail(fmt::format("the key \"{}\" is missing", key));
  }
  const auto known = [](std::initializer_list<std::string_view> names, const std::string& key) {
    return std::find(names.begin(), names.end(), key) != names.end();
  };
  for (const auto& [key, value] : value_->items()) {
    if (known(required, key) || known(optional, key)) continue;
    fail(fmt::format("the key \"{}\" is unknown", key));
  }
}

bool Node::has(std::string_view key) const { return value_->contains(std::string(key)); }

Node Node::at(std::string_view key) const {
  const std::string name(key);
  return child(name, value_->at(name));
}

std::vector<std::pair<std::string, Node>> Node::entries() const {
  if (!value_->is_object()) wrong_type("an object");
  std::vector<std::pair<std::string, Node>> entries;
  for (const auto& [key, value] : value_->items()) entries.emplace_back(key, child(key, value));
  return entries;
}

std::vector<Node> Node::elements() const {
  if (!value_->is_array()) wrong_type("an array");
  std::vector<Node> elements;
  for (const auto& value : *value_) {
    elements.push_back(child(std::to_string(elements.size()), value));
  }
  return elements;
}

std::string Node::string() const {
  if (!value_->is_string()) wrong_type("a string");
  return value_->get<std::string>();
}

std::uint32_t Node::count() const {
  if (!value_->is_number_unsigned() ||
      value_->get<std::uint64_t>() > std::numeric_limits<std::uint32_t>::max()) {
    wrong_type("a whole number below 2^32");
  }
  return value_->get<std::uint32_t>();
}

bool Node::boolean() const {
  if (!value_->is_boolean()) wrong_type("true or false");
  return value_->get<bool>();
}

std::vector<std::string> Node::strings() const {
  std::vector<std::string> strings;
  for (const Node& element : elements()) strings.push_back(element.string());
  return strings;
}

system::ScheduledEvent Node::token() const {
  const std::string text = string();
  const auto event = system::parse_scheduled_event(text);
  if (!event || system::spell(*event) != text) {
    fail(fmt::format("\"{}\" is no token of a schedule", text));
  }
  return *event;
}

}  // namespace ctxcheck::trace
