// The rules of the runtime, by name. Its own file because each rule is named at the place that
// implements it, and because tests must be able to take away one rule at a time, to show that the
// recorded outcomes would notice.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace ctxcheck::model {

// The numbered items of semantics.md, sections 1 to 9; where an item states several things, one
// rule for each.
enum class Rule : std::uint8_t {
  TurnKeepsContext,
  WakesAreTurns,
  DrainIsOneTurn,
  OneMicrotaskQueue,
  FirstProcessRunsMicrotasks,
  TimersAreTurns,
  TimerErrorsAreLogged,
  TimersHaveAnOrder,
  NoIoAtModuleScope,
  MakerOwnsPromise,
  ModuleScopeIsUntagged,
  ResolveIsIdentity,
  TheDeadAreForeign,
  OwnPendingWaitsInList,
  SettledIsHarmless,
  UntaggedRunsInSettler,
  ThenResultIsCallers,
  ThenablesAreCalledHere,
  ForeignPendingIsFollowed,
  EveryThenFollows,
  FollowerWakesInItsTurn,
  SignalsAreAQueue,
  InboxIsSignalledAtOnce,
  FollowKeepsNobodyAlive,
  FollowsOfTheDeadFail,
  FailsBeforeTheEnd,
  OwnersDeathIsSignalled,
  DeathIsNotNoticed,
  DeadFollowerWarns,
  HiddenResultTakesATurn,
  CyclesAreNotSeen,
  ResolverFollows,
  OwnSettlementIsPlain,
  ForeignSettlementIsDeferred,
  StatusWaitsForOwner,
  StatusChangesAtOnce,
  DeadSettlementIsDropped,
  WarnsWithoutWaiters,
  DeadStaysPending,
  DeadChangesStatus,
  SettlesWhereItIs,
  NeverWarns,
  SecondSettlementIsIgnored,
  HandlerSettledElsewhereIsLost,
  LostFailsAtNextTurn,
  OwnReactionIsRejected,
  AnswerHasAResult,
  RejectionsAreRaised,
  OwnerRaises,
  SettlerRaises,
  FirstTurnCallsHandler,
  RestOfTurnRuns,
  AnswerEndsContext,
  WaitUntilKeepsAlive,
  WaitUntilIsTheCurrents,
  WaitUntilIsAThen,
  WaitUntilRejectionIsLogged,
  WaitUntilHasAResult,
  DisconnectEndsContext,
  WaitUntilOutlivesClient,
  EndsInMidHandler,
  HungIsCancelled,
  DeathCancelsWork,
  DeathClosesFollows,
  InboxIsDroppedSilently,
  SignalsComeInBatches,
  EndsAfterExternalTurn,
  DrainingEndsAtOnce,
  CallsArePending,
  TimersArePending,
  FollowsArePending,
  WaitUntilIsNotPending,
  AnsweredHangsToo,
  SignalsBeforeHangCheck,
  HangCheckBeforeSignals,
  ForeignIoThrows,
  CurrentOwnsCall,
  CallNeedsOwnFrame,
  CallIgnoresFrame,
  TimersIgnoreFrame,
  ForeignTimerIsSafe,
  OwnCallResumesAtHome,
  MakerOwnsSignal,
  NobodyOwnsSignal,
  MakerOwnsBody,
  FrameIsCaptured,
  TimerKeepsFrame,
  BoundFunctionsStayHome,
};

// Whether the rule holds. Always, but in test programs that bring a definition of their own, which
// the linker prefers to the library's.
[[nodiscard]] bool holds(Rule rule);

struct RuleInfo {
  Rule rule;
  std::string_view id;         // the section, and after `/` which of its statements: "4.2/order"
  std::string_view name;       // as in the code
  std::string_view profiles;   // where it applies, in the marks of semantics.md; empty: everywhere
  std::string_view statement;  // one sentence
  // Litmus specs whose recorded outcomes the model would not give without it.
  std::span<const std::string_view> litmus;
};

// All rules, in the order of the semantics.
[[nodiscard]] std::span<const RuleInfo> rules();

}  // namespace ctxcheck::model
