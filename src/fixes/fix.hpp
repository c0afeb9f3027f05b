// A candidate fix: recognises its places in a program and gives edits of the text, or says why
// there is nothing to edit. Its own file because the catalogue and every fix agree on it.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "fixes/program.hpp"
#include "fixes/text.hpp"

namespace ctxcheck::fixes {

struct NotApplicable {
  std::string reason;  // in words about this spec, without a full stop
};

// Edits that belong together; never empty.
using Attempt = std::variant<std::vector<Edit>, NotApplicable>;

struct Fix {
  std::string_view name;   // kebab-case; also in names of files
  std::string_view about;  // what it does, in half a sentence
  Attempt (*attempt)(const Program& program);
  // The runtime profile under which the patched spec is checked where the spec itself was checked
  // under `before`; null if it is the same. `newest` is the newest one, with the flag on.
  std::string (*profile)(std::string_view before, std::string_view newest) = nullptr;
};

}  // namespace ctxcheck::fixes
