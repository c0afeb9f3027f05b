// Cells in canonical form: breadth first from the roots, each by its listed fields.
#include "vm/snapshot.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "system/contract.hpp"

namespace ctxcheck::vm {
namespace {

// How a value starts in the identity stream.
enum class ValueTag : std::uint8_t {
  Undefined,
  Null,
  False,
  True,
  Empty,
  SmallInteger,  // 0 .. 2^32-1, as a number
  Double,        // eight bytes
  ConstantText,  // by its index in the string table, the same in every state of a program
  Text,
  Symbol,
  Object,
};

void put_number(std::string& out, std::uint64_t n) {
  while (n >= 0x80) {
    out += static_cast<char>(n | 0x80);
    n >>= 7;
  }
  out += static_cast<char>(n);
}

std::uint64_t get_number(const std::string& in, std::size_t& at) {
  std::uint64_t n = 0;
  for (unsigned shift = 0;; shift += 7) {
    CTX_CHECK(at < in.size(), "a snapshot ends early");
    const auto byte = static_cast<unsigned char>(in[at++]);
    n |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return n;
  }
}

// References: 0 none, even a base cell by its index, odd a reached cell by its canonical number.
constexpr std::uint64_t kReachedBit = 1;

bool on_collection(IteratorKind kind) {
  return kind == IteratorKind::MapKeys || kind == IteratorKind::MapValues ||
         kind == IteratorKind::MapEntries || kind == IteratorKind::SetValues ||
         kind == IteratorKind::SetEntries;
}

// A place in a Map or Set counted in live entries (soundness.md, "Canonical form").
std::uint32_t live_entries_before(const CollectionData& data, std::uint32_t position) {
  std::uint32_t live = 0;
  for (std::uint32_t i = 0; i < position && i < data.entries.size(); ++i) {
    if (!data.entries[i].key.is_empty()) ++live;
  }
  return live;
}

}  // namespace

// ---- writing

class SnapshotWriter::CellVisitor {
 public:
  explicit CellVisitor(SnapshotWriter& out) : out_(out) {}
  void value(const Value& v) { out_.value(v); }
  void object(ObjectRef o) { out_.object(o); }
  void key(PropertyKey k) { out_.value(k.to_value()); }
  template <class Integer>
  void number(Integer n) {
    out_.number(n);
  }
  void boolean(bool b) { out_.number(b ? 1 : 0); }
  template <class Enumeration>
  void enumeration(Enumeration e) {
    out_.number(static_cast<std::uint64_t>(e));
  }
  void text(StringRef s) { out_.text(s); }
  void context(ContextId c) { out_.number(out_.canon_.context(c)); }
  template <class Item>
  void list(const std::vector<Item>& items) {
    out_.number(items.size());
    for (const Item& item : items) const_cast<Item&>(item).fields(*this);
  }
  void values(const std::vector<Value>& items) {
    out_.number(items.size());
    for (const Value& v : items) out_.value(v);
  }
  void numbers(const std::vector<std::uint32_t>& items) {
    out_.number(items.size());
    for (const std::uint32_t n : items) out_.number(n);
  }
  void note(const spec::Position& at) { out_.name_position(at); }
  void host_data(std::uint8_t tag, std::uint32_t data) {
    out_.number(out_.canon_.host_data(tag, data));
  }

