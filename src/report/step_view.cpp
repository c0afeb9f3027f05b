// Laying out one screen.
#include "report/step_view.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/ending.hpp"
#include "report/sentences.hpp"
#include "report/text.hpp"
#include "report/words.hpp"

namespace ctxcheck::report {
namespace {

constexpr std::string_view kKeys = "j k step   l h turn   g G ends   v violation   q quit";

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    std::string spread;
    for (const char c : line) spread += c == '\t' ? std::string("  ") : std::string(1, c);
    lines.push_back(printable(spread));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// The first of `count` that are shown of `total`, so that `at` is in the middle of them.
std::size_t window_start(std::size_t at, std::size_t count, std::size_t total) {
  if (total <= count) return 0;
  return std::min(at - std::min(at, count / 2), total - count);
}

}  // namespace

StepView::StepView(const trace::Trace& trace, const spec::SourceFile& source)
    : trace_(trace), picture_(picture_of(trace)), lines_(lines_of(source.text)) {
  for (std::size_t b = 0; b < picture_.narrative.beats.size(); ++b) {
    stops_.push_back({b, std::nullopt});
    for (std::size_t s = 0; s < picture_.narrative.beats[b].steps.size(); ++s) {
      stops_.push_back({b, s});
    }
  }
  if (!stops_.empty()) return;
  // Nothing has happened but the load.
  Beat load;
  load.what = "the module is evaluated";
  load.what_has_subject = true;
  picture_.narrative.beats.push_back(std::move(load));
  picture_.scenes.emplace_back();
  stops_.push_back({0, std::nullopt});
}

std::size_t StepView::next_turn(std::size_t position) const {
  for (std::size_t i = position + 1; i < stops_.size(); ++i) {
    if (!stops_[i].step) return i;
  }
  return stops_.size() - 1;
}

std::size_t StepView::previous_turn(std::size_t position) const {
  for (std::size_t i = position; i > 0; --i) {
    if (!stops_[i - 1].step) return i - 1;
  }
  return 0;
}

Mark StepView::mark_of(const Stop& stop) const {
  const Beat& beat = picture_.narrative.beats[stop.beat];
  return stop.step ? beat.steps[*stop.step].mark : beat.mark;
}

system::SourceLocation StepView::place_of(const Stop& stop) const {
  const Beat& beat = picture_.narrative.beats[stop.beat];
  const system::SourceLocation at =
      stop.step ? beat.steps[*stop.step].at : system::SourceLocation{};
  const bool shows = mark_of(stop) == Mark::Violation;
  return !at.known() && shows && trace_.claim ? trace_.claim->at : at;
}

std::optional<std::size_t> StepView::violation() const {
  const auto found = std::find_if(stops_.begin(), stops_.end(), [this](const Stop& stop) {
    return mark_of(stop) == Mark::Violation;
  });
  if (found == stops_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - stops_.begin());
}

std::string StepView::stop_line(std::size_t index, bool current, const Style& style) const {
  const Stop& stop = stops_[index];
  const Beat& beat = picture_.narrative.beats[stop.beat];
  std::string text = current ? "> " : "  ";
  const std::vector<system::Property>& shows =
      stop.step ? beat.steps[*stop.step].shows : beat.shows;
  if (stop.step) {
    const Step& step = beat.steps[*stop.step];
    text += fmt::format("    {:>4}  {}", step.at.known() ? std::to_string(step.at.line) : "",
                        step.phrase);
  } else {
    const std::string number =
        beat.number == 0 ? "" : fmt::format("{}{}", beat.same_pass ? "&" : "", beat.number);
    const std::string who = beat.context.empty() ? "" : beat.context + ": ";
    text += fmt::format("{:>3}  {}{}", number, who, beat.what);
  }
  std::string violated;  // in sight also where the text is too long
  for (const system::Property property : shows) {
    violated += fmt::format("  ! {}", system::info(property).name);
  }
  const std::size_t room = style.width > violated.size() ? style.width - violated.size() : 0;
  const Mark mark = mark_of(stop);
  const Look look = mark == Mark::Violation ? Look::Bad
                    : mark == Mark::Cause   ? Look::Warn
                    : current || !stop.step ? Look::Strong
                                            : Look::Plain;
  return paint(style, look, shortened(shortened(text, room) + violated, style.width));
}

std::string StepView::lives_line(std::size_t beat, const Style& style) const {
  std::string text;
  const Scene& scene = picture_.scenes[beat];
  for (std::size_t i = 0; i < scene.lives.size(); ++i) {
    if (scene.lives[i] == Life::NotYet) continue;
    if (!text.empty()) text += "   ";
    text += fmt::format("{} {}", picture_.narrative.contexts[i], name_of(scene.lives[i]));
  }
  for (const std::string& shared : scene.shared) text += fmt::format("   [{}]", shared);
  return paint(style, Look::Dim, shortened(text, style.width));
}

system::SourceLocation StepView::place_near(std::size_t position) const {
  for (std::size_t i = position; i < stops_.size(); ++i) {
    if (const auto at = place_of(stops_[i]); at.known()) return at;
  }
  for (std::size_t i = position; i > 0; --i) {
    if (const auto at = place_of(stops_[i - 1]); at.known()) return at;
  }
  return {};
}

std::vector<std::string> StepView::source_lines(std::size_t position, std::size_t rows,
                                                const Style& style) const {
  const system::SourceLocation at = place_of(stops_[position]);
  const system::SourceLocation near = place_near(position);
  const std::size_t middle = near.known() ? near.line - 1 : 0;
  const std::size_t first = window_start(std::min(middle, lines_.size()), rows, lines_.size());
  std::vector<std::string> out;
  for (std::size_t i = first; i < std::min(first + rows, lines_.size()); ++i) {
    const bool lit = at.known() && i + 1 == at.line;
    const std::string text =
        shortened(fmt::format("{} {:>4}  {}", lit ? '>' : ' ', i + 1, lines_[i]), style.width);
    out.push_back(paint(style, lit ? Look::Source : Look::Dim, text));
  }
  return out;
}

std::string StepView::screen(std::size_t position, std::size_t rows, const Style& style) const {
  const Stop& stop = stops_[position];
  std::vector<std::string> out;
  const bool claimed = trace_.claim.has_value();
  out.push_back(paint(style, claimed ? Look::Bad : Look::Strong,
                      shortened(headline_of(trace_), style.width)));
  out.push_back(
      paint(style, Look::Dim,
            shortened(fmt::format("step {} of {}", position + 1, stops_.size()), style.width)));
  // Five lines are taken: the two above, what lives, a gap, the keys.
  const std::size_t room = rows > 5 ? rows - 5 : 1;
  const std::size_t for_source = std::min(lines_.size(), room * 2 / 5);
  const std::size_t for_steps = std::min(stops_.size(), room - for_source);
  const std::size_t first = window_start(position, for_steps, stops_.size());
  for (std::size_t i = first; i < first + for_steps; ++i) {
    out.push_back(stop_line(i, i == position, style));
  }
  out.push_back(lives_line(stop.beat, style));
  out.emplace_back();
  for (std::string& line : source_lines(position, for_source, style)) {
    out.push_back(std::move(line));
  }
  out.push_back(paint(style, Look::Dim, shortened(kKeys, style.width)));
  if (out.size() > rows) out.resize(std::max<std::size_t>(rows, 1));
  return fmt::format("{}", fmt::join(out, "\n"));
}

}  // namespace ctxcheck::report
