// The batchers of "ctxcheck" that requests share. Its own file because two fixes begin with them.
#pragma once

#include <vector>

#include "fixes/program.hpp"

namespace ctxcheck::fixes {

// `new Batcher({ ... })` with its options.
struct MadeBatcher {
  const Use* made = nullptr;
  const spec::ast::ObjectLiteral* options = nullptr;
  const spec::ast::ObjectProperty* scope = nullptr;  // null if it is not given
};

struct SharedBatchers {
  std::vector<MadeBatcher> found;
  std::string reason;  // if none was found: why, in words about the spec
};

// Those that are made while the module is loaded and have one batch for all requests.
[[nodiscard]] SharedBatchers shared_batchers(const Program& program);

}  // namespace ctxcheck::fixes
