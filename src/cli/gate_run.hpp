// All that the gate looks at, judged on several threads. Its own file because the order in which
// things are judged must not be seen in the result.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/gate_files.hpp"
#include "cli/gate_judge.hpp"
#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "report/gate.hpp"
#include "search/search.hpp"
#include "spec/spec.hpp"

namespace ctxcheck::cli {

struct GateRules {
  search::Limits limits;  // of each search
  Strictness strictness;
  unsigned threads = 1;
};

// Judges the files, each spec with the bounds and profiles that it names itself, those first that
// look fast. Items are in the order of the files; what an interrupt has left is inconclusive.
// Progress goes to `output`.
[[nodiscard]] std::vector<report::GateItem> judge_all(const std::vector<GateFile>& files,
                                                      const GateRules& rules, Output& output,
                                                      const InterruptGuard& guard);

}  // namespace ctxcheck::cli
