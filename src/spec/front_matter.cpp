// What each key of the front matter means and which values it takes.
#include "spec/front_matter.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "fmt/format.h"
#include "spec/suggest.hpp"
#include "spec/yaml_reader.hpp"

namespace ctxcheck::spec {
namespace {

constexpr std::uint64_t kMostRequests = 32;            // of one handler
constexpr std::uint64_t kMostEvents = 100;             // disconnects, bursts
constexpr std::uint64_t kLongestTime = 2'147'483'647;  // ms; the longest delay of a timer
constexpr std::string_view kFlagOff = "no_handle_cross_request_promise_resolution";
constexpr std::string_view kOff = "-off";
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
      : yaml_(source, find_front_matter(source)), vocabulary_(vocabulary) {}

  ParsedFrontMatter read() {
    const YamlValue document = yaml_.document();
    if (document.node.IsNull()) missing_requests(document.range);
    keys_ = yaml_.entries(document, "the front matter");
    for (const YamlEntry& entry : keys_) {
      require_known(entry, known_keys(), "unknown-key", "key");
    }
    if (const auto* value = find("summary"))
      result_.content.summary = yaml_.text(*value, "`summary`");
    if (const auto* value = find("see")) result_.content.see = names(*value, "`see`");
    read_runtimes();
    const auto* wanted = find("requests");
    if (wanted == nullptr) missing_requests(document.range);
    read_requests(*wanted);
    if (const auto* value = find("disconnects")) {
      result_.content.disconnects = count(*value, "`disconnects`", 0, kMostEvents);
    }
    if (const auto* value = find("failures")) {
      result_.content.failures = names(*value, "`failures`");
    }
    if (const auto* value = find("bursts")) read_bursts(*value);
    if (const auto* value = find("params")) {
      for (const YamlEntry& entry : yaml_.entries(*value, "`params`")) {
        result_.content.params.emplace_back(
            entry.key, yaml_.scalar(entry.value, fmt::format("the parameter `{}`", entry.key)));
      }
    }
    if (const auto* value = find("timing")) read_timing(*value);
    if (const auto* value = find("check")) read_check(*value);
    if (const auto* value = find("expect")) read_expect(*value);
    return std::move(result_);
  }

 private:
  const YamlValue* find(std::string_view key) const {
    const auto found = std::find_if(keys_.begin(), keys_.end(),
                                    [&](const YamlEntry& entry) { return entry.key == key; });
    return found == keys_.end() ? nullptr : &found->value;
  }

  [[noreturn]] void missing_requests(const Range& range) const {
    yaml_.fail(range, "front-matter-requests", "the front matter has no `requests`",
               "say how many requests of which handler arrive: `requests: { handler: 2 }`");
  }

  void require_known(const YamlEntry& entry, const std::vector<std::string>& known,
                     const char* code, std::string_view what) const {
    require_known(entry.key, entry.key_range, known, code, what);
  }
  void require_known(const std::string& name, const Range& range,
                     const std::vector<std::string>& known, const char* code,
                     std::string_view what) const {
    if (std::find(known.begin(), known.end(), name) != known.end()) return;
    yaml_.fail(range, code, fmt::format("there is no {} `{}`", what, name),
               suggestion(name, known, fmt::format("known are {}", enumerate(known))));
  }

  std::uint32_t count(const YamlValue& value, std::string_view what, std::uint64_t least,
                      std::uint64_t most) const {
    return static_cast<std::uint32_t>(yaml_.integer(value, what, least, most));
  }

  void refuse_second(const std::vector<std::string>& before, const std::string& name,
                     const Range& range, std::string_view what) const {
    if (std::find(before.begin(), before.end(), name) == before.end()) return;
    yaml_.fail(range, "front-matter-duplicate", fmt::format("`{}` comes twice in {}", name, what),
               "remove one of them");
  }

  std::vector<std::string> names(const YamlValue& value, std::string_view what) const {
    std::vector<std::string> list;
    for (const YamlValue& item : yaml_.items(value, what)) {
      std::string name = yaml_.text(item, fmt::format("an item of {}", what));
      refuse_second(list, name, item.range, what);
      list.push_back(std::move(name));
    }
    return list;
  }

  std::vector<std::string> properties(const YamlValue& value, std::string_view what) const {
    std::vector<std::string> list;
    for (const YamlValue& item : yaml_.items(value, what)) {
      std::string name = yaml_.text(item, fmt::format("an item of {}", what));
      require_known(name, item.range, vocabulary_.properties, "unknown-property", "property");
      refuse_second(list, name, item.range, what);
      list.push_back(std::move(name));
    }
    return list;
  }

