// The keys that front matter and the settings of a live worker share: profiles, bounds, properties.
// Its own file because they must mean the same in both.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "spec/front_matter.hpp"
#include "spec/yaml_reader.hpp"

namespace ctxcheck::spec {

inline constexpr std::uint64_t kMostRequests = 32;  // of one handler

// A document that is a map of known keys. All functions throw DiagnosticError.
class FrontMatterKeys {
 public:
  // `name` is what messages call the document: "the front matter". Everything must outlive this.
  FrontMatterKeys(const SourceFile& source, FrontMatterBlock block, std::string name,
                  const Vocabulary& vocabulary);

  [[nodiscard]] const YamlReader& yaml() const { return yaml_; }
  // Reads the document, whose keys must be among `known`; where it begins. It may be empty.
  Range open(const std::vector<std::string>& known);
  // Null if the document has no such key.
  [[nodiscard]] const YamlValue* find(std::string_view key) const;

  // Reads `summary`, `runtime`, `disconnects`, `failures`, `bursts`, where they are there.
  void read_bounds(FrontMatter& content) const;
  void read_check(FrontMatter& content) const;

  void require_known(const YamlEntry& entry, const std::vector<std::string>& known,
                     const char* code, std::string_view what) const;
  void require_known(const std::string& name, const Range& range,
                     const std::vector<std::string>& known, const char* code,
                     std::string_view what) const;
  [[nodiscard]] std::uint32_t count(const YamlValue& value, std::string_view what,
                                    std::uint64_t least, std::uint64_t most) const;
  // Names of which none comes twice.
  [[nodiscard]] std::vector<std::string> names(const YamlValue& value, std::string_view what) const;
  [[nodiscard]] std::vector<std::string> properties(const YamlValue& value,
                                                    std::string_view what) const;

 private:
  void refuse_second(const std::vector<std::string>& before, const std::string& name,
                     const Range& range, std::string_view what) const;
  void read_runtimes(FrontMatter& content) const;
  void read_bursts(FrontMatter& content) const;

  YamlReader yaml_;
  std::string name_;
  const Vocabulary& vocabulary_;
  std::vector<YamlEntry> keys_;
};

}  // namespace ctxcheck::spec
