// What is known about the bug patterns in specs/patterns: the shortest schedules that show them.
// Its own file so that the table can be read, and grow, without the test around it.
#pragma once

#include <string_view>
#include <vector>

#include "system/property.hpp"

namespace ctxcheck::test_support {

// Under each of the profiles the trace of `property` is `schedule`, event for event.
struct PatternRow {
  std::string_view file;  // in specs/patterns, without ".js"
  std::vector<std::string_view> profiles;
  system::Property property;
  std::string_view schedule;
};

// At least one row for every pattern and every profile it runs under; fixes and controls have none.
[[nodiscard]] const std::vector<PatternRow>& pattern_rows();

// First parts of file names ("p7"): patterns that no public report is known of.
[[nodiscard]] const std::vector<std::string_view>& patterns_without_report();

}  // namespace ctxcheck::test_support
