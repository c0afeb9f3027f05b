// Reading and checking parts of messages.
#include "live/http_parts.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "fmt/format.h"
#include "live/json_values.hpp"

namespace ctxcheck::live {
namespace {

// What may stand in a method or in a header's name.
bool is_token(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [kMarks](unsigned char c) {
    return std::isalnum(c) != 0 || kMarks.find(static_cast<char>(c)) != std::string_view::npos;
  });
}

bool is_visible(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return c > 0x20 && c < 0x7F; });
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

void check_header(const spec::YamlReader& yaml, const spec::YamlEntry& entry) {
  constexpr std::array<std::string_view, 5> kOurs{"connection", "content-length", "host",
                                                  "transfer-encoding", "upgrade"};
  const std::string name = lower(entry.key);
  if (!is_token(entry.key)) {
    yaml.fail(entry.key_range, "live-header",
              fmt::format("`{}` is no name of a header", entry.key));
  }
  if (std::find(kOurs.begin(), kOurs.end(), name) != kOurs.end() || name.starts_with("ctxcheck-")) {
    yaml.fail(entry.key_range, "live-header",
              fmt::format("the header `{}` is set by ctxcheck", entry.key), "leave it out");
  }
}

}  // namespace

void check_path(const spec::YamlReader& yaml, const std::string& path, const spec::Range& range,
                std::string_view what) {
  if (path.starts_with('/') && is_visible(path) && path.find('#') == std::string::npos) return;
  yaml.fail(range, "live-path", fmt::format("{} is `{}`; expected a path", what, path),
            "it begins with `/` and has no blanks; write a blank as %20");
}

std::string read_method(const spec::YamlReader& yaml, const spec::YamlValue& value,
                        std::string_view what) {
  const std::string method = yaml.text(value, what);
  const bool upper = std::none_of(method.begin(), method.end(),
                                  [](unsigned char c) { return std::islower(c) != 0; });
  if (!is_token(method) || !upper) {
    yaml.fail(value.range, "live-method",
              fmt::format("{} is `{}`; expected a method in capitals", what, method),
              "for example GET or POST");
  }
  return method;
}

void read_message(const spec::YamlReader& yaml, const spec::YamlValue& value,
                  const std::string& what, Headers& headers, std::string& body) {
  bool has_type = false;
  const spec::YamlEntry* content = nullptr;
  const std::vector<spec::YamlEntry> parts = yaml.entries(value, what);
  for (const spec::YamlEntry& part : parts) {
    if (part.key == "headers") {
      for (const spec::YamlEntry& header :
           yaml.entries(part.value, fmt::format("`headers` of {}", what))) {
        check_header(yaml, header);
        std::string text = yaml.text(header.value, fmt::format("the header `{}`", header.key));
        if (text.find_first_of("\r\n") != std::string::npos) {
          yaml.fail(header.value.range, "live-header",
                    fmt::format("the header `{}` has more than one line", header.key));
        }
        has_type |= lower(header.key) == "content-type";
        headers.emplace_back(header.key, std::move(text));
      }
    } else if (part.key == "body" || part.key == "json") {
      if (content != nullptr) {
        yaml.fail(part.key_range, "live-body", fmt::format("{} has `body` and `json`", what),
                  "leave one of them out");
      }
      content = &part;
    }
  }
  if (content == nullptr) return;
  const std::string part_of = fmt::format("`{}` of {}", content->key, what);
  if (content->key == "body") {
    body = yaml.text(content->value, part_of);
    return;
  }
  body = json_of(yaml, content->value, part_of).dump();
  if (!has_type) headers.emplace_back("content-type", "application/json");
}

}  // namespace ctxcheck::live
