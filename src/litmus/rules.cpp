// The rules, each a function that says why in its comment.
#include "litmus/rules.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace ctxcheck::litmus {
namespace {

using Steps = std::vector<Word>;

constexpr std::size_t kMostSteps = 3;       // of a request
constexpr std::size_t kMostThirdSteps = 2;  // of a third request: it only joins in
constexpr std::size_t kMostVariations = 1;  // of a combination
constexpr std::array kRequests{Actor::Own, Actor::Foreign, Actor::Third};

bool is_among(Word word, std::initializer_list<Word> some) {
  return std::find(some.begin(), some.end(), word) != some.end();
}

bool has(const Steps& steps, Kind kind) {
  return std::any_of(steps.begin(), steps.end(),
                     [kind](Word word) { return info(word).kind == kind; });
}

bool has(const Steps& steps, Word word) {
  return std::find(steps.begin(), steps.end(), word) != steps.end();
}

Word create_of(const Combination& combination) { return combination[0].word; }
Word share_of(const Combination& combination) { return combination[1].word; }

bool alike(const Combination& combination) {
  return combination.size() > 2 && combination[2].word == Word::Alike;
}

// What each waiter makes for itself, and not one promise in a variable.
bool made_by_waiters(const Combination& combination) {
  return share_of(combination) != Word::ShareVar;
}

// One promise or object in a variable goes with everything; queues, chains and batches make the
// promises that they share themselves.
bool can_share(Word create, Word share) {
  return share == Word::ShareVar || create == Word::CreateOwn;
}

// Promises of calls, chains and batches are settled by what made them.
bool can_be_settled(const Combination& combination) {
  if (share_of(combination) == Word::ShareVar) {
    return is_among(create_of(combination), {Word::CreateOwn, Word::CreateUntagged});
  }
  return is_among(share_of(combination), {Word::ShareQueue, Word::ShareLock});
}

// Each special edge is tried in every place where it can stand, but not together with others: there
// would be too many specs to look at them all. A third request is one variation, however much it
// does, and so is a second one that settles.
std::size_t variations(const Combination& combination) {
  std::size_t count = 0;
  std::size_t settlers = 0;
  bool third = false;
  for (const Edge& edge : combination) {
    if (info(edge.word).special) ++count;
    if (info(edge.word).kind == Kind::Settle) ++settlers;
    third = third || edge.actor == Actor::Third;
  }
  return count + (third ? 1 : 0) + (settlers > 1 ? 1 : 0);
}

bool touches(const Steps& steps) {
  return has(steps, Kind::Wait) || has(steps, Kind::Use) || has(steps, Kind::Settle);
}

// One wait a request; an I/O object is no promise.
bool may_wait(const Combination& so_far, const Steps& steps) {
  return create_of(so_far) != Word::CreateObject && !has(steps, Kind::Wait);
}

bool may_use(const Combination& so_far, const Steps& steps) {
  return create_of(so_far) == Word::CreateObject && !has(steps, Kind::Use);
}

bool may_settle(const Combination& so_far, const Steps& steps, Word word) {
  if (!can_be_settled(so_far) || has(steps, Kind::Settle)) return false;
  if (share_of(so_far) != Word::ShareLock) return true;
  // Only who has got the lock releases it, and once.
  return has(steps, Kind::Wait) && !has(steps, Word::WaitUntil) &&
         is_among(word, {Word::Settle, Word::SettleTimer, Word::SettleLate});
}

bool may_do_other(const Combination& so_far, const Steps& steps, Edge next) {
  switch (next.word) {
    case Word::Io:
      // Two calls in a row show nothing that one does not, and a call beside others is a `hold`.
      // Only the creator stays after it has settled something: it is what others depend on.
      if (steps.empty()) return true;
      if (is_among(steps.back(), {Word::Io, Word::Hold, Word::HoldTimer})) return false;
      return next.actor == Actor::Own || info(steps.back()).kind != Kind::Settle;
    case Word::Hold:
    case Word::HoldTimer:
    case Word::Keep:
      return steps.empty();
    case Word::Log:
      // Where a continuation runs. AwaitThen logs in its callback.
      return !steps.empty() && steps.back() == Word::Await;
    case Word::Respond:
      // The creator leaves what it has made.
      return steps.empty() && next.actor == Actor::Own && !made_by_waiters(so_far) &&
             create_of(so_far) != Word::CreateUntagged;
    default:
      return false;
  }
}

bool may_step(const Combination& so_far, Edge next) {
  // One request after the other: what comes when is a matter of schedules and not of the spec.
  const Edge& last = so_far.back();
  if (last.actor != Actor::Everybody && next.actor < last.actor) return false;
  const Steps steps = steps_of(so_far, next.actor);
  if (steps.size() == kMostSteps) return false;
  // It has returned.
  if (!steps.empty() && is_among(steps.back(), {Word::Answer, Word::Respond})) return false;
  if (alike(so_far) && next.actor != Actor::Own) return false;
  if (next.actor == Actor::Third) {
    // The second comes first, or the same spec would be made twice.
    if (steps_of(so_far, Actor::Foreign).empty() || steps.size() == kMostThirdSteps) return false;
    if (!is_among(next.word,
                  {Word::Await, Word::AwaitTry, Word::Use, Word::Settle, Word::Io, Word::Hold})) {
      return false;
    }
  }
  switch (info(next.word).kind) {
    case Kind::Wait:
      return may_wait(so_far, steps);
    case Kind::Use:
      return may_use(so_far, steps);
    case Kind::Settle:
      return may_settle(so_far, steps, next.word);
    case Kind::Other:
      return may_do_other(so_far, steps, next);
    case Kind::Create:
    case Kind::Share:
    case Kind::Whole:
      break;
  }
  return false;
}

bool may_say_about_all(const Combination& so_far, Word word) {
  // Before anybody does anything.
  if (word == Word::Alike) return so_far.size() == 2 && create_of(so_far) != Word::CreateUntagged;
  if (so_far.back().word == Word::Disconnect || !is_complete(so_far)) return false;
  if (word == Word::Disconnect) return true;
  return so_far.back().word != Word::OneHandler && steps_of(so_far, Actor::Third).empty() &&
         !alike(so_far);
}

// A call or timer beside something: there is something that it stands beside.
bool holds_for_nothing(const Steps& steps) {
  if (steps.empty() || !is_among(steps.front(), {Word::Hold, Word::HoldTimer})) return false;
  return !has(steps, Kind::Wait) && !has(steps, Word::SettleTimer) && !has(steps, Word::SettleLate);
}

// The creator has something to do; where waiters make what they share, it is one of them.
bool creator_takes_part(const Combination& combination, const Steps& own) {
  if (create_of(combination) == Word::CreateUntagged || alike(combination)) return touches(own);
  return made_by_waiters(combination) ? has(own, Kind::Wait) : !own.empty();
}

}  // namespace

