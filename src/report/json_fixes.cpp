// The fixes as JSON (schemas/fixes.schema.json).
#include "report/fixes.hpp"
#include "report/json_parts.hpp"
#include "trace/trace_json.hpp"

namespace ctxcheck::report {
namespace {

using trace::Json;

Json ratio_json(const std::optional<fixes::Ratio>& ratio) {
  if (!ratio) return nullptr;
  Json json;
  json["calls"] = ratio->calls;
  json["answered"] = ratio->answered;
  return json;
}

Json cost_json(const fixes::Cost& cost) {
  Json json;
  json["fewest"] = ratio_json(cost.fewest);
  json["most"] = ratio_json(cost.most);
  json["withoutBound"] = cost.without_bound;
  json["complete"] = cost.complete;
  return json;
}

Json names_json(const std::vector<system::Property>& properties) {
  Json json = Json::array();
  for (const system::Property property : properties) json.push_back(system::info(property).name);
  return json;
}

Json row_json(const FixesReport& report, const FixRow& row) {
  Json json;
  json["fix"] = row.name;
  json["about"] = row.about;
  json["applicable"] = row.checked.has_value();
  if (!row.checked) {
    json["reason"] = row.reason;
    return json;
  }
  json["repairs"] = names_json(repaired(report.original, *row.checked));
  json["breaks"] = names_json(broken(report.original, *row.checked));
  json["check"] = json_of_report(*row.checked);
  json["withDisconnect"] =
      row.with_disconnect ? json_of_report(*row.with_disconnect) : Json(nullptr);
  json["cost"] = cost_json(row.cost);
  json["extraCalls"] = count_or_null(extra_calls(report.cost, row.cost));
  json["diff"] = fixes::diff_text(row.hunks);
  json["written"] = row.written ? Json(row.patched.path) : Json(nullptr);
  return json;
}

}  // namespace

std::string json_of_fixes(const std::vector<FixesReport>& reports) {
  Json json = document("ctxcheck-fixes");
  json["reports"] = Json::array();
  for (const FixesReport& report : reports) {
    Json each;
    each["original"] = json_of_report(report.original);
    each["cost"] = cost_json(report.cost);
    each["fixes"] = Json::array();
    for (const FixRow& row : report.rows) each["fixes"].push_back(row_json(report, row));
    json["reports"].push_back(std::move(each));
  }
  return trace::layout(json);
}

}  // namespace ctxcheck::report
