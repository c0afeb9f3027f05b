// The text of `expect`: where its parts stand and how others take their place. Its own file because
// YAML has several ways to write a list and a map, and each is kept as it is written.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "spec/front_matter.hpp"
#include "spec/source.hpp"
#include "spec/text_edits.hpp"
#include "yaml-cpp/yaml.h"

namespace ctxcheck::spec {

// Profiles, or `default`, and what is violated there.
using ExpectationEntries = std::vector<std::pair<std::string, std::vector<std::string>>>;

// The bytes of the key in the source. Throws YAML::Exception.
[[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> expect_key_bytes(
    const SourceFile& source, const FrontMatterBlock& block);

// Edits of one text, of which one is made. What is written in an unusual way may come out wrong, so
// the result must be read again. Throws YAML::Exception and DiagnosticError.
class ExpectationText {
 public:
  // The source must outlive it.
  ExpectationText(const SourceFile& source, const FrontMatterBlock& block);

  // Whether the value is a map from profiles.
  [[nodiscard]] bool by_profile() const { return value_.IsMap(); }

  // There is none yet.
  void add(const ExpectationEntries& entries);
  // Of a list or `safe`.
  void replace(const ExpectationEntries& entries);
  // Of a map: entries that are there get their list, others come behind them.
  void change(const ExpectationEntries& entries);

  [[nodiscard]] std::string apply() const { return edits_.apply(); }

 private:
  [[nodiscard]] std::size_t begin_of(const YAML::Node& node) const;
  [[nodiscard]] std::size_t end_of(const YAML::Node& node) const;
  [[nodiscard]] std::size_t behind_colon(const YAML::Node& key) const;
  [[nodiscard]] bool starts_with(std::size_t at, char c) const;
  [[nodiscard]] std::string indent_at(std::size_t at) const;
  [[nodiscard]] std::string map_lines(const ExpectationEntries& entries,
                                      const std::string& indent) const;

  void set_list(const YAML::Node& key, const YAML::Node& value,
                const std::vector<std::string>& wanted);
  void set_flow_list(const YAML::Node& value, const std::vector<std::string>& wanted);
  void set_block_list(const YAML::Node& value, const std::vector<std::string>& wanted);
  void erase_item_lines(const YAML::Node& value);

  const SourceFile& source_;
  FrontMatterBlock block_;
  std::string line_feed_ = "\n";
  YAML::Node document_;
  YAML::Node key_;
  YAML::Node value_;
  TextEdits edits_;
};

}  // namespace ctxcheck::spec
