// The library that the runtime's process loads first, as part of the program. Its own file because
// the build makes the definition.
#pragma once

#include <string_view>

namespace ctxcheck::runtime {

// A shared library's bytes (preload/idle_notice.cpp).
[[nodiscard]] std::string_view preload_image();

}  // namespace ctxcheck::runtime
