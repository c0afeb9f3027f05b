// Reading recordings out of JSON, strictly.
#include "trace/recordings.hpp"

#include "trace/json_reader.hpp"

namespace ctxcheck::trace {
namespace {

constexpr std::string_view kDamagedHint =
    "the file was damaged or edited by hand; record the outcomes again";

system::WitnessedOutcome read_outcome(const Node& node) {
  node.expect_keys({"requests", "warning", "console"}, {"schedules", "schedule"});
  system::WitnessedOutcome read;
  for (const auto& [label, result] : node.at("requests").entries()) {
    read.outcome.requests.emplace_back(label, result.string());
  }
  read.outcome.warnings = node.at("warning").boolean() ? 1 : 0;
  read.outcome.console = node.at("console").strings();
  if (node.has("schedules")) read.schedules = node.at("schedules").count();
  if (node.has("schedule")) {
    read.schedule.emplace();
    for (const Node& token : node.at("schedule").elements()) {
      read.schedule->push_back(token.token());
    }
  }
  return read;
}

system::OutcomeSet read_outcomes(const Node& node) {
  node.expect_keys({"outcomes"}, {"executions"});
  if (node.has("executions")) static_cast<void>(node.at("executions").count());
  const Node list = node.at("outcomes");
  system::OutcomeSet outcomes;
  for (const Node& element : list.elements()) {
    if (!outcomes.add(read_outcome(element))) element.fail("this outcome is listed twice");
  }
  if (outcomes.size() == 0) list.fail("a spec has at least one outcome");
  return outcomes;
}

}  // namespace

spec::Result<Recordings> recordings_from_json(std::string_view text, const std::string& path) {
  const Document document{path, "recording", kDamagedHint};
  try {
    const Json json = parse_strictly(text, document);
    Recordings recordings;
    for (const auto& [name, entry] : Node(json, "", document).entries()) {
      recordings.emplace(name, read_outcomes(entry));
    }
    return recordings;
  } catch (const spec::DiagnosticError& error) {
    return error.diagnostic();
  }
}

}  // namespace ctxcheck::trace
