// Composing the picture of a run.
#include "report/picture.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "report/batches.hpp"
#include "report/sentences.hpp"
#include "report/text.hpp"

namespace ctxcheck::report {
namespace {

using system::Effect;
using system::EffectKind;

struct BatchStep {
  std::size_t beat = 0;
  std::string context;
  std::string words;
};

// All that a run does with one batch.
struct BatchRun {
  std::string opener;
  std::vector<BatchStep> steps;
  std::optional<std::size_t> dispatched;  // the beat

  // A batch that one request has for itself is nothing that requests share.
  [[nodiscard]] bool shared() const {
    return std::any_of(steps.begin(), steps.end(),
                       [this](const BatchStep& step) { return step.context != opener; });
  }
};

std::string promise_name(const PromiseLife& life) {
  if (life.owner == "module scope") return "a promise of module scope";
  return fmt::format("a promise of {}", life.owner);
}

class Painter {
 public:
  explicit Painter(const trace::Trace& trace) : trace_(trace) { picture_.narrative = tell(trace); }

  Picture paint() {
    for (const Beat& beat : picture_.narrative.beats) index_[{beat.event, beat.turn}] = count_++;
    picture_.scenes.resize(count_);
    draw_lives();
    for (const PromiseLife& life : promise_lives(trace_)) draw_promise(life);
    thin_out();
    draw_batches();
    judge();
    return std::move(picture_);
  }

 private:
  // The beat of a turn; none if the narrative leaves it out.
  [[nodiscard]] std::optional<std::size_t> beat_of(std::size_t event, std::size_t turn) const {
    const auto found = index_.find({event, turn});
    if (found == index_.end()) return std::nullopt;
    return found->second;
  }

  void draw_lives() {
    const auto& contexts = picture_.narrative.contexts;
    std::vector<Life> lives(contexts.size(), Life::NotYet);
    const auto set = [&](const std::string& context, Life life) {
      const auto found = std::find(contexts.begin(), contexts.end(), context);
      if (found != contexts.end()) lives[static_cast<std::size_t>(found - contexts.begin())] = life;
    };
    for (std::size_t b = 0; b < count_; ++b) {
      const Beat& beat = picture_.narrative.beats[b];
      if (beat.event < trace_.events.size()) {
        const system::Turn& turn = trace_.events[beat.event].turns[beat.turn];
        if (turn.token.starts_with("req:")) set(turn.context, Life::Live);
        for (const Effect& effect : turn.effects) {
          if (effect.kind != EffectKind::ContextPhase) continue;
          if (effect.detail == "Draining") set(effect.subject, Life::Draining);
          if (effect.detail == "Dead") set(effect.subject, Life::Dead);
        }
      }
      picture_.scenes[b].lives = lives;
    }
  }

  void share(std::size_t beat, std::string words) {
    auto& shared = picture_.scenes[beat].shared;
    if (std::find(shared.begin(), shared.end(), words) == shared.end()) {
      shared.push_back(std::move(words));
    }
  }

  void draw_promise(const PromiseLife& life) {
    Arrow arrow{life, beat_of(life.created.event, life.created.turn), {}, {}, {}};
    if (life.settled) arrow.to = beat_of(life.settled->event, life.settled->turn);
    for (const PromiseUse& use : life.uses) {
      const auto beat = beat_of(use.place.event, use.place.turn);
      if (!beat) continue;
      arrow.uses.push_back(*beat);
      share(*beat, fmt::format("{}: {} waits for it", promise_name(life), use.context));
    }
    if (life.settled && arrow.to && life.settler != life.owner && !life.settler.empty()) {
      share(*arrow.to, fmt::format("{}: {} settles it", promise_name(life), life.settler));
    }
    const bool within = arrow.to && arrow.to == arrow.from;
    const bool of_interest = life.violation || life.crosses() ||
                             (life.at.known() && life.awaited) || (life.at.known() && arrow.to);
    if (!of_interest || (within && arrow.uses.empty())) return;
    if (!life.settled && !life.awaited) return;
    arrow.sentence = sentence_about(life);
    picture_.arrows.push_back(std::move(arrow));
  }

  // Async functions make several promises in one go that no line of the spec shows: where an arrow
  // goes the same way already, they add nothing.
  void thin_out() {
    std::vector<Arrow> kept;
    for (const Arrow& arrow : picture_.arrows) {
      const auto same_way = [&arrow](const Arrow& other) {
        return other.from == arrow.from && other.to == arrow.to && other.uses == arrow.uses &&
               other.life.owner == arrow.life.owner && other.life.fate == arrow.life.fate;
      };
      const bool hidden = !arrow.life.at.known() && !arrow.life.violation;
      const bool is_first = std::none_of(kept.begin(), kept.end(), same_way);
      const bool alone = std::none_of(
          picture_.arrows.begin(), picture_.arrows.end(),
          [&](const Arrow& other) { return other.life.at.known() && same_way(other); });
      if (!hidden || (is_first && alone)) kept.push_back(arrow);
    }
    picture_.arrows = std::move(kept);
  }

