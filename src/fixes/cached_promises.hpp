// Places where a module keeps a promise that is still pending, so that others wait for it. Its own
// file because three fixes begin with them.
#pragma once

#include <string>
#include <vector>

#include "fixes/program.hpp"

namespace ctxcheck::fixes {

struct KeptPromise {
  const spec::ast::Expression* store = nullptr;    // the assignment, or the call of `set`
  const spec::ast::Expression* promise = nullptr;  // what is kept: an expression, or a name for it
  const spec::ast::Function* function = nullptr;   // in which that happens
  std::string place;        // source text: `ready`, `this.user`; of a collection: `cache`
  std::string key;          // of a collection: source text of the key
  bool collection = false;  // by `set`, read by `get`
};

// Calls whose text tells that they give a promise: io(), an async function of the module, `.then`,
// a combinator. A promise that is made with `new` is none of them, since what settles it is not in
// sight. In source order.
[[nodiscard]] std::vector<KeptPromise> kept_promises(const Program& program);

// Whether the expression is such a call.
[[nodiscard]] bool gives_promise(const Program& program, const spec::ast::Expression& node);

}  // namespace ctxcheck::fixes
