// Reading the shared keys.
#include "spec/front_matter_keys.hpp"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "spec/suggest.hpp"

namespace ctxcheck::spec {
namespace {

constexpr std::uint64_t kMostEvents = 100;  // disconnects, bursts
constexpr std::string_view kFlagOff = "no_handle_cross_request_promise_resolution";
constexpr std::string_view kOff = "-off";

}  // namespace

FrontMatterKeys::FrontMatterKeys(const SourceFile& source, FrontMatterBlock block, std::string name,
                                 const Vocabulary& vocabulary)
    : yaml_(source, block, name), name_(std::move(name)), vocabulary_(vocabulary) {}

Range FrontMatterKeys::open(const std::vector<std::string>& known) {
  const YamlValue document = yaml_.document();
  if (document.node.IsNull()) return document.range;
  keys_ = yaml_.entries(document, name_);
  for (const YamlEntry& entry : keys_) require_known(entry, known, "unknown-key", "key");
  return document.range;
}

void FrontMatterKeys::read_bounds(FrontMatter& content) const {
  if (const auto* value = find("summary")) content.summary = yaml_.text(*value, "`summary`");
  read_runtimes(content);
  if (const auto* value = find("disconnects")) {
    content.disconnects = count(*value, "`disconnects`", 0, kMostEvents);
  }
  if (const auto* value = find("failures")) content.failures = names(*value, "`failures`");
  read_bursts(content);
}

const YamlValue* FrontMatterKeys::find(std::string_view key) const {
  const auto found = std::find_if(keys_.begin(), keys_.end(),
                                  [&](const YamlEntry& entry) { return entry.key == key; });
  return found == keys_.end() ? nullptr : &found->value;
}

void FrontMatterKeys::require_known(const YamlEntry& entry, const std::vector<std::string>& known,
                                    const char* code, std::string_view what) const {
  require_known(entry.key, entry.key_range, known, code, what);
}
void FrontMatterKeys::require_known(const std::string& name, const Range& range,
                                    const std::vector<std::string>& known, const char* code,
                                    std::string_view what) const {
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  yaml_.fail(range, code, fmt::format("there is no {} `{}`", what, name),
             suggestion(name, known, fmt::format("known are {}", enumerate(known))));
}

std::uint32_t FrontMatterKeys::count(const YamlValue& value, std::string_view what,
                                     std::uint64_t least, std::uint64_t most) const {
  return static_cast<std::uint32_t>(yaml_.integer(value, what, least, most));
}

void FrontMatterKeys::refuse_second(const std::vector<std::string>& before, const std::string& name,
                                    const Range& range, std::string_view what) const {
  if (std::find(before.begin(), before.end(), name) == before.end()) return;
  yaml_.fail(range, "front-matter-duplicate", fmt::format("`{}` comes twice in {}", name, what),
             "remove one of them");
}

std::vector<std::string> FrontMatterKeys::names(const YamlValue& value,
                                                std::string_view what) const {
  std::vector<std::string> list;
  for (const YamlValue& item : yaml_.items(value, what)) {
    std::string name = yaml_.text(item, fmt::format("an item of {}", what));
    refuse_second(list, name, item.range, what);
    list.push_back(std::move(name));
  }
  return list;
}

std::vector<std::string> FrontMatterKeys::properties(const YamlValue& value,
                                                     std::string_view what) const {
  std::vector<std::string> list;
  for (const YamlValue& item : yaml_.items(value, what)) {
    std::string name = yaml_.text(item, fmt::format("an item of {}", what));
    require_known(name, item.range, vocabulary_.properties, "unknown-property", "property");
    refuse_second(list, name, item.range, what);
    list.push_back(std::move(name));
  }
  return list;
}

// A profile with the flag is a profile of its own, whose name ends with `-off`.
void FrontMatterKeys::read_runtimes(FrontMatter& content) const {
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
    auto& runtimes = content.runtimes;
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
      yaml_.fail(
          item.range, "front-matter-duplicate",
          fmt::format("the profile `{}` comes twice in `runtime`", name),
          off ? "with the flag, a profile and its `-off` form are the same" : "remove one of them");
    }
  }
}

void FrontMatterKeys::read_bursts(FrontMatter& content) const {
  const auto* value = find("bursts");
  if (value == nullptr) return;
  if (YamlReader::is_word(*value, "any")) {
    content.bursts.any = true;
  } else {
    content.bursts.count = count(*value, "`bursts` (unless it is `any`)", 0, kMostEvents);
  }
}

void FrontMatterKeys::read_check(FrontMatter& content) const {
  const auto* value = find("check");
  if (value == nullptr) return;
  if (YamlReader::is_word(*value, "all")) return;
  content.check = properties(*value, "`check`");
  if (content.check.empty()) {
    yaml_.fail(value->range, "front-matter-type", "`check` names no property",
               "leave the key out to check all properties");
  }
}

}  // namespace ctxcheck::spec
