// The table of fixes for people.
#include <algorithm>

#include <fmt/format.h>

#include "report/fixes.hpp"
#include "report/text.hpp"
#include "report/words.hpp"

namespace ctxcheck::report {
namespace {

std::string names_of(const std::vector<system::Property>& properties) {
  std::vector<std::string> names;
  for (const system::Property property : properties) {
    names.emplace_back(system::info(property).name);
  }
  return listed(names);
}

std::string violated_names(const CheckReport& report) {
  std::vector<system::Property> properties;
  for (const search::Violation& violation : report.result.violations) {
    if (is_error(violation.finding.property) || report.strict) {
      properties.push_back(violation.finding.property);
    }
  }
  return names_of(properties);
}

std::string verdict_text(const FixRow& row) {
  if (!row.checked) return "not applicable";
  switch (row.checked->verdict()) {
    case Verdict::Violated:
      return "violated";
    case Verdict::Inconclusive:
      return "inconclusive";
    case Verdict::Safe:
      break;
  }
  if (!row.with_disconnect) return "holds";
  switch (row.with_disconnect->verdict()) {
    case Verdict::Safe:
      return "holds";
    case Verdict::Violated:
      return "holds if nobody leaves";
    case Verdict::Inconclusive:
      break;
  }
  return "holds; leaving unknown";
}

// "0.5", "2": at most two digits behind the point.
std::string number_text(double value) {
  std::string text = fmt::format("{:.2f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string cost_text(const fixes::Cost& cost) {
  if (!cost.complete) return "unknown";
  if (!cost.fewest) return "no answer";
  const std::string fewest = number_text(cost.fewest->value());
  if (!cost.most) return fewest + " or more";
  const std::string most = number_text(cost.most->value());
  return fewest == most ? most : fmt::format("{} to {}", fewest, most);
}

std::string extra_text(const fixes::Cost& original, const fixes::Cost& fixed) {
  if (fixed.complete && fixed.without_bound && !original.without_bound) return "no bound";
  const auto extra = extra_calls(original, fixed);
  if (!extra) return "";
  return number_text(*extra) == "0" || number_text(*extra) == "-0"
             ? "0"
             : fmt::format("{}{}", *extra > 0 ? "+" : "", number_text(*extra));
}

std::string table_text(const FixesReport& report, const Style& style) {
  std::vector<std::vector<std::string>> rows{{"as it is",
                                              report.original.verdict() == Verdict::Safe
                                                  ? "safe"
                                                  : std::string(name_of(report.original.verdict())),
                                              "", "", cost_text(report.cost), ""}};
  for (const FixRow& row : report.rows) {
    if (!row.checked) {
      rows.push_back({row.name, verdict_text(row), "", "", "", ""});
      continue;
    }
    rows.push_back({row.name, verdict_text(row), names_of(repaired(report.original, *row.checked)),
                    names_of(broken(report.original, *row.checked)), cost_text(row.cost),
                    extra_text(report.cost, row.cost)});
  }
  constexpr std::size_t kRepairs = 2;
  return table(style, {"fix", "verdict", "repairs", "breaks", "calls", "extra"}, rows, kRepairs, 2);
}

std::string how_text(const CheckReport& report, const Style& style) {
  const auto counts = [&report](const search::Violation& violation) {
    return report.strict || is_error(violation.finding.property);
  };
  const auto& violations = report.result.violations;
  const auto first = std::find_if(violations.begin(), violations.end(), counts);
  if (first == violations.end()) return "";
  return field(style, "how",
               fmt::format("{}  ({}: {}{})", schedule_text(first->schedule),
                           system::info(first->finding.property).name,
                           counted(first->events, "event", "events"),
                           first->shortest ? ", the fewest possible" : ""));
}

// What is left to say about a row that does not simply hold.
std::string remains_text(const FixRow& row, const Style& style) {
  if (!row.checked) return "";
  const bool safe = row.checked->verdict() == Verdict::Safe;
  const CheckReport* shown = safe ? nullptr : &*row.checked;
  if (safe && row.with_disconnect && row.with_disconnect->verdict() != Verdict::Safe) {
    shown = &*row.with_disconnect;
  }
  if (shown == nullptr) return "";
  const bool violated = shown->verdict() == Verdict::Violated;
  std::string out = '\n' + paint(style, Look::Strong, "  " + row.name) + '\n';
  out += field(style, violated ? "violates" : "stopped",
               fmt::format("{}{}", violated ? violated_names(*shown) : "the search ended early",
                           safe ? ", with one disconnect; without, it holds" : ""));
  return out + how_text(*shown, style);
}

std::string reasons_text(const FixesReport& report, const Style& style) {
  std::string out;
  for (const FixRow& row : report.rows) {
    if (row.checked) continue;
    if (out.empty()) out += '\n' + paint(style, Look::Strong, "  not applicable") + '\n';
    constexpr std::size_t kIndent = 23;
    const std::size_t room = style.width > kIndent ? style.width - kIndent : 0;
    std::string head = padded("  " + row.name, kIndent);
    for (const std::string& line : wrapped(printable(row.reason), room)) {
      out += paint(style, Look::Dim, head) + line + '\n';
      head.assign(kIndent, ' ');
    }
  }
  return out;
}

// What repeats the run of a trace; a spec that was not written must be first.
std::string command_text(const FixesReport& report, const FixRow& row, const CheckReport& shown,
                         std::size_t violation) {
  return row.written ? shown.command_of(violation)
                     : fmt::format("ctxcheck fixes {} --write DIR", report.original.spec_path);
}

std::string details_text(const FixesReport& report, const FixRow& row, const Style& style) {
  if (!row.checked) return "";
  std::string out = '\n' + paint(style, Look::Strong, row.name) + ": " + row.about + "\n\n";
  const std::string text = fixes::diff_text(row.hunks);
  for (std::string_view diff = text; !diff.empty();) {
    const std::size_t end = std::min(diff.find('\n'), diff.size());
    const std::string_view line = diff.substr(0, end);
    const Look look = line.starts_with('+')   ? Look::Good
                      : line.starts_with('-') ? Look::Bad
                                              : Look::Dim;
    out += paint(style, look, printable(line)) + '\n';
    diff.remove_prefix(std::min(end + 1, diff.size()));
  }
  for (const auto* shown : {&row.checked, &row.with_disconnect}) {
    if (!*shown) continue;
    for (std::size_t i = 0; i < (*shown)->traces.size(); ++i) {
      out += '\n' + render_columns((*shown)->traces[i], row.patched, style,
                                   command_text(report, row, **shown, i));
    }
  }
  return out;
}

}  // namespace

std::string render_fixes(const FixesReport& report, bool details, const Style& style) {
  const CheckReport& original = report.original;
  const std::string violated = violated_names(original);
  std::string out =
      paint(style, Look::Strong, original.spec_path) + " on " + original.profile + ": " +
      (violated.empty() ? std::string(name_of(original.verdict())) : violated) + "\n\n";
  out += table_text(report, style);
  for (const FixRow& row : report.rows) out += remains_text(row, style);
  out += reasons_text(report, style) + '\n';
  out += field(style, "bounds", bounds_text(original.scope));
  out += field(style, "calls",
               "started for each request that is answered, fewest to most of all orders without "
               "disconnects and failures; extra: how many more at most");
  for (const FixRow& row : report.rows) {
    if (row.written) out += field(style, "written", printable(row.patched.path));
  }
  if (!details) return out;
  for (const FixRow& row : report.rows) out += details_text(report, row, style);
  return out;
}

}  // namespace ctxcheck::report
