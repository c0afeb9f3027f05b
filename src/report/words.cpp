// The words that reports share.
#include "report/words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/text.hpp"

namespace ctxcheck::report {

std::string_view why_bad(system::Property property) {
  using P = system::Property;
  switch (property) {
    case P::DeadSettle:
      return "A promise belongs to the request in which it was made. Once that request is over, "
             "the "
             "runtime drops every later settlement of the promise, and the code that waits for it "
             "never runs.";
    case P::ForeignRun:
      return "The code runs while another request is current: the calls it starts and the promises "
             "it makes belong to that request and end with it.";
    case P::ForeignIo:
      return "Connections, bodies and other I/O objects work only in the request that opened them.";
    case P::Hung:
      return "The runtime cancels a request as soon as nothing of its own is pending: no call, no "
             "timer, no wait for a promise of another request. A promise that other code is going "
             "to settle does not count.";
    case P::Stuck:
      return "Nothing that can still happen answers the request, and the runtime does not notice: "
             "the client waits until it gives up.";
    case P::Poisoned:
      return "What earlier requests left in module state outlives them, and a later request runs "
             "into it although it is alone and nothing else goes wrong.";
    case P::Assert:
      return "The spec itself says that this must hold.";
    case P::Threw:
      return "The client gets an error that no injected failure explains.";
    case P::LateSettle:
      return "The runtime prints its warning, but nothing waited for the promise any more: no work "
             "is lost.";
    case P::ForeignSettle:
      return "This works only while the promise's owner lives; where the owner ends first, the "
             "settlement is lost.";
    case P::LostWork:
      return "Once a request is answered, the runtime cancels whatever it did not wait for; "
             "ctx.waitUntil() would keep it alive.";
    case P::UnhandledRejection:
      return "The runtime reports the rejection and does nothing else about it.";
  }
  return "";
}

std::string bounds_text(const trace::Scope& scope) {
  std::string requests;
  for (const spec::HandlerRequests& handler : scope.requests) {
    if (!requests.empty()) requests += ", ";
    requests += handler.handler;
    if (handler.count != 1) requests += fmt::format(" x{}", handler.count);
  }
  std::string params;
  for (const auto& [name, value] : scope.params) {
    params += params.empty() ? "; params " : ", ";
    params += fmt::format("{}=", name);
    params += std::visit([](const auto& plain) { return fmt::format("{}", plain); }, value);
  }
  return printable(fmt::format(
      "{}; disconnects {}; failures {}; bursts {}{}{}", requests.empty() ? "no request" : requests,
      scope.disconnects,
      scope.failures.empty() ? "none" : fmt::format("{}", fmt::join(scope.failures, ", ")),
      scope.bursts.any ? "any" : std::to_string(scope.bursts.count), params,
      scope.ordered_arrival ? "" : "; arrival in any order"));
}

std::string place_text(std::string_view path, const system::SourceLocation& at) {
  return at.known() ? fmt::format("{}:{}:{}", path, at.line, at.column) : std::string(path);
}

std::string lines_text(const std::vector<std::uint32_t>& lines) {
  std::string text;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i + 1;
    while (end < lines.size() && lines[end] == lines[end - 1] + 1) ++end;
    if (!text.empty()) text += ", ";
    text +=
        end - i == 1 ? std::to_string(lines[i]) : fmt::format("{}-{}", lines[i], lines[end - 1]);
    i = end;
  }
  return text;
}

std::string schedule_text(const system::Schedule& schedule) {
  const std::string tokens = system::spell(schedule);
  return tokens.empty() ? "(nothing but the load)" : tokens;
}

std::string results_text(const system::Outcome& outcome) {
  std::string text;
  for (const auto& [label, result] : outcome.requests) {
    if (!text.empty()) text += ", ";
    text += fmt::format("{} {}", label, result);
  }
  return printable(text);
}

std::string outcome_fields(const Style& style, std::string_view label,
                           const system::Outcome& outcome) {
  std::string out = field(style, label, results_text(outcome));
  if (outcome.warnings > 0) out += field(style, "warning", "W: the runtime warns", Look::Warn);
  for (const std::string& line : outcome.console) out += field(style, "printed", printable(line));
  return out;
}

bool is_error(system::Property property) {
  return system::info(property).severity == system::Severity::Error;
}

std::string line_text(const spec::SourceFile& source, const system::SourceLocation& at,
                      std::size_t width) {
  std::string_view rest = source.text;
  for (std::uint32_t line = 1; line < at.line; ++line) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  if (!at.known()) return {};
  const std::string_view line = rest.substr(0, rest.find('\n'));
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t first = line.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  std::string text = printable(line.substr(first, line.find_last_not_of(kBlank) + 1 - first));
  if (width_of(text) <= width) return text;

  // A long line: the place itself matters, with a little of what precedes it.
  constexpr std::size_t kBefore = 12;
  const std::size_t column = at.column > first ? at.column - 1 - first : 0;
  if (column + kBefore < width) return shortened(text, width);
  const std::size_t from = std::min(column - std::min(column, kBefore), width_of(text) - width);
  return shortened(fmt::format("...{}", without_first(text, from + 3)), width);
}

std::string shell_word(const std::string& text) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./,:@%";
  if (!text.empty() && text.find_first_not_of(kPlain) == std::string::npos) return text;
  if (text.find_first_of("$`\\!\"") == std::string::npos) return fmt::format("\"{}\"", text);
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

}  // namespace ctxcheck::report
