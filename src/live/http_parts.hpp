// The parts of HTTP messages that the settings may name, checked. Its own file because requests and
// replies have them in common.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "spec/yaml_reader.hpp"

namespace ctxcheck::live {

using Headers = std::vector<std::pair<std::string, std::string>>;

// All throw spec::DiagnosticError; `what` names the value in messages.

// A path with or without a query, as HTTP spells it.
void check_path(const spec::YamlReader& yaml, const std::string& path, const spec::Range& range,
                std::string_view what);
[[nodiscard]] std::string read_method(const spec::YamlReader& yaml, const spec::YamlValue& value,
                                      std::string_view what);
// `headers`, and `body` or `json` of the map `value`. With `json` there is a content type.
void read_message(const spec::YamlReader& yaml, const spec::YamlValue& value,
                  const std::string& what, Headers& headers, std::string& body);

}  // namespace ctxcheck::live
