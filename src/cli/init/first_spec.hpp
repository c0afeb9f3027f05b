// The spec that `ctxcheck init` writes, embedded by the build. Its own file because the build writes
// the implementation.
#pragma once

#include <string_view>

namespace ctxcheck::cli {

[[nodiscard]] std::string_view first_spec();

}  // namespace ctxcheck::cli
