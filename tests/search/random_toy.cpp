// Tables made by breadth-first growth: a state is what its requests do, a level, and a tag that
// lets different pasts differ.
#include "search/random_toy.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <tuple>

namespace ctxcheck::test_support {
namespace {

using system::EventKind;
using system::Property;
using system::ResultKind;

constexpr std::size_t kRequests = 3;
const std::array<std::pair<const char*, const char*>, kRequests> kLabels{
    {{"a#1", "a"}, {"a#2", "a"}, {"b", "b"}}};

enum class Phase : std::uint8_t { NotArrived, Waiting, Over };

struct Key {
  std::array<Phase, kRequests> phases{};
  std::uint32_t level = 0;
  std::uint32_t tag = 0;

  friend bool operator<(const Key& a, const Key& b) {
    return std::tie(a.phases, a.level, a.tag) < std::tie(b.phases, b.level, b.tag);
  }
};

class Maker {
 public:
  Maker(std::uint32_t seed, std::uint32_t levels, bool cycles)
      : random_(seed), levels_(levels), cycles_(cycles) {}

  ToyTable run() {
    finding_in_ = 20 << below(4);
    unanswered_in_ = 2 << (2 * below(4));
    for (const auto& [label, handler] : kLabels) table_.requests.emplace_back(label, handler);
    const Key fresh;
    table_.load = one_in(3) ? one_of({to(state_of(fresh)), to(state_of({fresh.phases, 0, 1}))})
                            : to(state_of(fresh));
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const Key key = keys_[i];  // a copy: making a state adds keys
      ToyState state = make_state(key, i);
      table_.states[i] = std::move(state);
    }
    return std::move(table_);
  }

 private:
  // Not std::uniform_int_distribution: it differs between libraries.
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_()) % bound; }
  bool one_in(std::uint32_t n) { return below(n) == 0; }

  std::uint32_t state_of(const Key& key) {
    const auto [entry, is_new] = ids_.try_emplace(key, static_cast<std::uint32_t>(keys_.size()));
    if (is_new) {
      keys_.push_back(key);
      table_.states.emplace_back();
    }
    return entry->second;
  }

  ToyState make_state(const Key& key, std::size_t index) {
    ToyState state;
    for (std::size_t r = 0; r < kRequests; ++r) {
      if (key.phases[r] == Phase::Waiting) state.waiting.emplace_back(kLabels[r].first);
    }
    state.idle = index < 2 || !one_in(5);
    state.result = std::to_string(below(3));
    if (key.level >= levels_ && !cycles_) {
      for (std::size_t r = 0; r < kRequests; ++r) {
        if (key.phases[r] == Phase::Waiting && !one_in(unanswered_in_)) add_answer(state, r, key);
      }
      return state;
    }
    for (std::size_t r = 0; r < kRequests; ++r) {
      const bool next =
          key.phases[r] == Phase::NotArrived && (r != 1 || key.phases[0] != Phase::NotArrived);
      if (next) add(state, {{EventKind::Arrive, r}}, key);
    }
    for (std::size_t r = 0; r < kRequests; ++r) {
      if (key.phases[r] == Phase::NotArrived) continue;
      if (!one_in(key.phases[r] == Phase::Waiting ? unanswered_in_ : 2)) {
        add(state, {{EventKind::Complete, r}}, key);
      }
      if (one_in(6)) add(state, {{EventKind::Fail, r}}, key);
      if (one_in(6)) add(state, {{EventKind::Drain, r}}, key);
      if (key.phases[r] == Phase::Waiting && one_in(4)) {
        add(state, {{EventKind::Disconnect, r}}, key);
      }
      if (key.phases[2] == Phase::NotArrived && r != 2 && one_in(8)) {
        add(state, {{EventKind::Complete, r}, {EventKind::Arrive, 2}}, key);
      }
    }
    return state;
  }

  using Parts = std::vector<std::pair<EventKind, std::size_t>>;

  void add(ToyState& state, const Parts& parts, const Key& key) {
    ToyMove made;
    for (const auto& [kind, request] : parts) {
      made.parts.emplace_back(kind, kLabels[request].first);
    }
    made.effect = make_effect(parts, key, 0);
    state.moves.push_back(std::move(made));
  }

  // What remains at the last level: requests are answered one by one.
  void add_answer(ToyState& state, std::size_t request, const Key& key) {
    Key next = key;
    next.phases[request] = Phase::Over;
    ToyMove made{{{EventKind::Complete, kLabels[request].first}}, to(state_of(next))};
    made.effect.answers = {{kLabels[request].first, ResultKind::Answered}};
    state.moves.push_back(std::move(made));
  }

  ToyEffect make_effect(const Parts& parts, const Key& key, std::uint32_t depth) {
    if (depth < 2 && one_in(8)) {
      return one_of({make_effect(parts, key, depth + 1), make_effect(parts, key, depth + 1)});
    }
    Key next = key;
    if (!cycles_) ++next.level;
    if (one_in(3)) next.tag = below(3);
    ToyEffect effect;
    for (const auto& [kind, r] : parts) {
      if (kind == EventKind::Arrive) next.phases[r] = Phase::Waiting;
      if (kind == EventKind::Disconnect) next.phases[r] = Phase::Over;
    }
    for (std::size_t r = 0; r < kRequests; ++r) {
      const bool own = std::any_of(parts.begin(), parts.end(),
                                   [r](const auto& part) { return part.second == r; });
      if (next.phases[r] != Phase::Waiting || !one_in(own ? 3 : 8)) continue;
      next.phases[r] = Phase::Over;
      const auto kind = one_in(4)   ? ResultKind::Failed
                        : one_in(6) ? ResultKind::Hung
                                    : ResultKind::Answered;
      effect.answers.emplace_back(kLabels[r].first, kind);
    }
    effect.target = state_of(next);
    effect.turns = below(4);
    if (effect.turns > 0 && one_in(finding_in_)) effect.findings.push_back(Property::DeadSettle);
    if (effect.turns > 0 && one_in(finding_in_)) effect.findings.push_back(Property::LostWork);
    return effect;
  }

  std::minstd_rand random_;
  std::uint32_t finding_in_ = 1;     // one step in so many has a finding
  std::uint32_t unanswered_in_ = 1;  // one request in so many is left without an event
  std::uint32_t levels_;
  bool cycles_;
  ToyTable table_;
  std::map<Key, std::uint32_t> ids_;
  std::vector<Key> keys_;
};

}  // namespace

ToyTable random_table(std::uint32_t seed, std::uint32_t levels, bool cycles) {
  return Maker(seed, levels, cycles).run();
}

}  // namespace ctxcheck::test_support
