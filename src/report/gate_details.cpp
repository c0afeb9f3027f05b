// Verdicts of the gate in words.
#include "report/gate_details.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace ctxcheck::report {
namespace {

using Kind = GateItem::Kind;
using Status = GateItem::Status;

std::string names(const std::vector<std::string>& properties) {
  return fmt::format("{}", fmt::join(properties, ", "));
}

// "worse than expected: hung appeared"; empty if nothing did.
std::string change_of(const GateItem& item) {
  std::vector<std::string> parts;
  if (!item.appeared.empty()) parts.push_back(names(item.appeared) + " appeared");
  if (!item.vanished.empty()) parts.push_back(names(item.vanished) + " vanished");
  if (parts.empty()) return "";
  const char* const direction = item.vanished.empty()   ? "worse than expected"
                                : item.appeared.empty() ? "better than expected"
                                                        : "not as expected";
  return fmt::format("{}: {}", direction, fmt::join(parts, ", "));
}

std::string passed_text(const GateItem& item) {
  if (item.kind == Kind::Counterexample) {
    return fmt::format("replays; {}", counted(item.turns, "turn", "turns"));
  }
  return properties_text(item.actual) + (item.expected ? "" : " (no expectation)");
}

std::string place_text(const GateItem& item, const system::Finding& finding) {
  if (!finding.at.known()) return item.spec_path;
  return fmt::format("{}:{}:{}", item.spec_path, finding.at.line, finding.at.column);
}

std::string events_text(const search::Violation& violation) {
  return fmt::format("{}  ({}{})", system::spell(violation.schedule),
                     counted(violation.events, "event", "events"),
                     violation.shortest ? ", the fewest possible" : "");
}

std::string appeared_text(const GateItem& item, const Style& style) {
  std::string out;
  for (const GateFinding& finding : item.findings) {
    if (finding.expected) continue;
    const search::Violation& violation = finding.violation;
    const system::Finding& seen = violation.finding;
    out += field(style, "appeared",
                 fmt::format("{}: {}", system::info(seen.property).name, printable(seen.message)));
    out += field(style, "where", printable(place_text(item, seen)));
    out += field(style, "how", printable(events_text(violation)));
  }
  return out;
}

std::string difference_text(const GateItem& item, const Style& style) {
  std::string out;
  if (item.spec_changed) {
    out += field(
        style, "spec",
        fmt::format("{} has changed since the trace was recorded", printable(item.spec_path)));
  }
  if (!item.difference) return out;
  out += field(style, "differs", "first " + printable(item.difference->where));
  out += field(style, "trace", printable(item.difference->expected));
  return out + field(style, "replay", printable(item.difference->actual));
}

}  // namespace

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
  return properties.empty() ? "safe" : names(properties);
}

std::string verdict_of(const GateItem& item) {
  if (item.status == Status::Passed) return passed_text(item);
  std::string text = change_of(item);
  if (item.reason.empty()) return text;
  return text.empty() ? item.reason : fmt::format("{}; {}", text, item.reason);
}

std::string details_of(const GateItem& item, const Style& style) {
  if (item.status == Status::Passed || item.status == Status::CannotRun) return "";
  std::string out = fmt::format(
      "\n{} {}{}{}: {}\n",
      paint(style, look_of(item.status), item.status == Status::Failed ? "FAILED" : "INCONCLUSIVE"),
      printable(item.path), item.profile.empty() ? "" : " on ", item.profile,
      printable(verdict_of(item)));
  if (item.kind == Kind::Counterexample) return out + difference_text(item, style);
  if (item.appeared.empty() && item.vanished.empty()) return out;
  if (item.expected) out += field(style, "expected", properties_text(*item.expected));
  out += field(style, "found", properties_text(item.actual));
  return out + appeared_text(item, style);
}

}  // namespace ctxcheck::report
