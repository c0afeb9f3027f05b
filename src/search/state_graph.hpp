// All states of a small spec and the steps between them, to be drawn. Its own file because a search
// keeps only what its analyses ask about, and a drawing wants to name every step.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "search/search.hpp"

namespace ctxcheck::search {

struct StateGraph {
  struct State {
    std::vector<std::string> waiting;    // requests that have arrived and are not answered
    std::optional<system::Outcome> end;  // if nothing is enabled any more
  };
  struct Move {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string event;                       // with its choices
    std::vector<system::Property> violates;  // in the order in which it is seen, once each
  };
  std::vector<State> states;  // the first is before the load
  std::vector<Move> moves;    // in the order of exploring
  std::optional<Stop> stop;   // none: this is all of it
};

// States are told apart by what they lead to and by the outcome so far. The system must be able to
// save states; `properties` and `first` are not used. RunErrors of the load are passed on.
[[nodiscard]] StateGraph state_graph(system::System& system, const Options& options);

}  // namespace ctxcheck::search
