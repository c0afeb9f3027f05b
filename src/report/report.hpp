// What reports are made of, in text for people and JSON for machines. Its own file because the
// command line fills these and the renderers read them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "model/machine.hpp"
#include "model/profile.hpp"
#include "model/rules.hpp"
#include "search/search.hpp"
#include "search/state_graph.hpp"
#include "spec/spec.hpp"
#include "system/outcome_set.hpp"
#include "trace/observed.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::report {

// How text may look.
struct Style {
  bool colour = false;
  std::uint32_t width = 100;  // columns of the terminal
};

enum class Verdict : std::uint8_t { Safe, Violated, Inconclusive };
[[nodiscard]] std::string_view name_of(Verdict verdict);

// One spec checked under one profile.
struct CheckReport {
  std::string spec_path;
  std::string summary;  // of the front matter
  std::string profile;  // its full name
  trace::Scope scope;
  std::optional<trace::Scope> declared;  // by the front matter; see command_of
  std::vector<system::Property> selected;
  // The real runtime that ran every order, or empty; see OutcomesReport.
  std::string live_on;
  std::string system_arguments;  // what chooses it on a command line, with a blank before
  std::vector<system::Property> unobservable;  // wanted too, but nothing there shows them
  search::CheckResult result;
  std::vector<trace::Trace> traces;      // one a violation, in the same order
  std::vector<std::string> trace_paths;  // where they were written; empty strings if not
  std::vector<std::string> unreached_handlers;
  bool strict = false;  // warnings count as violations

  [[nodiscard]] Verdict verdict() const;
  // The command that repeats the run of a violation; see the function below.
  [[nodiscard]] std::string command_of(std::size_t violation) const;
};

struct OutcomesReport {
  std::string spec_path;
  std::string profile;
  trace::Scope scope;
  search::OutcomesResult result;
  // The real runtime that ran every order ("workerd 2025-09-24"), and not the model; or empty. Then
  // Statistics::states counts executions.
  std::string live_on;
};

// The command that repeats a run: the replay of its file, or, if `trace_path` is empty, a `run` of
// its schedule. Options that only say what the front matter says anyway are left out if that is
// known.
[[nodiscard]] std::string command_of(const trace::Trace& trace, const std::string& trace_path,
                                     const std::optional<trace::Scope>& declared);

// A summary that is understood in ten seconds: verdict, each violated property with one sentence
// and its place, what was covered, and how to go on. `details` adds the columns of each trace.
[[nodiscard]] std::string render_check(const CheckReport& report, const spec::SourceFile& source,
                                       bool details, const Style& style);
[[nodiscard]] std::string render_outcomes(const OutcomesReport& report, const Style& style);
// One column per request, time downwards, the spec's line at each step, the lines that matter
// marked. Ends with `command`, by default that of command_of with nothing else known.
[[nodiscard]] std::string render_columns(const trace::Trace& trace, const spec::SourceFile& source,
                                         const Style& style, std::string command = {});
// The same run told in sentences.
[[nodiscard]] std::string render_story(const trace::Trace& trace, const spec::SourceFile& source,
                                       const Style& style, std::string command = {});
// What could be observed of each event, with what the runtime itself said, and whether that is what
// the trace has. `live_on` is the system that it ran on, `path` the file of the trace.
[[nodiscard]] std::string render_observed(const trace::ObservedReplay& replay,
                                          const trace::Trace& trace, const std::string& path,
                                          const std::string& live_on, const Style& style);
[[nodiscard]] std::string render_difference(const trace::Difference& difference,
                                            const trace::Trace& trace, const Style& style);
// Where it is, in words: "in event 2 of 4, req:page#2, effect 1".
[[nodiscard]] std::string place_of(const trace::Difference& difference, const trace::Trace& trace);
// The external events of the run: `A&B` is two, internal turns and the load are none.
[[nodiscard]] std::uint32_t count_events(const trace::Trace& trace);
[[nodiscard]] std::string render_machines(const std::vector<model::MachineDescription>& machines,
                                          const Style& style);
[[nodiscard]] std::string render_rules(std::span<const model::RuleInfo> rules, const Style& style);
[[nodiscard]] std::string dot_of_machines(const std::vector<model::MachineDescription>& machines);
// For Graphviz; ends are doubly framed, violations and requests without an answer are red.
[[nodiscard]] std::string dot_of_states(const search::StateGraph& graph, const std::string& title);
[[nodiscard]] std::string render_profiles(std::span<const model::Profile> profiles,
                                          const Style& style);

// ---- JSON; each document has `schema` ("ctxcheck-check", "ctxcheck-outcomes", ...) and `version`;
// the schemas are in src/report/schemas/. Strings end with a newline.
[[nodiscard]] std::string json_of_check(const std::vector<CheckReport>& reports);
[[nodiscard]] std::string json_of_outcomes(const OutcomesReport& report);
[[nodiscard]] std::string json_of_run(const trace::Trace& trace);
[[nodiscard]] std::string json_of_replay(const trace::Trace& trace, bool spec_changed,
                                         const std::optional<trace::Difference>& difference);
[[nodiscard]] std::string json_of_rules(std::span<const model::RuleInfo> rules);
[[nodiscard]] std::string json_of_machines(const std::vector<model::MachineDescription>& machines);
[[nodiscard]] std::string json_of_profiles(std::span<const model::Profile> profiles);

// ---- the model against recorded outcomes

// Where the outcomes come from that the model's are compared with. In items `recorded` stands for
// both.
enum class Reality : std::uint8_t { Recorded, Live };

// One spec under one profile.
struct ConformItem {
  enum class Status : std::uint8_t {
    Ok,
    Misses,   // an outcome is recorded that the model does not have
    Invents,  // the model has one that is not recorded
    MissesAndInvents,
    NoRecording,   // nothing to compare with
    Inconclusive,  // the search ended early, and what it found is recorded
    CannotRun,
  };
  std::string path;
  std::string profile;  // empty if no profile came into question
  Status status = Status::Ok;
  std::optional<std::size_t> outcomes;  // of the model; none if it was not searched
  std::optional<std::size_t> recorded;
  system::Comparison comparison;  // `missed` is empty if the search ended early
  std::string detail;             // one line: why there is no comparison, or only a part; or empty
};
// Items of one spec stand together. One line an item, or, if `compact`, one line a spec with a mark
// for each profile; then the differences, then totals.
[[nodiscard]] std::string render_conform(const std::vector<ConformItem>& items, bool compact,
                                         Reality reality, const Style& style);
[[nodiscard]] std::string json_of_conform(const std::vector<ConformItem>& items);

}  // namespace ctxcheck::report
