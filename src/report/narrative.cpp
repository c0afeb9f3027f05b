// Choosing what a trace's reader needs to know, and in which words.
#include "report/narrative.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "report/marks.hpp"
#include "report/phrases.hpp"

namespace ctxcheck::report {
namespace {

using system::Effect;
using system::EffectKind;
using system::Finding;
using system::Property;

bool is_wait(EffectKind kind) {
  return kind == EffectKind::Awaited || kind == EffectKind::Followed;
}

bool is_external(std::string_view token) {
  const std::string kind = parts_of(token).kind;
  return kind == "req" || kind == "io" || kind == "fail" || kind == "timer" || kind == "drop";
}

bool is_claim(const trace::Trace& trace, const Finding& finding) {
  return trace.claim && trace.claim->property == finding.property &&
         trace.claim->context == finding.context && trace.claim->message == finding.message &&
         trace.claim->at == finding.at;
}

// Turns the effects of one turn into steps.
class StepMaker {
 public:
  StepMaker(const trace::Trace& trace, Phrases& phrases, std::optional<EffectPlace> cause)
      : trace_(trace), phrases_(phrases), cause_(cause) {}

  Beat make(std::size_t event, std::size_t turn_index) {
    const system::Turn& turn = trace_.events[event].turns[turn_index];
    Beat beat;
    beat.context = turn.context;
    std::tie(beat.what, beat.what_has_subject) = phrases_.of_turn(turn);
    bool waited = false;  // already told what this piece of code waits for
    for (std::size_t i = 0; i < turn.effects.size(); ++i) {
      const Effect& effect = turn.effects[i];
      const bool is_cause = cause_ == EffectPlace{event, turn_index, i};
      if (effect.kind == EffectKind::ContextPhase && effect.detail == "Dead") beat.ends = true;
      std::optional<std::string> phrase = phrases_.of_effect(effect, turn.context);
      if (effect.kind == EffectKind::Awaited && !is_cause) {
        // Callers wait for what they call: of a chain of awaits only the innermost, first one tells
        // something, and after a call or timer that was just started not even that.
        if (waited || !effect.at.known()) phrase.reset();
      }
      if (is_cause && effect.kind == EffectKind::PromiseCreated) {
        pending_cause_ = effect.at;
        continue;
      }
      if (!phrase) continue;
      waited = is_wait(effect.kind) || effect.kind == EffectKind::CallStarted ||
               effect.kind == EffectKind::TimerStarted;
      add(beat, {std::move(*phrase), effect.at, is_cause ? Mark::Cause : Mark::None, {}});
    }
    place_creation(beat);
    for (const Finding& finding : turn.findings) show(beat, finding);
    return beat;
  }

 private:
  // The same thing done again at the same place is told once.
  static void add(Beat& beat, Step step) {
    if (!beat.steps.empty() && beat.steps.back().phrase == step.phrase &&
        beat.steps.back().at == step.at && step.mark == Mark::None) {
      return;
    }
    beat.steps.push_back(std::move(step));
  }

  // The creation of the promise that matters is told by what the same line does with it, or else as
  // such.
  void place_creation(Beat& beat) {
    if (!pending_cause_) return;
    const system::SourceLocation at = *std::exchange(pending_cause_, std::nullopt);
    const auto same_line = std::find_if(beat.steps.rbegin(), beat.steps.rend(),
                                        [&](const Step& step) { return step.at.line == at.line; });
    if (same_line != beat.steps.rend()) {
      same_line->mark = Mark::Cause;
      return;
    }
    const auto later = std::find_if(beat.steps.begin(), beat.steps.end(),
                                    [&](const Step& step) { return is_wait_phrase(step.phrase); });
    beat.steps.insert(later, {"makes a promise of its own", at, Mark::Cause, {}});
  }

  static bool is_wait_phrase(const std::string& phrase) {
    return phrase.starts_with("waits ") || phrase.starts_with("follows ");
  }

  // Attaches a finding to the step at its place, or to the turn.
  void show(Beat& beat, const Finding& finding) const {
    const auto step = std::find_if(
        beat.steps.rbegin(), beat.steps.rend(),
        [&](const Step& candidate) { return candidate.at.known() && candidate.at == finding.at; });
    const bool claimed = is_claim(trace_, finding);
    std::vector<Property>& shows = step == beat.steps.rend() ? beat.shows : step->shows;
    Mark& mark = step == beat.steps.rend() ? beat.mark : step->mark;
    if (std::find(shows.begin(), shows.end(), finding.property) == shows.end()) {
      shows.push_back(finding.property);
    }
    if (claimed) mark = Mark::Violation;
  }

  const trace::Trace& trace_;
  Phrases& phrases_;
  std::optional<EffectPlace> cause_;
  std::optional<system::SourceLocation> pending_cause_;
};

// Stuck and poisoned are seen in no turn: the last one of the request, or of the run, shows them.
void mark_without_finding(const trace::Claim& claim, Narrative& narrative) {
  const auto of_context =
      std::find_if(narrative.beats.rbegin(), narrative.beats.rend(),
                   [&](const Beat& beat) { return beat.context == claim.context; });
  if (narrative.beats.empty()) return;
  Beat& beat = of_context == narrative.beats.rend() ? narrative.beats.back() : *of_context;
  beat.mark = Mark::Violation;
  beat.shows.push_back(claim.property);
}

}  // namespace

Narrative tell(const trace::Trace& trace) {
  Narrative narrative;
  Phrases phrases(trace);
  StepMaker maker(trace, phrases, cause_of(trace));
  std::uint32_t number = 0;
  for (std::size_t e = 0; e < trace.events.size(); ++e) {
    bool in_pass = false;
    for (std::size_t t = 0; t < trace.events[e].turns.size(); ++t) {
      const std::string& token = trace.events[e].turns[t].token;
      Beat beat = maker.make(e, t);
      if (is_external(token)) {
        beat.number = ++number;
        beat.same_pass = std::exchange(in_pass, true);
      }
      if (parts_of(token).kind == "req") narrative.contexts.push_back(beat.context);
      if (t == 0 && !trace.events[e].scheduled.choices.empty()) {
        std::string chosen;
        for (const std::uint32_t value : trace.events[e].scheduled.choices) {
          chosen += chosen.empty() ? "" : ", ";
          chosen += std::to_string(value);
        }
        beat.steps.insert(beat.steps.begin(),
                          {"gets " + chosen + " from choose()", {}, Mark::None, {}});
      }
      if (beat.context.empty() && beat.steps.empty() && beat.shows.empty()) continue;
      narrative.beats.push_back(std::move(beat));
    }
  }
  if (trace.claim &&
      (trace.claim->property == Property::Stuck || trace.claim->property == Property::Poisoned)) {
    mark_without_finding(*trace.claim, narrative);
  }
  return narrative;
}

}  // namespace ctxcheck::report
