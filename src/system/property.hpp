// The properties ctxcheck decides. Its own file because the table is the single source for front
// matter, reports, exit codes and help texts. What each means exactly is written in
// specs/README.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ctxcheck::system {

enum class Property : std::uint8_t {
  DeadSettle,
  ForeignRun,
  ForeignIo,
  Hung,
  Stuck,
  Poisoned,
  Assert,
  Threw,
  LateSettle,
  ForeignSettle,
  LostWork,
  UnhandledRejection,
};
inline constexpr std::size_t kPropertyCount = 12;

enum class Severity : std::uint8_t { Error, Warning };

struct PropertyInfo {
  Property property;
  std::string_view name;
  Severity severity;
  bool observable;           // from outside, on the real runtime
  std::string_view summary;  // what a violation is, in half a sentence
};

// In report order; the index of an entry is the value of its property.
[[nodiscard]] const std::array<PropertyInfo, kPropertyCount>& properties();
[[nodiscard]] const PropertyInfo& info(Property property);
[[nodiscard]] std::optional<Property> property_named(std::string_view name);

}  // namespace ctxcheck::system
