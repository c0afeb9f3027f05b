// The table of the follow machine.
#include "model/follow.hpp"

#include <array>

namespace ctxcheck::model {
namespace {

using P = FollowPhase;
using T = FollowTrigger;

constexpr std::array<FollowTransition, 7> kTable{{
    {P::Open, T::PromiseSettles, P::Ready, "4.2"},
    {P::Open, T::OwnerDead, P::Failing, "4.4 [new on]"},
    {P::Open, T::FollowerDies, P::Closed, "4.5"},
    {P::Ready, T::TakesTurn, P::Woken, "4.2"},
    {P::Ready, T::FollowerDies, P::Closed, "6.6"},
    {P::Failing, T::TakesTurn, P::Failed, "4.4"},
    {P::Failing, T::FollowerDies, P::Closed, "6.6"},
}};

}  // namespace

std::string_view name_of(FollowPhase phase) {
  switch (phase) {
    case P::Open:
      return "Open";
    case P::Ready:
      return "Ready";
    case P::Failing:
      return "Failing";
    case P::Woken:
      return "Woken";
    case P::Failed:
      return "Failed";
    case P::Closed:
      return "Closed";
  }
  return "";
}

std::string_view name_of(FollowTrigger trigger) {
  switch (trigger) {
    case T::PromiseSettles:
      return "promise settles";
    case T::OwnerDead:
      return "owner is dead";
    case T::TakesTurn:
      return "follower's turn";
    case T::FollowerDies:
      return "follower dies";
  }
  return "";
}

std::span<const FollowTransition> follow_table() { return kTable; }

MachineDescription describe_follow() {
  static constexpr std::array kStates{P::Open,  P::Ready,  P::Failing,
                                      P::Woken, P::Failed, P::Closed};
  return describe<P, T>("follow", "Waiting in one context for a pending promise of another.",
                        P::Open, kStates, follow_table());
}

}  // namespace ctxcheck::model
