// A replay on a system that is seen from outside only: the events, what each showed, the verdict.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "report/report.hpp"
#include "report/text.hpp"
#include "report/words.hpp"

namespace ctxcheck::report {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kWidestToken = 40;

// What the runtime itself said in the turns of an event: warnings and cancellations.
std::vector<std::string> said(const trace::TracedEvent& event) {
  std::vector<std::string> lines;
  for (const system::Turn& turn : event.turns) {
    for (const system::Effect& effect : turn.effects) {
      const bool own_words = effect.kind == system::EffectKind::RuntimeWarning ||
                             effect.kind == system::EffectKind::RuntimeFailure;
      if (own_words && !effect.detail.empty()) {
        lines.push_back(effect.detail);
      }
    }
  }
  return lines;
}

std::string event_text(const trace::TracedEvent& event, std::size_t width, const Style& style) {
  std::string out;
  std::string head = padded(system::spell(event.scheduled), width);
  const std::string indent(kGap, ' ');
  const std::size_t used = kGap + width;
  const std::size_t room = style.width > used ? style.width - used : kWidestToken;
  const auto add = [&](std::string_view text, Look look) {
    for (const std::string& line : wrapped(text, room, kGap)) {
      out += indent + paint(style, Look::Strong, head) + paint(style, look, line) + '\n';
      head.assign(width, ' ');
    }
  };
  for (const std::string& seen : trace::observations_of(event.turns)) {
    add(printable(seen), Look::Plain);
  }
  for (const std::string& line : said(event)) {
    add(fmt::format("workerd: {}", printable(line)), Look::Warn);
  }
  if (out.empty()) add("nothing that can be observed", Look::Dim);
  return out;
}

}  // namespace

std::string render_observed(const trace::ObservedReplay& replay, const trace::Trace& trace,
                            const std::string& path, const std::string& live_on,
                            const Style& style) {
  std::string out = paint(style, Look::Strong, path) + fmt::format(" on {}\n\n", live_on);
  std::size_t width = 0;
  for (const trace::TracedEvent& event : replay.events) {
    width = std::max(width, system::spell(event.scheduled).size());
  }
  width = std::min(width, kWidestToken) + kGap;
  for (const trace::TracedEvent& event : replay.events) {
    const bool is_load = &event == &replay.events.front();
    if (is_load && trace::observations_of(event.turns).empty()) continue;
    out += event_text(event, width, style);
  }
  out += '\n' + outcome_fields(style, "outcome", replay.outcome) + '\n';
  if (replay.difference) return out + render_difference(*replay.difference, trace, style);
  return out + paint(style, Look::Good, "reproduced") + fmt::format(" on {}\n", live_on);
}

}  // namespace ctxcheck::report
