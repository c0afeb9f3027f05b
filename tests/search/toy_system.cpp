// Walking the table.
#include "search/toy_system.hpp"

#include <algorithm>

#include "fmt/format.h"

namespace ctxcheck::test_support {
namespace {

using system::EventKind;

std::string_view prefix_of(EventKind kind) {
  switch (kind) {
    case EventKind::Arrive:
      return "req";
    case EventKind::Disconnect:
      return "drop";
    case EventKind::Fail:
      return "fail";
    case EventKind::Complete:
      return "io";
    default:
      return "internal";
  }
}

// Takes the given values, then 0, and writes down what was met.
const ToyEffect& choose(const ToyEffect& effect, std::span<const std::uint32_t> values,
                        system::Step& step) {
  if (effect.alternatives.empty()) return effect;
  const std::uint32_t value = values.empty() ? 0 : values.front();
  step.choices.push_back({value, static_cast<std::uint32_t>(effect.alternatives.size())});
  return choose(effect.alternatives.at(value), values.empty() ? values : values.subspan(1), step);
}

}  // namespace

void ToySystem::reset() {
  loaded_ = false;
  state_ = 0;
  steps_ = 0;
}

system::Event ToySystem::spell(const ToyMove& move) const {
  const std::vector<ToyMove>& moves = table_.states[state_].moves;
  system::Event event;
  for (const auto& [kind, label] : move.parts) {
    event.parts.push_back(
        {kind, label,
         fmt::format("{}:{}.{}@{}", prefix_of(kind), &move - moves.data(), steps_, label)});
  }
  return event;
}

std::vector<system::Event> ToySystem::enabled() {
  if (!loaded_) return {{{{EventKind::Load, "", "load"}}}};
  std::vector<system::Event> events;
  for (const ToyMove& move : table_.states[state_].moves) events.push_back(spell(move));
  return events;
}

system::Step ToySystem::step(const system::Event& event, std::span<const std::uint32_t> choices,
                             system::Detail /*detail*/) {
  ++steps_made_;
  const ToyEffect* start = nullptr;
  if (!loaded_ && event.has(EventKind::Load)) start = &table_.load;
  if (loaded_) {
    for (const ToyMove& move : table_.states[state_].moves) {
      if (spell(move) == event) start = &move.effect;
    }
  }
  if (start == nullptr) {
    throw system::RunError(system::RunError::Kind::NotEnabled, "not enabled", {}, false);
  }
  system::Step step;
  const ToyEffect& effect = choose(*start, choices, step);
  if (effect.never_ends) {
    throw system::RunError(system::RunError::Kind::Limit, "a turn does not end", {3, 4}, !loaded_);
  }
  for (std::uint32_t i = 0; i < effect.turns; ++i) {
    step.turns.push_back({event.token(), event.parts.front().label, {}, {}});
  }
  for (const system::Property property : effect.findings) {
    step.turns.back().findings.push_back(
        {property, event.parts.front().label, fmt::format("seen after {} steps", steps_), {1, 1}});
  }
  for (const auto& [label, kind] : effect.answers) step.answers.push_back({label, kind, "ok:"});
  loaded_ = true;
  state_ = effect.target;
  ++steps_;
  return step;
}

std::vector<system::RequestStatus> ToySystem::requests() const {
  std::vector<system::RequestStatus> list;
  for (const auto& [label, handler] : table_.requests) {
    const std::vector<std::string>& waiting = table_.states[state_].waiting;
    const bool waits = loaded_ && std::find(waiting.begin(), waiting.end(), label) != waiting.end();
    list.push_back(
        {label, handler, waits ? system::RequestPhase::Waiting : system::RequestPhase::NotArrived});
  }
  return list;
}

system::Outcome ToySystem::outcome() const {
  system::Outcome outcome;
  for (const auto& [label, handler] : table_.requests) {
    outcome.requests.emplace_back(label, table_.states[state_].result);
  }
  return outcome;
}

system::StateImage ToySystem::save(system::Purpose /*purpose*/) {
  return {std::to_string(state_), std::to_string(steps_)};
}

void ToySystem::restore(const system::StateImage& image, system::Purpose /*purpose*/) {
  loaded_ = true;
  state_ = static_cast<std::uint32_t>(std::stoul(image.identity));
  steps_ = static_cast<std::uint32_t>(std::stoul(image.names));
}

bool ToySystem::idle() const { return !loaded_ || table_.states[state_].idle; }

}  // namespace ctxcheck::test_support
