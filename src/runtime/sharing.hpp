// Whether several copies of a spec's module may live in one isolate, which saves most of an
// isolate's cost. Its own file because a wrong yes would let one run see what another one did.
#pragma once

#include "spec/spec.hpp"

namespace ctxcheck::runtime {

// True if nothing the module does can reach an object that all modules of an isolate share, or
// depends on being the first to do it (semantics 1.4: `process`). Decided on the text of the
// module: what is not its own, it only calls. Whether the module does something after its load
// shows only when it is loaded.
[[nodiscard]] bool may_share_isolate(const spec::Spec& spec);

}  // namespace ctxcheck::runtime
