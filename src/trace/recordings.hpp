// Outcomes that were recorded on the real runtime, one file a profile. Its own file because the
// format is a contract: recordings outlive the version of ctxcheck that they were made for.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "spec/diagnostic.hpp"
#include "system/outcome_set.hpp"

namespace ctxcheck::trace {

// All outcomes of each spec, by the name of its file without ".js"; no set is empty.
using Recordings = std::map<std::string, system::OutcomeSet>;

// An object with an entry for each spec:
//     "NAME": {"executions": how many schedules were run,
//              "outcomes": [{"requests": {LABEL: RESULT}, "warning": true | false,
//                            "console": [LINE], "schedules": how many led to it,
//                            "schedule": [TOKEN], one of them}]}
// `executions`, `schedules` and `schedule` may be left out. `path` is for messages: a truncated
// text comes back as a diagnostic with its place, a wrong entry with its name.
[[nodiscard]] spec::Result<Recordings> recordings_from_json(std::string_view text,
                                                            const std::string& path);

}  // namespace ctxcheck::trace
