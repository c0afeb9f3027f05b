// YAML values of one expected type, each refused with its place in the file if it is of another.
// Its own file because what a key means (front_matter.cpp) and how YAML says it are two things.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "spec/front_matter.hpp"
#include "spec/lexer.hpp"
#include "yaml-cpp/yaml.h"

namespace ctxcheck::spec {

// A value and where it stands. A value that is missing (`key:`) stands where its key does.
struct YamlValue {
  YAML::Node node;
  Range range;
};
struct YamlEntry {
  std::string key;
  Range key_range;
  YamlValue value;
};

// All functions throw DiagnosticError with code `front-matter-type` if the value is of another
// type. `what` names the value in messages: "`requests`".
class YamlReader {
 public:
  // `document` is what messages call the text: "the front matter".
  YamlReader(const SourceFile& source, FrontMatterBlock block, std::string document);

  // The whole document; null if it is empty. Code `front-matter-syntax` if the text is no YAML.
  [[nodiscard]] YamlValue document() const;

  // The entries of a map, in order. Refuses keys that are no strings, and keys that come twice.
  [[nodiscard]] std::vector<YamlEntry> entries(const YamlValue& value, std::string_view what) const;
  [[nodiscard]] std::vector<YamlValue> items(const YamlValue& value, std::string_view what) const;
  // Text that is not empty; numbers count as text.
  [[nodiscard]] std::string text(const YamlValue& value, std::string_view what) const;
  // A whole number; code `front-matter-range` outside of the bounds.
  [[nodiscard]] std::uint64_t integer(const YamlValue& value, std::string_view what,
                                      std::uint64_t least, std::uint64_t most) const;
  // Booleans and numbers are those of YAML's core schema; everything else is a string.
  [[nodiscard]] ParamValue scalar(const YamlValue& value, std::string_view what) const;

  // Whether a value is a plain word: not quoted, exactly this text.
  [[nodiscard]] static bool is_word(const YamlValue& value, std::string_view word);

  [[noreturn]] void fail(const Range& range, std::string code, std::string message,
                         std::string hint = "") const;

 private:
  [[noreturn]] void wrong_type(const YamlValue& value, std::string_view what,
                               std::string_view expected) const;
  [[nodiscard]] Position place(std::size_t offset) const;
  [[nodiscard]] Range range_of(const YAML::Node& node) const;
  [[nodiscard]] YamlValue value_of(const YAML::Node& node, const Range& otherwise) const;

  const SourceFile& source_;
  FrontMatterBlock block_;
  std::string name_;
  // Places are mostly asked for in order, so the search goes on where the last one ended.
  mutable Lexer cursor_;
  mutable std::size_t cursor_offset_ = 0;
};

}  // namespace ctxcheck::spec
