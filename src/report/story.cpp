// A run in sentences, a paragraph an event.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "report/ending.hpp"
#include "report/narrative.hpp"
#include "report/report.hpp"
#include "report/sentences.hpp"
#include "report/text.hpp"
#include "report/words.hpp"

namespace ctxcheck::report {
namespace {

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
  std::string text = opening_of(beat);
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
      text += fmt::format(" {}", sentence_of(step, beat.context));
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
