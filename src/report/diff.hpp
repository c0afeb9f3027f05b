// The differences of two texts. Its own file because nothing else of reports is about text as such.
#pragma once

#include <string>
#include <string_view>

#include "report/report.hpp"

namespace ctxcheck::report {

// Unified, with three lines around each change, as `diff -u` prints it for `path`; empty if the
// texts are the same.
[[nodiscard]] std::string unified_diff(std::string_view path, std::string_view before,
                                       std::string_view after, const Style& style);

}  // namespace ctxcheck::report