  // ---- the keys

  // A profile with the flag is a profile of its own, whose name ends with `-off`.
  void read_runtimes() {
    bool off = false;
    if (const auto* flags = find("flags")) {
      const std::vector<std::string> known{std::string(kFlagOff)};
      for (const YamlValue& item : yaml_.items(*flags, "`flags`")) {
        require_known(yaml_.text(item, "an item of `flags`"), item.range, known, "unknown-flag",
                      "flag");
        off = true;
      }
    }
    const auto add = [&](std::string name) {
      if (off && !name.ends_with(kOff)) name += kOff;
      auto& runtimes = result_.content.runtimes;
      if (std::find(runtimes.begin(), runtimes.end(), name) != runtimes.end()) return false;
      runtimes.push_back(std::move(name));
      return true;
    };
    const auto* runtime = find("runtime");
    if (runtime == nullptr) {
      if (!vocabulary_.profiles.empty()) add(vocabulary_.profiles.front());
      return;
    }
    if (YamlReader::is_word(*runtime, "all")) {
      for (const std::string& profile : vocabulary_.profiles) add(profile);
      return;
    }
    const std::vector<YamlValue> items = runtime->node.IsScalar()
                                             ? std::vector<YamlValue>{*runtime}
                                             : yaml_.items(*runtime, "`runtime`");
    if (items.empty()) {
      yaml_.fail(runtime->range, "front-matter-type", "`runtime` names no profile",
                 "name one, or leave the key out for the newest");
    }
    for (const YamlValue& item : items) {
      const std::string name = yaml_.text(item, "a profile of `runtime`");
      require_known(name, item.range, vocabulary_.profiles, "unknown-profile", "profile");
      if (!add(name)) {
        yaml_.fail(item.range, "front-matter-duplicate",
                   fmt::format("the profile `{}` comes twice in `runtime`", name),
                   off ? "with the flag, a profile and its `-off` form are the same"
                       : "remove one of them");
      }
    }
  }

  void read_requests(const YamlValue& value) {
    if (value.node.IsNull()) missing_requests(value.range);
    for (const YamlEntry& entry : yaml_.entries(value, "`requests`")) {
      const std::string what = fmt::format("the number of requests of `{}`", entry.key);
      result_.content.requests.push_back({entry.key, count(entry.value, what, 1, kMostRequests)});
      result_.handler_places.push_back(entry.key_range);
    }
    if (result_.content.requests.empty()) {
      yaml_.fail(value.range, "front-matter-requests", "`requests` names no handler",
                 "say how many requests of which handler arrive: `requests: { handler: 2 }`");
    }
  }

  void read_bursts(const YamlValue& value) {
    if (YamlReader::is_word(value, "any")) {
      result_.content.bursts.any = true;
    } else {
      result_.content.bursts.count = count(value, "`bursts` (unless it is `any`)", 0, kMostEvents);
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
      require_known(entry, known, "unknown-key", "key of `timing`");
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

  void read_check(const YamlValue& value) {
    if (YamlReader::is_word(value, "all")) return;
    result_.content.check = properties(value, "`check`");
    if (result_.content.check.empty()) {
      yaml_.fail(value.range, "front-matter-type", "`check` names no property",
                 "leave the key out to check all properties");
    }
  }

  std::vector<std::string> violations(const YamlValue& value, std::string_view what) const {
    if (YamlReader::is_word(value, "safe")) return {};
    if (value.node.IsScalar() || value.node.IsNull()) {
      yaml_.fail(value.range, "front-matter-type",
                 fmt::format("{} is neither `safe` nor a list of properties", what),
                 "write `safe`, or the violated properties as a list: [hung]");
    }
    std::vector<std::string> list = properties(value, what);
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
        require_known(entry, known, "unknown-profile", "profile");
        expectation[entry.key] =
            violations(entry.value, fmt::format("`expect` for `{}`", entry.key));
      }
    } else {
      expectation[kDefault] = violations(value, "`expect`");
    }
    result_.content.expect = std::move(expectation);
  }

  YamlReader yaml_;
  const Vocabulary& vocabulary_;
  std::vector<YamlEntry> keys_;
  ParsedFrontMatter result_;
};

}  // namespace

ParsedFrontMatter read_front_matter(const SourceFile& source, const Vocabulary& vocabulary) {
  return FrontMatterReader(source, vocabulary).read();
}

}  // namespace ctxcheck::spec
