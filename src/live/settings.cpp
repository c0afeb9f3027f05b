// The keys of the file: what arrives and where the code is. What the worker is handed is
// environment.cpp.
#include "live/settings.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "fmt/format.h"
#include "live/environment.hpp"
#include "live/http_parts.hpp"
#include "spec/front_matter_keys.hpp"

namespace ctxcheck::live {
namespace {

using spec::YamlEntry;
using spec::YamlValue;

constexpr const char* kFlagOff = "no_handle_cross_request_promise_resolution";
constexpr const char* kFlagOn = "handle_cross_request_promise_resolution";
constexpr const char* kNodeCompat = "nodejs_compat";

const std::vector<std::string>& known_keys() {
  static const std::vector<std::string> kKeys{
      "worker",   "packages", "summary",  "runtime", "compatibility_date", "compatibility_flags",
      "requests", "replies",  "bindings", "vars",    "disconnects",        "failures",
      "bursts",   "check"};
  return kKeys;
}

bool is_date(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00";
  return text.size() == kShape.size() &&
         std::equal(text.begin(), text.end(), kShape.begin(), [](char c, char shape) {
           return shape == '0' ? c >= '0' && c <= '9' : c == shape;
         });
}

class SettingsReader {
 public:
  SettingsReader(const spec::SourceFile& source, const spec::Vocabulary& vocabulary)
      : keys_(source, {0, source.text.size()}, "the file", vocabulary), yaml_(keys_.yaml()) {}

  Settings read() {
    keys_.open(known_keys());
    if (const auto* value = keys_.find("worker")) {
      result_.worker = yaml_.text(*value, "`worker`");
      result_.worker_place = value->range;
    }
    if (const auto* value = keys_.find("packages")) {
      result_.packages = keys_.names(*value, "`packages`");
    }
    keys_.read_bounds(result_.front_matter);
    keys_.read_check(result_.front_matter);
    read_compatibility();
    if (const auto* value = keys_.find("requests")) read_requests(*value);
    read_environment(keys_, result_);
    return std::move(result_);
  }

 private:
  void read_compatibility() {
    if (const auto* value = keys_.find("compatibility_date")) {
      const std::string date = yaml_.text(*value, "`compatibility_date`");
      if (!is_date(date)) {
        yaml_.fail(value->range, "live-date",
                   fmt::format("`compatibility_date` is `{}`; expected a date", date),
                   "write it like 2025-09-24");
      }
      result_.compatibility_date = date;
    }
    const auto* flags = keys_.find("compatibility_flags");
    if (flags == nullptr) return;
    for (const YamlValue& item : yaml_.items(*flags, "`compatibility_flags`")) {
      std::string flag = yaml_.text(item, "an item of `compatibility_flags`");
      if (flag == kFlagOff || flag == kFlagOn) {
        yaml_.fail(item.range, "live-flag",
                   fmt::format("the flag `{}` belongs to the runtime profile", flag),
                   "choose the profile with `runtime`; `-off` behind its name is the flag "
                   "no_handle_cross_request_promise_resolution");
      }
      auto& known = result_.compatibility_flags;
      if (flag == kNodeCompat || std::find(known.begin(), known.end(), flag) != known.end()) {
        continue;  // it is always set
      }
      known.push_back(std::move(flag));
    }
  }

  void read_requests(const YamlValue& value) {
    for (const YamlEntry& entry : yaml_.entries(value, "`requests`")) {
      spec::LiveRequest request;
      request.name = entry.key;
      std::uint32_t count = 1;
      const std::string what = fmt::format("the request `{}`", entry.key);
      const bool has_parts = entry.value.node.IsMap();
      if (has_parts) {
        count = read_parts(entry.value, what, request);
      } else {
        count = keys_.count(entry.value, fmt::format("the number of requests of `{}`", entry.key),
                            1, spec::kMostRequests);
      }
      if (request.path.empty()) {
        if (!entry.key.starts_with('/')) {
          yaml_.fail(
              entry.key_range, "live-request", fmt::format("{} has no path", what),
              fmt::format("name it by its path, or write `{}: {{ path: /... }}`", entry.key));
        }
        request.path = entry.key;
        check_path(yaml_, request.path, entry.key_range, what);
      }
      result_.front_matter.requests.push_back({entry.key, count});
      result_.requests.push_back(std::move(request));
    }
  }

  std::uint32_t read_parts(const YamlValue& value, const std::string& what,
                           spec::LiveRequest& request) {
    static const std::vector<std::string> kParts{"path",    "count", "method",
                                                 "headers", "body",  "json"};
    std::uint32_t count = 1;
    for (const YamlEntry& part : yaml_.entries(value, what)) {
      keys_.require_known(part, kParts, "unknown-key", "key of a request");
      const std::string part_of = fmt::format("`{}` of {}", part.key, what);
      if (part.key == "path") {
        request.path = yaml_.text(part.value, part_of);
        check_path(yaml_, request.path, part.value.range, part_of);
      } else if (part.key == "count") {
        count = keys_.count(part.value, part_of, 1, spec::kMostRequests);
      } else if (part.key == "method") {
        request.method = read_method(yaml_, part.value, part_of);
      }
    }
    read_message(yaml_, value, what, request.headers, request.body);
    return count;
  }

  spec::FrontMatterKeys keys_;
  const spec::YamlReader& yaml_;
  Settings result_;
};

}  // namespace

Settings read_settings(const spec::SourceFile& source, const spec::Vocabulary& vocabulary) {
  return SettingsReader(source, vocabulary).read();
}

Settings default_settings(const spec::Vocabulary& vocabulary) {
  return read_settings({"", ""}, vocabulary);
}

}  // namespace ctxcheck::live
