// Reading files and loading specs, with a diagnostic when that fails. Its own file because several
// commands read what the user names.
#pragma once

#include <optional>
#include <string>

#include "spec/diagnostic.hpp"
#include "spec/source.hpp"

namespace ctxcheck::cli {

[[nodiscard]] spec::Result<spec::SourceFile> read_source(const std::string& path);
[[nodiscard]] std::optional<spec::SourceFile> read_if_possible(const std::string& path);

}  // namespace ctxcheck::cli
