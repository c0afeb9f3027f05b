// Recording a counterexample again for a spec that has changed. Its own file because what a trace
// claims must be found again first, and whether it is still the shortest must be proved.
#pragma once

#include "search/search.hpp"
#include "spec/diagnostic.hpp"
#include "spec/spec.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::cli {

// A run of `spec` that shows what `old` claims, under its profile and bounds: a shortest one if the
// old one is one or if its schedule does not show it any more, otherwise its own schedule. A
// diagnostic if there is none, or if the search ended early.
[[nodiscard]] spec::Result<trace::Trace> record_again(const trace::Trace& old,
                                                      const spec::Spec& spec,
                                                      search::Options search);

}  // namespace ctxcheck::cli
