// SARIF 2.1.0 (OASIS standard, errata 01).
#include <map>

#include "ci/formats.hpp"
#include "ci/sarif_flows.hpp"
#include "fmt/format.h"
#include "report/words.hpp"
#include "trace/trace_json.hpp"

namespace ctxcheck::ci {
namespace {

using trace::Json;

std::string_view name_of(Level level) { return level == Level::Error ? "error" : "warning"; }

Json text(std::string_view words) { return Json{{"text", words}}; }

// "DeadSettle" of "dead-settle".
std::string pascal_case(std::string_view name) {
  std::string out;
  bool start = true;
  for (const char c : name) {
    if (c == '-') {
      start = true;
    } else {
      out += start && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      start = false;
    }
  }
  return out;
}

Json property_rule(const system::PropertyInfo& info) {
  return Json{{"id", info.name},
              {"name", pascal_case(info.name)},
              {"shortDescription", text(info.summary)},
              {"fullDescription", text(report::why_bad(info.property))},
              {"defaultConfiguration",
               {{"level", info.severity == system::Severity::Error ? "error" : "warning"}}}};
}

// The properties, and whatever else the problems are about, in that order.
class Rules {
 public:
  Rules() {
    for (const system::PropertyInfo& info : system::properties()) add(property_rule(info));
    add(Json{{"id", "unexpected-verdict"},
             {"name", "UnexpectedVerdict"},
             {"shortDescription", text("a spec's verdict is not the one that it expects")}});
    add(Json{{"id", "stale-counterexample"},
             {"name", "StaleCounterexample"},
             {"shortDescription", text("a counterexample does not show any more what it claims")}});
  }

  // None: what it names is no rule but the reason why there is no verdict.
  [[nodiscard]] std::optional<std::size_t> index_of(const std::string& id) const {
    const auto found = indices_.find(id);
    if (found == indices_.end()) return std::nullopt;
    return found->second;
  }
  [[nodiscard]] const Json& all() const { return rules_; }

 private:
  void add(Json rule) {
    indices_[rule["id"].get<std::string>()] = rules_.size();
    rules_.push_back(std::move(rule));
  }

  Json rules_ = Json::array();
  std::map<std::string, std::size_t> indices_;
};

std::string message_of(const Problem& problem) {
  std::string words = problem.message;
  if (!problem.runtime.empty()) words += fmt::format(" (on {})", problem.runtime);
  words += '.';
  if (problem.trace) {
    words +=
        fmt::format(" The order of events: {}.", report::schedule_text(problem.trace->schedule()));
  }
  if (!problem.hint.empty()) words += fmt::format(" Hint: {}.", problem.hint);
  if (!problem.command.empty()) words += fmt::format(" Again: {}", problem.command);
  return words;
}

Json result_of(const Problem& problem, std::size_t rule) {
  Json location = location_of(problem.path, problem.at);
  if (!problem.context.empty()) {
    location["logicalLocations"] =
        Json::array({Json{{"name", handler_of(problem.context)}, {"kind", "function"}}});
  }
  Json json{{"ruleId", problem.rule},
            {"ruleIndex", rule},
            {"level", name_of(problem.level)},
            {"message", text(message_of(problem))},
            {"locations", Json::array({std::move(location)})},
            {"partialFingerprints", {{"ctxcheckViolation/v1", fingerprint_of(problem)}}}};
  if (problem.trace) {
    json["codeFlows"] = code_flows_of(*problem.trace);
    json["properties"] = Json{{"runtime", problem.runtime},
                              {"schedule", trace::json_of(problem.trace->schedule(), false)}};
  }
  return json;
}

Json notification_of(const Problem& problem) {
  Json json{{"descriptor", {{"id", problem.rule}}},
            {"level", "error"},
            {"message", text(message_of(problem))}};
  if (!problem.path.empty()) {
    json["locations"] = Json::array({location_of(problem.path, problem.at)});
  }
  return json;
}

}  // namespace

std::string sarif_of(const Result& result) {
  const Rules rules;
  Json results = Json::array();
  Json notifications = Json::array();
  for (const Case& one : result.cases) {
    for (const Problem& problem : one.problems) {
      if (const auto rule = rules.index_of(problem.rule)) {
        results.push_back(result_of(problem, *rule));
      } else {
        notifications.push_back(notification_of(problem));
      }
    }
  }
  const bool has_verdicts =
      result.count(Status::CannotRun) == 0 && result.count(Status::Inconclusive) == 0;
  Json invocation{{"executionSuccessful", has_verdicts}};
  if (!notifications.empty()) invocation["toolExecutionNotifications"] = std::move(notifications);
  Json run;
  run["tool"]["driver"] =
      Json{{"name", "ctxcheck"}, {"semanticVersion", result.version}, {"rules", rules.all()}};
  run["invocations"] = Json::array({std::move(invocation)});
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = std::move(results);
  Json document;
  document["$schema"] =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  document["version"] = "2.1.0";
  document["runs"] = Json::array({std::move(run)});
  return trace::layout(document);
}

}  // namespace ctxcheck::ci
