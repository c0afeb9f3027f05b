// Batchers that a spec writes out: promises whose resolvers go into a queue that is later taken as
// a whole. Its own file because to recognise them takes more than to rewrite them.
#pragma once

#include <string>
#include <vector>

#include "fixes/program.hpp"

namespace ctxcheck::fixes {

struct QueuedPromise {
  const spec::ast::Expression* made = nullptr;      // `new Promise(executor)`
  const spec::ast::Expression* executor = nullptr;  // an arrow function
  const spec::ast::Expression* queue = nullptr;     // what its resolver is pushed to
};

struct QueuedPromises {
  std::vector<QueuedPromise> found;
  std::string reason;  // if none was found: why, in words about the spec
};

// Queues that requests share, and that are replaced or deleted somewhere when their jobs are taken:
// then one queue is one batch. A queue that goes on for ever (a lock's waiters) is none.
[[nodiscard]] QueuedPromises queued_promises(const Program& program);

}  // namespace ctxcheck::fixes
