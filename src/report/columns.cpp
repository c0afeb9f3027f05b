// A run as columns: one per request, time downwards, after the example of lincheck's output. The
// line at the left of a column is drawn while its context lives.
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

constexpr std::size_t kGutter = 5;  // for the number of an event
constexpr std::size_t kMargin = 3;  // lifeline, mark, and a blank at the end
constexpr std::size_t kNarrowest = 18;
constexpr std::size_t kWidest = 76;

// One line of a cell, not yet painted.
struct CellLine {
  std::string text;
  Look look = Look::Plain;
  bool marked = false;
};

class Columns {
 public:
  Columns(const Narrative& narrative, const spec::SourceFile& source, const Style& style)
      : narrative_(narrative), source_(source), style_(style) {
    const std::size_t count = std::max<std::size_t>(narrative.contexts.size(), 1);
    const std::size_t room = style.width > kGutter ? style.width - kGutter : 0;
    width_ = std::clamp(room / count, kNarrowest, kWidest);
    alive_.resize(narrative.contexts.size(), false);
  }

  std::string draw() {
    std::string labels(kGutter, ' ');
    for (const std::string& context : narrative_.contexts) {
      labels += padded("  " + shortened(context, width_ - kMargin), width_);
    }
    add_line(paint(style_, Look::Strong, trimmed(labels)));
    for (const Beat& beat : narrative_.beats) draw_beat(beat);
    return out_;
  }

 private:
  static std::string trimmed(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
  }

  void add_line(const std::string& line) { out_ += line + '\n'; }

  std::size_t text_width() const { return width_ - kMargin; }

  static std::string headline_of(const Beat& beat) {
    std::string text = beat.what;
    if (beat.number == 0 && !beat.context.empty()) text.insert(0, "-> ");
    return text;
  }

  static void add_wrapped(std::vector<CellLine>& lines, std::size_t width, std::string_view text,
                          std::size_t first_indent, std::size_t indent, Look look, bool marked) {
    const std::string start(first_indent, ' ');
    for (std::string& line : wrapped(start + std::string(text), width, indent)) {
      lines.push_back({std::move(line), look, marked});
      marked = false;
    }
  }

  static void add_shows(std::vector<CellLine>& lines, std::size_t width,
                        const std::vector<system::Property>& shows, std::size_t indent) {
    for (const system::Property property : shows) {
      const bool error = is_error(property);
      add_wrapped(lines, width, fmt::format("! {}", system::info(property).name), indent,
                  indent + 2, error ? Look::Bad : Look::Warn, false);
    }
  }

  std::vector<CellLine> cell_of(const Beat& beat, std::size_t width) const {
    std::vector<CellLine> lines;
    const bool shown = beat.mark != Mark::None;
    const Look headline = shown ? Look::Bad : beat.number > 0 ? Look::Strong : Look::Plain;
    add_wrapped(lines, width, headline_of(beat), 0, 3, headline, shown);
    add_shows(lines, width, beat.shows, 3);
    std::uint32_t line = 0;  // of the spec, that the steps belong to
    for (const Step& step : beat.steps) {
      if (step.at.known() && step.at.line != line) {
        line = step.at.line;
        const std::string head = fmt::format("  {}: ", line);
        const std::string text = line_text(
            source_, step.at, width > head.size() + 8 ? width - head.size() : std::size_t{8});
        lines.push_back({head + text, Look::Source, false});
      } else if (!step.at.known()) {
        line = 0;
      }
      const std::size_t indent = line == 0 ? 2 : 4;
      const Look look = step.mark == Mark::Violation ? Look::Bad
                        : step.mark == Mark::Cause   ? Look::Warn
                                                     : Look::Plain;
      add_wrapped(lines, width, step.phrase, indent, indent + 2, look, step.mark != Mark::None);
      add_shows(lines, width, step.shows, indent);
    }
    return lines;
  }

  // The columns left of the cell and its own margin, with the lifelines. `own` stands for the one
  // of the cell's column.
  std::string lifelines(std::size_t end, char own, bool marked) const {
    std::string text;
    for (std::size_t i = 0; i < end; ++i) text += padded(alive_[i] ? "|" : "", width_);
    text += own;
    text += marked ? '>' : ' ';
    return text;
  }

  void draw_beat(const Beat& beat) {
    const auto found =
        std::find(narrative_.contexts.begin(), narrative_.contexts.end(), beat.context);
    if (beat.context.empty() || found == narrative_.contexts.end()) {
      draw_load(beat);
      return;
    }
    const auto column = static_cast<std::size_t>(found - narrative_.contexts.begin());
    if (beat.number > 0 && !beat.same_pass) draw_gap();
    const std::vector<CellLine> lines = cell_of(beat, text_width());
    alive_[column] = true;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool last = i + 1 == lines.size();
      std::string gutter;
      if (i == 0 && beat.number > 0) {
        gutter = fmt::format("{}{}", beat.same_pass ? "&" : "", beat.number);
      }
      const char own = last && beat.ends ? 'x' : '|';
      std::string line = fmt::format("{:>3}  ", gutter) + lifelines(column, own, lines[i].marked) +
                         paint(style_, lines[i].look, lines[i].text);
      std::string behind;
      for (std::size_t k = column + 1; k < alive_.size(); ++k) {
        behind += padded(alive_[k] ? "|" : "", width_);
      }
      behind = trimmed(behind);
      if (!behind.empty()) {
        const std::size_t taken = width_of(lines[i].text) + kMargin - 1;
        line.append(taken < width_ ? width_ - taken : 0, ' ');
        line += behind;
      }
      add_line(trimmed(line));
    }
    if (beat.ends) alive_[column] = false;
  }

  // The load is in no context: across all columns.
  void draw_load(const Beat& beat) {
    const std::size_t room = style_.width > kGutter ? style_.width - kGutter : kNarrowest;
    for (const CellLine& line : cell_of(beat, room)) {
      add_line(std::string(kGutter, ' ') + paint(style_, line.look, line.text));
    }
  }

  void draw_gap() {
    std::string line(kGutter, ' ');
    for (const bool alive : alive_) line += padded(alive ? "|" : "", width_);
    add_line(trimmed(line));
  }

  const Narrative& narrative_;
  const spec::SourceFile& source_;
  const Style& style_;
  std::size_t width_ = kNarrowest;
  std::vector<bool> alive_;
  std::string out_;
};

}  // namespace

std::string render_columns(const trace::Trace& trace, const spec::SourceFile& source,
                           const Style& style, std::string command) {
  const Narrative narrative = tell(trace);
  std::string out = run_headline(trace, style) + '\n';
  out += Columns(narrative, source, style).draw();
  out += '\n';
  const bool claimed = trace.claim.has_value();
  out += paint(style, Look::Dim,
               fmt::format("     -> happens by itself   x its context is dead{}",
                           claimed ? "   > cause and violation" : "")) +
         "\n\n";
  return out + run_ending(trace, style, std::move(command));
}

}  // namespace ctxcheck::report
