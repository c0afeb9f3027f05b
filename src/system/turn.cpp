// The spelling of effects.
#include "system/turn.hpp"

namespace ctxcheck::system {

std::string_view name_of(EffectKind kind) {
  switch (kind) {
    case EffectKind::PromiseCreated:
      return "promise-created";
    case EffectKind::Awaited:
      return "awaited";
    case EffectKind::Followed:
      return "followed";
    case EffectKind::Settled:
      return "settled";
    case EffectKind::Deferred:
      return "deferred";
    case EffectKind::Dropped:
      return "dropped";
    case EffectKind::CallStarted:
      return "call-started";
    case EffectKind::CallCompleted:
      return "call-completed";
    case EffectKind::CallFailed:
      return "call-failed";
    case EffectKind::CallCancelled:
      return "call-cancelled";
    case EffectKind::TimerStarted:
      return "timer-started";
    case EffectKind::TimerFired:
      return "timer-fired";
    case EffectKind::TimerCancelled:
      return "timer-cancelled";
    case EffectKind::BatchOpened:
      return "batch-opened";
    case EffectKind::BatchScheduled:
      return "batch-scheduled";
    case EffectKind::BatchJoined:
      return "batch-joined";
    case EffectKind::BatchDispatched:
      return "batch-dispatched";
    case EffectKind::BatchSettled:
      return "batch-settled";
    case EffectKind::ContextPhase:
      return "context";
    case EffectKind::RequestPhase:
      return "request";
    case EffectKind::Console:
      return "console";
    case EffectKind::RuntimeWarning:
      return "runtime-warning";
    case EffectKind::RuntimeFailure:
      return "runtime-failure";
    case EffectKind::AssertFailed:
      return "assert-failed";
    case EffectKind::RejectionUnhandled:
      return "rejection-unhandled";
  }
  return "";
}

}  // namespace ctxcheck::system
