// The old schedule if it does, a new one otherwise.
#include "cli/rerecording.hpp"

#include <optional>

#include "cli/checking.hpp"
#include "cli/job.hpp"
#include "fmt/format.h"
#include "model/model.hpp"
#include "search/plain_search.hpp"

namespace ctxcheck::cli {
namespace {

spec::Diagnostic refused(const std::string& code, std::string message) {
  return {code, "", std::nullopt, std::move(message), ""};
}

// The claim that the last event of a run shows.
std::optional<trace::Claim> seen_at_the_end(const trace::Trace& trace, system::Property property) {
  for (const system::Turn& turn : trace.events.back().turns) {
    for (const system::Finding& finding : turn.findings) {
      if (finding.property != property) continue;
      return trace::Claim{finding.property, finding.context, finding.message, finding.at, false};
    }
  }
  return std::nullopt;
}

std::optional<trace::Trace> with_old_schedule(const trace::Trace& old, const spec::Spec& spec,
                                              const Job& job, system::System& system) {
  trace::Trace trace = start_trace(spec, job);
  try {
    trace::record(system, old.schedule(), trace);
  } catch (const system::RunError&) {
    return std::nullopt;
  }
  if (!old.claim) return trace;
  trace.claim = seen_at_the_end(trace, old.claim->property);
  if (!trace.claim) return std::nullopt;
  return trace;
}

spec::Result<trace::Trace> with_new_schedule(const trace::Trace& old, const spec::Spec& spec,
                                             const Job& job, system::System& system,
                                             search::Options search) {
  const std::string_view name = system::info(old.claim->property).name;
  search.properties = job.properties;
  search.first = true;
  const search::CheckResult result = search::check_plain(system, search);
  const search::Violation* const violation = result.find(old.claim->property);
  if (violation == nullptr && result.stop) {
    return refused("not-decided", fmt::format("the search for {} ended early ({})", name,
                                              search::name_of(*result.stop)));
  }
  if (violation == nullptr) {
    return refused("not-violated",
                   fmt::format("{} is not violated any more, so there is nothing to record; "
                               "delete the file",
                               name));
  }
  return trace_of_violation(*violation, system, spec, job);
}

}  // namespace

spec::Result<trace::Trace> record_again(const trace::Trace& old, const spec::Spec& spec,
                                        search::Options search) {
  const auto profile = model::profile_named(old.profile_name());
  if (!profile || old.worker) {
    return refused("not-on-model", "it was not recorded on the model; record it again by hand");
  }
  if (auto problem = check_handlers(spec, old.scope.requests)) return *std::move(problem);
  Job job{*profile, old.scope, {}};
  if (old.claim) job.properties = {old.claim->property};
  try {
    const auto system = model::make_model(spec, setup_of(job));
    if (!old.claim || !old.claim->shortest) {
      if (auto trace = with_old_schedule(old, spec, job, *system)) return *std::move(trace);
    }
    if (old.claim) return with_new_schedule(old, spec, job, *system, std::move(search));
    return refused("not-possible", "its schedule cannot happen any more");
  } catch (const system::RunError& error) {
    return diagnostic_of(error, spec.source.path);
  }
}

}  // namespace ctxcheck::cli
