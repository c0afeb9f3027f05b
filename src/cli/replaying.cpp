// Loading, replaying, and deciding again.
#include "cli/replaying.hpp"

#include "cli/job.hpp"
#include "cli/loading.hpp"
#include "cli/runtime_system.hpp"
#include "fmt/format.h"
#include "search/plain_search.hpp"
#include "trace/trace_file.hpp"

namespace ctxcheck::cli {
namespace {

// Replay compares findings, so whatever is seen in turns was seen again. What is decided on the
// graph of states takes a search.
void decide_again(Replayed& replayed, system::System& system, search::Options search) {
  const trace::Claim& claim = *replayed.trace.claim;
  replayed.claimed = Claimed::Seen;
  if (claim.property != system::Property::Stuck && claim.property != system::Property::Poisoned) {
    return;
  }
  search.properties = {claim.property};
  search.first = true;
  const search::CheckResult result = search::check_plain(system, search);
  replayed.states = result.statistics.states;
  if (result.find(claim.property) != nullptr) return;
  replayed.claimed = result.stop ? Claimed::Undecided : Claimed::NotSeen;
}

}  // namespace

std::size_t count_turns(const trace::Trace& trace) {
  std::size_t turns = 0;
  for (const trace::TracedEvent& event : trace.events) turns += event.turns.size();
  return turns;
}

spec::Result<Replayed> replay_file(const std::string& path, const Options& options,
                                   search::Options search) {
  auto trace = trace::load_trace(path);
  if (!trace) return trace.error();
  const auto refuse = [&path](std::string code, std::string message, std::string hint) {
    return spec::Diagnostic{std::move(code), path, std::nullopt, std::move(message),
                            std::move(hint)};
  };
  if (options.runtimes.size() > 1) {
    return refuse("several-profiles", "a trace is replayed under one profile",
                  "name one, or leave out --runtime for the trace's own");
  }
  Replayed replayed;
  replayed.profile = options.runtimes.empty() ? trace->profile_name() : options.runtimes.front();
  const auto profile = model::profile_named(replayed.profile);
  if (!profile) {
    return refuse("unknown-profile",
                  fmt::format("the trace was recorded under the profile `{}`, which is not known",
                              replayed.profile),
                  "`ctxcheck profiles` lists those that are");
  }
  const auto spec = load_traced(*trace);
  if (!spec) return spec.error();
  replayed.trace = std::move(*trace);
  replayed.spec_changed = has_changed(*spec, replayed.trace);
  if (auto problem = check_handlers(*spec, replayed.trace.scope.requests)) {
    return *std::move(problem);
  }
  const auto system = Systems(options).make(*spec, {*profile, replayed.trace.scope, {}});
  if (options.on_workerd || spec->live) {
    replayed.observed = trace::replay_observed(*system, replayed.trace);
    replayed.difference = replayed.observed->difference;
    return replayed;
  }
  replayed.difference = trace::replay(*system, replayed.trace);
  if (!replayed.difference && replayed.trace.claim) {
    decide_again(replayed, *system, std::move(search));
  }
  return replayed;
}

}  // namespace ctxcheck::cli
