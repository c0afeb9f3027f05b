// Expectation against result, trace against replay.
#include "cli/gate_judge.hpp"

#include <algorithm>
#include <chrono>

#include "cli/checking.hpp"
#include "cli/replaying.hpp"
#include "cli/runtime_system.hpp"
#include "fmt/format.h"
#include "search/plain_search.hpp"
#include "spec/expectation.hpp"

namespace ctxcheck::cli {
namespace {

using report::GateFinding;
using report::GateItem;
using Clock = std::chrono::steady_clock;
using Kind = GateItem::Kind;
using Status = GateItem::Status;

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::chrono::milliseconds since(Clock::time_point begin) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
}

void fail(GateItem& item, std::string reason) {
  item.status = Status::Failed;
  item.reason = std::move(reason);
}

bool is_expected(const GateItem& item, const system::PropertyInfo& info,
                 const Strictness& strictness) {
  if (!item.expected || contains(*item.expected, info.name)) return true;
  return info.severity != system::Severity::Error && !strictness.warnings;
}

void compare(GateItem& item, const search::CheckResult& result, const Strictness& strictness) {
  for (const search::Violation& violation : result.violations) {
    const system::PropertyInfo& info = system::info(violation.finding.property);
    const bool expected = is_expected(item, info, strictness);
    item.actual.emplace_back(info.name);
    if (!expected) item.appeared.emplace_back(info.name);
    item.findings.push_back({violation, expected, std::nullopt});
  }
  item.states = result.statistics.states;
  item.stop = result.stop;
  // What a search that ended early has not found it might have found later.
  if (!result.stop && item.expected) {
    for (const std::string& name : *item.expected) {
      if (!contains(item.actual, name)) item.vanished.push_back(name);
    }
  }
}

void decide(GateItem& item, const search::CheckResult& result, const Strictness& strictness) {
  if (!item.appeared.empty() || !item.vanished.empty()) item.status = Status::Failed;
  if (!item.expected && strictness.require_expect) {
    fail(item, fmt::format("there is no `expect`; found {}", report::properties_text(item.actual)));
  }
  if (!result.stop) return;
  if (item.status == Status::Passed) item.status = Status::Inconclusive;
  if (!item.reason.empty()) item.reason += "; ";
  item.reason += fmt::format("the search ended early ({})", search::name_of(*result.stop));
  if (result.turn_failure) item.reason += ": " + result.turn_failure->message;
}

GateItem start(Kind kind, const std::string& path) {
  GateItem item;
  item.kind = kind;
  item.path = path;
  if (kind == Kind::Spec) item.spec_path = path;
  return item;
}

void set_problem(GateItem& item, spec::Diagnostic problem) {
  item.status = Status::CannotRun;
  item.reason = fmt::format("{}: {}", problem.code, problem.message);
  item.problem = std::move(problem);
}

// A trace of what the gate fails for, for whoever shows it.
void record_unexpected(GateItem& item, system::System& system, const spec::Spec& spec,
                       const Job& job) {
  for (GateFinding& finding : item.findings) {
    if (finding.expected) continue;
    finding.trace = trace_of_violation(finding.violation, system, spec, job);
  }
}

void judge_replay(GateItem& item, const Replayed& replayed) {
  const trace::Trace& trace = replayed.trace;
  item.profile = replayed.profile;
  item.spec_path = trace.spec_path;
  item.states = replayed.states;
  item.turns = count_turns(trace);
  item.spec_changed = replayed.spec_changed;
  std::string name;
  if (trace.claim) {
    name = system::info(trace.claim->property).name;
    item.expected = {name};
  }
  if (replayed.difference) {
    const trace::Difference& difference = *replayed.difference;
    item.difference = {report::place_of(difference, trace), difference.expected, difference.actual};
    fail(item, fmt::format("the replay differs {}: expected {}, but: {}", item.difference->where,
                           difference.expected, difference.actual));
  } else if (replayed.claimed == Claimed::NotSeen) {
    item.vanished = {name};
    item.status = Status::Failed;
  } else if (replayed.claimed == Claimed::Undecided) {
    item.status = Status::Inconclusive;
    item.reason = "it replays, but the search for the property ended early";
  }
  if (replayed.claimed == Claimed::Seen) {
    item.actual = {name};
    const trace::Claim& claim = *trace.claim;
    item.findings.push_back({{{claim.property, claim.context, claim.message, claim.at},
                              trace.schedule(),
                              report::count_events(trace),
                              claim.shortest},
                             true,
                             trace});
  }
  if (!replayed.spec_changed) return;
  if (item.status == Status::Passed) item.status = Status::Failed;
  item.reason = item.reason.empty()
                    ? "the spec has changed since the trace was recorded"
                    : "the spec has changed since the trace was recorded; " + item.reason;
}

}  // namespace

const std::vector<std::string>* expectation_for(const spec::FrontMatter& front_matter,
                                                const std::string& profile) {
  if (!front_matter.expect) return nullptr;
  auto found = front_matter.expect->find(profile);
  if (found == front_matter.expect->end()) found = front_matter.expect->find("default");
  return found == front_matter.expect->end() ? nullptr : &found->second;
}

GateItem cannot_judge(Kind kind, const std::string& path, spec::Diagnostic problem) {
  GateItem item = start(kind, path);
  set_problem(item, std::move(problem));
  return item;
}

GateItem judge_spec(const spec::Spec& spec, const Job& job, const search::Options& search,
                    const Strictness& strictness) {
  const Clock::time_point begin = Clock::now();
  GateItem item = start(Kind::Spec, spec.source.path);
  item.profile = job.profile.name;
  if (const auto* expected = expectation_for(spec.front_matter, item.profile)) {
    item.expected = *expected;
    item.expect_place = spec::expect_place(spec.source);
  }
  search::Options wanted = search;
  wanted.properties = job.properties;
  try {
    const auto system = model::make_model(spec, setup_of(job));
    const search::CheckResult result = search::check_plain(*system, wanted);
    compare(item, result, strictness);
    decide(item, result, strictness);
    record_unexpected(item, *system, spec, job);
  } catch (const system::RunError& error) {
    set_problem(item, diagnostic_of(error, item.path));
  }
  item.elapsed = since(begin);
  return item;
}

GateItem judge_counterexample(const std::string& path, const search::Options& search) {
  const Clock::time_point begin = Clock::now();
  GateItem item = start(Kind::Counterexample, path);
  try {
    // Whatever overrides the front matter is in the trace.
    const auto replayed = replay_file(path, Options{}, search);
    if (replayed) {
      judge_replay(item, *replayed);
    } else {
      set_problem(item, replayed.error());
    }
  } catch (const SystemError& error) {
    set_problem(item, error.diagnostic());
  }
  item.elapsed = since(begin);
  return item;
}

}  // namespace ctxcheck::cli
