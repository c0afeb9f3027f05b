// What follows from a report as a whole: its verdict, and the command that repeats a run.
#include "report/report.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/words.hpp"

namespace ctxcheck::report {
namespace {

std::string requests_option(const trace::Scope& scope) {
  std::string text;
  for (const spec::HandlerRequests& handler : scope.requests) {
    if (!text.empty()) text += ',';
    text += fmt::format("{}={}", handler.handler, handler.count);
  }
  return text;
}

std::string bursts_option(const trace::Scope& scope) {
  return scope.bursts.any ? "any" : std::to_string(scope.bursts.count);
}

std::string param_option(const std::pair<std::string, spec::ParamValue>& param) {
  return fmt::format(
      "{}={}", param.first,
      std::visit([](const auto& plain) { return fmt::format("{}", plain); }, param.second));
}

// The options that lead to `scope` where the front matter says `declared`.
std::string bounds_options(const trace::Scope& scope, const trace::Scope& declared) {
  std::string options;
  const auto add = [&](std::string_view option, const std::string& value) {
    options += fmt::format(" {} {}", option, shell_word(value));
  };
  if (requests_option(scope) != requests_option(declared))
    add("--requests", requests_option(scope));
  if (scope.disconnects != declared.disconnects) {
    add("--disconnects", std::to_string(scope.disconnects));
  }
  if (scope.failures != declared.failures) {
    add("--failures", fmt::format("{}", fmt::join(scope.failures, ",")));
  }
  if (bursts_option(scope) != bursts_option(declared)) add("--bursts", bursts_option(scope));
  for (const auto& param : scope.params) {
    const auto same = [&](const auto& other) { return param_option(other) == param_option(param); };
    if (std::any_of(declared.params.begin(), declared.params.end(), same)) continue;
    add("--param", param_option(param));
  }
  if (scope.ordered_arrival != declared.ordered_arrival) {
    add("--arrival", scope.ordered_arrival ? "ordered" : "any");
  }
  return options;
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Safe:
      return "safe";
    case Verdict::Violated:
      return "violated";
    case Verdict::Inconclusive:
      return "inconclusive";
  }
  return "";
}

Verdict CheckReport::verdict() const {
  const auto counts = [this](const search::Violation& violation) {
    return strict || is_error(violation.finding.property);
  };
  if (std::any_of(result.violations.begin(), result.violations.end(), counts)) {
    return Verdict::Violated;
  }
  const bool partial = result.stop || result.turn_failure || !result.undecided.empty();
  return partial ? Verdict::Inconclusive : Verdict::Safe;
}

std::string CheckReport::command_of(std::size_t violation) const {
  const std::string path = violation < trace_paths.size() ? trace_paths[violation] : "";
  return report::command_of(traces[violation], path, declared) + system_arguments;
}

std::string command_of(const trace::Trace& trace, const std::string& trace_path,
                       const std::optional<trace::Scope>& declared) {
  if (!trace_path.empty()) return fmt::format("ctxcheck replay {}", shell_word(trace_path));
  return fmt::format("ctxcheck run {} --runtime {}{} --schedule {}", shell_word(trace.spec_path),
                     trace.profile_name(),
                     bounds_options(trace.scope, declared.value_or(trace::Scope{})),
                     shell_word(system::spell(trace.schedule())));
}

}  // namespace ctxcheck::report
