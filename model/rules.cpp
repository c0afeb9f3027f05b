// The table of rules: what each says, where it applies, and which litmus specs depend on it.
#include "model/rules.hpp"

#include <array>

namespace ctxcheck::model {
namespace {

using Names = std::string_view[];

constexpr Names kTurnKeepsContext{"burst-settle-and-owner-responds", "foreign-reject-live",
                                  "foreign-resolve-disconnected", "foreign-resolve-live"};
constexpr Names kWakesAreTurns{"wake-batch-two-follows-waituntil", "wake-two-turns-result"};
constexpr Names kDrainIsOneTurn{"foreign-settle-then-respond", "wake-batch-death-and-inbox",
                                "wake-hidden-result"};
constexpr Names kOneMicrotaskQueue{"order-nexttick-nested", "order-process-first-use",
                                   "order-process-in-microtask", "order-process-module-scope"};
constexpr Names kFirstProcessRunsMicrotasks{"order-nexttick-nested", "order-process-first-use",
                                            "order-process-module-scope"};
constexpr Names kTimersAreTurns{"batch-dispatch-error", "batch-timeout0", "throw-in-immediate"};
constexpr Names kTimerErrorsAreLogged{"batch-dispatch-throws", "throw-in-immediate",
                                      "throw-in-timer"};
constexpr Names kTimersHaveAnOrder{"lru-evict-stale-promise", "order-timers"};
constexpr Names kNoIoAtModuleScope{"module-scope-immediate", "module-scope-timer"};
constexpr Names kMakerOwnsPromise{"drain-is-one-turn", "foreign-reject-dead",
                                  "foreign-resolve-no-waiters-dead", "foreign-resolve-responded"};
constexpr Names kModuleScopeIsUntagged{"foreign-continuation-promise-owner",
                                       "module-deferred-ready", "untagged-await-dead",
                                       "untagged-then-chain"};
constexpr Names kResolveIsIdentity{"promise-resolve-identity", "promise-resolve-identity-dead"};
constexpr Names kTheDeadAreForeign{"drain-is-one-turn", "foreign-reject-dead",
                                   "foreign-resolve-no-waiters-dead", "foreign-resolve-responded"};
constexpr Names kOwnPendingWaitsInList{"batch-dispatch-throws", "hang-after-io", "hang-never",
                                       "hang-timer-keeps-alive"};
constexpr Names kSettledIsHarmless{"await-foreign-pending", "await-foreign-settled-dead",
                                   "batch-promise-cached-by-request", "hang-foreign-wait-counts"};
constexpr Names kUntaggedRunsInSettler{"foreign-continuation-promise-owner",
                                       "module-deferred-ready", "untagged-await-dead",
                                       "untagged-then-chain"};
constexpr Names kThenResultIsCallers{"batch-promise-cached-by-request", "ended-error-race",
                                     "ended-error-timing", "ended-two-follows"};
constexpr Names kThenablesAreCalledHere{"await-foreign-thenable", "ended-resolve-with-dead",
                                        "ended-resolve-with-dead-responds",
                                        "hang-follow-cycle-three"};
constexpr Names kForeignPendingIsFollowed{"await-foreign-pending", "ended-error-timing",
                                          "ended-two-follows", "single-flight"};
constexpr Names kEveryThenFollows{"ended-waituntil-then-other", "wake-batch-two-follows-waituntil",
                                  "wake-two-turns-result"};
constexpr Names kFollowerWakesInItsTurn{"await-foreign-pending", "hang-foreign-wait-counts",
                                        "init-shared", "single-flight"};
constexpr Names kSignalsAreAQueue{"wake-batch-two-follows-waituntil", "wake-inbox-before-follow",
                                  "wake-order-inbox-first", "wake-two-turns-result"};
constexpr Names kInboxIsSignalledAtOnce{"wake-inbox-before-follow", "wake-order-inbox-first"};
constexpr Names kFollowKeepsNobodyAlive{"await-foreign-owner-hung", "hang-vs-pingpong",
                                        "lru-evict-stale-promise", "mutex-chain-disconnect"};
constexpr Names kFollowsOfTheDeadFail{"ended-error-timing", "ended-error-unhandled",
                                      "ended-two-follows", "ended-vs-hang"};
constexpr Names kFailsBeforeTheEnd{"ended-resolve-with-dead-responds", "ended-two-follows"};
constexpr Names kOwnersDeathIsSignalled{"await-foreign-owner-hung", "await-foreign-owner-responds",
                                        "burst-follower-and-owner-responds",
                                        "waituntil-hung-foreign-follower"};
constexpr Names kDeathIsNotNoticed{"ended-error-timing", "ended-error-unhandled",
                                   "ended-two-follows", "ended-vs-hang"};
constexpr Names kDeadFollowerWarns{"follower-two-awaits-same-request", "promise-race-mixed",
                                   "promise-race-timeout-dead", "rejection-in-other-request"};
constexpr Names kHiddenResultTakesATurn{"wake-batch-death-and-inbox", "wake-hidden-result"};
constexpr Names kCyclesAreNotSeen{"await-foreign-pending", "ended-vs-hang", "single-flight",
                                  "waituntil-foreign-promise"};
constexpr Names kResolverFollows{"resolve-with-own-pending-promise",
                                 "resolve-with-own-pending-promise-responds",
                                 "resolve-with-thenable", "untagged-foreign-frame-io"};
constexpr Names kOwnSettlementIsPlain{"als-event-listener", "await-foreign-settled-dead",
                                      "ended-error-race", "order-nexttick-microtask"};
constexpr Names kForeignSettlementIsDeferred{"burst-settle-and-owner-responds",
                                             "foreign-reject-live", "foreign-resolve-disconnected",
                                             "foreign-resolve-live"};
constexpr Names kStatusWaitsForOwner{"burst-late-then-overtakes", "foreign-settle-visible-when",
                                     "unhandled-rejection-dead", "unhandled-rejection-foreign"};
constexpr Names kStatusChangesAtOnce{"burst-late-then-overtakes", "foreign-settle-visible-when",
                                     "unhandled-rejection-dead", "unhandled-rejection-foreign"};
constexpr Names kDeadSettlementIsDropped{"drain-is-one-turn", "foreign-reject-dead",
                                         "foreign-resolve-no-waiters-dead",
                                         "foreign-resolve-responded"};
constexpr Names kWarnsWithoutWaiters{"ended-resolve-with-dead", "ended-resolve-with-dead-responds",
                                     "foreign-resolve-no-waiters-dead", "settle-twice-dead"};
constexpr Names kDeadStaysPending{"await-foreign-pending-dead-then-settled",
                                  "foreign-settle-visible-dead", "foreign-settle-visible-when"};
constexpr Names kDeadChangesStatus{"await-foreign-pending-dead-then-settled",
                                   "foreign-settle-visible-dead", "unhandled-rejection-foreign",
                                   "unhandled-rejection-owner-dead"};
constexpr Names kSettlesWhereItIs{"drain-is-one-turn", "foreign-reject-dead",
                                  "foreign-resolve-no-waiters-dead", "foreign-resolve-responded"};
constexpr Names kNeverWarns{"drain-is-one-turn", "foreign-reject-dead",
                            "foreign-resolve-no-waiters-dead", "foreign-resolve-responded"};
constexpr Names kSecondSettlementIsIgnored{"settle-twice", "settle-twice-two-requests"};
constexpr Names kHandlerSettledElsewhereIsLost{"burst-batch-join", "burst-rescue-from-hang",
                                               "burst-settle-and-owner-disconnects",
                                               "flag-off-handler-resolved-elsewhere"};
constexpr Names kOwnReactionIsRejected{
    "unhandled-answer-elsewhere", "unhandled-waituntil-elsewhere", "unhandled-waituntil-untagged"};
constexpr Names kAnswerHasAResult{"answer-untagged", "answer-untagged-rejected"};
constexpr Names kLostFailsAtNextTurn{"event-emitter-once", "flag-off-handler-resolved-elsewhere",
                                     "foreign-continuation-starts-timer",
                                     "foreign-settle-after-respond-later-turn"};
constexpr Names kRejectionsAreRaised{"ended-error-unhandled", "rejection-in-other-request",
                                     "unhandled-rejection-own", "unhandled-rejection-owner-dead"};
constexpr Names kOwnerRaises{"unhandled-rejection-dead", "unhandled-rejection-owner-dead"};
constexpr Names kSettlerRaises{"unhandled-rejection-dead", "unhandled-rejection-foreign",
                               "unhandled-rejection-owner-dead"};
constexpr Names kFirstTurnCallsHandler{"als-event-listener", "await-foreign-settled-dead",
                                       "order-nexttick-microtask", "waituntil-rejected"};
constexpr Names kRestOfTurnRuns{"event-emitter-once", "foreign-resolve-disconnected-waituntil",
                                "foreign-settle-then-respond", "respond-rest-of-turn"};
constexpr Names kAnswerEndsContext{"burst-respond-and-other-io", "burst-timer-and-disconnect",
                                   "cleartimeout-foreign", "fire-and-forget-io"};
constexpr Names kWaitUntilKeepsAlive{"waituntil-after-throw", "waituntil-io",
                                     "waituntil-keeps-other-io", "waituntil-never"};
constexpr Names kWaitUntilIsTheCurrents{"waituntil-foreign-ctx",
                                        "waituntil-foreign-ctx-disconnect"};
constexpr Names kWaitUntilIsAThen{"waituntil-foreign-promise",
                                  "waituntil-foreign-promise-disconnect"};
constexpr Names kWaitUntilHasAResult{"waituntil-untagged", "waituntil-untagged-disconnect"};
constexpr Names kWaitUntilRejectionIsLogged{"waituntil-rejected-disconnect",
                                            "waituntil-rejected-then-more"};
constexpr Names kDisconnectEndsContext{"burst-answer-and-disconnect", "burst-io-and-disconnect",
                                       "waituntil-ends-in-mid-handler",
                                       "worker-queue-drain-disconnect"};
constexpr Names kWaitUntilOutlivesClient{
    "burst-io-and-disconnect-waituntil", "waituntil-ends-in-mid-handler",
    "waituntil-foreign-ctx-disconnect", "waituntil-survives-disconnect"};
constexpr Names kEndsInMidHandler{"waituntil-ends-in-mid-handler", "waituntil-rejected-disconnect"};
constexpr Names kHungIsCancelled{"batch-dispatch-throws", "hang-after-io", "hang-never",
                                 "hang-timer-keeps-alive"};
constexpr Names kDeathCancelsWork{"burst-answer-and-disconnect", "burst-respond-and-other-io",
                                  "burst-timer-and-disconnect", "cleartimeout-foreign"};
constexpr Names kDeathClosesFollows{"ended-waituntil-then-other",
                                    "follower-two-awaits-same-request", "promise-race-mixed",
                                    "rejection-in-other-request"};
constexpr Names kInboxIsDroppedSilently{"burst-batch-join", "burst-late-then-overtakes",
                                        "burst-respond-then-settle"};
constexpr Names kSignalsComeInBatches{"wake-batch-death-and-inbox", "wake-batch-inbox-first",
                                      "wake-batch-inbox-then-follow", "wake-batch-two-follows"};
constexpr Names kEndsAfterExternalTurn{"burst-batch-join", "burst-late-then-overtakes",
                                       "burst-rescue-from-hang", "burst-respond-then-settle"};
constexpr Names kDrainingEndsAtOnce{"ended-waituntil-then-other",
                                    "wake-batch-two-follows-waituntil"};
constexpr Names kCallsArePending{"als-bound-functions", "als-event-listener", "batch-nexttick",
                                 "fire-and-forget-state"};
constexpr Names kTimersArePending{"cleartimeout-foreign-only", "hang-timer-keeps-alive",
                                  "order-immediate", "order-timers-two-requests"};
constexpr Names kFollowsArePending{"await-foreign-pending", "ended-vs-hang", "single-flight",
                                   "waituntil-foreign-promise"};
constexpr Names kWaitUntilIsNotPending{"batch-waituntil", "waituntil-never-foreign-resolve"};
constexpr Names kAnsweredHangsToo{"batch-waituntil", "waituntil-never-foreign-resolve"};
constexpr Names kSignalsBeforeHangCheck{"burst-batch-join", "burst-rescue-by-io",
                                        "burst-rescue-from-hang", "hang-vs-pingpong-two-hops"};
constexpr Names kHangCheckBeforeSignals{"burst-batch-join", "burst-rescue-by-io",
                                        "burst-rescue-from-hang", "hang-vs-pingpong-two-hops"};
constexpr Names kForeignIoThrows{"event-emitter", "foreign-io-object", "foreign-io-object-dead",
                                 "pool-waiters"};
constexpr Names kCurrentOwnsCall{"foreign-continuation-starts-io", "untagged-continuation-io"};
constexpr Names kCallNeedsOwnFrame{"flag-off-continuation-survives-in-settler",
                                   "foreign-continuation-starts-io", "semaphore-disconnect",
                                   "untagged-foreign-frame-io"};
constexpr Names kCallIgnoresFrame{"flag-off-continuation-survives-in-settler",
                                  "foreign-continuation-starts-io", "semaphore-disconnect",
                                  "untagged-foreign-frame-io"};
constexpr Names kTimersIgnoreFrame{"foreign-continuation-starts-timer",
                                   "untagged-continuation-timer"};
constexpr Names kForeignTimerIsSafe{"cleartimeout-foreign-later", "cleartimeout-foreign-only"};
constexpr Names kOwnCallResumesAtHome{"batch-nexttick", "batch-promise-then",
                                      "batch-queuemicrotask", "cache-settled-value"};
constexpr Names kMakerOwnsSignal{"abort-controller-foreign", "abort-controller-module-scope"};
constexpr Names kNobodyOwnsSignal{"abort-controller-foreign", "abort-controller-module-scope"};
constexpr Names kMakerOwnsBody{"body-foreign", "body-foreign-answer", "body-module-scope"};
constexpr Names kFrameIsCaptured{"als-follower", "als-own", "als-timer",
                                 "flag-off-continuation-survives-in-settler"};
constexpr Names kTimerKeepsFrame{"als-batch", "als-timer"};
constexpr Names kBoundFunctionsStayHome{"als-bound-functions", "als-bound-in-flush"};

constexpr std::array<RuleInfo, 88> kRules{{
    {Rule::TurnKeepsContext, "1.1", "TurnKeepsContext", "",
     "The current context is that of the turn, whoever registered the code that runs.",
     kTurnKeepsContext},
    {Rule::WakesAreTurns, "1.2", "WakesAreTurns", "",
     "Two follows of one context that are ready together still wake in two turns.", kWakesAreTurns},
    {Rule::DrainIsOneTurn, "1.3", "DrainIsOneTurn", "on",
     "All settlements in an inbox are carried out in one turn, then the microtasks run.",
     kDrainIsOneTurn},
    {Rule::OneMicrotaskQueue, "1.4", "OneMicrotaskQueue", "",
     "process.nextTick and queueMicrotask are in one queue with the reactions, in order.",
     kOneMicrotaskQueue},
    {Rule::FirstProcessRunsMicrotasks, "1.4/process", "FirstProcessRunsMicrotasks", "",
     "The first use of `process`, outside microtasks, runs the microtasks that wait.",
     kFirstProcessRunsMicrotasks},
    {Rule::TimersAreTurns, "1.5", "TimersAreTurns", "",
     "A timer without delay is a turn of its own, not a microtask.", kTimersAreTurns},
    {Rule::TimerErrorsAreLogged, "1.5/throw", "TimerErrorsAreLogged", "",
     "An exception in a timer's callback has no effect on the request.", kTimerErrorsAreLogged},
    {Rule::TimersHaveAnOrder, "1.6", "TimersHaveAnOrder", "",
     "Timers fire by deadline, then in the order of arming.", kTimersHaveAnOrder},
    {Rule::NoIoAtModuleScope, "1.6/scope", "NoIoAtModuleScope", "",
     "Calls and timers are refused at module scope.", kNoIoAtModuleScope},
    {Rule::MakerOwnsPromise, "2.1", "MakerOwnsPromise", "",
     "A promise belongs to the context that is current when it is made.", kMakerOwnsPromise},
    {Rule::ModuleScopeIsUntagged, "2.1/untagged", "ModuleScopeIsUntagged", "",
     "A promise made at module scope belongs to nobody.", kModuleScopeIsUntagged},
    {Rule::ResolveIsIdentity, "2.2", "ResolveIsIdentity", "",
     "Promise.resolve(p) is p itself, so still foreign.", kResolveIsIdentity},
    {Rule::TheDeadAreForeign, "2.3", "TheDeadAreForeign", "",
     "A promise of a dead context is foreign.", kTheDeadAreForeign},
    {Rule::OwnPendingWaitsInList, "3/own", "OwnPendingWaitsInList", "",
     "A reaction on an own pending promise waits in its list.", kOwnPendingWaitsInList},
    {Rule::SettledIsHarmless, "3.1", "SettledIsHarmless", "",
     "A settled promise gives an ordinary microtask, whosever it is.", kSettledIsHarmless},
    {Rule::UntaggedRunsInSettler, "3.2", "UntaggedRunsInSettler", "",
     "Reactions of an untagged promise run in the turn of whoever settles it.",
     kUntaggedRunsInSettler},
    {Rule::ThenResultIsCallers, "3.3", "ThenResultIsCallers", "",
     "The result promise of `then` belongs to who called it.", kThenResultIsCallers},
    {Rule::ThenablesAreCalledHere, "3.4", "ThenablesAreCalledHere", "",
     "`then` of a thenable is an ordinary call in the current context.", kThenablesAreCalledHere},
    {Rule::ForeignPendingIsFollowed, "4.1", "ForeignPendingIsFollowed", "",
     "`then` on a foreign pending promise opens a follow.", kForeignPendingIsFollowed},
    {Rule::EveryThenFollows, "4.1/each", "EveryThenFollows", "",
     "Every `then` opens a follow of its own.", kEveryThenFollows},
    {Rule::FollowerWakesInItsTurn, "4.2", "FollowerWakesInItsTurn", "",
     "A follow ends in a later turn of the follower.", kFollowerWakesInItsTurn},
    {Rule::SignalsAreAQueue, "4.2/order", "SignalsAreAQueue", "",
     "Wake signals are taken in the order of signalling.", kSignalsAreAQueue},
    {Rule::InboxIsSignalledAtOnce, "4.2/inbox", "InboxIsSignalledAtOnce", "on",
     "An inbox is signalled by the settlement, a follow only by a microtask.",
     kInboxIsSignalledAtOnce},
    {Rule::FollowKeepsNobodyAlive, "4.3", "FollowKeepsNobodyAlive", "",
     "Being followed keeps no context alive and saves none from hang detection.",
     kFollowKeepsNobodyAlive},
    {Rule::FollowsOfTheDeadFail, "4.4", "FollowsOfTheDeadFail", "new on",
     "A follow of a promise whose owner is dead fails.", kFollowsOfTheDeadFail},
    {Rule::FailsBeforeTheEnd, "4.4/at-once", "FailsBeforeTheEnd", "new on",
     "If the owner was dead already, the failing turn comes before the follower is destroyed.",
     kFailsBeforeTheEnd},
    {Rule::OwnersDeathIsSignalled, "4.4/later", "OwnersDeathIsSignalled", "new on",
     "If the owner dies later, the failure is a wake signal like others.", kOwnersDeathIsSignalled},
    {Rule::DeathIsNotNoticed, "4.4/never", "DeathIsNotNoticed", "old, new off",
     "A follow of a promise whose owner is dead stays open for ever.", kDeathIsNotNoticed},
    {Rule::DeadFollowerWarns, "4.5", "DeadFollowerWarns", "on",
     "A promise that a dead request followed prints W when it is settled.", kDeadFollowerWarns},
    {Rule::HiddenResultTakesATurn, "4.5/inbox", "HiddenResultTakesATurn", "on",
     "The hidden result promise of a live follower makes an entry in its inbox.",
     kHiddenResultTakesATurn},
    {Rule::CyclesAreNotSeen, "4.6", "CyclesAreNotSeen", "",
     "Requests that follow each other's promises are never hung.", kCyclesAreNotSeen},
    {Rule::ResolverFollows, "5/thenable", "ResolverFollows", "",
     "Resolving with a promise calls its `then` in the turn of the resolver.", kResolverFollows},
    {Rule::OwnSettlementIsPlain, "5.1", "OwnSettlementIsPlain", "on",
     "Settling an own promise is plain JavaScript: at once.", kOwnSettlementIsPlain},
    {Rule::ForeignSettlementIsDeferred, "5.2", "ForeignSettlementIsDeferred", "on",
     "Settling a promise of another live context goes into the owner's inbox.",
     kForeignSettlementIsDeferred},
    {Rule::StatusWaitsForOwner, "5.2/pending", "StatusWaitsForOwner", "new on",
     "A promise whose settlement is deferred stays pending until the owner's turn.",
     kStatusWaitsForOwner},
    {Rule::StatusChangesAtOnce, "5.2/status", "StatusChangesAtOnce", "old on",
     "Its status changes at once; only its reactions wait for the owner's turn.",
     kStatusChangesAtOnce},
    {Rule::DeadSettlementIsDropped, "5.3", "DeadSettlementIsDropped", "on",
     "Settling a promise of a dead context prints W and drops its reactions.",
     kDeadSettlementIsDropped},
    {Rule::WarnsWithoutWaiters, "5.3/nobody", "WarnsWithoutWaiters", "on",
     "W is printed also if nothing waits for the promise.", kWarnsWithoutWaiters},
    {Rule::DeadStaysPending, "5.3/pending", "DeadStaysPending", "new on",
     "A promise of a dead context stays pending for ever.", kDeadStaysPending},
    {Rule::DeadChangesStatus, "5.3/status", "DeadChangesStatus", "old on",
     "Its status changes, so that a later `then` works.", kDeadChangesStatus},
    {Rule::SettlesWhereItIs, "5.4", "SettlesWhereItIs", "off",
     "A foreign settlement runs the reactions in the settler's turn and context.",
     kSettlesWhereItIs},
    {Rule::NeverWarns, "5.4/silent", "NeverWarns", "off", "W is never printed.", kNeverWarns},
    {Rule::SecondSettlementIsIgnored, "5.5", "SecondSettlementIsIgnored", "",
     "A second settlement of the same promise is ignored.", kSecondSettlementIsIgnored},
    {Rule::HandlerSettledElsewhereIsLost, "5.6", "HandlerSettledElsewhereIsLost", "off",
     "The runtime does not see its handler's promise settle in another context.",
     kHandlerSettledElsewhereIsLost},
    {Rule::LostFailsAtNextTurn, "5.6/next-turn", "LostFailsAtNextTurn", "off",
     "The client of a lost request gets an error at the next turn of its context.",
     kLostFailsAtNextTurn},
    {Rule::OwnReactionIsRejected, "5.6/raises", "OwnReactionIsRejected", "",
     "The runtime's own reaction fails in another context, which nobody handles.",
     kOwnReactionIsRejected},
    {Rule::AnswerHasAResult, "5.6/untagged", "AnswerHasAResult", "on",
     "The answer by an untagged promise comes through the owner's inbox; if that is dead: W.",
     kAnswerHasAResult},
    {Rule::RejectionsAreRaised, "5.7", "RejectionsAreRaised", "",
     "A rejection nobody handles raises the event.", kRejectionsAreRaised},
    {Rule::OwnerRaises, "5.7/owner", "OwnerRaises", "new on",
     "It is raised in the owner's context, never if that is dead.", kOwnerRaises},
    {Rule::SettlerRaises, "5.7/settler", "SettlerRaises", "old, new off",
     "It is raised in the settler's context.", kSettlerRaises},
    {Rule::FirstTurnCallsHandler, "6.1", "FirstTurnCallsHandler", "",
     "The first turn of a context calls the handler.", kFirstTurnCallsHandler},
    {Rule::RestOfTurnRuns, "6.2", "RestOfTurnRuns", "",
     "After the answer the microtasks of the turn still run.", kRestOfTurnRuns},
    {Rule::AnswerEndsContext, "6.2/ends", "AnswerEndsContext", "",
     "Calls, timers and follows do not keep an answered context alive.", kAnswerEndsContext},
    {Rule::WaitUntilKeepsAlive, "6.3", "WaitUntilKeepsAlive", "",
     "A context lives until its last waitUntil promise has settled.", kWaitUntilKeepsAlive},
    {Rule::WaitUntilIsTheCurrents, "6.3/current", "WaitUntilIsTheCurrents", "",
     "waitUntil counts for the current context, whichever `ctx` it is called on.",
     kWaitUntilIsTheCurrents},
    {Rule::WaitUntilIsAThen, "6.3/then", "WaitUntilIsAThen", "",
     "waitUntil on a foreign pending promise opens a follow.", kWaitUntilIsAThen},
    {Rule::WaitUntilRejectionIsLogged, "6.3/rejected", "WaitUntilRejectionIsLogged", "",
     "A rejected waitUntil promise counts as settled.", kWaitUntilRejectionIsLogged},
    {Rule::WaitUntilHasAResult, "6.3/result", "WaitUntilHasAResult", "on",
     "waitUntil on an untagged promise has a result promise; if its owner is dead: W.",
     kWaitUntilHasAResult},
    {Rule::DisconnectEndsContext, "6.4", "DisconnectEndsContext", "",
     "Without waitUntil a disconnect destroys the context at once.", kDisconnectEndsContext},
    {Rule::WaitUntilOutlivesClient, "6.4/goes-on", "WaitUntilOutlivesClient", "",
     "With waitUntil the handler goes on after a disconnect.", kWaitUntilOutlivesClient},
    {Rule::EndsInMidHandler, "6.4/mid-handler", "EndsInMidHandler", "",
     "It ends with the last waitUntil promise, even in the middle of the handler.",
     kEndsInMidHandler},
    {Rule::HungIsCancelled, "6.5", "HungIsCancelled", "",
     "A context with nothing pending is cancelled as hung.", kHungIsCancelled},
    {Rule::DeathCancelsWork, "6.6", "DeathCancelsWork", "",
     "The end of a context cancels its calls and timers.", kDeathCancelsWork},
    {Rule::DeathClosesFollows, "6.6/follows", "DeathClosesFollows", "",
     "The end of a context closes its follows.", kDeathClosesFollows},
    {Rule::InboxIsDroppedSilently, "6.6/inbox", "InboxIsDroppedSilently", "on",
     "The end of a context drops its inbox without W.", kInboxIsDroppedSilently},
    {Rule::SignalsComeInBatches, "6.7/batch", "SignalsComeInBatches", "",
     "An answer in a wake turn ends the context after the whole batch of signals.",
     kSignalsComeInBatches},
    {Rule::EndsAfterExternalTurn, "6.7/external", "EndsAfterExternalTurn", "",
     "An answer in an external turn ends the context before the next batch of signals.",
     kEndsAfterExternalTurn},
    {Rule::DrainingEndsAtOnce, "6.7/at-once", "DrainingEndsAtOnce", "",
     "The last waitUntil promise ends an answered context directly after its turn.",
     kDrainingEndsAtOnce},
    {Rule::CallsArePending, "7/calls", "CallsArePending", "", "Calls in flight are pending events.",
     kCallsArePending},
    {Rule::TimersArePending, "7/timers", "TimersArePending", "", "Armed timers are pending events.",
     kTimersArePending},
    {Rule::FollowsArePending, "7/follows", "FollowsArePending", "",
     "Open follows are pending events.", kFollowsArePending},
    {Rule::WaitUntilIsNotPending, "7/wait-until", "WaitUntilIsNotPending", "",
     "waitUntil promises are not pending events.", kWaitUntilIsNotPending},
    {Rule::AnsweredHangsToo, "7/draining", "AnsweredHangsToo", "",
     "An answered context that waits for nothing but waitUntil is ended too.", kAnsweredHangsToo},
    {Rule::SignalsBeforeHangCheck, "7/signals-first", "SignalsBeforeHangCheck", "new on",
     "Signals under way are delivered before the hang check.", kSignalsBeforeHangCheck},
    {Rule::HangCheckBeforeSignals, "7/check-first", "HangCheckBeforeSignals", "old, new off",
     "The hang check comes before signals under way.", kHangCheckBeforeSignals},
    {Rule::ForeignIoThrows, "8.1", "ForeignIoThrows", "",
     "An I/O object throws outside its own context.", kForeignIoThrows},
    {Rule::CurrentOwnsCall, "8.2", "CurrentOwnsCall", "",
     "A call belongs to the context that is current when it starts.", kCurrentOwnsCall},
    {Rule::CallNeedsOwnFrame, "8.2/frame", "CallNeedsOwnFrame", "old",
     "A call is refused if its async frame was captured in another request.", kCallNeedsOwnFrame},
    {Rule::CallIgnoresFrame, "8.2/free", "CallIgnoresFrame", "new",
     "A call works whatever its async frame.", kCallIgnoresFrame},
    {Rule::TimersIgnoreFrame, "8.3", "TimersIgnoreFrame", "",
     "Timers belong to the current context, whatever the async frame.", kTimersIgnoreFrame},
    {Rule::ForeignTimerIsSafe, "8.3/clear", "ForeignTimerIsSafe", "",
     "clearTimeout of another context's timer does nothing.", kForeignTimerIsSafe},
    {Rule::OwnCallResumesAtHome, "8.4", "OwnCallResumesAtHome", "",
     "What resumes from a call of its own request runs in its own request.", kOwnCallResumesAtHome},
    {Rule::MakerOwnsSignal, "8.5", "MakerOwnsSignal", "old",
     "An AbortSignal belongs to the context that made it.", kMakerOwnsSignal},
    {Rule::NobodyOwnsSignal, "8.5/free", "NobodyOwnsSignal", "new",
     "An AbortSignal belongs to nobody.", kNobodyOwnsSignal},
    {Rule::MakerOwnsBody, "8.6", "MakerOwnsBody", "",
     "The body of a Request or Response belongs to the context that made it.", kMakerOwnsBody},
    {Rule::FrameIsCaptured, "9", "FrameIsCaptured", "",
     "A reaction sees the store of the frame it was registered in.", kFrameIsCaptured},
    {Rule::TimerKeepsFrame, "9/timer", "TimerKeepsFrame", "",
     "A timer's callback sees the store of who armed it.", kTimerKeepsFrame},
    {Rule::BoundFunctionsStayHome, "9/bound", "BoundFunctionsStayHome", "",
     "A function bound to a frame in a request can be called in that request only.",
     kBoundFunctionsStayHome},
}};

}  // namespace

std::span<const RuleInfo> rules() { return kRules; }

}  // namespace ctxcheck::model
