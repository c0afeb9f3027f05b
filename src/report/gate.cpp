// The gate's table: what was looked at, and what is not as expected.
#include <array>

#include <fmt/format.h>

#include "report/report.hpp"
#include "report/text.hpp"

namespace ctxcheck::report {
namespace {

using Status = GateItem::Status;

constexpr std::array kStatuses{Status::Passed, Status::Failed, Status::Inconclusive,
                               Status::CannotRun};

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

Look look_of(Status status) {
  switch (status) {
    case Status::Passed:
      return Look::Good;
    case Status::Failed:
    case Status::CannotRun:
      return Look::Bad;
    case Status::Inconclusive:
      return Look::Warn;
  }
  return Look::Plain;
}

std::string properties_text(const std::vector<std::string>& properties) {
  return properties.empty() ? "safe" : fmt::format("{}", fmt::join(properties, ", "));
}

std::string result_text(const GateItem& item) {
  std::string text;
  if (item.kind == GateItem::Kind::Spec) {
    const std::string expected = properties_text(item.expected);
    const std::string actual = properties_text(item.actual);
    if (item.status == Status::Passed) text = actual;
    if (item.status == Status::Failed)
      text = fmt::format("expected {}, found {}", expected, actual);
  } else if (item.status == Status::Passed) {
    text = "replays";
  }
  if (item.detail.empty()) return text;
  return text.empty() ? item.detail : fmt::format("{}; {}", text, item.detail);
}

}  // namespace

std::string render_gate(const std::vector<GateItem>& items, const Style& style) {
  std::size_t path_width = 0;
  std::size_t profile_width = 0;
  for (const GateItem& item : items) {
    path_width = std::max(path_width, width_of(item.path));
    profile_width = std::max(profile_width, width_of(item.profile));
  }
  std::string out;
  std::array<std::size_t, kStatuses.size()> totals{};
  std::uint64_t states = 0;
  for (const GateItem& item : items) {
    ++totals[static_cast<std::size_t>(item.status)];
    states += item.states;
    std::string line = paint(style, look_of(item.status), padded(word_of(item.status), 14)) +
                       padded(item.path, path_width + 2) + padded(item.profile, profile_width + 2) +
                       printable(result_text(item));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  std::vector<std::string> parts;
  for (const Status status : kStatuses) {
    const std::size_t total = totals[static_cast<std::size_t>(status)];
    if (total == 0 && status != Status::Passed && status != Status::Failed) continue;
    const std::string part =
        fmt::format("{} {}", total, status == Status::Failed ? "failed" : word_of(status));
    parts.push_back(total > 0 ? paint(style, look_of(status), part) : part);
  }
  if (!items.empty()) out += '\n';
  return out + fmt::format("{}; {} explored\n", fmt::join(parts, ", "),
                           counted(states, "state", "states"));
}

}  // namespace ctxcheck::report
