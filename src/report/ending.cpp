// The last lines of a told run.
#include "report/ending.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "report/text.hpp"
#include "report/words.hpp"

namespace ctxcheck::report {
namespace {

std::string violation_field(const trace::Trace& trace, const Style& style,
                            system::Property property, const std::string& message,
                            const system::SourceLocation& at) {
  const bool error = is_error(property);
  return field(style, error ? "violates" : "warns of",
               fmt::format("{}: {} ({})", system::info(property).name, printable(message),
                           place_text(trace.spec_path, at)),
               error ? Look::Bad : Look::Warn);
}

// Without a claim: every property that a turn violates, once, in the order of the run.
std::string findings_fields(const trace::Trace& trace, const Style& style) {
  std::string out;
  std::set<system::Property> seen;
  for (const trace::TracedEvent& event : trace.events) {
    for (const system::Turn& turn : event.turns) {
      for (const system::Finding& finding : turn.findings) {
        if (!seen.insert(finding.property).second) continue;
        out += violation_field(trace, style, finding.property, finding.message, finding.at);
      }
    }
  }
  return out;
}

}  // namespace

std::uint32_t count_events(const trace::Trace& trace) {
  std::uint32_t events = 0;
  for (const trace::TracedEvent& event : trace.events) {
    const std::string& token = event.scheduled.token;
    static constexpr std::string_view kExternal[] = {"req:", "io:", "fail:", "timer:", "drop:"};
    const bool external =
        std::any_of(std::begin(kExternal), std::end(kExternal),
                    [&](std::string_view kind) { return token.starts_with(kind); });
    if (external) events += token.find('&') == std::string::npos ? 1 : 2;
  }
  return events;
}

std::string run_length(const trace::Trace& trace) {
  const bool shortest = trace.claim && trace.claim->shortest;
  return fmt::format("{}{}", counted(count_events(trace), "event", "events"),
                     shortest ? ", the fewest possible" : "");
}

std::string run_headline(const trace::Trace& trace, const Style& style) {
  return paint(style, Look::Strong, trace.spec_path) +
         fmt::format(" on {}, {}\n", trace.profile_name(), run_length(trace));
}

std::string run_ending(const trace::Trace& trace, const Style& style, std::string command) {
  std::string results = results_text(trace.outcome);
  if (trace.outcome.warnings > 0) {
    results += fmt::format("; {} (W)",
                           counted(trace.outcome.warnings, "runtime warning", "runtime warnings"));
  }
  std::string out = field(style, "outcome", results);
  for (const std::string& line : trace.outcome.console)
    out += field(style, "printed", printable(line));
  if (trace.claim) {
    const trace::Claim& claim = *trace.claim;
    out += violation_field(trace, style, claim.property, claim.message, claim.at);
  } else {
    out += findings_fields(trace, style);
  }
  if (command.empty()) command = command_of(trace, "", std::nullopt);
  // Not wrapped: a command is copied as a whole.
  out += paint(style, Look::Dim, padded("  again", kFieldIndent)) + command + '\n';
  return out;
}

}  // namespace ctxcheck::report
