// Reading a trace out of JSON, and refusing everything that is not exactly one.
#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "trace/json_reader.hpp"
#include "trace/trace_file.hpp"

namespace ctxcheck::trace {
namespace {

constexpr std::string_view kDamagedHint =
    "the file was damaged or edited by hand; record the trace again";

system::SourceLocation read_place(const Node& node) {
  if (node.has("line") != node.has("column")) {
    node.fail("a place needs both \"line\" and \"column\"");
  }
  if (!node.has("line")) return {};
  const system::SourceLocation at{node.at("line").count(), node.at("column").count()};
  if (at.line == 0 || at.column == 0) node.fail("lines and columns count from 1");
  return at;
}

system::Property read_property(const Node& node) {
  const std::string name = node.string();
  const auto property = system::property_named(name);
  if (!property) node.fail(fmt::format("\"{}\" is no property", name));
  return *property;
}

system::EffectKind read_effect_kind(const Node& node) {
  const std::string name = node.string();
  constexpr int kLast = static_cast<int>(system::EffectKind::RejectionUnhandled);
  for (int i = 0; i <= kLast; ++i) {
    const auto kind = static_cast<system::EffectKind>(i);
    if (system::name_of(kind) == name) return kind;
  }
  node.fail(fmt::format("\"{}\" is no kind of effect", name));
}

spec::ParamValue read_param(const Node& node) {
  const Json& value = node.json();
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number()) return value.get<double>();
  if (value.is_string()) return value.get<std::string>();
  node.fail("a number, a string, true or false is expected here");
}

Scope read_scope(const Node& node) {
  node.expect_keys({"requests", "disconnects", "failures", "bursts", "params", "arrival"});
  Scope scope;
  for (const auto& [handler, count] : node.at("requests").entries()) {
    scope.requests.push_back({handler, count.count()});
  }
  scope.disconnects = node.at("disconnects").count();
  scope.failures = node.at("failures").strings();
  const Node bursts = node.at("bursts");
  if (bursts.json() == "any") {
    scope.bursts.any = true;
  } else {
    scope.bursts.count = bursts.count();
  }
  for (const auto& [name, value] : node.at("params").entries()) {
    scope.params.emplace_back(name, read_param(value));
  }
  const std::string arrival = node.at("arrival").string();
  if (arrival != "ordered" && arrival != "any") {
    node.at("arrival").fail("\"ordered\" or \"any\" is expected here");
  }
  scope.ordered_arrival = arrival == "ordered";
  return scope;
}

std::optional<Claim> read_claim(const Node& node) {
  if (node.is_null()) return std::nullopt;
  node.expect_keys({"property", "context", "message", "shortest"}, {"line", "column"});
  return Claim{read_property(node.at("property")), node.at("context").string(),
               node.at("message").string(), read_place(node), node.at("shortest").boolean()};
}

system::Effect read_effect(const Node& node) {
  node.expect_keys({"kind", "subject"}, {"detail", "line", "column"});
  return {read_effect_kind(node.at("kind")), node.at("subject").string(),
          node.has("detail") ? node.at("detail").string() : std::string(), read_place(node)};
}

system::Finding read_finding(const Node& node) {
  node.expect_keys({"property", "context", "message"}, {"line", "column"});
  return {read_property(node.at("property")), node.at("context").string(),
          node.at("message").string(), read_place(node)};
}

system::Turn read_turn(const Node& node) {
  node.expect_keys({"token", "context", "effects"}, {"findings"});
  system::Turn turn{node.at("token").string(), node.at("context").string(), {}, {}};
  for (const Node& effect : node.at("effects").elements()) {
    turn.effects.push_back(read_effect(effect));
  }
  if (!node.has("findings")) return turn;
  for (const Node& finding : node.at("findings").elements()) {
    turn.findings.push_back(read_finding(finding));
  }
  return turn;
}

TracedEvent read_event(const Node& node) {
  node.expect_keys({"event", "turns"});
  TracedEvent event{node.at("event").token(), {}};
  for (const Node& turn : node.at("turns").elements()) event.turns.push_back(read_turn(turn));
  return event;
}

system::Outcome read_outcome(const Node& node) {
  node.expect_keys({"requests", "warnings", "console"});
  system::Outcome outcome;
  for (const auto& [label, result] : node.at("requests").entries()) {
    outcome.requests.emplace_back(label, result.string());
  }
  outcome.warnings = node.at("warnings").count();
  outcome.console = node.at("console").strings();
  return outcome;
}

void read_head(const Node& root) {
  if (!root.json().is_object() || !root.has("schema") || root.at("schema").json() != kTraceSchema) {
    root.fail("trace-schema",
              fmt::format("this is no trace: \"schema\" is not \"{}\"", kTraceSchema),
              "name a file that `ctxcheck check --trace-dir` wrote");
  }
  if (!root.has("version") || root.at("version").json() != kTraceVersion) {
    root.fail("trace-version",
              fmt::format("this trace is of another version of the format than {}", kTraceVersion),
              "record the trace again with this ctxcheck");
  }
}

// Its path and its SHA-256.
std::pair<std::string, std::string> read_file(const Node& node) {
  node.expect_keys({"path", "sha256"});
  std::string digest = node.at("sha256").string();
  constexpr std::string_view kDigits = "0123456789abcdef";
  constexpr std::size_t kDigestSize = 64;
  if (digest.size() != kDigestSize || digest.find_first_not_of(kDigits) != std::string::npos) {
    node.at("sha256").fail("64 lower-case hexadecimal digits are expected here");
  }
  return {node.at("path").string(), std::move(digest)};
}

Trace read_trace(const Node& root) {
  read_head(root);
  if (root.has("worker")) {
    root.expect_keys({"schema", "version", "spec", "worker", "runtime", "flags", "bounds", "claim",
                      "schedule", "events", "outcome"});
  } else {
    root.expect_keys({"schema", "version", "spec", "runtime", "flags", "bounds", "claim",
                      "schedule", "events", "outcome"});
  }
  Trace trace;
  std::tie(trace.spec_path, trace.spec_sha256) = read_file(root.at("spec"));
  if (root.has("worker")) {
    trace.worker.emplace();
    const Node worker = root.at("worker");
    if (worker.json().is_object() && worker.json().empty()) {
      worker.expect_keys({});
    } else {
      std::tie(trace.worker->path, trace.worker->sha256) = read_file(worker);
    }
  }
  trace.profile = root.at("runtime").string();
  trace.flags = root.at("flags").strings();
  trace.scope = read_scope(root.at("bounds"));
  trace.claim = read_claim(root.at("claim"));
  for (const Node& event : root.at("events").elements()) trace.events.push_back(read_event(event));
  system::Schedule schedule;
  for (const Node& token : root.at("schedule").elements()) schedule.push_back(token.token());
  if (schedule != trace.schedule()) {
    root.at("schedule").fail("the schedule does not name the events that follow");
  }
  if (trace.events.empty() || trace.events.front().scheduled.token != "load") {
    root.at("events").fail("the first event of a trace is \"load\"");
  }
  trace.outcome = read_outcome(root.at("outcome"));
  return trace;
}

}  // namespace

spec::Result<Trace> from_json(std::string_view text, const std::string& path) {
  try {
    const Document document{path, "trace", kDamagedHint};
    const Json json = parse_strictly(text, document);
    return read_trace(Node(json, "", document));
  } catch (const spec::DiagnosticError& error) {
    return error.diagnostic();
  }
}

}  // namespace ctxcheck::trace
