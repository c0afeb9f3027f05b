// The edges that litmus specs are made of: what a request, or the spec as a whole, does in one
// step. Their own file because they are the vocabulary: names, sentences and kinds come from one
// table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctxcheck::litmus {

// Who does it: the creator of what is shared, another request, a third one. Everybody: the edge
// says something about the spec.
enum class Actor : std::uint8_t { Own, Foreign, Third, Everybody };
inline constexpr std::size_t kActors = 3;  // those that are requests

enum class Word : std::uint8_t {
  // How what is shared comes to be.
  CreateOwn,
  CreateAsync,
  CreateThen,
  CreateUntagged,
  CreateObject,
  // Through what it is shared.
  ShareVar,
  ShareQueue,
  ShareChain,
  ShareLock,
  ShareBatchMicrotask,
  ShareBatchTick,
  ShareBatchTimer,
  ShareBatchSize,
  ShareBatchFails,
  ShareBatchThrows,
  ShareBatchRequestMicrotask,
  ShareBatchRequestTick,
  ShareBatchRequestTimer,
  ShareBatchRequestSize,
  // Waiting for it.
  Await,
  AwaitThen,
  AwaitRace,
  AwaitAll,
  AwaitTry,
  WaitUntil,
  Answer,
  // Using it, if it is an I/O object.
  Use,
  // Settling it.
  Settle,
  SettleReject,
  SettlePending,
  SettleTwice,
  SettleTimer,
  SettleLate,
  // What else a request does.
  Io,
  Hold,
  HoldTimer,
  Keep,
  Log,
  Respond,
  // About the spec as a whole.
  Alike,
  OneHandler,
  Disconnect,
};

enum class Kind : std::uint8_t { Create, Share, Wait, Use, Settle, Other, Whole };

struct WordInfo {
  Word word;
  Kind kind;
  std::string_view name;
  std::string_view sentence;  // with {} for who does it
  // It does in a special way what a plainer edge does too.
  bool special = false;
};

// In the order of the enumeration.
[[nodiscard]] std::span<const WordInfo> words();
[[nodiscard]] const WordInfo& info(Word word);

struct Edge {
  Word word;
  Actor actor;

  friend bool operator==(const Edge&, const Edge&) = default;
};

// What one spec is made of: how something is created, how it is shared, then what each request
// does, one request after the other, then what is said about the spec as a whole.
using Combination = std::vector<Edge>;

// "create-own+share-var+await-foreign+settle-own".
[[nodiscard]] std::string name_of(const Combination& combination);
// What `actor` does, in order.
[[nodiscard]] std::vector<Word> steps_of(const Combination& combination, Actor actor);

}  // namespace ctxcheck::litmus
