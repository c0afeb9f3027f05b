// What a fix changes for the properties and for the number of calls.
#include "report/fixes.hpp"

#include <algorithm>

namespace ctxcheck::report {
namespace {

bool proved_absent(const CheckReport& report, system::Property property) {
  const auto& undecided = report.result.undecided;
  return report.result.find(property) == nullptr &&
         std::find(undecided.begin(), undecided.end(), property) == undecided.end();
}

std::vector<system::Property> only_in(const CheckReport& violated, const CheckReport& absent) {
  std::vector<system::Property> properties;
  for (const search::Violation& violation : violated.result.violations) {
    const system::Property property = violation.finding.property;
    if (proved_absent(absent, property)) properties.push_back(property);
  }
  return properties;
}

}  // namespace

std::vector<system::Property> repaired(const CheckReport& original, const CheckReport& fixed) {
  return only_in(original, fixed);
}

std::vector<system::Property> broken(const CheckReport& original, const CheckReport& fixed) {
  return only_in(fixed, original);
}

std::optional<double> extra_calls(const fixes::Cost& original, const fixes::Cost& fixed) {
  if (!original.most || !fixed.most) return std::nullopt;
  return fixed.most->value() - original.most->value();
}

}  // namespace ctxcheck::report
