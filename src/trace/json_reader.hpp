// Reading JSON strictly: every key known, every type right, and the place of whatever is not. Its
// own file because it knows JSON and diagnostics and nothing of traces.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "trace/trace_json.hpp"

namespace ctxcheck::trace {

// What is being read, for messages.
struct Document {
  std::string path;
  std::string_view kind;  // "trace": its errors are "trace-syntax" and "trace-content"
  std::string_view hint;  // what to do about a damaged one
};

// Parses a whole text; no comments, no key twice in one object. Throws spec::DiagnosticError with
// line and column.
[[nodiscard]] Json parse_strictly(std::string_view text, const Document& document);

// A value in a document, with the JSON pointer that leads to it. Whatever it is asked for and is
// not, it throws as a spec::DiagnosticError that names file and pointer.
class Node {
 public:
  Node(const Json& value, std::string pointer, const Document& document)
      : value_(&value), pointer_(std::move(pointer)), document_(&document) {}

  // The content is wrong.
  [[noreturn]] void fail(const std::string& message) const;
  [[noreturn]] void fail(std::string code, const std::string& message, std::string hint) const;

  // An object with all of `required` and none but these and `optional`.
  void expect_keys(std::initializer_list<std::string_view> required,
                   std::initializer_list<std::string_view> optional = {}) const;
  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] Node at(std::string_view key) const;
  // The entries of an object whose keys are names.
  [[nodiscard]] std::vector<std::pair<std::string, Node>> entries() const;
  [[nodiscard]] std::vector<Node> elements() const;

  [[nodiscard]] bool is_null() const { return value_->is_null(); }
  [[nodiscard]] std::string string() const;
  [[nodiscard]] std::uint32_t count() const;  // a whole number of 0 to 2^32 - 1
  [[nodiscard]] bool boolean() const;
  [[nodiscard]] std::vector<std::string> strings() const;
  [[nodiscard]] system::ScheduledEvent token() const;
  [[nodiscard]] const Json& json() const { return *value_; }

 private:
  [[noreturn]] void wrong_type(std::string_view wanted) const;
  [[nodiscard]] Node child(const std::string& name, const Json& value) const;

  const Json* value_;
  std::string pointer_;
  const Document* document_;
};

}  // namespace ctxcheck::trace
