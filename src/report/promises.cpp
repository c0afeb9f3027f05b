// Following promises through a trace.
#include "report/promises.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace ctxcheck::report {
namespace {

using system::Effect;
using system::EffectKind;

class Lives {
 public:
  explicit Lives(const trace::Trace& trace)
      : trace_(trace), violation_(violating_settlement(trace)), cause_(cause_of(trace)) {}

  std::vector<PromiseLife> follow() {
    for (std::size_t e = 0; e < trace_.events.size(); ++e) {
      const auto& turns = trace_.events[e].turns;
      for (std::size_t t = 0; t < turns.size(); ++t) {
        for (std::size_t i = 0; i < turns[t].effects.size(); ++i) {
          take({e, t, i}, turns[t].context, turns[t].effects[i]);
        }
      }
    }
    return std::move(lives_);
  }

 private:
  using Ids = std::vector<std::size_t>;  // indices into lives_

  void take(const EffectPlace& place, const std::string& context, const Effect& effect) {
    switch (effect.kind) {
      case EffectKind::PromiseCreated:
        create(place, effect);
        break;
      case EffectKind::Awaited:
      case EffectKind::Followed:
        use(place, context, effect);
        break;
      case EffectKind::Deferred:
        if (PromiseLife* const life = next(effect.subject, false)) {
          settle(*life, place, context, Fate::Waiting);
        }
        break;
      case EffectKind::Settled:
      case EffectKind::Dropped:
        finish(place, context, effect);
        break;
      default:
        break;
    }
  }

  void create(const EffectPlace& place, const Effect& effect) {
    PromiseLife life;
    life.owner = owner_in(effect.subject);
    life.at = effect.at;
    life.created = place;
    pending_[effect.subject].push_back(lives_.size());
    lives_.push_back(std::move(life));
  }

  // Promises that were followed after they settled are not told apart from pending ones by their
  // subject; without a pending one the last is meant.
  void use(const EffectPlace& place, const std::string& context, const Effect& effect) {
    PromiseLife* life = newest(effect.subject);
    if (life == nullptr) return;
    life->awaited = true;
    if (context != life->owner && !context.empty()) life->uses.push_back({place, context});
  }

  void finish(const EffectPlace& place, const std::string& context, const Effect& effect) {
    PromiseLife* life = next(effect.subject, true);
    const bool was_deferred = life != nullptr;
    if (!was_deferred) life = next(effect.subject, false);
    if (life == nullptr) return;
    const bool lost = effect.kind == EffectKind::Dropped;
    if (was_deferred) {
      life->fate = lost ? Fate::Lost : Fate::Deferred;
      life->violation = life->violation || violation_ == place;
    } else {
      settle(*life, place, context, lost ? Fate::Lost : Fate::Settled);
    }
    if (was_deferred || lost) life->arrived = place;
    Ids& ids = pending_[effect.subject];
    ids.erase(std::find(ids.begin(), ids.end(), static_cast<std::size_t>(life - lives_.data())));
  }

  void settle(PromiseLife& life, const EffectPlace& place, const std::string& context, Fate fate) {
    life.settled = place;
    life.settler = context;
    life.fate = fate;
    life.violation = violation_ == place;
    if (!life.guessed || !life.violation || !cause_) return;
    // The promise that is marked as the cause is the one that is drawn.
    const auto marked = std::find_if(lives_.begin(), lives_.end(), [&](const PromiseLife& other) {
      return other.created == *cause_;
    });
    if (marked != lives_.end()) std::swap(life.created, marked->created);
  }

  // The oldest pending promise of that name whose settlement is deferred already, or not yet.
  PromiseLife* next(const std::string& subject, bool deferred) {
    const auto found = pending_.find(subject);
    if (found == pending_.end()) return nullptr;
    PromiseLife* oldest = nullptr;
    for (const std::size_t id : found->second) {
      PromiseLife& life = lives_[id];
      if (life.settled.has_value() != deferred) continue;
      if (oldest == nullptr) {
        oldest = &life;
      } else if (!same_turn(oldest->created, life.created)) {
        oldest->guessed = true;
      }
    }
    return oldest;
  }

  PromiseLife* newest(const std::string& subject) {
    const auto found = pending_.find(subject);
    if (found != pending_.end() && !found->second.empty()) return &lives_[found->second.back()];
    const auto last = std::find_if(lives_.rbegin(), lives_.rend(), [&](const PromiseLife& life) {
      return effect_at(trace_, life.created).subject == subject;
    });
    return last == lives_.rend() ? nullptr : &*last;
  }

  static bool same_turn(const EffectPlace& a, const EffectPlace& b) {
    return a.event == b.event && a.turn == b.turn;
  }

  const trace::Trace& trace_;
  std::optional<EffectPlace> violation_;
  std::optional<EffectPlace> cause_;
  std::vector<PromiseLife> lives_;
  std::map<std::string, Ids> pending_;  // by subject, oldest first
};

}  // namespace

bool PromiseLife::crosses() const {
  return !uses.empty() || (settled && settler != owner && !settler.empty());
}

std::vector<PromiseLife> promise_lives(const trace::Trace& trace) { return Lives(trace).follow(); }

}  // namespace ctxcheck::report
