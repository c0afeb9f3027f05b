// The gate's lines: one for each spec and counterexample, and the totals. What is to be known of
// those that are not passed is gate_details.cpp.
#include "report/gate.hpp"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "report/gate_details.hpp"
#include "report/text.hpp"

namespace ctxcheck::report {
namespace {

using Status = GateItem::Status;

constexpr std::array kStatuses{Status::Passed, Status::Failed, Status::Inconclusive,
                               Status::CannotRun};
// From the one that wins (the order of the exit codes) to the one that loses.
constexpr std::array kWorstFirst{Status::CannotRun, Status::Failed, Status::Inconclusive,
                                 Status::Passed};

std::string_view word_of(Status status) {
  switch (status) {
    case Status::Passed:
      return "passed";
    case Status::Failed:
      return "FAILED";
    case Status::Inconclusive:
      return "inconclusive";
    case Status::CannotRun:
      return "cannot run";
  }
  return "";
}

Status worst_in(std::span<const GateItem> items) {
  for (const Status status : kWorstFirst) {
    const auto has = [status](const GateItem& item) { return item.status == status; };
    if (std::any_of(items.begin(), items.end(), has)) return status;
  }
  return Status::Passed;
}

// The items of one file: the profiles of a spec, or a counterexample.
using Group = std::span<const GateItem>;

std::vector<Group> groups_of(const std::vector<GateItem>& items) {
  std::vector<Group> groups;
  for (std::size_t begin = 0; begin < items.size();) {
    std::size_t end = begin + 1;
    while (end < items.size() && items[end].path == items[begin].path) ++end;
    groups.emplace_back(items.data() + begin, end - begin);
    begin = end;
  }
  return groups;
}

std::string profiles_of(Group group) {
  return group.size() == 1 ? group.front().profile : fmt::format("{} profiles", group.size());
}

// What is said of those items that make the group what it is; once, if it is the same of all.
std::string result_of(Group group) {
  const Status status = worst_in(group);
  std::vector<std::string> texts;
  std::vector<std::string> with_profiles;
  for (const GateItem& item : group) {
    if (item.status != status) continue;
    std::string text = verdict_of(item);
    with_profiles.push_back(fmt::format("{}: {}", item.profile, text));
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) {
      texts.push_back(std::move(text));
    }
  }
  const bool all = with_profiles.size() == group.size();
  if (texts.size() == 1 && all) return texts.front();
  if (status == Status::Passed) return fmt::format("{}", fmt::join(texts, " or "));
  return fmt::format("{}", fmt::join(with_profiles, "; "));
}

std::string lines_of(const std::vector<Group>& groups, const Style& style) {
  std::size_t path_width = 0;
  std::size_t profile_width = 0;
  for (const Group group : groups) {
    path_width = std::max(path_width, width_of(group.front().path));
    profile_width = std::max(profile_width, width_of(profiles_of(group)));
  }
  std::string out;
  for (const Group group : groups) {
    const Status status = worst_in(group);
    std::string line = paint(style, look_of(status), padded(word_of(status), 14)) +
                       padded(printable(group.front().path), path_width + 2) +
                       padded(profiles_of(group), profile_width + 2) + printable(result_of(group));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

// "2 passed, 1 failed": files, a spec by its worst profile.
std::string totals_of(const std::vector<Group>& groups, const Style& style) {
  std::array<std::size_t, kStatuses.size()> totals{};
  std::size_t specs = 0;
  for (const Group group : groups) {
    ++totals[static_cast<std::size_t>(worst_in(group))];
    if (group.front().kind == GateItem::Kind::Spec) ++specs;
  }
  std::vector<std::string> parts;
  for (const Status status : kStatuses) {
    const std::size_t total = totals[static_cast<std::size_t>(status)];
    if (total == 0 && status != Status::Passed && status != Status::Failed) continue;
    const std::string part =
        fmt::format("{} {}", total, status == Status::Failed ? "failed" : word_of(status));
    parts.push_back(total > 0 ? paint(style, look_of(status), part) : part);
  }
  return fmt::format("{}, of {} and {}", fmt::join(parts, ", "), counted(specs, "spec", "specs"),
                     counted(groups.size() - specs, "counterexample", "counterexamples"));
}

std::string notes_of(const GateResult& result) {
  std::string out;
  std::size_t open = 0;
  for (const GateItem& item : result.items) {
    const bool searched = item.kind == GateItem::Kind::Spec && item.status != Status::CannotRun;
    if (searched && !item.expected && !item.profile.empty()) ++open;
  }
  if (open > 0) {
    out += fmt::format("{} had no expectation to be compared with\n",
                       counted(open, "search", "searches"));
  }
  if (result.changed_since) {
    out += fmt::format(
        "left out, for nothing that changed since {} affects them: {} and {}\n",
        printable(*result.changed_since), counted(result.specs_left_out, "spec", "specs"),
        counted(result.counterexamples_left_out, "counterexample", "counterexamples"));
  }
  if (!result.settings.empty()) {
    out += fmt::format("settings: {}\n", printable(result.settings));
  }
  return out;
}

}  // namespace

std::string_view name_of(Status status) {
  switch (status) {
    case Status::Passed:
      return "passed";
    case Status::Failed:
      return "failed";
    case Status::Inconclusive:
      return "inconclusive";
    case Status::CannotRun:
      return "cannot-run";
  }
  return "";
}

Status worst_of(const std::vector<GateItem>& items) { return worst_in(items); }

std::string render_gate(const GateResult& result, const Style& style) {
  const std::vector<Group> groups = groups_of(result.items);
  std::string out = lines_of(groups, style);
  for (const GateItem& item : result.items) out += details_of(item, style);
  if (!out.empty()) out += '\n';
  std::uint64_t states = 0;
  for (const GateItem& item : result.items) states += item.states;
  return out +
         fmt::format("{}; {} explored\n", totals_of(groups, style),
                     counted(states, "state", "states")) +
         notes_of(result);
}

}  // namespace ctxcheck::report
