// Accepting what the gate has found. Its own file because it is the one part of the gate that
// changes files of the user, and everything is worked out before the first of them is touched.
#pragma once

#include <string>
#include <vector>

#include "cli/gate_run.hpp"
#include "report/gate.hpp"

namespace ctxcheck::cli {

// A file as it is to be. It may be so already: a counterexample of a spec whose change is undone.
struct Change {
  report::GateItem::Kind kind = report::GateItem::Kind::Spec;
  std::string path;
  std::string before;  // its whole text
  std::string after;
};

struct Blessing {
  std::vector<Change> changes;
  // What stays as it is although it does not pass, or will not pass any more: the file, and why.
  std::vector<std::pair<std::string, std::string>> refused;
};

// What makes that pass which has failed: other expectations, and counterexamples recorded again,
// also those of specs that change. Specs that are inconclusive or cannot run, and their
// counterexamples, stay as they are.
[[nodiscard]] Blessing plan_blessing(const report::GateResult& result, const GateRules& rules,
                                     Output& output, const InterruptGuard& guard);

}  // namespace ctxcheck::cli
