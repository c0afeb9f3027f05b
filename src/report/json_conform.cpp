// The model against recorded outcomes as JSON (schemas/conform.schema.json).
#include "report/json_parts.hpp"
#include "report/report.hpp"
#include "trace/trace_json.hpp"

namespace ctxcheck::report {
namespace {

using trace::Json;
using Status = ConformItem::Status;

std::string_view name_of(Status status) {
  switch (status) {
    case Status::Ok:
      return "ok";
    case Status::Misses:
      return "misses";
    case Status::Invents:
      return "invents";
    case Status::MissesAndInvents:
      return "misses-and-invents";
    case Status::NoRecording:
      return "no-recording";
    case Status::Inconclusive:
      return "inconclusive";
    case Status::CannotRun:
      break;
  }
  return "cannot-run";
}

// Of all items: what the exit code says.
std::string_view worst_of(const std::vector<ConformItem>& items) {
  bool differs = false;
  bool inconclusive = false;
  for (const ConformItem& item : items) {
    const Status status = item.status;
    if (status == Status::CannotRun || status == Status::NoRecording) return "cannot-run";
    inconclusive |= status == Status::Inconclusive;
    differs |= status != Status::Ok && status != Status::Inconclusive;
  }
  if (differs) return "differs";
  return inconclusive ? "inconclusive" : "ok";
}

// In the shape of recordings.
Json outcome_json(const system::Outcome& outcome) {
  const Json parts = trace::json_of(outcome);
  Json json;
  json["requests"] = parts["requests"];
  json["warning"] = outcome.warnings > 0;
  json["console"] = parts["console"];
  return json;
}

Json outcomes_json(const std::vector<system::WitnessedOutcome>& outcomes) {
  Json list = Json::array();
  for (const system::WitnessedOutcome& outcome : outcomes) {
    Json json = outcome_json(outcome.outcome);
    json["schedules"] = count_or_null(outcome.schedules);
    json["schedule"] = outcome.schedule ? trace::json_of(*outcome.schedule, false) : Json(nullptr);
    list.push_back(std::move(json));
  }
  return list;
}

Json item_json(const ConformItem& item) {
  Json json;
  json["spec"] = item.path;
  json["runtime"] = item.profile.empty() ? Json(nullptr) : Json(item.profile);
  json["verdict"] = name_of(item.status);
  json["model"] = count_or_null(item.outcomes);
  json["recorded"] = count_or_null(item.recorded);
  json["missed"] = outcomes_json(item.comparison.missed);
  json["invented"] = outcomes_json(item.comparison.invented);
  json["counts"] = Json::array();
  for (const system::CountDifference& difference : item.comparison.counts) {
    Json counted = outcome_json(difference.outcome);
    counted["model"] = difference.actual;
    counted["recorded"] = difference.expected;
    json["counts"].push_back(std::move(counted));
  }
  json["detail"] = item.detail;
  return json;
}

}  // namespace

std::string json_of_conform(const std::vector<ConformItem>& items) {
  Json json = document("ctxcheck-conform");
  json["verdict"] = worst_of(items);
  json["items"] = Json::array();
  for (const ConformItem& item : items) json["items"].push_back(item_json(item));
  return trace::layout(json);
}

}  // namespace ctxcheck::report
