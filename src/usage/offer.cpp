// What the name of a value tells about it.
#include <algorithm>
#include <string_view>

#include "usage/completion.hpp"

namespace ctxcheck::usage {
namespace {

// Names of values that are paths, and of arguments that are.
bool is_path(std::string_view value) {
  return value == "FILE" || value == "SPEC" || value == "TRACE" || value == "PATHS";
}

// "model|workerd[=PATH]" gives model and workerd; what is in capitals stands for something else.
std::vector<std::string> alternatives(std::string_view value) {
  std::vector<std::string> words;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find('|'), value.size());
    std::string_view one = value.substr(0, end);
    value.remove_prefix(std::min(end + 1, value.size()));
    one = one.substr(0, one.find('['));
    const bool is_word = std::all_of(one.begin(), one.end(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
    if (is_word && !one.empty()) words.emplace_back(one);
  }
  return words;
}

}  // namespace

Offer offer_for(const Option& option, const Words& words) {
  constexpr std::string_view kMore = ",...";
  const std::string& value = option.is_positional() ? option.names.front() : option.value;
  if (is_path(value)) return {Offer::Kind::Files, {}, false};
  if (value == "DIR") return {Offer::Kind::Folders, {}, false};
  const auto known = words.find(value);
  std::vector<std::string> offered = known != words.end() ? known->second : alternatives(value);
  if (offered.empty()) return {};
  return {Offer::Kind::OneOf, std::move(offered), value.ends_with(kMore)};
}

}  // namespace ctxcheck::usage
