// What is to be explored: front matter and options put together, one job a profile. Its own file
// because every command that runs specs starts here, and only here the two meet.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "model/model.hpp"
#include "search/search.hpp"
#include "spec/diagnostic.hpp"
#include "spec/spec.hpp"
#include "system/property.hpp"
#include "system/system.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::cli {

struct Job {
  model::Profile profile;
  trace::Scope scope;
  std::vector<system::Property> properties;  // selected, in report order; never empty
};

// A diagnostic if an option does not fit the spec: a handler that is not there, a parameter that
// the front matter does not have.
[[nodiscard]] spec::Result<std::vector<Job>> jobs_of(const spec::Spec& spec,
                                                     const Options& options);

// The bounds as the front matter has them.
[[nodiscard]] trace::Scope declared_scope(const spec::FrontMatter& front_matter);

[[nodiscard]] model::Setup setup_of(const Job& job);

// Everything a trace says before its first event.
[[nodiscard]] trace::Trace start_trace(const spec::Spec& spec, const Job& job);

// What the trace of a violation shows.
[[nodiscard]] trace::Claim claim_of(const search::Violation& violation);

// Why the handlers named in `requests` cannot take requests; none if they can.
[[nodiscard]] std::optional<spec::Diagnostic> check_handlers(
    const spec::Spec& spec, const std::vector<spec::HandlerRequests>& requests);

// Why commands whose result is one document refuse several profiles.
[[nodiscard]] spec::Diagnostic several_documents(const spec::Spec& spec,
                                                 const std::vector<Job>& jobs);

// A run that could not be carried through, as the user should see it.
[[nodiscard]] spec::Diagnostic diagnostic_of(const system::RunError& error,
                                             const std::string& path);

}  // namespace ctxcheck::cli
