// State machines as tables. Its own file because every machine of the model moves by its table and
// by nothing else: what `ctxcheck machines` prints is what runs.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "system/contract.hpp"

namespace ctxcheck::model {

// One arrow: in state `from`, `on` leads to `to`. `rule` is the section of the semantics, or what
// the arrow is for.
template <class State, class Trigger>
struct Transition {
  State from;
  Trigger on;
  State to;
  std::string_view rule;
};

// The state after `on`. A trigger that the table does not allow in `from` is a defect of the model.
template <class State, class Trigger>
[[nodiscard]] State next(std::span<const Transition<State, Trigger>> table, State from,
                         Trigger on) {
  for (const auto& transition : table) {
    if (transition.from == from && transition.on == on) return transition.to;
  }
  CTX_CHECK(false, "a machine of the model met a trigger that its table does not allow");
  return from;
}

// A machine as it is shown to people.
struct MachineDescription {
  struct Arrow {
    std::string from;
    std::string on;
    std::string to;
    std::string rule;
  };
  std::string name;
  std::string summary;
  std::string initial;
  std::vector<std::string> states;  // in the order of their declaration
  std::vector<Arrow> arrows;        // in the order of the table
};

// Describes a table by the names of its states and triggers, found with `name_of`.
template <class State, class Trigger>
[[nodiscard]] MachineDescription describe(std::string name, std::string summary, State initial,
                                          std::span<const State> states,
                                          std::span<const Transition<State, Trigger>> table) {
  MachineDescription description{
      std::move(name), std::move(summary), std::string(name_of(initial)), {}, {}};
  for (const State state : states) description.states.emplace_back(name_of(state));
  for (const auto& t : table) {
    description.arrows.push_back({std::string(name_of(t.from)), std::string(name_of(t.on)),
                                  std::string(name_of(t.to)), std::string(t.rule)});
  }
  return description;
}

}  // namespace ctxcheck::model
