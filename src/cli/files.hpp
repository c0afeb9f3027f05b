// Reading and writing files, with a diagnostic when that fails. Its own file because several
// commands read and write what the user names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "spec/diagnostic.hpp"
#include "spec/source.hpp"

namespace ctxcheck::cli {

[[nodiscard]] spec::Result<spec::SourceFile> read_source(const std::string& path);
[[nodiscard]] std::optional<spec::SourceFile> read_if_possible(const std::string& path);

// Writes a file through a temporary one beside it, so that nothing is lost when the disk is full;
// its folder is made. What is no plain file, such as a device, is written to directly.
[[nodiscard]] std::optional<spec::Diagnostic> write_file(const std::string& path,
                                                         std::string_view text);

// The same for a file that is not there yet: one that is, is left as it is, whoever made it and
// when. Nothing is left of one that cannot be written whole.
[[nodiscard]] std::optional<spec::Diagnostic> write_new_file(const std::string& path,
                                                             std::string_view text);

// Adds to the end of a file, which is made if it is not there.
[[nodiscard]] std::optional<spec::Diagnostic> append_to_file(const std::string& path,
                                                             std::string_view text);

}  // namespace ctxcheck::cli
