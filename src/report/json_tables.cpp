// Machines, profiles and the gate as JSON (schemas/machines, profiles and gate.schema.json).
#include "report/gate.hpp"
#include "report/json_parts.hpp"
#include "report/report.hpp"
#include "trace/trace_json.hpp"

namespace ctxcheck::report {
namespace {

using trace::Json;
Json item_json(const GateItem& item) {
  Json json;
  json["kind"] = item.kind == GateItem::Kind::Spec ? "spec" : "counterexample";
  json["path"] = item.path;
  json["runtime"] = item.profile.empty() ? Json(nullptr) : Json(item.profile);
  json["status"] = name_of(item.status);
  json["expected"] = item.expected.value_or(std::vector<std::string>{});
  json["actual"] = item.actual;
  json["detail"] = verdict_of(item);
  json["states"] = item.states;
  return json;
}

}  // namespace

std::string json_of_machines(const std::vector<model::MachineDescription>& machines) {
  Json json = document("ctxcheck-machines");
  json["machines"] = Json::array();
  for (const model::MachineDescription& machine : machines) {
    Json entry;
    entry["name"] = machine.name;
    entry["summary"] = machine.summary;
    entry["initial"] = machine.initial;
    entry["states"] = machine.states;
    entry["arrows"] = Json::array();
    for (const auto& arrow : machine.arrows) {
      Json written;
      written["from"] = arrow.from;
      written["on"] = arrow.on;
      written["to"] = arrow.to;
      written["rule"] = arrow.rule;
      entry["arrows"].push_back(std::move(written));
    }
    json["machines"].push_back(std::move(entry));
  }
  return trace::layout(json);
}

std::string json_of_profiles(std::span<const model::Profile> profiles) {
  Json json = document("ctxcheck-profiles");
  json["profiles"] = Json::array();
  for (const model::Profile& profile : profiles) {
    Json entry;
    entry["name"] = profile.name;
    entry["runtimeVersion"] = profile.runtime_version;
    entry["npmVersion"] = profile.npm_version;
    entry["compatibilityDate"] = profile.compatibility_date;
    entry["defersForeignSettlements"] = profile.defers_foreign_settlements;
    entry["statusChangesAtOnce"] = profile.status_changes_at_once;
    entry["failsFollowsOfTheDead"] = profile.fails_follows_of_the_dead;
    entry["checksHangBeforeSignals"] = profile.checks_hang_before_signals;
    entry["bindsCallsToFrames"] = profile.binds_calls_to_frames;
    entry["bindsAbortSignals"] = profile.binds_abort_signals;
    entry["makesProcessAtModuleScope"] = profile.makes_process_at_module_scope;
    entry["reportsRejectionsInOwner"] = profile.reports_rejections_in_owner;
    json["profiles"].push_back(std::move(entry));
  }
  return trace::layout(json);
}

std::string json_of_gate(const GateResult& result) {
  Json json = document("ctxcheck-gate");
  json["verdict"] = name_of(worst_of(result.items));
  json["items"] = Json::array();
  for (const GateItem& item : result.items) json["items"].push_back(item_json(item));
  return trace::layout(json);
}

}  // namespace ctxcheck::report
