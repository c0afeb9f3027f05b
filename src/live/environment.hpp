// What a live worker is handed: replies to its calls, bindings and variables. Its own file because
// it goes into the worker, and everything else in the settings does not.
#pragma once

#include "live/settings.hpp"
#include "spec/front_matter_keys.hpp"

namespace ctxcheck::live {

// Reads `replies`, `bindings` and `vars` into `settings`. Throws spec::DiagnosticError.
void read_environment(const spec::FrontMatterKeys& keys, Settings& settings);

}  // namespace ctxcheck::live