bool may_follow(const Combination& so_far, Edge next) {
  const Kind kind = info(next.word).kind;
  if (so_far.empty()) return kind == Kind::Create;
  if (so_far.size() == 1) return kind == Kind::Share && can_share(create_of(so_far), next.word);
  if (kind == Kind::Create || kind == Kind::Share) return false;
  if (kind == Kind::Whole) {
    if (!may_say_about_all(so_far, next.word)) return false;
  } else if (is_among(so_far.back().word, {Word::OneHandler, Word::Disconnect}) ||
             !may_step(so_far, next)) {
    return false;
  }
  Combination longer = so_far;
  longer.push_back(next);
  return variations(longer) <= kMostVariations;
}

bool is_complete(const Combination& combination) {
  if (combination.size() < 2) return false;
  std::size_t most_steps = 0;
  bool waits = false;
  bool settles = false;
  for (const Actor actor : kRequests) {
    const Steps steps = steps_of(combination, actor);
    if (holds_for_nothing(steps)) return false;
    // Others come to do something with what is shared.
    if (actor == Actor::Foreign && !touches(steps) && !alike(combination)) return false;
    if (actor == Actor::Third && !steps.empty() && !touches(steps)) return false;
    if (actor == Actor::Own && !creator_takes_part(combination, steps)) return false;
    most_steps = std::max(most_steps, steps.size());
    waits = waits || has(steps, Kind::Wait);
    settles = settles || has(steps, Kind::Settle);
  }
  if (create_of(combination) == Word::CreateObject) return true;
  // What nobody waits for is at least settled by another request, and what nobody settles makes
  // only the smallest specs: nothing that comes later is reached.
  if (!waits && !alike(combination) && !has(steps_of(combination, Actor::Foreign), Kind::Settle)) {
    return false;
  }
  return settles || !can_be_settled(combination) || most_steps == 1;
}

}  // namespace ctxcheck::litmus
