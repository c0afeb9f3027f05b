// Spelling and comparing.
#include "system/schedule_rules.hpp"

#include <fmt/format.h>

namespace ctxcheck::system {
namespace {

bool ends_call(const Occurrence& occurrence) {
  return occurrence.kind == EventKind::Complete || occurrence.kind == EventKind::Fail;
}

// What follows "io:" or "fail:".
std::string_view call_of(const Occurrence& occurrence) {
  return std::string_view(occurrence.token).substr(occurrence.token.find(':'));
}

}  // namespace

std::string request_label(std::string_view handler, std::uint32_t number, std::uint32_t count) {
  return count == 1 ? std::string(handler) : fmt::format("{}#{}", handler, number);
}

std::string call_token(std::string_view kind, std::string_view name, std::uint32_t seq,
                       std::string_view label) {
  return fmt::format("{}:{}.{}@{}", kind, percent_encode(name), seq, label);
}

std::string timer_token(std::uint64_t delay, std::uint32_t seq, std::string_view label) {
  return fmt::format("timer:{}ms.{}@{}", delay, seq, label);
}

bool fires_before(const ArmedTimer& first, const ArmedTimer& second) {
  if (first.event < second.event) return first.delay <= second.delay;
  return first.event == second.event &&
         (first.delay < second.delay ||
          (first.delay == second.delay && first.order < second.order));
}

bool may_share_pass(const Occurrence& first, const Occurrence& second) {
  for (const EventKind alone : {EventKind::Timer, EventKind::Disconnect}) {
    if (first.kind == alone && second.kind == alone) return false;
  }
  return !(ends_call(first) && ends_call(second) && call_of(first) == call_of(second));
}

}  // namespace ctxcheck::system
