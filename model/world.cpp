// Questions about the world of an isolate.
#include "model/world.hpp"

#include <algorithm>
#include <utility>

#include "model/rules.hpp"

namespace ctxcheck::model {

std::string World::label(vm::ContextId id) const {
  if (id == vm::kNoContext) return "none";
  if (static_cast<std::uint32_t>(id) > contexts.size()) return "a request that is gone";
  return request_of(id).label;
}

const Follow* World::find_follow(std::uint32_t id) const {
  const auto found =
      std::find_if(follows.begin(), follows.end(), [id](const Follow& f) { return f.id == id; });
  return found == follows.end() ? nullptr : &*found;
}

Follow* World::find_follow(std::uint32_t id) {
  return const_cast<Follow*>(std::as_const(*this).find_follow(id));  // it is an element of *this
}

// Semantics 7. Follows count also if they cannot help (4.6); waitUntil promises do not count.
bool World::has_pending_event(vm::ContextId id) const {
  const auto owned = [id](const auto& item) { return item.owner == id; };
  const bool follows_count = holds(Rule::FollowsArePending) && holds(Rule::CyclesAreNotSeen);
  return (holds(Rule::CallsArePending) && std::any_of(calls.begin(), calls.end(), owned)) ||
         (holds(Rule::TimersArePending) && std::any_of(timers.begin(), timers.end(), owned)) ||
         (follows_count && std::any_of(follows.begin(), follows.end(),
                                       [id](const Follow& f) { return f.follower == id; })) ||
         (!holds(Rule::WaitUntilIsNotPending) && context(id).wait_until > 0);
}

vm::ContextId World::youngest_alive() const {
  for (std::size_t i = contexts.size(); i > 0; --i) {
    if (contexts[i - 1].alive()) return vm::ContextId{static_cast<std::uint32_t>(i)};
  }
  return vm::kNoContext;
}

}  // namespace ctxcheck::model
