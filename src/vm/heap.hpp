// The heap: all cells of one isolate. Its own file because it is the one place where cells are
// made, read and changed, which is what snapshots (and later footprints) rely on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

#include "vm/object.hpp"

namespace ctxcheck::vm {

// Cells made before `seal_base` are the base image: built-in objects that almost no program
// changes. They are shared by all snapshots; the first change of one keeps its pristine form, and
// snapshots hold changed base cells in full.
class Heap {
 public:
  Heap();

  [[nodiscard]] ObjectRef allocate(ObjectKind kind, ObjectRef prototype, Payload payload = {});
  [[nodiscard]] const Object& read(ObjectRef ref) const { return cells_[index(ref)]; }
  // The cell, to be changed. References stay valid until the heap is reset.
  [[nodiscard]] Object& write(ObjectRef ref);

  // The payload; the cell must be of the matching kind.
  template <class Data>
  [[nodiscard]] const Data& data(ObjectRef ref) const {
    return std::get<Data>(read(ref).payload);
  }
  template <class Data>
  [[nodiscard]] Data& mutable_data(ObjectRef ref) {
    return std::get<Data>(write(ref).payload);
  }
  [[nodiscard]] ObjectKind kind(ObjectRef ref) const { return read(ref).kind; }

  void seal_base();
  [[nodiscard]] std::uint32_t base_size() const { return base_size_; }
  [[nodiscard]] bool is_base(ObjectRef ref) const { return index(ref) < base_size_; }
  // Base cells that differ from their pristine form, in order of their index.
  [[nodiscard]] std::vector<ObjectRef> changed_base() const;
  // Drops every cell above the base and puts the pristine base back.
  void reset_to_base();

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(cells_.size()); }

  // Bounds in bytes what may be allocated from now on, until the heap is reset. `charge` adds what
  // goes beyond the cells themselves (strings, elements) and throws LimitExceeded when the
  // allowance is used up.
  void begin_turn(std::size_t allowance);
  void charge(std::size_t bytes);

 private:
  static std::uint32_t index(ObjectRef ref) { return static_cast<std::uint32_t>(ref); }

  std::deque<Object> cells_;  // cell 0 is unused
  std::uint32_t base_size_ = 0;
  std::unordered_map<std::uint32_t, Object> pristine_;  // changed base cells as they were
  std::size_t allowance_ = SIZE_MAX;                    // what is left of it
};

}  // namespace ctxcheck::vm
