// One search, and what else can come of a command.
#include "ci/sample_result.hpp"

#include <stdexcept>

#include "cli/cli_fixture.hpp"
#include "model/model.hpp"
#include "search/plain_search.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::test_support {

std::string batch_spec() { return std::string(kBatchSpec); }

ci::Result sample_result(const std::string& text) {
  const auto spec = spec::parse_spec({"specs/two words/batch.js", text}, model::vocabulary());
  if (!spec) throw std::runtime_error(spec.error().message);
  report::CheckReport report;
  report.spec_path = spec->source.path;
  model::Setup setup;
  setup.profile = model::profiles().front();
  setup.requests = spec->front_matter.requests;
  report.profile = setup.profile.name;
  report.scope.requests = setup.requests;
  search::Options options;
  for (const system::PropertyInfo& info : system::properties()) {
    options.properties.push_back(info.property);
  }
  report.selected = options.properties;
  const auto system = model::make_model(*spec, setup);
  report.result = search::check_plain(*system, options);
  for (const search::Violation& violation : report.result.violations) {
    trace::Trace trace;
    trace.spec_path = report.spec_path;
    trace.profile = report.profile;
    trace.scope = report.scope;
    const system::Finding& finding = violation.finding;
    trace.claim = trace::Claim{finding.property, finding.context, finding.message, finding.at,
                               violation.shortest};
    trace::record(*system, violation.schedule, trace);
    report.traces.push_back(std::move(trace));
    report.trace_paths.emplace_back();
  }

  ci::Result result{"check", "1.2.3", {}};
  result.cases.push_back(ci::case_of(report));
  for (ci::Problem& problem : result.cases.back().problems) {
    problem.line = "export async function page() { return await loader.load(1); }";
  }

  report::CheckReport early = report;
  early.spec_path = "early.js";
  early.result.violations.clear();
  early.traces.clear();
  early.result.stop = search::Stop::States;
  early.result.undecided = early.selected;
  result.cases.push_back(ci::case_of(early));

  report::CheckReport warned = report;
  warned.spec_path = "warned.js";
  std::erase_if(warned.result.violations, [](const search::Violation&) { return true; });
  warned.traces.clear();
  search::Violation warning;
  warning.finding = {
      system::Property::LateSettle, "page#2", "100% <late>: a,b\r\nand \x01 c", {3, 7}};
  warned.result.violations.push_back(warning);
  warned.traces.push_back(report.traces.front());
  warned.trace_paths = {"a trace.json"};
  result.cases.push_back(ci::case_of(warned));

  result.cases.push_back(ci::case_of(spec::Diagnostic{"cannot-read", "a,b:c\n.js", std::nullopt,
                                                      "the file cannot be read: <gone> & \"lost\"",
                                                      "look % elsewhere"}));

  report::CheckReport safe = report;
  safe.spec_path = "safe.js";
  safe.result.violations.clear();
  safe.traces.clear();
  result.cases.push_back(ci::case_of(safe));
  return result;
}

}  // namespace ctxcheck::test_support
