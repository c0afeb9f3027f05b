// Asking a runtime which version it is. Its own file because it runs a program that the user named,
// which may be anything.
#pragma once

#include <string>

#include "spec/diagnostic.hpp"

namespace ctxcheck::runtime {

// What `BINARY --version` says behind "workerd ": "2025-09-24". A diagnostic if it cannot be
// started, says something else, or says nothing within ten seconds.
[[nodiscard]] spec::Result<std::string> workerd_version(const std::string& binary);

}  // namespace ctxcheck::runtime
