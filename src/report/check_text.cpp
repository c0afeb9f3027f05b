// The summary of a check: what is wrong and where, what was covered, how to go on. Everything that
// is printed when the verdict is good fits into four lines.
#include <algorithm>

#include <fmt/format.h>

#include "report/marks.hpp"
#include "report/report.hpp"
#include "report/text.hpp"
#include "report/words.hpp"

namespace ctxcheck::report {
namespace {

using search::Stop;

std::string property_list(const std::vector<system::Property>& properties) {
  std::vector<std::string> names;
  for (const system::Property property : properties) {
    names.emplace_back(system::info(property).name);
  }
  return listed(names);
}

std::string verdict_line(const CheckReport& report, const Style& style) {
  const Verdict verdict = report.verdict();
  std::string word = verdict == Verdict::Safe       ? "SAFE"
                     : verdict == Verdict::Violated ? "VIOLATED"
                                                    : "INCONCLUSIVE";
  const Look look = verdict == Verdict::Safe       ? Look::Good
                    : verdict == Verdict::Violated ? Look::Bad
                                                   : Look::Warn;
  std::vector<system::Property> violated;
  std::size_t warnings = 0;
  for (const search::Violation& violation : report.result.violations) {
    if (is_error(violation.finding.property) || report.strict) {
      violated.push_back(violation.finding.property);
    } else {
      ++warnings;
    }
  }
  std::string line = paint(style, look, word) + ' ' + paint(style, Look::Strong, report.spec_path) +
                     " on " + (report.live_on.empty() ? report.profile : report.live_on);
  if (verdict == Verdict::Violated) line += ": " + property_list(violated);
  if (verdict == Verdict::Safe) {
    line += report.selected.size() == system::kPropertyCount
                ? ": no order of events violates a property"
                : fmt::format(": no order of events violates {}", property_list(report.selected));
  }
  if (verdict == Verdict::Inconclusive) line += ": no violation so far";
  if (verdict != Verdict::Violated && warnings > 0) {
    line += fmt::format("; {}", counted(warnings, "warning", "warnings"));
  }
  return line + '\n';
}

std::string how_far(const search::Violation& violation) {
  return fmt::format("{}{}", counted(violation.events, "event", "events"),
                     violation.shortest ? ", the fewest possible" : "");
}

// Where a violation shows, or, if that is nowhere in the spec, where its cause was laid.
system::SourceLocation telling_place(const CheckReport& report, std::size_t index) {
  const system::SourceLocation at = report.result.violations[index].finding.at;
  if (at.known() || index >= report.traces.size()) return at;
  const auto cause = cause_of(report.traces[index]);
  return cause ? effect_at(report.traces[index], *cause).at : at;
}

std::string warning_text(const CheckReport& report, std::size_t index, const Style& style) {
  const search::Violation& violation = report.result.violations[index];
  const bool written = index < report.trace_paths.size() && !report.trace_paths[index].empty();
  const std::string more = written ? "; trace in " + report.trace_paths[index] : "";
  return field(style, "warning",
               fmt::format("{}: {} ({}; {}{})", system::info(violation.finding.property).name,
                           printable(violation.finding.message),
                           place_text(report.spec_path, telling_place(report, index)),
                           counted(violation.events, "event", "events"), more),
               Look::Warn);
}

std::string error_text(const CheckReport& report, const spec::SourceFile& source, std::size_t index,
                       const Style& style) {
  const search::Violation& violation = report.result.violations[index];
  const system::Finding& finding = violation.finding;
  const system::SourceLocation at = telling_place(report, index);
  std::string where = place_text(report.spec_path, at);
  const std::size_t taken = width_of(where) + kFieldIndent + 2;
  constexpr std::size_t kUseful = 12;
  if (at.known() && taken + kUseful <= style.width) {
    where += "  " + line_text(source, at, style.width - taken);
  }
  std::string out =
      '\n' + paint(style, Look::Bad, fmt::format("  {}", system::info(finding.property).name)) +
      '\n';
  out += field(style, "what", printable(finding.message));
  out += field(style, "where", where);
  out += field(style, "how",
               fmt::format("{}  ({})", schedule_text(violation.schedule), how_far(violation)));
  if (index >= report.traces.size()) return out;
  // Not wrapped: a command is copied as a whole.
  return out + paint(style, Look::Dim, padded("  replay", kFieldIndent)) +
         report.command_of(index) + '\n';
}

std::string why_stopped(const search::CheckResult& result) {
  if (!result.stop) return result.turn_failure ? "a turn that could not be carried through" : "";
  switch (*result.stop) {
    case Stop::States:
      return "the limit on states was reached; --max-states N raises it";
    case Stop::Memory:
      return "the limit on memory was reached; --memory SIZE raises it";
    case Stop::Time:
      return "the time was up; --timeout S gives more";
    case Stop::Interrupted:
      return "it was interrupted";
    case Stop::First:
      return "--first: the first violation was enough";
    case Stop::Length:
      return "a schedule did not end";
    case Stop::TurnLimit:
      return "a turn exceeded a limit of the interpreter; everything else was explored";
  }
  return "";
}

// Only what there is to tell about a search that has not seen everything.
std::string partial_text(const CheckReport& report, const Style& style) {
  const search::CheckResult& result = report.result;
  std::string out;
  if (const std::string why = why_stopped(result); !why.empty()) {
    out += field(style, "stopped", why, Look::Warn);
  }
  if (result.turn_failure) {
    const search::TurnFailure& failure = *result.turn_failure;
    out += field(
        style, "failed",
        fmt::format("{} ({}), after {}", printable(failure.message),
                    place_text(report.spec_path, failure.at), schedule_text(failure.schedule)));
  }
  if (!result.undecided.empty()) {
    out += field(style, "undecided",
                 result.undecided.size() == report.selected.size()
                     ? "every property: what was not seen may still be possible"
                     : property_list(result.undecided));
  }
  const bool limited =
      result.stop && *result.stop != Stop::First && *result.stop != Stop::TurnLimit;
  if (limited && !result.undecided.empty()) {
    out += field(style, "go on",
                 "raise the limit, or make it smaller: fewer --requests, --disconnects 0, one "
                 "property with --check");
  }
  return out;
}

std::string explored_text(const CheckReport& report, bool complete) {
  const search::Statistics& statistics = report.result.statistics;
  const std::string_view end = complete ? "complete" : "not complete";
  if (!report.live_on.empty()) {
    return fmt::format("{}, each run from the start, {}, up to {}; {}",
                       counted(statistics.states, "order", "orders"),
                       counted(statistics.transitions, "step", "steps"),
                       counted(statistics.depth, "event", "events"), end);
  }
  return fmt::format("{}, {}, up to {}; {}; states stored exactly",
                     counted(statistics.states, "state", "states"),
                     counted(statistics.transitions, "transition", "transitions"),
                     counted(statistics.depth, "event", "events"), end);
}

// What the runtime does not show to whoever looks from outside.
std::string unseen_text(const CheckReport& report) {
  const std::string settlements = "settlements after death that the runtime does not warn of";
  if (report.unobservable.empty()) return settlements;
  return fmt::format("{}; {}", property_list(report.unobservable), settlements);
}

std::string coverage_text(const CheckReport& report, const Style& style) {
  const search::Statistics& statistics = report.result.statistics;
  const bool complete = !report.result.stop && !report.result.turn_failure;
  std::string out = field(style, "bounds", bounds_text(report.scope));
  out += field(style, "explored", explored_text(report, complete));
  if (!report.live_on.empty()) out += field(style, "not seen", unseen_text(report), Look::Warn);
  std::vector<std::string> unreached;
  if (!report.unreached_handlers.empty()) {
    unreached.push_back(fmt::format("{} {}",
                                    report.unreached_handlers.size() == 1 ? "handler" : "handlers",
                                    printable(listed(report.unreached_handlers))));
  }
  if (!statistics.unreached_lines.empty()) {
    unreached.push_back(fmt::format("{} {}",
                                    statistics.unreached_lines.size() == 1 ? "line" : "lines",
                                    lines_text(statistics.unreached_lines)));
  }
  if (unreached.empty()) {
    return out + field(style, "reached",
                       report.live_on.empty() ? "every handler and every line" : "every handler");
  }
  return out + field(style, "unreached", listed(unreached), Look::Warn);
}

}  // namespace

std::string render_check(const CheckReport& report, const spec::SourceFile& source, bool details,
                         const Style& style) {
  std::string out = verdict_line(report, style);
  std::string warnings;
  for (std::size_t i = 0; i < report.result.violations.size(); ++i) {
    if (is_error(report.result.violations[i].finding.property) || report.strict) {
      out += error_text(report, source, i, style);
    } else {
      warnings += warning_text(report, i, style);
    }
  }
  if (report.verdict() == Verdict::Violated) out += '\n';
  out += warnings;
  out += partial_text(report, style);
  out += coverage_text(report, style);
  if (!details) return out;
  for (std::size_t i = 0; i < report.traces.size(); ++i) {
    out += '\n' + render_columns(report.traces[i], source, style, report.command_of(i));
  }
  return out;
}

}  // namespace ctxcheck::report