  [[nodiscard]] static std::string sentence_about(const PromiseLife& life) {
    std::string text = capital(promise_name(life));
    if (life.at.known()) text += fmt::format(", made on line {},", life.at.line);
    const std::string by = life.settler.empty() ? "module scope" : life.settler;
    switch (life.fate) {
      case Fate::Pending:
        text += " is never settled in this run";
        break;
      case Fate::Settled:
        text += fmt::format(" is settled by {}", by);
        break;
      case Fate::Deferred:
        text += fmt::format(" is settled by {} and taken over by {}", by, life.owner);
        break;
      case Fate::Waiting:
        text += fmt::format(" is settled by {}, and {} has not taken it over", by, life.owner);
        break;
      case Fate::Lost:
        text +=
            fmt::format(" is settled by {}, but {} has ended: nobody learns of it", by, life.owner);
        break;
    }
    if (life.guessed) text += " (one of several that were made there)";
    return text + '.';
  }

  [[nodiscard]] std::vector<BatchRun> batch_runs() const {
    std::vector<BatchRun> runs;
    OpenBatches open;
    for (std::size_t b = 0; b < count_; ++b) {
      const Beat& beat = picture_.narrative.beats[b];
      if (beat.event >= trace_.events.size()) continue;
      for (const Effect& effect : trace_.events[beat.event].turns[beat.turn].effects) {
        if (effect.kind == EffectKind::BatchOpened) {
          open.open(effect.subject);
          runs.push_back({effect.subject, {}, {}});
        } else if (effect.kind == EffectKind::BatchJoined) {
          if (const auto batch = open.join(jobs_in(effect.detail))) {
            runs[batch->id].steps.push_back({b, beat.context, effect.detail});
          }
        } else if (effect.kind == EffectKind::BatchDispatched) {
          if (const auto batch = open.dispatch(jobs_in(effect.subject))) {
            runs[batch->id].steps.push_back({b, beat.context, "dispatched"});
            runs[batch->id].dispatched = b;
          }
        }
      }
    }
    return runs;
  }

  void draw_batches() {
    for (const BatchRun& run : batch_runs()) {
      if (!run.shared()) continue;
      for (const BatchStep& step : run.steps) {
        share(step.beat, fmt::format("batch of {}: {}", run.opener, step.words));
      }
      const std::size_t end = run.dispatched.value_or(count_);
      for (std::size_t b = run.steps.front().beat; b < end; ++b) ++picture_.scenes[b].shared_open;
    }
  }

  // What matters: whatever is marked or violates something, whatever is shared, and how the
  // requests that take part in this come and go. All do if nothing is claimed.
  void judge() {
    std::set<std::string> involved;
    if (trace_.claim) involved.insert(trace_.claim->context);
    for (std::size_t b = 0; b < count_; ++b) {
      const Beat& beat = picture_.narrative.beats[b];
      Scene& scene = picture_.scenes[b];
      scene.matters = beat.mark != Mark::None || !beat.shows.empty() || !scene.shared.empty() ||
                      std::any_of(beat.steps.begin(), beat.steps.end(), [](const Step& step) {
                        return step.mark != Mark::None || !step.shows.empty();
                      });
      if (scene.matters) involved.insert(beat.context);
    }
    for (const Arrow& arrow : picture_.arrows) {
      if (!arrow.life.violation && !arrow.life.crosses()) continue;
      for (const auto& end : {arrow.from, arrow.to}) {
        if (end) picture_.scenes[*end].matters = true;
      }
    }
    for (std::size_t b = 0; b < count_; ++b) {
      const Beat& beat = picture_.narrative.beats[b];
      const bool comes_or_goes = beat.ends || beat.what == "arrives";
      const bool takes_part = !trace_.claim || involved.contains(beat.context);
      if (comes_or_goes && takes_part) picture_.scenes[b].matters = true;
    }
  }

  const trace::Trace& trace_;
  Picture picture_;
  std::size_t count_ = 0;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> index_;  // event and turn to beat
};

}  // namespace

std::string_view name_of(Life life) {
  switch (life) {
    case Life::NotYet:
      return "none";
    case Life::Live:
      return "live";
    case Life::Draining:
      return "draining";
    case Life::Dead:
      return "dead";
  }
  return "";
}

Picture picture_of(const trace::Trace& trace) { return Painter(trace).paint(); }

std::string headline_of(const trace::Trace& trace) {
  if (!trace.claim) return ending_of(trace.outcome);
  // A label stays as it is written.
  const trace::Claim& claim = *trace.claim;
  const std::string message = printable(claim.message);
  const bool starts_with_label = !claim.context.empty() && message.starts_with(claim.context);
  return fmt::format("{}.", starts_with_label ? message : capital(message));
}

}  // namespace ctxcheck::report
