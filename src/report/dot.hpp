// The dot language of Graphviz. Its own file because every graph quotes its texts alike.
#pragma once

#include <string>
#include <string_view>

namespace ctxcheck::report {

// A string of the dot language; line feeds in `text` break the line.
[[nodiscard]] std::string dot_quoted(std::string_view text);

}  // namespace ctxcheck::report
