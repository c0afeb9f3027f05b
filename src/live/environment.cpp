// Reading replies, bindings and variables.
#include "live/environment.hpp"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "live/http_parts.hpp"
#include "live/json_values.hpp"

namespace ctxcheck::live {
namespace {

using spec::YamlEntry;
using spec::YamlValue;

constexpr std::uint64_t kLeastStatus = 200;
constexpr std::uint64_t kMostStatus = 599;
constexpr std::uint64_t kMostChanges = 1'000'000;

const YamlEntry* find(const std::vector<YamlEntry>& entries, std::string_view key) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [key](const YamlEntry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

class EnvironmentReader {
 public:
  EnvironmentReader(const spec::FrontMatterKeys& keys, Settings& settings)
      : keys_(keys), yaml_(keys.yaml()), settings_(settings) {}

  void read() {
    Json replies = Json::array();
    if (const auto* value = keys_.find("replies")) {
      for (const YamlValue& item : yaml_.items(*value, "`replies`")) replies.push_back(reply(item));
    }
    Json options = Json::object();
    if (const auto* value = keys_.find("bindings")) {
      for (const YamlEntry& entry : yaml_.entries(*value, "`bindings`")) {
        options[entry.key] = binding(entry);
      }
    }
    settings_.environment = Json{
        {"replies", std::move(replies)},
        {"bindings", std::move(options)},
        {"vars", vars()}}.dump();
  }

 private:
  // Entries of a map whose keys are known; the first of `known` is required.
  std::vector<YamlEntry> entries(const YamlValue& value, const std::string& what,
                                 const std::vector<std::string>& known,
                                 std::string_view key_of) const {
    std::vector<YamlEntry> list = yaml_.entries(value, what);
    for (const YamlEntry& entry : list) keys_.require_known(entry, known, "unknown-key", key_of);
    if (find(list, known.front()) == nullptr) {
      yaml_.fail(value.range, "live-missing", fmt::format("{} has no `{}`", what, known.front()));
    }
    return list;
  }

  // The name that a call gets in tokens.
  void add_name(Json& json, const std::vector<YamlEntry>& parts, const std::string& what) const {
    if (const auto* name = find(parts, "name")) {
      json["name"] = yaml_.text(name->value, fmt::format("`name` of {}", what));
    }
  }

  Json reply(const YamlValue& value) const {
    static const std::vector<std::string> kKnown{"url",     "method", "name", "status",
                                                 "headers", "body",   "json"};
    const std::string what = "a reply";
    const auto parts = entries(value, what, kKnown, "key of a reply");
    Json json;
    json["url"] = yaml_.text(find(parts, "url")->value, "`url` of a reply");
    if (const auto* method = find(parts, "method")) {
      json["method"] = read_method(yaml_, method->value, "`method` of a reply");
    }
    add_name(json, parts, what);
    if (const auto* status = find(parts, "status")) {
      json["status"] =
          yaml_.integer(status->value, "`status` of a reply", kLeastStatus, kMostStatus);
    }
    Headers headers;
    std::string body;
    read_message(yaml_, value, what, headers, body);
    json["headers"] = headers;
    json["body"] = body;
    return json;
  }

  // The options that the module which makes the binding is given.
  Json binding(const YamlEntry& entry) {
    static const std::vector<std::string> kKinds{"d1", "kv", "module", "options"};
    const std::string what = fmt::format("the binding `{}`", entry.key);
    const std::vector<YamlEntry> parts = yaml_.entries(entry.value, what);
    const YamlEntry* kind = nullptr;
    for (const YamlEntry& part : parts) {
      keys_.require_known(part, kKinds, "unknown-key", "kind of binding");
      if (part.key == "options") continue;
      if (kind != nullptr) {
        yaml_.fail(part.key_range, "live-binding",
                   fmt::format("{} is `{}` and `{}`", what, kind->key, part.key),
                   "a binding is one of d1, kv and module");
      }
      kind = &part;
    }
    if (kind == nullptr) {
      yaml_.fail(entry.key_range, "live-binding", fmt::format("{} says not what it is", what),
                 "write d1, kv or module below it");
    }
    const YamlEntry* const options = find(parts, "options");
    if (options != nullptr && kind->key != "module") {
      yaml_.fail(options->key_range, "live-binding",
                 fmt::format("{} has `options`, which go with `module` only", what));
    }
    if (kind->key == "d1") {
      settings_.bindings.push_back({entry.key, Binding::Kind::D1, "", {}});
      return results(kind->value, what);
    }
    if (kind->key == "kv") {
      settings_.bindings.push_back({entry.key, Binding::Kind::Kv, "", {}});
      return content(kind->value, what);
    }
    settings_.bindings.push_back({entry.key, Binding::Kind::Module,
                                  yaml_.text(kind->value, fmt::format("`module` of {}", what)),
                                  kind->value.range});
    return options == nullptr
               ? Json(nullptr)
               : json_of(yaml_, options->value, fmt::format("`options` of {}", what));
  }

  // Canned results of a database.
  Json results(const YamlValue& value, const std::string& binding) const {
    static const std::vector<std::string> kKnown{"sql",     "name",        "rows", "columns",
                                                 "changes", "last_row_id", "error"};
    Json list = Json::array();
    if (value.node.IsNull()) return list;
    for (const YamlValue& item : yaml_.items(value, fmt::format("`d1` of {}", binding))) {
      const std::string what = fmt::format("a result of {}", binding);
      const auto parts = entries(item, what, kKnown, "key of a result");
      Json json;
      json["sql"] = yaml_.text(find(parts, "sql")->value, fmt::format("`sql` of {}", what));
      add_name(json, parts, what);
      for (const YamlEntry& part : parts) {
        const std::string part_of = fmt::format("`{}` of {}", part.key, what);
        if (part.key == "rows") {
          json["rows"] = rows(part.value, part_of);
        } else if (part.key == "columns") {
          json["columns"] = keys_.names(part.value, part_of);
        } else if (part.key == "changes" || part.key == "last_row_id") {
          json[part.key] = yaml_.integer(part.value, part_of, 0, kMostChanges);
        } else if (part.key == "error") {
          json["error"] = yaml_.text(part.value, part_of);
        }
      }
      list.push_back(std::move(json));
    }
    return list;
  }

  Json rows(const YamlValue& value, const std::string& what) const {
    Json list = Json::array();
    for (const YamlValue& row : yaml_.items(value, what)) {
      static_cast<void>(yaml_.entries(row, fmt::format("a row in {}", what)));
      list.push_back(json_of(yaml_, row, what));
    }
    return list;
  }

  // What a store holds in the beginning.
  Json content(const YamlValue& value, const std::string& binding) const {
    Json json = Json::object();
    if (value.node.IsNull()) return json;
    const std::string what = fmt::format("`kv` of {}", binding);
    for (const YamlEntry& entry : yaml_.entries(value, what)) {
      json[entry.key] = json_of(yaml_, entry.value, fmt::format("`{}` in {}", entry.key, what));
    }
    return json;
  }

  Json vars() const {
    Json json = Json::object();
    const auto* value = keys_.find("vars");
    if (value == nullptr) return json;
    for (const YamlEntry& entry : yaml_.entries(*value, "`vars`")) {
      const bool bound =
          std::any_of(settings_.bindings.begin(), settings_.bindings.end(),
                      [&entry](const Binding& one) { return one.name == entry.key; });
      if (bound) {
        yaml_.fail(entry.key_range, "live-binding",
                   fmt::format("`{}` is a binding already", entry.key));
      }
      json[entry.key] = json_of(yaml_, entry.value, fmt::format("the variable `{}`", entry.key));
    }
    return json;
  }

  const spec::FrontMatterKeys& keys_;
  const spec::YamlReader& yaml_;
  Settings& settings_;
};

}  // namespace

void read_environment(const spec::FrontMatterKeys& keys, Settings& settings) {
  EnvironmentReader(keys, settings).read();
}

}  // namespace ctxcheck::live
