// The fixes `flag-off` and `newer-runtime`, which change the front matter only. Their own file
// because they edit YAML and look at no code.
#include <algorithm>

#include "fixes/catalogue.hpp"
#include "fmt/format.h"
#include "spec/front_matter.hpp"
#include "spec/yaml_reader.hpp"

namespace ctxcheck::fixes {
namespace {

constexpr std::string_view kOff = "-off";
constexpr std::string_view kFlag = "no_handle_cross_request_promise_resolution";

// The front matter as lines of keys at the left margin.
class FrontMatterText {
 public:
  explicit FrontMatterText(const Program& program)
      : program_(program),
        block_(spec::find_front_matter(program.spec().source)),
        reader_(program.spec().source, block_, "the front matter"),
        entries_(reader_.entries(reader_.document(), "the front matter")) {}

  // `{ requests: ... }` in braces has no lines to be added or taken away.
  [[nodiscard]] bool has_lines() const {
    return std::all_of(entries_.begin(), entries_.end(), [this](const spec::YamlEntry& entry) {
      const std::size_t at = begin_of(entry);
      return at > 0 && program_.text().all()[at - 1] == '\n';
    });
  }

  // `key: value` in the place of the key's lines, or as a line of its own at the end.
  [[nodiscard]] Edit set(std::string_view key, std::string_view value) const {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].key != key) continue;
      const std::size_t begin = begin_of(entries_[i]);
      const std::size_t next = i + 1 < entries_.size() ? begin_of(entries_[i + 1]) : block_.end;
      return {begin, end_of_value(begin, next), fmt::format("{}: {}", key, value)};
    }
    const bool in_line = program_.text().all()[block_.end - 1] != '\n';
    return {block_.end, block_.end, fmt::format("{}{}: {}\n", in_line ? "\n" : "", key, value)};
  }

 private:
  [[nodiscard]] std::size_t begin_of(const spec::YamlEntry& entry) const {
    return program_.text().offset(entry.key_range.begin);
  }

  // Comments and empty lines behind a value belong to what follows: the value ends with its first
  // line, and with the lines behind that are further to the right or items of a list.
  [[nodiscard]] std::size_t end_of_value(std::size_t begin, std::size_t next) const {
    std::size_t end = program_.text().line_end(begin);
    for (std::size_t line = end + 1; line < next;) {
      const std::size_t line_end = std::min(program_.text().line_end(line), next);
      const std::string_view text = program_.text().all().substr(line, line_end - line);
      if (text.empty() || (text.front() != ' ' && text.front() != '-' && text.front() != ']'))
        break;
      end = line_end;
      line = line_end + 1;
    }
    return end;
  }

  const Program& program_;
  spec::FrontMatterBlock block_;
  spec::YamlReader reader_;
  std::vector<spec::YamlEntry> entries_;
};

std::string without_off(std::string_view profile) {
  if (profile.ends_with(kOff)) profile.remove_suffix(kOff.size());
  return std::string(profile);
}

void add_once(std::vector<std::string>& names, std::string name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

// One name, or a list of them.
std::string list_text(const std::vector<std::string>& names) {
  return names.size() == 1 ? names.front() : fmt::format("[{}]", fmt::join(names, ", "));
}

constexpr const char* kInBraces = "its front matter is not written as one key a line";

}  // namespace

std::string profile_with_flag_off(std::string_view before, std::string_view /*newest*/) {
  return without_off(before) + std::string(kOff);
}

std::string profile_of_newest(std::string_view before, std::string_view newest) {
  return std::string(newest) + std::string(before.ends_with(kOff) ? kOff : "");
}

Attempt flag_off(const Program& program) {
  const auto& runtimes = program.spec().front_matter.runtimes;
  if (std::all_of(runtimes.begin(), runtimes.end(),
                  [](const std::string& name) { return name.ends_with(kOff); })) {
    return NotApplicable{"it is checked with the flag already"};
  }
  const FrontMatterText front_matter(program);
  if (!front_matter.has_lines()) return NotApplicable{kInBraces};
  std::vector<std::string> wanted;
  for (const std::string& name : runtimes) add_once(wanted, without_off(name) + std::string(kOff));
  // A profile that is there with and without the flag must not come twice.
  if (wanted.size() < runtimes.size()) {
    return std::vector<Edit>{front_matter.set("runtime", list_text(wanted))};
  }
  return std::vector<Edit>{front_matter.set("flags", fmt::format("[{}]", kFlag))};
}

Attempt newer_runtime(const Program& program) {
  const std::string& newest = program.newest_runtime();
  const auto& runtimes = program.spec().front_matter.runtimes;
  std::vector<std::string> wanted;
  bool changes = false;
  for (const std::string& name : runtimes) {
    add_once(wanted, profile_of_newest(name, newest));
    changes = changes || without_off(name) != newest;
  }
  if (!changes)
    return NotApplicable{fmt::format("it is checked on the newest runtime, {}", newest)};
  const FrontMatterText front_matter(program);
  if (!front_matter.has_lines()) return NotApplicable{kInBraces};
  return std::vector<Edit>{front_matter.set("runtime", list_text(wanted))};
}

}  // namespace ctxcheck::fixes
