// The files of html/, embedded by the build. Its own file because the build writes the
// implementation.
#pragma once

#include <string_view>

namespace ctxcheck::report {

[[nodiscard]] std::string_view page_template();
[[nodiscard]] std::string_view page_styles();
// The scripts, in the order in which they run.
[[nodiscard]] std::string_view page_scripts();

}  // namespace ctxcheck::report