 private:
  SnapshotWriter& out_;
};

SnapshotWriter::SnapshotWriter(const Heap& heap, const StringTable& strings,
                               std::uint32_t constant_strings, HostCanon canon)
    : heap_(heap),
      strings_(strings),
      constant_strings_(constant_strings),
      canon_(std::move(canon)) {}

void SnapshotWriter::number(std::uint64_t n) { put_number(out_.identity, n); }

void SnapshotWriter::text(StringRef s) { value(Value::string(s)); }

std::uint32_t SnapshotWriter::canonical_id(ObjectRef ref) {
  const auto [entry, is_new] =
      ids_.emplace(static_cast<std::uint32_t>(ref), static_cast<std::uint32_t>(reached_.size()));
  if (is_new) reached_.push_back(ref);
  return entry->second;
}

void SnapshotWriter::object(ObjectRef o) {
  const auto index = static_cast<std::uint64_t>(o);
  if (o == kNoObject || heap_.is_base(o)) {
    number(index << 1U);
  } else {
    number((static_cast<std::uint64_t>(canonical_id(o)) << 1U) | kReachedBit);
  }
}

void SnapshotWriter::value(const Value& v) {
  const auto tag = [&](ValueTag t) { out_.identity += static_cast<char>(t); };
  switch (v.type()) {
    case ValueType::Undefined:
      tag(ValueTag::Undefined);
      return;
    case ValueType::Null:
      tag(ValueTag::Null);
      return;
    case ValueType::Boolean:
      tag(v.as_boolean() ? ValueTag::True : ValueTag::False);
      return;
    case ValueType::Empty:
      tag(ValueTag::Empty);
      return;
    case ValueType::Number: {
      const double d = v.as_number();
      if (d >= 0 && d <= UINT32_MAX && d == std::floor(d) && !std::signbit(d)) {
        tag(ValueTag::SmallInteger);
        number(static_cast<std::uint64_t>(d));
        return;
      }
      tag(ValueTag::Double);
      const std::uint64_t bits = v.bits();
      for (unsigned shift = 0; shift < 64; shift += 8)
        out_.identity += static_cast<char>(bits >> shift);
      return;
    }
    case ValueType::String: {
      const auto index = static_cast<std::uint32_t>(v.as_string());
      if (index < constant_strings_) {
        tag(ValueTag::ConstantText);
        number(index);
        return;
      }
      tag(ValueTag::Text);
      const std::u16string_view units = strings_.view(v.as_string());
      number(units.size());
      for (const char16_t unit : units) number(unit);
      return;
    }
    case ValueType::Symbol:
      tag(ValueTag::Symbol);
      object(v.as_symbol());
      return;
    case ValueType::Object:
      tag(ValueTag::Object);
      object(v.as_object());
      return;
  }
}

void SnapshotWriter::reaction(const Reaction& reaction) {
  CellVisitor visitor(*this);
  const_cast<Reaction&>(reaction).fields(visitor);
}

void SnapshotWriter::name_number(std::uint64_t n) { put_number(out_.names, n); }

void SnapshotWriter::name_position(const spec::Position& p) {
  name_number(p.line);
  if (p.line != 0) name_number(p.column);
}

// Where an exhausted iterator once stood makes no difference.
std::uint32_t SnapshotWriter::canonical_position(const IteratorData& iterator) const {
  if (iterator.target.is_undefined()) return 0;
  if (!on_collection(iterator.kind)) return iterator.position;
  return live_entries_before(heap_.data<CollectionData>(iterator.target.as_object()),
                             iterator.position);
}

void SnapshotWriter::write_cell(ObjectRef ref) {
  const Object& cell = heap_.read(ref);
  CellVisitor visitor(*this);
  visitor.enumeration(cell.kind);
  visitor.boolean(cell.extensible);
  object(cell.prototype);
  visitor.list(cell.properties);
  number(cell.payload.index());
  if (const auto* collection = std::get_if<CollectionData>(&cell.payload)) {
    number(collection->live);
    for (const CollectionData::Entry& entry : collection->entries) {
      if (!entry.key.is_empty()) const_cast<CollectionData::Entry&>(entry).fields(visitor);
    }
  } else if (const auto* iterator = std::get_if<IteratorData>(&cell.payload)) {
    visitor.enumeration(iterator->kind);
    value(iterator->target);
    number(canonical_position(*iterator));
    visitor.values(iterator->keys);
  } else {
    std::visit(
        [&](const auto& payload) {
          using Data = std::decay_t<decltype(payload)>;
          if constexpr (requires(Data & data) { data.fields(visitor); }) {
            const_cast<Data&>(payload).fields(visitor);
          }
        },
        cell.payload);
  }
}

// Entries of weak collections whose keys are reached otherwise; what they lead to may reach more
// keys, so rounds follow until nothing is new. Each round is in canonical order.
void SnapshotWriter::write_weak_entries() {
  std::size_t written_cells = 0;
  std::vector<std::pair<ObjectRef, ObjectRef>> done;  // collection, key
  while (true) {
    for (; written_cells < reached_.size(); ++written_cells) write_cell(reached_[written_cells]);
    struct Due {
      std::uint32_t collection, key;
      Value value;
    };
    std::vector<Due> due;
    for (std::uint32_t id = 0; id < reached_.size(); ++id) {
      const auto* weak = std::get_if<WeakCollectionData>(&heap_.read(reached_[id]).payload);
      if (weak == nullptr) continue;
      for (const WeakCollectionData::Entry& entry : weak->entries) {
        // Keys below the base are always there.
        const auto key = ids_.find(static_cast<std::uint32_t>(entry.key));
        const bool base = heap_.is_base(entry.key);
        if (!base && key == ids_.end()) continue;
        const std::pair pair{reached_[id], entry.key};
        if (std::find(done.begin(), done.end(), pair) != done.end()) continue;
        done.push_back(pair);
        const std::uint32_t reference =
            base ? static_cast<std::uint32_t>(entry.key) << 1U : (key->second << 1U) | kReachedBit;
        due.push_back({id, reference, entry.value});
      }
    }
    number(due.size());
    if (due.empty()) return;
    std::sort(due.begin(), due.end(), [](const Due& a, const Due& b) {
      return std::pair(a.collection, a.key) < std::pair(b.collection, b.key);
    });
    for (const Due& entry : due) {
      number(entry.collection);
      number(entry.key);
      value(entry.value);
    }
  }
}

Snapshot SnapshotWriter::finish() {
  const std::vector<ObjectRef> changed = heap_.changed_base();
  number(changed.size());
  for (const ObjectRef ref : changed) {
    number(static_cast<std::uint64_t>(ref));
    write_cell(ref);
  }
  write_weak_entries();
  reached_.clear();
  ids_.clear();
  return std::exchange(out_, {});
}

// ---- reading

class SnapshotReader::CellVisitor {
 public:
  explicit CellVisitor(SnapshotReader& in) : in_(in) {}
  void value(Value& v) { v = in_.value(); }
  void object(ObjectRef& o) { o = in_.object(); }
  void key(PropertyKey& k) {
    const Value v = in_.value();
    k = v.is_symbol() ? PropertyKey::symbol(v.as_symbol()) : PropertyKey(v.as_string());
  }
  template <class Integer>
  void number(Integer& n) {
    n = static_cast<Integer>(in_.number());
  }
  void boolean(bool& b) { b = in_.number() != 0; }
  template <class Enumeration>
  void enumeration(Enumeration& e) {
    e = static_cast<Enumeration>(in_.number());
  }
  void text(StringRef& s) { s = in_.text(); }
  void context(ContextId& c) { c = in_.host_.context(static_cast<std::uint32_t>(in_.number())); }
  template <class Item>
  void list(std::vector<Item>& items) {
    items.resize(in_.number());
    for (Item& item : items) item.fields(*this);
  }
  void values(std::vector<Value>& items) {
    items.resize(in_.number());
    for (Value& v : items) v = in_.value();
  }
  void numbers(std::vector<std::uint32_t>& items) {
    items.resize(in_.number());
    for (std::uint32_t& n : items) n = static_cast<std::uint32_t>(in_.number());
  }
  void note(spec::Position& at) { at = in_.name_position(); }
  void host_data(std::uint8_t tag, std::uint32_t& data) {
    data = in_.host_.host_data(tag, static_cast<std::uint32_t>(in_.number()));
  }

