// Names and look-ups of what searches give.
#include "search/search.hpp"

#include <algorithm>

namespace ctxcheck::search {

std::string_view name_of(Stop stop) {
  switch (stop) {
    case Stop::States:
      return "states";
    case Stop::Memory:
      return "memory";
    case Stop::Time:
      return "time";
    case Stop::Interrupted:
      return "interrupted";
    case Stop::First:
      return "first";
    case Stop::Length:
      return "length";
    case Stop::TurnLimit:
      break;
  }
  return "turn-limit";
}

const Violation* CheckResult::find(system::Property property) const {
  const auto found = std::find_if(
      violations.begin(), violations.end(),
      [property](const Violation& violation) { return violation.finding.property == property; });
  return found == violations.end() ? nullptr : &*found;
}

}  // namespace ctxcheck::search
