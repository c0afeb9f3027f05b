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
    beat.event = event;
    beat.turn = turn_index;
    beat.context = turn.context;
    std::tie(beat.what, beat.what_has_subject) = phrases_.of_turn(turn);
    warnings_.clear();
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
      if (effect.kind == EffectKind::RuntimeWarning && !beat.steps.empty() && i > 0 &&
          turn.effects[i - 1].kind == EffectKind::Dropped) {
        beat.steps.back().phrase += " (the runtime warns: W)";
        warnings_.push_back({beat.steps.size() - 1, effect.subject, effect.at});
        continue;
      }
      waited = is_wait(effect.kind) || effect.kind == EffectKind::CallStarted ||
               effect.kind == EffectKind::TimerStarted;
      add(beat, {std::move(*phrase), effect.at, is_cause ? Mark::Cause : Mark::None, {}});
      if (effect.kind == EffectKind::RuntimeWarning) {
        warnings_.push_back({beat.steps.size() - 1, effect.subject, effect.at});
      }
    }
    for (const Finding& finding : turn.findings) show(beat, finding);
    place_creation(beat);
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

  // The step that shows a finding: the warning that came with it, or what happened at its place.
  Step* step_of(Beat& beat, const Finding& finding) const {
    if (finding.property == Property::DeadSettle || finding.property == Property::LateSettle) {
      for (const Warning& warning : warnings_) {
        Step& step = beat.steps[warning.step];
        const bool same = warning.context == finding.context && warning.at == finding.at;
        if (same && step.shows.empty()) return &step;
      }
    }
    if (!finding.at.known()) return nullptr;
    const auto step = std::find_if(beat.steps.rbegin(), beat.steps.rend(),
                                   [&](const Step& other) { return other.at == finding.at; });
    return step == beat.steps.rend() ? nullptr : &*step;
  }

  // A refused use of an I/O object has no effect, so that it has to be told here: before the
  // answer.
  static Step* insert_refusal(Beat& beat, const Finding& finding) {
    const auto answer = std::find_if(beat.steps.begin(), beat.steps.end(), [](const Step& step) {
      return step.phrase.starts_with("answers ") || step.phrase.starts_with("fails: ");
    });
    return &*beat.steps.insert(answer, {"is refused", finding.at, Mark::None, {}});
  }

  // Attaches a finding to the step that shows it, or else to the turn.
  void show(Beat& beat, const Finding& finding) const {
    Step* step = step_of(beat, finding);
    if (step == nullptr && finding.property == Property::ForeignIo && finding.at.known()) {
      step = insert_refusal(beat, finding);
    }
    std::vector<Property>& shows = step == nullptr ? beat.shows : step->shows;
    if (std::find(shows.begin(), shows.end(), finding.property) == shows.end()) {
      shows.push_back(finding.property);
    }
    if (is_claim(trace_, finding)) (step == nullptr ? beat.mark : step->mark) = Mark::Violation;
  }

  struct Warning {
    std::size_t step;  // index into the steps of the beat
    std::string context;
    system::SourceLocation at;
  };

  const trace::Trace& trace_;
  Phrases& phrases_;
  std::optional<EffectPlace> cause_;
  std::optional<system::SourceLocation> pending_cause_;
  std::vector<Warning> warnings_;  // W, in the turn that is told
};

// Stuck and poisoned are seen in no turn. A request without an answer is told to have none for
// ever; otherwise its last turn is what must not be.
void tell_graph_violation(const trace::Trace& trace, Narrative& narrative) {
  const trace::Claim& claim = *trace.claim;
  const auto last = std::find_if(narrative.beats.rbegin(), narrative.beats.rend(),
                                 [&](const Beat& beat) { return beat.context == claim.context; });
  const auto& results = trace.outcome.requests;
  const bool pending = std::any_of(results.begin(), results.end(), [&](const auto& result) {
    return result.first == claim.context && result.second == "pending";
  });
  if (last == narrative.beats.rend() || pending) {
    Beat beat;
    beat.event = trace.events.size();
    beat.context = claim.context;
    beat.what = "can never be answered any more";
    beat.mark = Mark::Violation;
    beat.shows = {claim.property};
    narrative.beats.push_back(std::move(beat));
    return;
  }
  last->mark = Mark::Violation;
  last->shows.push_back(claim.property);
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
    tell_graph_violation(trace, narrative);
  }
  return narrative;
}

}  // namespace ctxcheck::report