 private:
  SnapshotReader& in_;
};

SnapshotReader::SnapshotReader(Heap& heap, StringTable& strings, const Snapshot& snapshot,
                               HostNames host)
    : heap_(heap), strings_(strings), in_(snapshot), host_(std::move(host)) {
  heap_.reset_to_base();
}

std::uint64_t SnapshotReader::number() { return get_number(in_.identity, identity_at_); }

StringRef SnapshotReader::text() { return value().as_string(); }

ObjectRef SnapshotReader::cell_of(std::uint64_t canonical) {
  while (cells_.size() <= canonical)
    cells_.push_back(heap_.allocate(ObjectKind::Ordinary, kNoObject));
  return cells_[canonical];
}

ObjectRef SnapshotReader::object() {
  const std::uint64_t reference = number();
  if ((reference & kReachedBit) != 0) return cell_of(reference >> 1U);
  return static_cast<ObjectRef>(reference >> 1U);
}

Value SnapshotReader::value() {
  CTX_CHECK(identity_at_ < in_.identity.size(), "a snapshot ends early");
  switch (static_cast<ValueTag>(in_.identity[identity_at_++])) {
    case ValueTag::Undefined:
      return Value::undefined();
    case ValueTag::Null:
      return Value::null();
    case ValueTag::False:
      return Value::boolean(false);
    case ValueTag::True:
      return Value::boolean(true);
    case ValueTag::Empty:
      return Value::empty();
    case ValueTag::SmallInteger:
      return Value::number(static_cast<double>(number()));
    case ValueTag::Double: {
      std::uint64_t bits = 0;
      for (unsigned shift = 0; shift < 64; shift += 8) {
        bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(in_.identity[identity_at_++]))
                << shift;
      }
      return Value::number(std::bit_cast<double>(bits));
    }
    case ValueTag::ConstantText:
      return Value::string(static_cast<StringRef>(number()));
    case ValueTag::Text: {
      std::u16string units(number(), u'\0');
      for (char16_t& unit : units) unit = static_cast<char16_t>(number());
      return Value::string(strings_.intern(units));
    }
    case ValueTag::Symbol:
      return Value::symbol(object());
    case ValueTag::Object:
      return Value::object(object());
  }
  CTX_CHECK(false, "a snapshot holds an unknown kind of value");
}

