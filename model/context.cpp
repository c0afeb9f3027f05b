// The table of the context machine.
#include "model/context.hpp"

#include <array>

namespace ctxcheck::model {
namespace {

using P = ContextPhase;
using T = ContextTrigger;

constexpr std::array<ContextTransition, 5> kTable{{
    {P::Live, T::OutlivesRequest, P::Draining, "6.3, 6.4"},
    {P::Live, T::Ends, P::Dead, "6.2, 6.4"},
    {P::Live, T::Hangs, P::Dead, "7"},
    {P::Draining, T::Ends, P::Dead, "6.3"},
    {P::Draining, T::Hangs, P::Dead, "7"},
}};

}  // namespace

std::string_view name_of(ContextPhase phase) {
  switch (phase) {
    case P::Live:
      return "Live";
    case P::Draining:
      return "Draining";
    case P::Dead:
      return "Dead";
  }
  return "";
}

std::string_view name_of(ContextTrigger trigger) {
  switch (trigger) {
    case T::OutlivesRequest:
      return "request over, waitUntil pending";
    case T::Ends:
      return "request over, no waitUntil left";
    case T::Hangs:
      return "hang detection";
  }
  return "";
}

std::span<const ContextTransition> context_table() { return kTable; }

MachineDescription describe_context() {
  static constexpr std::array kStates{P::Live, P::Draining, P::Dead};
  return describe<P, T>("context", "The life of what one request owns.", P::Live, kStates,
                        context_table());
}

}  // namespace ctxcheck::model
