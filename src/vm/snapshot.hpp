// Writing the reachable heap in canonical form, and reading it back. Its own file because the
// canonical form is a contract (soundness.md): cells are numbered in the order in which they are
// first reached from the roots, so two heaps that differ only in cell numbers, dead cells or
// tombstones give the same bytes.
//
// A snapshot has two parts. `identity` decides whether two states are equal. `names` holds what is
// needed to go on from the state but makes no difference to its future: places for traces, sequence
// numbers of schedule tokens.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "vm/heap.hpp"
#include "vm/strings.hpp"

namespace ctxcheck::vm {

struct Snapshot {
  std::string identity;
  std::string names;
};

// Writes roots first, in the order of the calls; then `finish` writes every cell they lead to.
// Numbers are LEB128.
class SnapshotWriter {
 public:
  // Maps contexts and host data to their canonical form; given by the host, which knows which
  // contexts are dead.
  struct HostCanon {
    std::function<std::uint32_t(ContextId)> context;  // small number; dead ones are all alike
    std::function<std::uint32_t(std::uint8_t tag, std::uint32_t data)>
        host_data;  // of hidden reactions
  };
  SnapshotWriter(const Heap& heap, const StringTable& strings, std::uint32_t constant_strings,
                 HostCanon canon);

  // Roots and host state.
  void number(std::uint64_t n);
  void text(StringRef s);
  void value(const Value& v);
  void object(ObjectRef o);
  void reaction(const Reaction& reaction);
  // To `names` only.
  void name_number(std::uint64_t n);
  void name_position(const spec::Position& p);

  // Writes all reached cells and hands out the result; the writer is empty afterwards.
  [[nodiscard]] Snapshot finish();

 private:
  class CellVisitor;
  void write_cell(ObjectRef ref);
  void write_weak_entries();
  std::uint32_t canonical_id(ObjectRef ref);
  [[nodiscard]] std::uint32_t canonical_position(const IteratorData& iterator) const;

  const Heap& heap_;
  const StringTable& strings_;
  std::uint32_t constant_strings_;
  HostCanon canon_;
  Snapshot out_;
  std::vector<ObjectRef> reached_;  // in canonical order
  std::unordered_map<std::uint32_t, std::uint32_t> ids_;
};

// The inverse: the calls must come in the order in which they were written. Resets the heap to its
// base first.
class SnapshotReader {
 public:
  // The inverse of HostCanon. For dead contexts any dead id will do.
  struct HostNames {
    std::function<ContextId(std::uint32_t)> context;
    std::function<std::uint32_t(std::uint8_t tag, std::uint32_t canonical)> host_data;
  };
  SnapshotReader(Heap& heap, StringTable& strings, const Snapshot& snapshot, HostNames host);

  [[nodiscard]] std::uint64_t number();
  [[nodiscard]] StringRef text();
  [[nodiscard]] Value value();
  [[nodiscard]] ObjectRef object();
  [[nodiscard]] Reaction reaction();
  [[nodiscard]] std::uint64_t name_number();
  [[nodiscard]] spec::Position name_position();

  // Reads every cell the roots lead to.
  void finish();

 private:
  class CellVisitor;
  void read_cell(ObjectRef ref);
  void read_weak_entries();
  ObjectRef cell_of(std::uint64_t canonical);

  Heap& heap_;
  StringTable& strings_;
  const Snapshot& in_;
  HostNames host_;
  std::size_t identity_at_ = 0;
  std::size_t names_at_ = 0;
  std::vector<ObjectRef> cells_;  // by canonical number
};

}  // namespace ctxcheck::vm