Reaction SnapshotReader::reaction() {
  CellVisitor visitor(*this);
  Reaction reaction;
  reaction.fields(visitor);
  return reaction;
}

std::uint64_t SnapshotReader::name_number() { return get_number(in_.names, names_at_); }

spec::Position SnapshotReader::name_position() {
  spec::Position at;
  at.line = static_cast<std::uint32_t>(name_number());
  if (at.line != 0) at.column = static_cast<std::uint32_t>(name_number());
  return at;
}

namespace {

// An empty payload of the alternative with this index.
template <std::size_t... Indices>
Payload empty_payload(std::size_t index, std::index_sequence<Indices...>) {
  Payload payload;
  static_cast<void>(((index == Indices ? (payload.emplace<Indices>(), true) : false) || ...));
  return payload;
}

}  // namespace

void SnapshotReader::read_cell(ObjectRef ref) {
  CellVisitor visitor(*this);
  Object cell;
  visitor.enumeration(cell.kind);
  visitor.boolean(cell.extensible);
  cell.prototype = object();
  visitor.list(cell.properties);
  cell.payload = empty_payload(number(), std::make_index_sequence<std::variant_size_v<Payload>>());
  if (auto* collection = std::get_if<CollectionData>(&cell.payload)) {
    collection->live = static_cast<std::uint32_t>(number());
    collection->entries.resize(collection->live);
    for (CollectionData::Entry& entry : collection->entries) entry.fields(visitor);
  } else if (auto* iterator = std::get_if<IteratorData>(&cell.payload)) {
    visitor.enumeration(iterator->kind);
    iterator->target = value();
    iterator->position = static_cast<std::uint32_t>(number());
    visitor.values(iterator->keys);
  } else {
    std::visit(
        [&](auto& payload) {
          if constexpr (requires { payload.fields(visitor); }) payload.fields(visitor);
        },
        cell.payload);
  }
  heap_.write(ref) = std::move(cell);
}

void SnapshotReader::read_weak_entries() {
  std::size_t read_cells = 0;
  while (true) {
    for (; read_cells < cells_.size(); ++read_cells) read_cell(cells_[read_cells]);
    const std::uint64_t due = number();
    if (due == 0) return;
    for (std::uint64_t i = 0; i < due; ++i) {
      const ObjectRef collection = cell_of(number());
      const ObjectRef key = object();
      const Value v = value();
      heap_.mutable_data<WeakCollectionData>(collection).entries.push_back({key, v});
    }
  }
}

void SnapshotReader::finish() {
  const std::uint64_t changed = number();
  for (std::uint64_t i = 0; i < changed; ++i) read_cell(static_cast<ObjectRef>(number()));
  read_weak_entries();
}

}  // namespace ctxcheck::vm
