// A trace as a Mermaid sequence diagram.
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "report/picture.hpp"
#include "report/report.hpp"
#include "report/text.hpp"
#include "report/views.hpp"
#include "report/words.hpp"

namespace ctxcheck::report {
namespace {

constexpr std::size_t kNoteWidth = 44;  // columns; Mermaid does not wrap
constexpr std::size_t kFoldFrom = 3;    // turns in a row

// Text of a diagram. Whatever may mean something to Mermaid or to HTML becomes a character code.
std::string escaped(std::string_view text) {
  constexpr std::string_view kPlain =
      " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,!?/_+=-*";
  std::string out;
  for (const char c : text) {
    const bool plain =
        kPlain.find(c) != std::string_view::npos || (static_cast<unsigned char>(c) & 0x80U) != 0;
    out += plain ? std::string(1, c) : fmt::format("#{};", static_cast<int>(c));
  }
  return out;
}

// Escaped, and broken into lines.
std::string block(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& text : lines) {
    for (const std::string& line : wrapped(text, kNoteWidth)) {
      if (!out.empty()) out += "<br/>";
      out += escaped(line);
    }
  }
  return out;
}

// A part of the run that is drawn, or left out.
struct Part {
  std::size_t first = 0;  // beats
  std::size_t last = 0;
  bool left_out = false;
};

class Diagram {
 public:
  explicit Diagram(const trace::Trace& trace) : trace_(trace), picture_(picture_of(trace)) {
    shares_ = std::any_of(picture_.scenes.begin(), picture_.scenes.end(),
                          [](const Scene& scene) { return !scene.shared.empty(); });
  }

  std::string draw() {
    std::vector<Part> parts = folded();
    shorten(parts, kMostMermaidTurns);
    std::string text = drawn(parts);
    // Long texts instead of many turns: fewer of them.
    for (std::size_t most = parts.size() / 2; text.size() > kMostMermaidText && most >= 4;
         most /= 2) {
      shorten(parts, most);
      text = drawn(parts);
    }
    return text;
  }

 private:
  const std::vector<Beat>& beats() const { return picture_.narrative.beats; }

  // Turns that do not matter, several in a row, are one part.
  [[nodiscard]] std::vector<Part> folded() const {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < beats().size();) {
      std::size_t end = i;
      while (end < beats().size() && !picture_.scenes[end].matters) ++end;
      if (end - i >= kFoldFrom && beats().size() > kMostMermaidTurns / 4) {
        parts.push_back({i, end - 1, true});
        i = end;
      } else {
        parts.push_back({i, i, false});
        ++i;
      }
    }
    return parts;
  }

  // The first and the last parts, `most` in all; more of the last, where the violation is.
  static void shorten(std::vector<Part>& parts, std::size_t most) {
    if (parts.size() <= most) return;
    const auto begin = parts.begin() + static_cast<std::ptrdiff_t>(most / 3);
    const auto end = parts.end() - static_cast<std::ptrdiff_t>(most - most / 3 - 1);
    const Part middle{begin->first, (end - 1)->last, true};
    parts.insert(parts.erase(begin, end), middle);
  }

  [[nodiscard]] std::string drawn(const std::vector<Part>& parts) const {
    std::string out = "sequenceDiagram\n";
    const auto& contexts = picture_.narrative.contexts;
    for (std::size_t i = 0; i < contexts.size(); ++i) {
      out += fmt::format("  participant C{} as {}\n", i, escaped(contexts[i]));
    }
    if (shares_ || contexts.empty()) out += "  participant S as shared state\n";
    std::vector<Life> lives(contexts.size(), Life::NotYet);
    for (const Part& part : parts) {
      if (part.left_out) {
        out += begin_lives(lives, part.last);
        out += fmt::format("  Note over {}: {}\n", everybody(),
                           escaped(fmt::format("{} left out", counted(part.last - part.first + 1,
                                                                      "turn is", "turns are"))));
        out += end_lives(lives, part.last);
      } else {
        draw_beat(part.first, lives, out);
      }
    }
    return out + fmt::format("  Note over {}: {}\n", everybody(), block({headline_of(trace_)}));
  }

