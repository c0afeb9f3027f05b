// Litmus specs as files. Its own file because the command that writes them and conform, which runs
// a sample of them, share it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "litmus/generate.hpp"
#include "spec/diagnostic.hpp"

namespace ctxcheck::cli {

// Why something cannot be written.
[[nodiscard]] spec::Diagnostic cannot_write(const std::string& path, const std::string& why,
                                            std::string hint = {});

// Writes each to NAME.js in the folder. A diagnostic at the first one that cannot be written.
[[nodiscard]] std::optional<spec::Diagnostic> write_litmus(
    const std::vector<litmus::LitmusSpec>& specs, const std::string& folder);

}  // namespace ctxcheck::cli
