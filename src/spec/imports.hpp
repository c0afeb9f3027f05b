// Which files a module imports. Its own file because it is asked for modules that are not run: what
// changes there changes the spec that imports it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "spec/source.hpp"

namespace ctxcheck::spec {

// The paths of the modules that are imported by a relative or absolute path, each as seen from
// where `source.path` is seen from; built-in modules are left out. None if the text cannot be
// parsed.
[[nodiscard]] std::optional<std::vector<std::string>> imported_files(const SourceFile& source);

}  // namespace ctxcheck::spec