  [[nodiscard]] std::string everybody() const {
    const std::size_t count = picture_.narrative.contexts.size();
    if (count == 0) return "S";
    return count == 1 ? "C0" : fmt::format("C0,C{}", count - 1);
  }

  // The participant of a context; that of what is shared if it is none.
  [[nodiscard]] std::string name_of(const std::string& context) const {
    const auto& contexts = picture_.narrative.contexts;
    const auto found = std::find(contexts.begin(), contexts.end(), context);
    return found == contexts.end() ? "" : fmt::format("C{}", found - contexts.begin());
  }

  static bool alive(Life life) { return life == Life::Live || life == Life::Draining; }

  [[nodiscard]] std::string begin_lives(const std::vector<Life>& before, std::size_t beat) const {
    std::string out;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i] == Life::NotYet && alive(picture_.scenes[beat].lives[i])) {
        out += fmt::format("  activate C{}\n", i);
      }
    }
    return out;
  }

  // Also those that lived within the part only have no bar.
  [[nodiscard]] std::string end_lives(std::vector<Life>& lives, std::size_t beat) const {
    std::string out;
    for (std::size_t i = 0; i < lives.size(); ++i) {
      const Life after = picture_.scenes[beat].lives[i];
      if (alive(lives[i]) && after == Life::Dead) out += fmt::format("  deactivate C{}\n", i);
    }
    lives = picture_.scenes[beat].lives;
    return out;
  }

  void draw_beat(std::size_t index, std::vector<Life>& lives, std::string& out) const {
    const Beat& beat = beats()[index];
    const std::string own = name_of(beat.context);
    const bool violates = beat.mark == Mark::Violation ||
                          std::any_of(beat.steps.begin(), beat.steps.end(), [](const Step& step) {
                            return step.mark == Mark::Violation;
                          });
    out += begin_lives(lives, index);
    // A colour that both themes of GitHub can bear.
    if (violates) out += "  rect rgba(214, 40, 40, 0.18)\n";
    out += fmt::format("  Note over {}: {}\n", own.empty() ? everybody() : own, note_of(beat));
    if (!own.empty()) draw_arrows(index, own, out);
    if (violates) out += "  end\n";
    out += end_lives(lives, index);
  }

  [[nodiscard]] static std::string note_of(const Beat& beat) {
    const std::string number =
        beat.number > 0 ? fmt::format("{}{}. ", beat.same_pass ? "& " : "", beat.number) : "";
    std::vector<std::string> lines{number + beat.what + shows_text(beat.shows)};
    for (const Step& step : beat.steps) {
      const std::string at = step.at.known() ? fmt::format("{}: ", step.at.line) : "";
      lines.push_back(at + step.phrase + shows_text(step.shows));
    }
    return block(lines);
  }

  [[nodiscard]] static std::string shows_text(const std::vector<system::Property>& shows) {
    std::string text;
    for (const system::Property property : shows) {
      text += fmt::format(" ! {}", system::info(property).name);
    }
    return text;
  }

  void draw_arrows(std::size_t index, const std::string& own, std::string& out) const {
    for (const std::string& shared : picture_.scenes[index].shared) {
      if (shared.starts_with("batch ")) out += fmt::format("  {}->>S: {}\n", own, escaped(shared));
    }
    for (const Arrow& arrow : picture_.arrows) {
      const std::string owner = name_of(arrow.life.owner);
      if (owner.empty() || owner == own) continue;
      const std::string line =
          arrow.life.at.known() ? fmt::format(" of line {}", arrow.life.at.line) : "";
      if (std::find(arrow.uses.begin(), arrow.uses.end(), index) != arrow.uses.end()) {
        out += fmt::format("  {}-->>{}: waits for its promise{}\n", own, owner, line);
      }
      if (arrow.to != index || arrow.life.settler == arrow.life.owner) continue;
      const bool lost = arrow.life.fate == Fate::Lost;
      out += fmt::format("  {}{}{}: settles its promise{}{}\n", own, lost ? "-x" : "-)", owner,
                         line, lost ? ", too late" : "");
    }
  }

  const trace::Trace& trace_;
  Picture picture_;
  bool shares_ = false;
};

}  // namespace

std::string mermaid_of(const trace::Trace& trace) { return Diagram(trace).draw(); }

}  // namespace ctxcheck::report
