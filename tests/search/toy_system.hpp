// A system given by a table. Its own file because the tests of searches build small graphs with it,
// and random ones.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "system/system.hpp"

namespace ctxcheck::test_support {

// What an event leads to: either a choose() with its alternatives, or an end.
struct ToyEffect {
  std::vector<ToyEffect> alternatives;
  std::uint32_t target = 0;  // index of a state
  std::uint32_t turns = 1;
  std::vector<system::Property> findings;
  std::vector<std::pair<std::string, system::ResultKind>> answers;
  bool never_ends = false;  // the turn exceeds a limit
};

struct ToyMove {
  std::vector<std::pair<system::EventKind, std::string>> parts;  // kind and label
  ToyEffect effect;
};

struct ToyState {
  std::vector<std::string> waiting = {};  // labels
  std::vector<ToyMove> moves = {};
  bool idle = true;
  std::string result = "";  // of all requests, in the outcome
};

struct ToyTable {
  std::vector<std::pair<std::string, std::string>> requests;  // label, handler
  ToyEffect load;
  std::vector<ToyState> states;
};

// The number of steps so far is part of every token and of the names of a state, not of its
// identity: equal states spell their events differently, as the model's do.
class ToySystem final : public system::System {
 public:
  explicit ToySystem(ToyTable table) : table_(std::move(table)) {}

  void reset() override;
  [[nodiscard]] std::vector<system::Event> enabled() override;
  system::Step step(const system::Event& event, std::span<const std::uint32_t> choices,
                    system::Detail detail) override;
  [[nodiscard]] std::vector<system::RequestStatus> requests() const override;
  [[nodiscard]] system::Outcome outcome() const override;
  [[nodiscard]] bool can_save() const override { return true; }
  [[nodiscard]] system::StateImage save(system::Purpose purpose) override;
  void restore(const system::StateImage& image, system::Purpose purpose) override;
  [[nodiscard]] bool idle() const override;
  [[nodiscard]] std::vector<std::uint32_t> unreached_lines() const override { return {7}; }

  // What has been asked of it so far.
  [[nodiscard]] std::uint64_t steps_made() const { return steps_made_; }

 private:
  [[nodiscard]] system::Event spell(const ToyMove& move) const;

  ToyTable table_;
  bool loaded_ = false;
  std::uint32_t state_ = 0;
  std::uint32_t steps_ = 0;  // on the path to the state
  std::uint64_t steps_made_ = 0;
};

// ---- building tables

inline ToyEffect to(std::uint32_t target, std::uint32_t turns = 1) {
  ToyEffect effect;
  effect.target = target;
  effect.turns = turns;
  return effect;
}
inline ToyEffect with(ToyEffect effect, system::Property finding) {
  effect.findings.push_back(finding);
  return effect;
}
inline ToyEffect with(ToyEffect effect, std::string label, system::ResultKind kind) {
  effect.answers.emplace_back(std::move(label), kind);
  return effect;
}
inline ToyEffect one_of(std::vector<ToyEffect> alternatives) {
  ToyEffect effect;
  effect.alternatives = std::move(alternatives);
  return effect;
}
inline ToyMove move(system::EventKind kind, std::string label, ToyEffect effect) {
  return {{{kind, std::move(label)}}, std::move(effect)};
}
inline ToyMove arrive(std::string label, ToyEffect effect) {
  return move(system::EventKind::Arrive, std::move(label), std::move(effect));
}
inline ToyMove io(std::string label, ToyEffect effect) {
  return move(system::EventKind::Complete, std::move(label), std::move(effect));
}
inline ToyMove drop(std::string label, ToyEffect effect) {
  return move(system::EventKind::Disconnect, std::move(label), std::move(effect));
}

}  // namespace ctxcheck::test_support
