// Reports about the sample run. Its own file because text and JSON are tested with the same ones.
#pragma once

#include "report/gate.hpp"
#include "report/report.hpp"
#include "trace/sample.hpp"

namespace ctxcheck::testing {

[[nodiscard]] inline spec::SourceFile sample_source() {
  return {"specs/batch.js", std::string(kSampleSpec)};
}

// The sample without its params, which would only lengthen the texts.
[[nodiscard]] inline trace::Trace short_trace() {
  trace::Trace trace = sample_trace();
  trace.scope.params.clear();
  return trace;
}

[[nodiscard]] inline report::CheckReport safe_report() {
  report::CheckReport report;
  report.spec_path = "specs/batch.js";
  report.summary = "two requests share a batch that a timer flushes";
  report.profile = "workerd-2026-11-17";
  report.scope = short_trace().scope;
  report.declared = report.scope;
  for (const system::PropertyInfo& info : system::properties()) {
    report.selected.push_back(info.property);
  }
  report.result.statistics.states = 1234;
  report.result.statistics.transitions = 5678;
  report.result.statistics.depth = 6;
  report.result.statistics.memory = 4096;
  report.result.statistics.elapsed = std::chrono::milliseconds(12);
  return report;
}

// dead-settle, with a trace that was written, hung, with one that was not, and a warning.
[[nodiscard]] inline report::CheckReport violated_report() {
  report::CheckReport report = safe_report();
  const trace::Trace dead = short_trace();
  trace::Trace hung = dead;
  hung.events.resize(3);
  hung.outcome = {{{"page#1", "pending"}, {"page#2", "error:hung"}}, 0, {}};
  const system::Finding& hang = hung.events[2].turns[1].findings[0];
  hung.claim = trace::Claim{hang.property, hang.context, hang.message, hang.at, true};
  trace::Trace lost = dead;
  lost.claim = trace::Claim{system::Property::LostWork,
                            "page#1",
                            "io:log.3@page#1 is cancelled: page#1 has been answered",
                            {9, 3},
                            true};
  for (const trace::Trace& trace : {dead, hung, lost}) {
    const trace::Claim& claim = *trace.claim;
    const auto events = static_cast<std::uint32_t>(trace.events.size() - 1);
    const bool shortest = claim.property != system::Property::DeadSettle;
    report.result.violations.push_back({{claim.property, claim.context, claim.message, claim.at},
                                        trace.schedule(),
                                        events,
                                        shortest});
    report.traces.push_back(trace);
  }
  report.trace_paths = {"traces/batch.dead-settle.json", "", ""};
  report.result.statistics.unreached_lines = {4, 6, 7, 8};
  report.unreached_handlers = {"save"};
  return report;
}

[[nodiscard]] inline report::CheckReport partial_report() {
  report::CheckReport report = safe_report();
  report.result.stop = search::Stop::States;
  report.result.undecided = report.selected;
  report.result.turn_failure = search::TurnFailure{
      {{"load", {}}, {"req:page#1", {2}}}, "the turn does not end within 1000000 steps", {8, 3}};
  return report;
}

[[nodiscard]] inline report::OutcomesReport outcomes_report() {
  report::OutcomesReport report;
  report.spec_path = "specs/batch.js";
  report.profile = "workerd-2026-11-17-off";
  report.scope = short_trace().scope;
  report.result.outcomes = {{short_trace().outcome, short_trace().schedule(), 4},
                            {{{{"page#1", "ok:db"}, {"page#2", "ok:db"}}, 0, {"one", "two\n"}},
                             {{"load", {1}}, {"req:page#1", {}}},
                             std::nullopt}};
  report.result.executions = 12345;
  report.result.statistics.states = 1;
  return report;
}

[[nodiscard]] inline report::GateItem gate_item(report::GateItem::Kind kind, std::string path,
                                                std::string profile,
                                                report::GateItem::Status status) {
  report::GateItem item;
  item.kind = kind;
  item.path = path;
  item.spec_path = std::move(path);
  item.profile = std::move(profile);
  item.status = status;
  return item;
}

// One of each status, and a spec with two profiles.
[[nodiscard]] inline report::GateResult gate_result() {
  using Kind = report::GateItem::Kind;
  using Status = report::GateItem::Status;
  const std::string current = "workerd-2026-11-17";
  const std::string old = "workerd-2025-09-24-off";
  report::GateResult result;

  report::GateItem safe = gate_item(Kind::Spec, "specs/a.js", current, Status::Passed);
  safe.expected.emplace();
  safe.states = 1200;
  report::GateItem open = gate_item(Kind::Spec, "specs/a.js", old, Status::Passed);
  open.actual = {"hung"};

  report::GateItem worse = gate_item(Kind::Spec, "specs/long/b.js", old, Status::Failed);
  worse.expected = {"hung"};
  worse.actual = {"dead-settle", "hung"};
  worse.appeared = {"dead-settle"};
  const report::CheckReport violated = violated_report();
  worse.findings.push_back({violated.result.violations[0], false, violated.traces[0]});
  worse.states = 34;

  report::GateItem better = gate_item(Kind::Spec, "specs/better.js", current, Status::Failed);
  better.expected = {"hung", "stuck"};
  better.actual = {"hung"};
  better.vanished = {"stuck"};

  report::GateItem partial = gate_item(Kind::Spec, "specs/c.js", current, Status::Inconclusive);
  partial.expected = {"hung"};
  partial.stop = search::Stop::States;
  partial.reason = "the search ended early (states)";
  partial.states = 10;

  report::GateItem unreadable = gate_item(Kind::Spec, "specs/d.js", "", Status::CannotRun);
  unreadable.reason = "cannot-read: the file cannot be read";
  unreadable.problem = {"cannot-read", "specs/d.js", std::nullopt, "the file cannot be read", ""};

  report::GateItem stale =
      gate_item(Kind::Counterexample, "traces/s.json", current, Status::Failed);
  stale.spec_path = "specs/batch.js";
  stale.spec_changed = true;
  stale.difference = {"in event 2 of 4, req:page#2, effect 1", "one", "two"};
  stale.reason = "the spec has changed since the trace was recorded; the replay differs";
  report::GateItem replays =
      gate_item(Kind::Counterexample, "traces/t.json", current, Status::Passed);
  replays.turns = 1;

  result.items = {safe, open, better, partial, unreadable, worse, stale, replays};
  return result;
}

}  // namespace ctxcheck::testing
