// A JavaScript value in eight bytes. Its own file because everything in vm/ passes values around,
// and because how they are packed should be known to nobody else.
#pragma once

#include <bit>
#include <cstdint>

namespace ctxcheck::vm {

// An interned string: its index in the StringTable.
enum class StringRef : std::uint32_t {};
// A heap cell: its index in the Heap. 0 is no object.
enum class ObjectRef : std::uint32_t {};
inline constexpr ObjectRef kNoObject{0};

enum class ValueType : std::uint8_t {
  Number,
  Undefined,
  Null,
  Boolean,
  String,
  Symbol,
  Object,
  Empty,  // no JavaScript value: array holes, bindings before their initialization, absent
          // arguments
};

// NaN-boxed: a double, or a tag above the quiet NaNs with a 32-bit payload. Every NaN is stored as
// the one canonical NaN, so that equal values have equal bits.
class Value {
 public:
  constexpr Value() : bits_(box(ValueType::Undefined, 0)) {}

  [[nodiscard]] static constexpr Value undefined() { return Value(box(ValueType::Undefined, 0)); }
  [[nodiscard]] static constexpr Value null() { return Value(box(ValueType::Null, 0)); }
  [[nodiscard]] static constexpr Value empty() { return Value(box(ValueType::Empty, 0)); }
  [[nodiscard]] static constexpr Value boolean(bool b) {
    return Value(box(ValueType::Boolean, b ? 1 : 0));
  }
  [[nodiscard]] static constexpr Value number(double d) {
    return d != d ? Value(kCanonicalNan) : Value(std::bit_cast<std::uint64_t>(d));
  }
  [[nodiscard]] static constexpr Value string(StringRef s) {
    return Value(box(ValueType::String, static_cast<std::uint32_t>(s)));
  }
  [[nodiscard]] static constexpr Value symbol(ObjectRef s) {
    return Value(box(ValueType::Symbol, static_cast<std::uint32_t>(s)));
  }
  [[nodiscard]] static constexpr Value object(ObjectRef o) {
    return Value(box(ValueType::Object, static_cast<std::uint32_t>(o)));
  }
  // The object, or null for no object.
  [[nodiscard]] static constexpr Value object_or_null(ObjectRef o) {
    return o == kNoObject ? null() : object(o);
  }

  [[nodiscard]] constexpr ValueType type() const {
    return (bits_ & kTagMask) <= kLastNumberTag ? ValueType::Number
                                                : static_cast<ValueType>((bits_ >> 32) & 0xF);
  }
  [[nodiscard]] constexpr bool is_number() const { return (bits_ & kTagMask) <= kLastNumberTag; }
  [[nodiscard]] constexpr bool is_undefined() const { return bits_ == undefined().bits_; }
  [[nodiscard]] constexpr bool is_null() const { return bits_ == null().bits_; }
  [[nodiscard]] constexpr bool is_nullish() const { return is_undefined() || is_null(); }
  [[nodiscard]] constexpr bool is_empty() const { return bits_ == empty().bits_; }
  [[nodiscard]] constexpr bool is_boolean() const { return has_tag(ValueType::Boolean); }
  [[nodiscard]] constexpr bool is_string() const { return has_tag(ValueType::String); }
  [[nodiscard]] constexpr bool is_symbol() const { return has_tag(ValueType::Symbol); }
  [[nodiscard]] constexpr bool is_object() const { return has_tag(ValueType::Object); }

  // Each requires the matching type.
  [[nodiscard]] constexpr bool as_boolean() const { return (bits_ & 1) != 0; }
  [[nodiscard]] constexpr double as_number() const { return std::bit_cast<double>(bits_); }
  [[nodiscard]] constexpr StringRef as_string() const { return StringRef{payload()}; }
  [[nodiscard]] constexpr ObjectRef as_symbol() const { return ObjectRef{payload()}; }
  [[nodiscard]] constexpr ObjectRef as_object() const { return ObjectRef{payload()}; }

  // Same bits: the same type and payload. Differs from JavaScript's `===` for numbers (0 and -0,
  // NaN) only.
  friend constexpr bool operator==(Value, Value) = default;
  [[nodiscard]] constexpr std::uint64_t bits() const { return bits_; }

 private:
  static constexpr std::uint64_t kTagMask = 0xFFFF'0000'0000'0000;
  static constexpr std::uint64_t kBoxed = 0xFFFC'0000'0000'0000;  // above every canonical double
  static constexpr std::uint64_t kLastNumberTag = 0xFFFB'0000'0000'0000;
  static constexpr std::uint64_t kCanonicalNan = 0x7FF8'0000'0000'0000;

  explicit constexpr Value(std::uint64_t bits) : bits_(bits) {}
  static constexpr std::uint64_t box(ValueType type, std::uint32_t payload) {
    return kBoxed | (static_cast<std::uint64_t>(type) << 32) | payload;
  }
  [[nodiscard]] constexpr bool has_tag(ValueType type) const {
    return (bits_ >> 32) == ((kBoxed >> 32) | static_cast<std::uint64_t>(type));
  }
  [[nodiscard]] constexpr std::uint32_t payload() const {
    return static_cast<std::uint32_t>(bits_);
  }

  std::uint64_t bits_;
};

// A property key: an interned string, a symbol, or a private name (a symbol cell no program can get
// hold of).
class PropertyKey {
 public:
  constexpr PropertyKey() = default;
  explicit constexpr PropertyKey(StringRef s) : bits_(static_cast<std::uint32_t>(s)) {}
  [[nodiscard]] static constexpr PropertyKey symbol(ObjectRef s) {
    PropertyKey key;
    key.bits_ = kSymbolBit | static_cast<std::uint32_t>(s);
    return key;
  }
  [[nodiscard]] constexpr bool is_symbol() const { return (bits_ & kSymbolBit) != 0; }
  [[nodiscard]] constexpr StringRef as_string() const { return StringRef{bits_}; }
  [[nodiscard]] constexpr ObjectRef as_symbol() const { return ObjectRef{bits_ & ~kSymbolBit}; }
  [[nodiscard]] constexpr Value to_value() const {
    return is_symbol() ? Value::symbol(as_symbol()) : Value::string(as_string());
  }
  friend constexpr bool operator==(PropertyKey, PropertyKey) = default;

 private:
  static constexpr std::uint32_t kSymbolBit = 0x8000'0000;
  std::uint32_t bits_ = 0;
};

}  // namespace ctxcheck::vm
