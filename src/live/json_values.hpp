// Values of YAML as JSON. Its own file because the parts of the settings that are handed to the
// worker as they are all need it.
#pragma once

#include <string_view>

#include "nlohmann/json.hpp"
#include "spec/yaml_reader.hpp"

namespace ctxcheck::live {

using Json = nlohmann::ordered_json;

// Scalars as in YAML's core schema. Throws spec::DiagnosticError if `value` holds what JSON has
// not.
[[nodiscard]] Json json_of(const spec::YamlReader& yaml, const spec::YamlValue& value,
                           std::string_view what);

}  // namespace ctxcheck::live
