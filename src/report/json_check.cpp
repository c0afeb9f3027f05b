// The check report as JSON (schemas/check.schema.json).
#include <algorithm>

#include "report/json_parts.hpp"
#include "report/report.hpp"
#include "report/words.hpp"
#include "trace/trace_json.hpp"

namespace ctxcheck::report {
namespace {

using trace::Json;

Json violation_json(const CheckReport& report, std::size_t index) {
  const search::Violation& violation = report.result.violations[index];
  Json json;
  json["property"] = system::info(violation.finding.property).name;
  json["context"] = violation.finding.context;
  json["message"] = violation.finding.message;
  trace::add_place(json, violation.finding.at);
  json["schedule"] = trace::json_of(violation.schedule, false);
  json["events"] = violation.events;
  json["shortest"] = violation.shortest;
  const bool written = index < report.trace_paths.size() && !report.trace_paths[index].empty();
  json["trace"] = written ? Json(report.trace_paths[index]) : Json(nullptr);
  return json;
}

Json failure_json(const std::optional<search::TurnFailure>& failure) {
  if (!failure) return nullptr;
  Json json;
  json["message"] = failure->message;
  trace::add_place(json, failure->at);
  json["schedule"] = trace::json_of(failure->schedule, false);
  return json;
}

std::string_view verdict_of(const search::CheckResult& result, system::Property property) {
  if (result.find(property) != nullptr) return "violated";
  const bool undecided = std::find(result.undecided.begin(), result.undecided.end(), property) !=
                         result.undecided.end();
  return undecided ? "undecided" : "safe";
}

Json property_json(system::Property property, std::string_view verdict) {
  const system::PropertyInfo& info = system::info(property);
  Json json;
  json["property"] = info.name;
  json["severity"] = info.severity == system::Severity::Error ? "error" : "warning";
  json["verdict"] = verdict;
  return json;
}

Json properties_json(const CheckReport& report) {
  Json json = Json::array();
  for (const system::Property property : report.selected) {
    json.push_back(property_json(property, verdict_of(report.result, property)));
  }
  for (const system::Property property : report.unobservable) {
    json.push_back(property_json(property, "not-observable"));
  }
  return json;
}

// On the real runtime orders are counted, and no state is stored.
Json statistics_json(const CheckReport& report) {
  const search::Statistics& statistics = report.result.statistics;
  const bool live = !report.live_on.empty();
  Json json;
  json[live ? "orders" : "states"] = statistics.states;
  json["transitions"] = statistics.transitions;
  json["depth"] = statistics.depth;
  json["memory"] = statistics.memory;
  json["milliseconds"] = statistics.elapsed.count();
  if (!live) json["stored"] = "exactly";
  return json;
}

// The worst one, in the order of the exit codes: violated, inconclusive, safe.
Verdict worst_of(const std::vector<CheckReport>& reports) {
  Verdict worst = Verdict::Safe;
  for (const CheckReport& report : reports) {
    const Verdict verdict = report.verdict();
    if (verdict == Verdict::Violated) return verdict;
    if (verdict == Verdict::Inconclusive) worst = verdict;
  }
  return worst;
}

}  // namespace

Json json_of_report(const CheckReport& report) {
  const search::CheckResult& result = report.result;
  Json json;
  json["spec"] = report.spec_path;
  json["summary"] = report.summary;
  json["runtime"] = report.profile;
  if (!report.live_on.empty()) json["liveOn"] = report.live_on;
  json["verdict"] = name_of(report.verdict());
  json["strict"] = report.strict;
  json["bounds"] = trace::json_of(report.scope);
  json["properties"] = properties_json(report);
  json["violations"] = Json::array();
  for (std::size_t i = 0; i < result.violations.size(); ++i) {
    json["violations"].push_back(violation_json(report, i));
  }
  json["statistics"] = statistics_json(report);
  json["stop"] = result.stop ? Json(search::name_of(*result.stop)) : Json(nullptr);
  json["turnFailure"] = failure_json(result.turn_failure);
  json["unreachedLines"] = result.statistics.unreached_lines;
  json["unreachedHandlers"] = report.unreached_handlers;
  return json;
}

std::string json_of_check(const std::vector<CheckReport>& reports) {
  Json json = document("ctxcheck-check");
  json["verdict"] = name_of(worst_of(reports));
  json["reports"] = Json::array();
  for (const CheckReport& report : reports) json["reports"].push_back(json_of_report(report));
  return trace::layout(json);
}

}  // namespace ctxcheck::report
