// What each key of the front matter means and which values it takes.
#include "spec/front_matter.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "fmt/format.h"
#include "spec/front_matter_keys.hpp"
#include "spec/suggest.hpp"

namespace ctxcheck::spec {
namespace {

constexpr std::uint64_t kLongestTime = 2'147'483'647;  // ms; the longest delay of a timer
constexpr const char* kDefault = "default";

const std::vector<std::string>& known_keys() {
  static const std::vector<std::string> kKeys{"summary",  "see",         "runtime",  "flags",
                                              "requests", "disconnects", "failures", "bursts",
                                              "params",   "timing",      "check",    "expect"};
  return kKeys;
}

class FrontMatterReader {
 public:
  FrontMatterReader(const SourceFile& source, const Vocabulary& vocabulary)
      : keys_(source, find_front_matter(source), "the front matter", vocabulary),
        yaml_(keys_.yaml()),
        vocabulary_(vocabulary) {}

  ParsedFrontMatter read() {
    const Range start = keys_.open(known_keys());
    if (const auto* value = keys_.find("see")) result_.content.see = keys_.names(*value, "`see`");
    const auto* wanted = keys_.find("requests");
    if (wanted == nullptr) missing_requests(start);
    read_requests(*wanted);
    keys_.read_bounds(result_.content);
    if (const auto* value = keys_.find("params")) {
      for (const YamlEntry& entry : yaml_.entries(*value, "`params`")) {
        result_.content.params.emplace_back(
            entry.key, yaml_.scalar(entry.value, fmt::format("the parameter `{}`", entry.key)));
      }
    }
    if (const auto* value = keys_.find("timing")) read_timing(*value);
    keys_.read_check(result_.content);
    if (const auto* value = keys_.find("expect")) read_expect(*value);
    return std::move(result_);
  }

 private:
  [[noreturn]] void missing_requests(const Range& range) const {
    yaml_.fail(range, "front-matter-requests", "the front matter has no `requests`",
               "say how many requests of which handler arrive: `requests: { handler: 2 }`");
  }

  // ---- the keys

  void read_requests(const YamlValue& value) {
    if (value.node.IsNull()) missing_requests(value.range);
    for (const YamlEntry& entry : yaml_.entries(value, "`requests`")) {
      const std::string what = fmt::format("the number of requests of `{}`", entry.key);
      result_.content.requests.push_back(
          {entry.key, keys_.count(entry.value, what, 1, kMostRequests)});
      result_.handler_places.push_back(entry.key_range);
    }
    if (result_.content.requests.empty()) {
      yaml_.fail(value.range, "front-matter-requests", "`requests` names no handler",
                 "say how many requests of which handler arrive: `requests: { handler: 2 }`");
    }
  }

  Interval interval(const YamlValue& value, const std::string& what) const {
    const std::vector<YamlValue> ends = yaml_.items(value, what);
    if (ends.size() != 2) {
      yaml_.fail(value.range, "front-matter-type",
                 fmt::format("{} has {} numbers; expected two: [min, max]", what, ends.size()));
    }
    Interval result;
    result.min = yaml_.integer(ends[0], fmt::format("the minimum of {}", what), 0, kLongestTime);
    if (YamlReader::is_word(ends[1], "inf") || YamlReader::is_word(ends[1], ".inf")) return result;
    result.max = yaml_.integer(ends[1], fmt::format("the maximum of {}", what), 0, kLongestTime);
    if (*result.max < result.min) {
      yaml_.fail(ends[1].range, "front-matter-range",
                 fmt::format("the maximum of {} is less than its minimum", what));
    }
    return result;
  }

  void read_timing(const YamlValue& value) {
    const std::vector<std::string> known{"io", "arrive", "disconnect"};
    Timing timing;
    for (const YamlEntry& entry : yaml_.entries(value, "`timing`")) {
      keys_.require_known(entry, known, "unknown-key", "key of `timing`");
      if (entry.key == "disconnect") {
        timing.disconnect = interval(entry.value, "`timing.disconnect`");
        continue;
      }
      const bool arrive = entry.key == "arrive";
      for (const YamlEntry& each :
           yaml_.entries(entry.value, fmt::format("`timing.{}`", entry.key))) {
        if (arrive) require_handler(each);
        (arrive ? timing.arrive : timing.io)[each.key] =
            interval(each.value, fmt::format("`timing.{}.{}`", entry.key, each.key));
      }
    }
    result_.content.timing = std::move(timing);
  }

  void require_handler(const YamlEntry& entry) const {
    std::vector<std::string> handlers;
    for (const HandlerRequests& wanted : result_.content.requests)
      handlers.push_back(wanted.handler);
    if (std::find(handlers.begin(), handlers.end(), entry.key) != handlers.end()) return;
    yaml_.fail(entry.key_range, "unknown-handler",
               fmt::format("`requests` has no handler `{}`", entry.key),
               suggestion(entry.key, handlers, "name a handler of `requests`"));
  }

  std::vector<std::string> violations(const YamlValue& value, std::string_view what) const {
    if (YamlReader::is_word(value, "safe")) return {};
    if (value.node.IsScalar() || value.node.IsNull()) {
      yaml_.fail(value.range, "front-matter-type",
                 fmt::format("{} is neither `safe` nor a list of properties", what),
                 "write `safe`, or the violated properties as a list: [hung]");
    }
    std::vector<std::string> list = keys_.properties(value, what);
    const std::vector<std::string>& check = result_.content.check;
    for (std::size_t i = 0; i < list.size() && !check.empty(); ++i) {
      if (std::find(check.begin(), check.end(), list[i]) != check.end()) continue;
      yaml_.fail(value.node[i].IsScalar() ? yaml_.items(value, what)[i].range : value.range,
                 "front-matter-expect",
                 fmt::format("{} names `{}`, which `check` leaves out", what, list[i]),
                 "add it to `check`, or remove it here");
    }
    return list;
  }

  void read_expect(const YamlValue& value) {
    Expectation expectation;
    if (value.node.IsMap()) {
      std::vector<std::string> known = vocabulary_.profiles;
      known.emplace_back(kDefault);
      for (const YamlEntry& entry : yaml_.entries(value, "`expect`")) {
        keys_.require_known(entry, known, "unknown-profile", "profile");
        expectation[entry.key] =
            violations(entry.value, fmt::format("`expect` for `{}`", entry.key));
      }
    } else {
      expectation[kDefault] = violations(value, "`expect`");
    }
    result_.content.expect = std::move(expectation);
  }

  FrontMatterKeys keys_;
  const YamlReader& yaml_;
  const Vocabulary& vocabulary_;
  ParsedFrontMatter result_;
};

}  // namespace

ParsedFrontMatter read_front_matter(const SourceFile& source, const Vocabulary& vocabulary) {
  return FrontMatterReader(source, vocabulary).read();
}

}  // namespace ctxcheck::spec
