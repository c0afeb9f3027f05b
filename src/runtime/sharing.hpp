// Whether several copies of a spec's module may live in one isolate, which saves most of an
// isolate's cost. Its own file because a wrong yes would let one run see what another one did.
#pragma once

#include "spec/spec.hpp"

namespace ctxcheck::runtime {

// False if the text has any word by which a module could leave something behind for other modules
// of its isolate, or whose effect depends on being the first (semantics 1.4: `process`). What this
// does not see, a change of a built-in object, is noticed when it happens (worker/shared.js).
[[nodiscard]] bool may_share_isolate(const spec::Spec& spec);

}  // namespace ctxcheck::runtime
