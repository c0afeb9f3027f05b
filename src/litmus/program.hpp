// A small program whose names are marked, its text, and its canonical form. Its own file because
// what makes two specs equal does not depend on what they are made of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ctxcheck::litmus {

// Names that could be others without changing the program carry a `$`: "$a", "$promise", "$a1".
// They are written without it.
struct Handler {
  std::string name;
  std::uint32_t requests = 1;
  bool takes_ctx = false;
  std::vector<std::string> lines;
};

struct Program {
  std::string summary;
  std::vector<std::string> imports;  // from "ctxcheck", sorted
  std::vector<std::string> module;   // lines at module scope
  std::vector<Handler> handlers;
  std::uint32_t disconnects = 0;
};

// The spec, ready to be written to a file.
[[nodiscard]] std::string text_of(const Program& program);

// The same for two programs exactly if one becomes the other by renaming what is marked and by
// reordering handlers. The summary does not matter.
[[nodiscard]] std::string canonical_form(const Program& program);

}  // namespace ctxcheck::litmus
