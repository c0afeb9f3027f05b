#include "vm/heap.hpp"

#include <algorithm>

#include "vm/host.hpp"

namespace ctxcheck::vm {

Heap::Heap() { cells_.emplace_back(); }

ObjectRef Heap::allocate(ObjectKind kind, ObjectRef prototype, Payload payload) {
  charge(sizeof(Object));
  const auto ref = static_cast<ObjectRef>(cells_.size());
  Object& cell = cells_.emplace_back();
  cell.kind = kind;
  cell.prototype = prototype;
  cell.payload = std::move(payload);
  return ref;
}

Object& Heap::write(ObjectRef ref) {
  const std::uint32_t at = index(ref);
  if (at < base_size_ && !pristine_.contains(at)) pristine_.emplace(at, cells_[at]);
  return cells_[at];
}

void Heap::seal_base() { base_size_ = size(); }

std::vector<ObjectRef> Heap::changed_base() const {
  std::vector<ObjectRef> changed;
  changed.reserve(pristine_.size());
  for (const auto& [at, cell] : pristine_) changed.push_back(ObjectRef{at});
  std::sort(changed.begin(), changed.end());
  return changed;
}

void Heap::reset_to_base() {
  cells_.resize(base_size_);
  for (auto& [at, cell] : pristine_) cells_[at] = std::move(cell);
  pristine_.clear();
  allowance_ = SIZE_MAX;
}

void Heap::begin_turn(std::size_t allowance) { allowance_ = allowance; }

void Heap::charge(std::size_t bytes) {
  if (bytes > allowance_) throw LimitExceeded(LimitKind::Memory, {});
  if (allowance_ != SIZE_MAX) allowance_ -= bytes;
}

}  // namespace ctxcheck::vm
