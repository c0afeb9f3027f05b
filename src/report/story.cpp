// A run in sentences, a paragraph an event.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "report/ending.hpp"
#include "report/narrative.hpp"
#include "report/report.hpp"
#include "report/text.hpp"
#include "report/words.hpp"

namespace ctxcheck::report {
namespace {

// A step that names no subject of its own continues a sentence about its context.
bool is_sentence(const Step& step) {
  return step.phrase.starts_with("the ") || step.phrase.starts_with("nobody ") ||
         step.phrase.starts_with("what ");
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

std::string opening(const Beat& beat) {
  if (beat.context.empty()) return capital(beat.what) + '.';
  if (beat.what == "is cancelled as hung") {
    return fmt::format("Nothing of its own is pending now, so the runtime cancels {} as hung.",
                       beat.context);
  }
  const std::string text = beat.what_has_subject ? fmt::format("{}'s {}", beat.context, beat.what)
                                                 : fmt::format("{} {}", beat.context, beat.what);
  return fmt::format("{}{}.", beat.same_pass ? "In the same pass, " : "", text);
}

// "Line 14 (`return await loader.load(1)`)": the text only where it matters.
std::string line_of(const Beat& beat, std::uint32_t line, const spec::SourceFile& source) {
  constexpr std::size_t kLongest = 72;
  for (const Step& step : beat.steps) {
    if (step.mark == Mark::None || step.at.line != line) continue;
    return fmt::format("Line {} (`{}`)", line, line_text(source, step.at, kLongest));
  }
  return fmt::format("Line {}", line);
}

std::string paragraph_of(const Beat& beat, const spec::SourceFile& source) {
  std::string text = opening(beat);
  std::vector<std::string> phrases;
  std::uint32_t line = 0;
  const auto close_sentence = [&] {
    if (phrases.empty()) return;
    text += line > 0 ? fmt::format(" {}: it {}.", line_of(beat, line, source), listed(phrases))
                     : fmt::format(" It {}.", listed(phrases));
    phrases.clear();
  };
  for (const Step& step : beat.steps) {
    if (is_sentence(step) || step.at.line != line) {
      close_sentence();
      line = is_sentence(step) ? 0 : step.at.line;
    }
    if (is_sentence(step)) {
      text += fmt::format(" {}.", capital(step.phrase));
    } else {
      phrases.push_back(step.phrase);
    }
  }
  close_sentence();
  return text;
}

bool shows_violation(const Beat& beat) {
  return beat.mark == Mark::Violation ||
         std::any_of(beat.steps.begin(), beat.steps.end(),
                     [](const Step& step) { return step.mark == Mark::Violation; });
}

// "In the end page#1 has ok:db and page#2 has error:hung; ..."
std::string ending_of(const system::Outcome& outcome) {
  std::vector<std::string> results;
  for (const auto& [label, result] : outcome.requests) {
    results.push_back(result == "pending" ? fmt::format("{} has no answer", label)
                                          : fmt::format("{} has {}", label, printable(result)));
  }
  std::string text = fmt::format("In the end {}", listed(results));
  if (outcome.warnings > 0) {
    text +=
        fmt::format(", and the runtime has warned {}",
                    outcome.warnings == 1 ? "once" : counted(outcome.warnings, "time", "times"));
  }
  return text + '.';
}

void add_paragraph(std::string& out, const Style& style, const std::string& number,
                   const std::string& text) {
  constexpr std::size_t kIndent = 5;
  const std::size_t room = style.width > kIndent ? style.width - kIndent : kIndent;
  std::string head = number;
  for (const std::string& line : wrapped(text, room)) {
    out += paint(style, Look::Strong, fmt::format("{:>3}  ", head)) + line + '\n';
    head.clear();
  }
}

}  // namespace

std::string render_story(const trace::Trace& trace, const spec::SourceFile& source,
                         const Style& style, std::string command) {
  std::string out = run_headline(trace, style);
  std::string paragraph;
  std::string number;
  const auto finish = [&] {
    if (paragraph.empty()) return;
    out += '\n';
    add_paragraph(out, style, number, paragraph);
    paragraph.clear();
  };
  for (const Beat& beat : tell(trace).beats) {
    if (beat.number > 0 && !beat.same_pass) {
      finish();
      number = std::to_string(beat.number);
    }
    if (!paragraph.empty()) paragraph += ' ';
    paragraph += paragraph_of(beat, source);
    if (shows_violation(beat)) {
      paragraph +=
          fmt::format(" This is where {} shows.", system::info(trace.claim->property).name);
    }
  }
  finish();
  out += '\n';
  add_paragraph(out, style, "=", ending_of(trace.outcome));
  if (trace.claim) {
    const trace::Claim& claim = *trace.claim;
    out += '\n';
    add_paragraph(out, style, "!",
                  fmt::format("{} is violated: {}. {}", system::info(claim.property).name,
                              printable(claim.message), why_bad(claim.property)));
  }
  if (command.empty()) command = command_of(trace, "", std::nullopt);
  return out + fmt::format("\n     Again: {}\n", command);
}

}  // namespace ctxcheck::report
