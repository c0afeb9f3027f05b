// The journal of a step: turns with their effects and findings, answers, choices. Its own file
// because every machine writes into it and none reads it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "spec/source.hpp"
#include "system/turn.hpp"

namespace ctxcheck::model {

[[nodiscard]] inline system::SourceLocation location(spec::Position at) {
  return {at.line, at.column};
}

class Journal {
 public:
  // Starts the journal of a new step. `choices` are the values for the program's choose() calls.
  void begin(std::span<const std::uint32_t> choices, system::Detail detail);
  [[nodiscard]] system::Step take() { return std::move(step_); }

  void begin_turn(std::string token, std::string context);
  // Whether effects are wanted at all; callers may skip making texts for them.
  [[nodiscard]] bool records_effects() const {
    return detail_ == system::Detail::Effects && !step_.turns.empty();
  }
  void effect(system::EffectKind kind, std::string_view subject, std::string_view detail,
              spec::Position at);
  void finding(system::Property property, std::string_view context, std::string message,
               spec::Position at);
  void answer(system::Answer answer) { step_.answers.push_back(std::move(answer)); }
  // The value of the next choose(arity).
  [[nodiscard]] std::uint32_t choose(std::uint32_t arity);

 private:
  system::Step step_;
  std::span<const std::uint32_t> choices_;
  system::Detail detail_ = system::Detail::Findings;
};

}  // namespace ctxcheck::model
