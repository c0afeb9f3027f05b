// The table of properties.
#include "system/property.hpp"

namespace ctxcheck::system {

const std::array<PropertyInfo, kPropertyCount>& properties() {
  static constexpr std::array<PropertyInfo, kPropertyCount> kTable{{
      {Property::DeadSettle, "dead-settle", Severity::Error, true,
       "a promise is settled after its owner died and a continuation is lost"},
      {Property::ForeignRun, "foreign-run", Severity::Error, false,
       "code registered in one request's context runs in another's"},
      {Property::ForeignIo, "foreign-io", Severity::Error, true,
       "an I/O object is used outside the context that owns it"},
      {Property::Hung, "hung", Severity::Error, true,
       "the runtime cancels an unanswered request because nothing can answer it"},
      {Property::Stuck, "stuck", Severity::Error, true,
       "a connected client can never be answered, and nobody notices"},
      {Property::Poisoned, "poisoned", Severity::Error, true,
       "earlier requests leave state in which a later request cannot be answered as in a fresh "
       "isolate"},
      {Property::Assert, "assert", Severity::Error, true, "an assert of the spec fails"},
      {Property::Threw, "threw", Severity::Error, true,
       "a handler rejects with something else than an injected failure"},
      {Property::LateSettle, "late-settle", Severity::Warning, true,
       "a promise is settled after its owner died, but no continuation is lost"},
      {Property::ForeignSettle, "foreign-settle", Severity::Warning, false,
       "a promise of a live context is settled from another context"},
      {Property::LostWork, "lost-work", Severity::Warning, false,
       "a call or timer is cancelled because its context ended after answering"},
      {Property::UnhandledRejection, "unhandled-rejection", Severity::Warning, true,
       "a rejection that nobody handles"},
  }};
  return kTable;
}

const PropertyInfo& info(Property property) {
  return properties()[static_cast<std::size_t>(property)];
}

std::optional<Property> property_named(std::string_view name) {
  for (const PropertyInfo& entry : properties()) {
    if (entry.name == name) return entry.property;
  }
  return std::nullopt;
}

}  // namespace ctxcheck::system
