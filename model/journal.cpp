// Writing the journal of a step.
#include "model/journal.hpp"

#include <algorithm>

namespace ctxcheck::model {

void Journal::begin(std::span<const std::uint32_t> choices, system::Detail detail) {
  step_ = {};
  choices_ = choices;
  detail_ = detail;
}

void Journal::begin_turn(std::string token, std::string context) {
  step_.turns.push_back({std::move(token), std::move(context), {}, {}});
}

void Journal::effect(system::EffectKind kind, std::string_view subject, std::string_view detail,
                     spec::Position at) {
  if (!records_effects()) return;
  step_.turns.back().effects.push_back(
      {kind, std::string(subject), std::string(detail), location(at)});
}

void Journal::finding(system::Property property, std::string_view context, std::string message,
                      spec::Position at) {
  if (step_.turns.empty()) return;
  step_.turns.back().findings.push_back(
      {property, std::string(context), std::move(message), location(at)});
}

std::uint32_t Journal::choose(std::uint32_t arity) {
  const std::size_t met = step_.choices.size();
  const std::uint32_t value = met < choices_.size() ? std::min(choices_[met], arity - 1) : 0;
  step_.choices.push_back({value, arity});
  return value;
}

}  // namespace ctxcheck::model
