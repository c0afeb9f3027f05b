// The table of edges.
#include "litmus/edge.hpp"

#include <algorithm>
#include <array>

namespace ctxcheck::litmus {
namespace {

constexpr std::array kWords{
    WordInfo{Word::CreateOwn, Kind::Create, "create-own", "{} makes a promise"},
    WordInfo{Word::CreateAsync, Kind::Create, "create-async",
             "{} starts an async function that waits for a call"},
    WordInfo{Word::CreateThen, Kind::Create, "create-then", "{} starts a call with a then", true},
    WordInfo{Word::CreateUntagged, Kind::Create, "create-untagged", "the module makes a promise"},
    WordInfo{Word::CreateObject, Kind::Create, "create-object", "{} opens an I/O object"},

    WordInfo{Word::ShareVar, Kind::Share, "share-var", "shared in a variable"},
    WordInfo{Word::ShareQueue, Kind::Share, "share-queue", "shared through a queue of waiters"},
    WordInfo{Word::ShareChain, Kind::Share, "share-chain", "shared as a chain of calls"},
    WordInfo{Word::ShareLock, Kind::Share, "share-lock", "shared as a chain of locks"},
    WordInfo{Word::ShareBatchMicrotask, Kind::Share, "share-batch-microtask",
             "shared through batches that a microtask flushes", true},
    WordInfo{Word::ShareBatchTick, Kind::Share, "share-batch-tick",
             "shared through batches that nextTick flushes", true},
    WordInfo{Word::ShareBatchTimer, Kind::Share, "share-batch-timer",
             "shared through batches that a timer flushes"},
    WordInfo{Word::ShareBatchSize, Kind::Share, "share-batch-size",
             "shared through batches of two"},
    WordInfo{Word::ShareBatchFails, Kind::Share, "share-batch-fails",
             "shared through batches whose load fails", true},
    WordInfo{Word::ShareBatchThrows, Kind::Share, "share-batch-throws",
             "shared through batches whose load throws at once", true},
    WordInfo{Word::ShareBatchRequestMicrotask, Kind::Share, "share-batch-request-microtask",
             "through a batch a request that a microtask flushes", true},
    WordInfo{Word::ShareBatchRequestTick, Kind::Share, "share-batch-request-tick",
             "through a batch a request that nextTick flushes", true},
    WordInfo{Word::ShareBatchRequestTimer, Kind::Share, "share-batch-request-timer",
             "through a batch a request that a timer flushes", true},
    WordInfo{Word::ShareBatchRequestSize, Kind::Share, "share-batch-request-size",
             "through a batch of two a request", true},

    WordInfo{Word::Await, Kind::Wait, "await", "{} awaits it"},
    WordInfo{Word::AwaitThen, Kind::Wait, "await-then", "{} awaits a then of it", true},
    WordInfo{Word::AwaitRace, Kind::Wait, "await-race", "{} races it with a call", true},
    WordInfo{Word::AwaitAll, Kind::Wait, "await-all", "{} awaits it together with a call", true},
    WordInfo{Word::AwaitTry, Kind::Wait, "await-try", "{} awaits it and catches", true},
    WordInfo{Word::WaitUntil, Kind::Wait, "wait-until", "{} passes it to waitUntil", true},
    WordInfo{Word::Answer, Kind::Wait, "answer", "{} answers with it", true},

    WordInfo{Word::Use, Kind::Use, "use", "{} uses it"},

    WordInfo{Word::Settle, Kind::Settle, "settle", "{} settles it"},
    WordInfo{Word::SettleReject, Kind::Settle, "settle-reject", "{} rejects it", true},
    WordInfo{Word::SettlePending, Kind::Settle, "settle-pending",
             "{} resolves it with a call in flight", true},
    WordInfo{Word::SettleTwice, Kind::Settle, "settle-twice", "{} settles it twice", true},
    WordInfo{Word::SettleTimer, Kind::Settle, "settle-timer", "{} settles it in a timer", true},
    WordInfo{Word::SettleLate, Kind::Settle, "settle-late",
             "{} settles it when a call completes that it does not wait for", true},

    WordInfo{Word::Io, Kind::Other, "io", "{} waits for a call"},
    WordInfo{Word::Hold, Kind::Other, "hold", "{} has a call in flight beside"},
    WordInfo{Word::HoldTimer, Kind::Other, "hold-timer", "{} has a timer running beside", true},
    WordInfo{Word::Keep, Kind::Other, "keep", "{} passes a call to waitUntil", true},
    WordInfo{Word::Log, Kind::Other, "log", "{} logs its context"},
    WordInfo{Word::Respond, Kind::Other, "respond", "{} responds without waiting"},

    WordInfo{Word::Alike, Kind::Whole, "alike", "by two requests that do the same"},
    WordInfo{Word::OneHandler, Kind::Whole, "one-handler", "both by one handler", true},
    WordInfo{Word::Disconnect, Kind::Whole, "disconnect", "one client may leave"},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (static_cast<std::size_t>(kWords[i].word) != i) return false;
  }
  return true;
}
static_assert(in_order());

constexpr std::string_view suffix_of(Actor actor) {
  switch (actor) {
    case Actor::Own:
      return "-own";
    case Actor::Foreign:
      return "-foreign";
    case Actor::Third:
      return "-third";
    case Actor::Everybody:
      break;
  }
  return "";
}

}  // namespace

std::span<const WordInfo> words() { return kWords; }

const WordInfo& info(Word word) { return kWords[static_cast<std::size_t>(word)]; }

std::string name_of(const Combination& combination) {
  const bool alike = std::find(combination.begin(), combination.end(),
                               Edge{Word::Alike, Actor::Everybody}) != combination.end();
  std::string name;
  for (const Edge& edge : combination) {
    if (!name.empty()) name += '+';
    name += info(edge.word).name;
    // "create-own" is the creator's already; where all do the same, nobody is.
    if (info(edge.word).kind != Kind::Create && !alike) name += suffix_of(edge.actor);
  }
  return name;
}

std::vector<Word> steps_of(const Combination& combination, Actor actor) {
  std::vector<Word> steps;
  for (const Edge& edge : combination) {
    const Kind kind = info(edge.word).kind;
    if (edge.actor == actor && kind != Kind::Create && kind != Kind::Share) {
      steps.push_back(edge.word);
    }
  }
  return steps;
}

}  // namespace ctxcheck::litmus
