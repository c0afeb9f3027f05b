// Workflow commands: a line `::name key=value,key=value::message` on stdout.
#include <algorithm>
#include <string_view>

#include "ci/formats.hpp"
#include "fmt/format.h"
#include "report/words.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::ci {
namespace {

// GitHub's rules for what stands behind the last `::`, and, with `:` and `,` too, for values.
std::string escaped(std::string_view text, bool is_value) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '%':
        out += "%25";
        break;
      case '\r':
        out += "%0D";
        break;
      case '\n':
        out += "%0A";
        break;
      case ':':
        out += is_value ? "%3A" : ":";
        break;
      case ',':
        out += is_value ? "%2C" : ",";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string annotation_of(const Problem& problem) {
  std::string values;
  const auto add = [&values](std::string_view key, std::string_view value) {
    values += fmt::format("{}{}={}", values.empty() ? "" : ",", key, escaped(value, true));
  };
  if (!problem.path.empty()) add("file", problem.path);
  if (problem.at.known()) {
    add("line", std::to_string(problem.at.line));
    add("col", std::to_string(problem.at.column));
  }
  add("title", problem.runtime.empty() ? problem.rule
                                       : fmt::format("{} on {}", problem.rule, problem.runtime));
  std::string message = problem.message;
  if (!problem.hint.empty()) message += fmt::format("\nhint: {}", problem.hint);
  if (problem.trace) {
    message += fmt::format("\nhow: {}", report::schedule_text(problem.trace->schedule()));
  }
  if (!problem.command.empty()) message += fmt::format("\nreplay: {}", problem.command);
  return fmt::format("::{} {}::{}\n", problem.level == Level::Error ? "error" : "warning", values,
                     escaped(message, false));
}

// Whether the runner would look for a command in the line.
bool looks_like_command(std::string_view line) {
  const std::size_t at = line.find_first_not_of(" \t\r");
  if (at == std::string_view::npos) return false;
  line.remove_prefix(at);
  return line.starts_with("::") || line.find("##[") != std::string_view::npos;
}

}  // namespace

std::string github_annotations(const Result& result) {
  std::string errors;
  std::string warnings;
  for (const Case& one : result.cases) {
    for (const Problem& problem : one.problems) {
      (problem.level == Level::Error ? errors : warnings) += annotation_of(problem);
    }
  }
  // GitHub shows the first ten of each.
  return errors + warnings;
}

std::string without_commands(const std::string& text) {
  bool found = false;
  for (std::string_view rest = text; !rest.empty() && !found;) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    found = looks_like_command(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!found) return text;
  // A token that the text cannot contain, for it is made of the text.
  const std::string token = "ctxcheck-" + trace::sha256(text);
  return fmt::format("::stop-commands::{0}\n{1}::{0}::\n", token,
                     text.ends_with('\n') ? text : text + '\n');
}

}  // namespace ctxcheck::ci
