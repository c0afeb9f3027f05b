// Entries of Map and Set.
#include "vm/builtins/collection.hpp"

#include "fmt/format.h"
#include "vm/builtins/library.hpp"

namespace ctxcheck::vm {
namespace {

// Values that are the same by SameValueZero have the same bits, but for -0.
Value normalized(Value key) {
  return key.is_number() && key.as_number() == 0 ? Value::number(0) : key;
}

}  // namespace

Collection Collection::of(Interpreter& interpreter, Value value, ObjectKind kind,
                          std::string_view method) {
  if (!value.is_object() || interpreter.heap().kind(value.as_object()) != kind) {
    interpreter.throw_type_error(fmt::format("Method {} called on incompatible receiver {}", method,
                                             describe(interpreter, value)));
  }
  return {interpreter, value.as_object()};
}

Collection Collection::make(Interpreter& interpreter, ObjectKind kind, ObjectRef prototype) {
  return {interpreter, interpreter.heap().allocate(kind, prototype, CollectionData{})};
}

// A walk over all entries: collections of specs are small, and order is what they need most.
std::optional<std::size_t> Collection::find(Value key) const {
  const auto& entries = data().entries;
  interpreter_.count_steps(1 + entries.size() / 32);
  const Value wanted = normalized(key);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].key == wanted) return i;
  }
  return std::nullopt;
}

std::optional<Value> Collection::get(Value key) const {
  const auto at = find(key);
  if (!at) return std::nullopt;
  return data().entries[*at].value;
}

void Collection::put(Value key, Value value) {
  const auto at = find(key);
  if (!at) interpreter_.heap().charge(sizeof(CollectionData::Entry));
  auto& changed = interpreter_.heap().mutable_data<CollectionData>(object_);
  if (at) {
    changed.entries[*at].value = value;
  } else {
    changed.entries.push_back({normalized(key), value});
    ++changed.live;
  }
}

bool Collection::remove(Value key) {
  const auto at = find(key);
  if (!at) return false;
  auto& changed = interpreter_.heap().mutable_data<CollectionData>(object_);
  changed.entries[*at] = {Value::empty(), Value::undefined()};
  --changed.live;
  return true;
}

void Collection::clear() {
  auto& changed = interpreter_.heap().mutable_data<CollectionData>(object_);
  for (CollectionData::Entry& entry : changed.entries) {
    entry = {Value::empty(), Value::undefined()};
  }
  changed.live = 0;
}

std::optional<CollectionData::Entry> Collection::next(std::size_t& position) const {
  const auto& entries = data().entries;
  while (position < entries.size()) {
    interpreter_.count_steps(1);
    const CollectionData::Entry& entry = entries[position++];
    if (!entry.key.is_empty()) return entry;
  }
  return std::nullopt;
}

}  // namespace ctxcheck::vm
