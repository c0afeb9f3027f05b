// The search as commands use it: limits from the options, progress, Ctrl-C. Its own file because
// check, outcomes, replay and gate all search in this way.
#pragma once

#include <string>
#include <vector>

#include "cli/interrupt.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "search/search.hpp"

namespace ctxcheck::cli {

// `title` stands before the progress. The result refers to `output` and `guard`.
[[nodiscard]] search::Options search_options(const Options& options,
                                             std::vector<system::Property> properties,
                                             std::string title, Output& output,
                                             const InterruptGuard& guard);

}  // namespace ctxcheck::cli
