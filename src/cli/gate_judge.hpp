// Judging one thing: a spec under one profile, or a counterexample. Its own file because what makes
// the gate green must be found in one place; it runs on any thread and prints nothing.
#pragma once

#include <string>

#include "cli/job.hpp"
#include "cli/options.hpp"
#include "report/gate.hpp"
#include "search/search.hpp"
#include "spec/spec.hpp"

namespace ctxcheck::cli {

// What the gate demands beyond the expectation of a spec.
struct Strictness {
  bool warnings = false;        // violated warnings must be expected too
  bool require_expect = false;  // every spec must have an expectation
};

[[nodiscard]] report::GateItem judge_spec(const spec::Spec& spec, const Job& job,
                                          const search::Options& search,
                                          const Strictness& strictness);

// The properties of `search` are not used.
[[nodiscard]] report::GateItem judge_counterexample(const std::string& path,
                                                    const search::Options& search);

// For what cannot be run at all.
[[nodiscard]] report::GateItem cannot_judge(report::GateItem::Kind kind, const std::string& path,
                                            spec::Diagnostic problem);

// The front matter's expectation for a profile; null if it has none.
[[nodiscard]] const std::vector<std::string>* expectation_for(const spec::FrontMatter& front_matter,
                                                              const std::string& profile);

}  // namespace ctxcheck::cli
