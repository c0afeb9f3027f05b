// One kind of value after the other.
#include "live/json_values.hpp"

#include <cmath>
#include <cstdint>
#include <variant>

namespace ctxcheck::live {
namespace {

// Whole numbers are written without a fraction.
Json number(double value) {
  constexpr double kExact = 9007199254740992.0;  // 2^53
  if (value == std::floor(value) && std::abs(value) < kExact) {
    return static_cast<std::int64_t>(value);
  }
  return value;
}

}  // namespace

Json json_of(const spec::YamlReader& yaml, const spec::YamlValue& value, std::string_view what) {
  if (value.node.IsNull()) return nullptr;
  if (value.node.IsSequence()) {
    Json list = Json::array();
    for (const spec::YamlValue& item : yaml.items(value, what)) {
      list.push_back(json_of(yaml, item, what));
    }
    return list;
  }
  if (value.node.IsMap()) {
    Json map = Json::object();
    for (const spec::YamlEntry& entry : yaml.entries(value, what)) {
      map[entry.key] = json_of(yaml, entry.value, what);
    }
    return map;
  }
  const spec::ParamValue scalar = yaml.scalar(value, what);
  if (const auto* plain = std::get_if<double>(&scalar)) return number(*plain);
  if (const auto* truth = std::get_if<bool>(&scalar)) return *truth;
  return std::get<std::string>(scalar);
}

}  // namespace ctxcheck::live
