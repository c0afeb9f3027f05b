// Outcomes, single runs and replays as JSON (schemas/outcomes, run and replay.schema.json).
#include "report/json_parts.hpp"
#include "report/report.hpp"
#include "report/words.hpp"
#include "trace/trace_json.hpp"

namespace ctxcheck::report {
namespace {

using trace::Json;

Json finding_json(const system::Finding& finding, const trace::TracedEvent& event) {
  Json json;
  json["property"] = system::info(finding.property).name;
  json["severity"] = is_error(finding.property) ? "error" : "warning";
  json["context"] = finding.context;
  json["message"] = finding.message;
  trace::add_place(json, finding.at);
  json["event"] = system::spell(event.scheduled);
  return json;
}

// In the shape of recorded outcomes.
Json outcome_json(const search::FoundOutcome& found) {
  const Json outcome = trace::json_of(found.outcome);
  Json json;
  json["requests"] = outcome["requests"];
  json["deadSettle"] = outcome["warnings"];
  json["console"] = outcome["console"];
  json["schedules"] = count_or_null(found.schedules);
  json["schedule"] = trace::json_of(found.schedule, false);
  return json;
}

}  // namespace

std::string json_of_outcomes(const OutcomesReport& report) {
  constexpr std::string_view kOff = "-off";
  const bool off = report.profile.ends_with(kOff);
  Json json = document("ctxcheck-outcomes");
  json["spec"] = report.spec_path;
  json["runtime"] = report.profile.substr(0, report.profile.size() - (off ? kOff.size() : 0));
  json["flag"] = off ? "off" : "on";
  json["executions"] = count_or_null(report.result.executions);
  json["truncated"] = report.result.stop.has_value() || report.result.turn_failure.has_value();
  json["outcomes"] = Json::array();
  for (const search::FoundOutcome& found : report.result.outcomes) {
    json["outcomes"].push_back(outcome_json(found));
  }
  return trace::layout(json);
}

std::string json_of_run(const trace::Trace& trace) {
  Json json = document("ctxcheck-run");
  json["spec"] = trace.spec_path;
  json["sha256"] = trace.spec_sha256;
  json["runtime"] = trace.profile_name();
  json["bounds"] = trace::json_of(trace.scope);
  json["schedule"] = trace::json_of(trace.schedule(), false);
  json["outcome"] = trace::json_of(trace.outcome);
  json["findings"] = Json::array();
  for (const trace::TracedEvent& event : trace.events) {
    for (const system::Turn& turn : event.turns) {
      for (const system::Finding& finding : turn.findings) {
        json["findings"].push_back(finding_json(finding, event));
      }
    }
  }
  return trace::layout(json);
}

std::string json_of_replay(const trace::Trace& trace, bool spec_changed,
                           const std::optional<trace::Difference>& difference) {
  Json json = document("ctxcheck-replay");
  json["spec"] = trace.spec_path;
  json["runtime"] = trace.profile_name();
  json["property"] = trace.claim ? Json(system::info(trace.claim->property).name) : Json(nullptr);
  json["specChanged"] = spec_changed;
  json["verdict"] = difference ? "differs" : "same";
  if (!difference) {
    json["difference"] = nullptr;
    return trace::layout(json);
  }
  const auto index_or_null = [](const std::optional<std::size_t>& index) {
    return index ? Json(*index) : Json(nullptr);
  };
  const bool in_event = difference->event < trace.events.size();
  Json& place = json["difference"];
  place["event"] = in_event ? Json(difference->event) : Json(nullptr);
  place["token"] =
      in_event ? Json(system::spell(trace.events[difference->event].scheduled)) : Json(nullptr);
  place["turn"] = index_or_null(difference->turn);
  place["effect"] = index_or_null(difference->effect);
  place["expected"] = difference->expected;
  place["actual"] = difference->actual;
  return trace::layout(json);
}

}  // namespace ctxcheck::report
