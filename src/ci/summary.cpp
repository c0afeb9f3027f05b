// The summary of a step on GitHub, in Markdown.
#include <vector>

#include "ci/formats.hpp"
#include "fmt/format.h"
#include "report/text.hpp"
#include "report/views.hpp"
#include "report/words.hpp"

namespace ctxcheck::ci {
namespace {

// Text without any meaning of Markdown or HTML, on one line.
std::string markdown(std::string_view text) {
  constexpr std::string_view kSpecial = "\\`*_{}[]()#+-.!|~$";
  std::string out;
  for (const char c : report::printable(text)) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      if (kSpecial.find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

// A block whose fence is longer than any in the text.
std::string fenced(std::string_view kind, std::string_view text) {
  std::string fence = "```";
  while (text.find(fence) != std::string_view::npos) fence += '`';
  return fmt::format("{0}{1}\n{2}{3}{0}\n", fence, kind, text, text.ends_with('\n') ? "" : "\n");
}

std::string_view icon_of(Status status) {
  switch (status) {
    case Status::Passed:
      return "✅";
    case Status::Inconclusive:
      return "❔";
    case Status::Failed:
      return "❌";
    case Status::CannotRun:
      break;
  }
  return "⛔";
}

std::string row_of(const Case& one) {
  return fmt::format("| {} | {} | {} | {} |\n", icon_of(one.status), markdown(one.path),
                     markdown(one.runtime), markdown(one.verdict));
}

std::string story_of(const Problem& problem) {
  std::string text = fmt::format(
      "\n<details><summary>{} in {}</summary>\n\n{}.\n\n", markdown(problem.rule),
      markdown(report::place_text(problem.path, problem.at)), markdown(problem.message));
  if (!problem.line.empty()) text += fenced("js", problem.line) + '\n';
  if (problem.trace) text += fenced("mermaid", report::mermaid_of(*problem.trace)) + '\n';
  if (!problem.command.empty()) text += fenced("sh", problem.command) + '\n';
  return text + "</details>\n";
}

std::string totals_of(const Result& result) {
  std::vector<std::string> parts;
  for (const Status status :
       {Status::CannotRun, Status::Failed, Status::Inconclusive, Status::Passed}) {
    const std::size_t count = result.count(status);
    if (count > 0) parts.push_back(fmt::format("{} {}", count, name_of(status)));
  }
  return parts.empty() ? "nothing to look at" : fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace

std::string github_summary(const Result& result) {
  std::string out = fmt::format("## ctxcheck {}: {}\n\n", result.command, totals_of(result));
  std::string stories;
  std::size_t left_out = 0;
  std::string rows;
  for (const Case& one : result.cases) {
    if (one.problems.empty()) continue;
    // The last lines must find room too.
    constexpr std::size_t kRoom = kMostSummary - 10'000;
    if (std::string row = row_of(one); out.size() + rows.size() + row.size() < kRoom / 2) {
      rows += row;
    } else {
      ++left_out;
      continue;
    }
    for (const Problem& problem : one.problems) {
      if (!problem.trace) continue;
      std::string story = story_of(problem);
      if (out.size() + kRoom / 2 + stories.size() + story.size() < kRoom) {
        stories += story;
      } else {
        ++left_out;
      }
    }
  }
  if (!rows.empty()) out += "| | spec | runtime | verdict |\n| --- | --- | --- | --- |\n" + rows;
  out += stories;
  if (left_out > 0) {
    out += fmt::format("\n{} left out: GitHub shows a megabyte a step.\n",
                       report::counted(left_out, "entry is", "entries are"));
  }
  return out + '\n';
}

}  // namespace ctxcheck::ci
