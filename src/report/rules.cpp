// The rules of the runtime that the model implements, as a table and as JSON
// (schemas/rules.schema.json).
#include <fmt/format.h>

#include "report/json_parts.hpp"
#include "report/report.hpp"
#include "report/text.hpp"
#include "trace/trace_json.hpp"

namespace ctxcheck::report {

std::string render_rules(std::span<const model::RuleInfo> rules, const Style& style) {
  std::vector<std::vector<std::string>> rows;
  for (const model::RuleInfo& rule : rules) {
    rows.push_back({std::string(rule.id), std::string(rule.profiles), std::string(rule.statement),
                    fmt::format("{}", rule.litmus.size())});
  }
  return table(style, {"rule", "where", "statement", "litmus"}, rows, 2, 0) +
         "\nThe rules of model/semantics.md. litmus: how many specs would not give their recorded "
         "outcomes without the rule; --json names them.\n";
}

std::string json_of_rules(std::span<const model::RuleInfo> rules) {
  trace::Json json = document("ctxcheck-rules");
  json["rules"] = trace::Json::array();
  for (const model::RuleInfo& rule : rules) {
    trace::Json entry;
    entry["id"] = rule.id;
    entry["name"] = rule.name;
    entry["profiles"] = rule.profiles;
    entry["statement"] = rule.statement;
    entry["litmus"] = trace::Json::array();
    for (const std::string_view litmus : rule.litmus) entry["litmus"].push_back(litmus);
    json["rules"].push_back(std::move(entry));
  }
  return trace::layout(json);
}

}  // namespace ctxcheck::report
