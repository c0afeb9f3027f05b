// From front matter and options to jobs.
#include "cli/job.hpp"

#include <algorithm>

#include "fmt/format.h"
#include "spec/exports.hpp"
#include "spec/suggest.hpp"

namespace ctxcheck::cli {
namespace {

constexpr std::string_view kOff = "-off";

std::string_view without_off(std::string_view profile) {
  if (profile.ends_with(kOff)) profile.remove_suffix(kOff.size());
  return profile;
}

// Names come from the front end or from the options, which know the same table.
std::vector<model::Profile> profiles_of(const spec::FrontMatter& front_matter,
                                        const Options& options) {
  std::vector<model::Profile> profiles;
  std::vector<std::string> names =
      options.runtimes.empty() ? front_matter.runtimes : options.runtimes;
  for (std::string& name : names) {
    if (options.off) name = std::string(without_off(name)) + std::string(kOff);
    const auto profile = model::profile_named(name);
    const bool known = std::any_of(profiles.begin(), profiles.end(),
                                   [&name](const auto& before) { return before.name == name; });
    if (profile && !known) profiles.push_back(*profile);
  }
  return profiles;
}

std::vector<system::Property> properties_of(const spec::FrontMatter& front_matter,
                                            const Options& options) {
  if (!options.check.empty()) return options.check;
  std::vector<system::Property> properties;
  for (const system::PropertyInfo& info : system::properties()) {
    const auto& check = front_matter.check;
    if (check.empty() || std::find(check.begin(), check.end(), info.name) != check.end()) {
      properties.push_back(info.property);
    }
  }
  return properties;
}

std::optional<spec::Diagnostic> override_params(trace::Scope& scope, const std::string& path,
                                                const Options& options) {
  for (const auto& [name, value] : options.params) {
    const auto found =
        std::find_if(scope.params.begin(), scope.params.end(),
                     [&name = name](const auto& param) { return param.first == name; });
    if (found == scope.params.end()) {
      return spec::Diagnostic{"unknown-param", path, std::nullopt,
                              fmt::format("the spec has no parameter `{}`", name),
                              "parameters are listed in the front matter, under `params`"};
    }
    found->second = value;
  }
  return std::nullopt;
}

// A live worker takes every path; other names must be in its settings.
std::optional<spec::Diagnostic> check_requests(const spec::Spec& spec,
                                               const std::vector<spec::HandlerRequests>& requests) {
  std::vector<std::string> known;
  for (const spec::LiveRequest& request : spec.live->requests) known.push_back(request.name);
  for (const spec::HandlerRequests& wanted : requests) {
    if (wanted.handler.starts_with('/') ||
        std::find(known.begin(), known.end(), wanted.handler) != known.end()) {
      continue;
    }
    return spec::Diagnostic{"unknown-handler", spec.source.path, std::nullopt,
                            fmt::format("there is no request `{}`", wanted.handler),
                            spec::suggestion(wanted.handler, known,
                                             "name a path, or a request of the worker's settings")};
  }
  return std::nullopt;
}

}  // namespace

trace::Scope declared_scope(const spec::FrontMatter& front_matter) {
  trace::Scope scope;
  scope.requests = front_matter.requests;
  scope.disconnects = front_matter.disconnects;
  scope.failures = front_matter.failures;
  scope.bursts = front_matter.bursts;
  scope.params = front_matter.params;
  return scope;
}

spec::Result<std::vector<Job>> jobs_of(const spec::Spec& spec, const Options& options) {
  const spec::FrontMatter& front_matter = spec.front_matter;
  trace::Scope scope = declared_scope(front_matter);
  scope.requests = options.requests.value_or(scope.requests);
  scope.disconnects = options.disconnects.value_or(scope.disconnects);
  scope.failures = options.failures.value_or(scope.failures);
  scope.bursts = options.bursts.value_or(scope.bursts);
  scope.ordered_arrival = options.ordered_arrival.value_or(scope.ordered_arrival);
  if (options.requests) {
    if (auto problem = check_handlers(spec, scope.requests)) return *std::move(problem);
  }
  if (auto problem = override_params(scope, spec.source.path, options)) return *std::move(problem);

  std::vector<Job> jobs;
  for (const model::Profile& profile : profiles_of(front_matter, options)) {
    jobs.push_back({profile, scope, properties_of(front_matter, options)});
  }
  return jobs;
}

model::Setup setup_of(const Job& job) {
  const trace::Scope& scope = job.scope;
  return {job.profile,  scope.requests, scope.disconnects,    scope.failures,
          scope.bursts, scope.params,   scope.ordered_arrival};
}

trace::Trace start_trace(const spec::Spec& spec, const Job& job) {
  trace::Trace trace;
  trace.spec_path = spec.source.path;
  trace.spec_sha256 = trace::sha256(spec.source.text);
  if (spec.live) {
    trace.worker.emplace();
    if (const auto& other = spec.live->other_file) {
      trace.worker = trace::WorkerFile{other->path, trace::sha256(other->text)};
    }
  }
  trace.profile = without_off(job.profile.name);
  if (trace.profile != job.profile.name) trace.flags.emplace_back(trace::kFlagOff);
  trace.scope = job.scope;
  return trace;
}

trace::Claim claim_of(const search::Violation& violation) {
  const system::Finding& finding = violation.finding;
  return {finding.property, finding.context, finding.message, finding.at, violation.shortest};
}

std::optional<spec::Diagnostic> check_handlers(const spec::Spec& spec,
                                               const std::vector<spec::HandlerRequests>& requests) {
  if (spec.live) return check_requests(spec, requests);
  const std::vector<spec::Export> exports = spec::module_exports(spec.module, spec.source);
  for (const spec::HandlerRequests& wanted : requests) {
    if (auto problem = spec::check_handler(exports, wanted.handler)) {
      problem->file = spec.source.path;
      return problem;
    }
  }
  return std::nullopt;
}

spec::Diagnostic several_documents(const spec::Spec& spec, const std::vector<Job>& jobs) {
  return {"several-profiles", spec.source.path, std::nullopt,
          fmt::format("--json, like every form for other programs, gives one document, but {} "
                      "profiles are selected",
                      jobs.size()),
          "choose one with --runtime"};
}

spec::Diagnostic diagnostic_of(const system::RunError& error, const std::string& path) {
  spec::Diagnostic diagnostic;
  diagnostic.file = path;
  diagnostic.message = error.message();
  const system::SourceLocation at = error.at();
  if (at.known()) diagnostic.range = {{at.line, at.column}, {at.line, at.column + 1}};
  switch (error.kind()) {
    case system::RunError::Kind::Load:
      diagnostic.code = "load-failed";
      break;
    case system::RunError::Kind::Limit:
      diagnostic.code = error.during_load() ? "load-limit" : "turn-limit";
      break;
    case system::RunError::Kind::NotEnabled:
      diagnostic.code = "not-enabled";
      break;
  }
  return diagnostic;
}

}  // namespace ctxcheck::cli
