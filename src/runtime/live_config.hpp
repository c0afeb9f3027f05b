// The modules and bindings of a live worker in the runtime's configuration. Its own file because a
// spec has other modules of ours around it.
#pragma once

#include <string>

#include "spec/live_worker.hpp"

namespace ctxcheck::runtime {

// The list of modules, with the entry first.
[[nodiscard]] std::string live_modules(const spec::LiveWorker& worker);
// Bindings beside those of every worker, each followed by a comma.
[[nodiscard]] std::string live_bindings(const spec::LiveWorker& worker);
// The compatibility flags that make the worker's flags what the profile says (`flag_off`: promises
// of other requests are settled at once), whatever the default of the date is.
[[nodiscard]] std::string live_flags(const spec::LiveWorker& worker, const std::string& date,
                                     bool flag_off);

}  // namespace ctxcheck::runtime
