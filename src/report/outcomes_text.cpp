// All outcomes of a spec, each with one schedule that leads to it.
#include <fmt/format.h>

#include "report/report.hpp"
#include "report/text.hpp"
#include "report/words.hpp"

namespace ctxcheck::report {
namespace {

std::string share_text(const search::FoundOutcome& found, const search::OutcomesResult& result) {
  if (!found.schedules) return "";
  if (!result.executions)
    return fmt::format("  ({})", counted(*found.schedules, "order", "orders"));
  return fmt::format("  ({} of {})", grouped(*found.schedules),
                     counted(*result.executions, "order", "orders"));
}

std::string explored_text(const search::OutcomesResult& result, bool live, bool complete) {
  const search::Statistics& statistics = result.statistics;
  const std::string_view end = complete ? "complete" : "not complete";
  if (live) {
    return fmt::format("{}, each run from the start, {}; {}",
                       counted(statistics.states, "order", "orders"),
                       counted(statistics.transitions, "step", "steps"), end);
  }
  return fmt::format("{}, {}; {}; states stored exactly",
                     counted(statistics.states, "state", "states"),
                     result.executions ? counted(*result.executions, "order", "orders")
                                       : std::string("orders not countable"),
                     end);
}

std::string outcome_text(const OutcomesReport& report, std::size_t index, const Style& style) {
  const search::FoundOutcome& found = report.result.outcomes[index];
  std::string out = '\n' + paint(style, Look::Strong, fmt::format("  {}", index + 1)) + '\n';
  out += outcome_fields(style, "outcome", found.outcome);
  return out +
         field(style, "how", schedule_text(found.schedule) + share_text(found, report.result));
}

}  // namespace

std::string render_outcomes(const OutcomesReport& report, const Style& style) {
  const search::OutcomesResult& result = report.result;
  const bool complete = !result.stop && !result.turn_failure;
  std::string out =
      paint(style, Look::Strong, report.spec_path) +
      fmt::format(" on {}: {}{}\n", report.live_on.empty() ? report.profile : report.live_on,
                  counted(result.outcomes.size(), "outcome", "outcomes"),
                  complete ? "" : " so far");
  for (std::size_t i = 0; i < result.outcomes.size(); ++i) out += outcome_text(report, i, style);
  out += '\n';
  if (result.stop) {
    out += field(style, "stopped",
                 fmt::format("{}: there may be more outcomes", name_of(*result.stop)), Look::Warn);
  }
  if (result.turn_failure) {
    out += field(style, "failed",
                 fmt::format("{} ({}), after {}", printable(result.turn_failure->message),
                             place_text(report.spec_path, result.turn_failure->at),
                             schedule_text(result.turn_failure->schedule)),
                 Look::Warn);
  }
  out += field(style, "bounds", bounds_text(report.scope));
  return out + field(style, "explored", explored_text(result, !report.live_on.empty(), complete));
}

}  // namespace ctxcheck::report
