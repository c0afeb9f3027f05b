// ctxcheck gate: every spec against its `expect`, every counterexample replayed.
#include "report/gate.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include "ci/result.hpp"
#include "cli/ci_output.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/gate_bless.hpp"
#include "cli/gate_changes.hpp"
#include "cli/gate_files.hpp"
#include "cli/gate_run.hpp"
#include "cli/gate_settings.hpp"
#include "cli/parallel.hpp"
#include "fmt/format.h"
#include "report/diff.hpp"

namespace ctxcheck::cli {
namespace {

using report::GateItem;
using report::GateResult;

ExitCode exit_code_of(GateItem::Status status) {
  switch (status) {
    case GateItem::Status::Passed:
      return ExitCode::Expected;
    case GateItem::Status::Failed:
      return ExitCode::Violated;
    case GateItem::Status::Inconclusive:
      return ExitCode::Inconclusive;
    case GateItem::Status::CannotRun:
      break;
  }
  return ExitCode::CannotRun;
}

// Takes out what nothing that has changed affects, and counts it.
std::optional<spec::Diagnostic> leave_out(std::vector<GateFile>& files, const std::string& revision,
                                          GateResult& result) {
  auto changes = Changes::since(revision);
  if (!changes) return changes.error();
  result.changed_since = revision;
  // Other settings may judge everything otherwise.
  if (!result.settings.empty() && changes->changed(result.settings)) return std::nullopt;
  std::erase_if(files, [&](const GateFile& file) {
    if (changes->affects(file)) return false;
    ++(file.kind == GateFile::Kind::Spec ? result.specs_left_out : result.counterexamples_left_out);
    return true;
  });
  return std::nullopt;
}

void print(const GateResult& result, const Options& options, Output& output) {
  for (const GateItem& item : result.items) {
    if (item.problem) output.diagnostic(*item.problem);
  }
  if (options.json) {
    output.print(report::json_of_gate(result));
  } else {
    print_text(report::render_gate(result, output.style()), options, output);
  }
}

// Writes what CI services read, if it is wanted.
ExitCode write_forms(const GateResult& result, const Options& options, Output& output) {
  if (!wants_ci(options)) return ExitCode::Expected;
  ci::Result forms{"gate", "", {}};
  for (const GateItem& item : result.items) forms.cases.push_back(ci::case_of(item));
  return write_ci(std::move(forms), options, output);
}

ExitCode exit_code_of(const GateResult& result, const std::set<std::string>& accepted) {
  ExitCode code = ExitCode::Expected;
  for (const GateItem& item : result.items) {
    if (!accepted.contains(item.path)) code = worse(code, exit_code_of(item.status));
  }
  return code;
}

std::string count_text(const std::vector<Change>& changes) {
  const auto specs = static_cast<std::size_t>(
      std::count_if(changes.begin(), changes.end(),
                    [](const Change& change) { return change.kind == GateItem::Kind::Spec; }));
  const std::size_t others = changes.size() - specs;
  return fmt::format("{} spec{} and {} counterexample{}", specs, specs == 1 ? "" : "s", others,
                     others == 1 ? "" : "s");
}

// Shows what is to be written, then writes it.
ExitCode bless(const GateResult& result, const GateRules& rules, Output& output,
               const InterruptGuard& guard) {
  const Blessing blessing = plan_blessing(result, rules, output, guard);
  for (const Change& change : blessing.changes) {
    const std::string diff =
        report::unified_diff(change.path, change.before, change.after, output.style());
    if (!diff.empty()) output.print("\n" + diff);
  }
  std::set<std::string> accepted;
  ExitCode code = ExitCode::Expected;
  std::vector<Change> written;
  for (const Change& change : blessing.changes) {
    if (change.before != change.after) {
      if (const auto problem = write_file(change.path, change.after)) {
        output.diagnostic(*problem);
        code = ExitCode::CannotRun;
        break;  // later ones build on it
      }
      written.push_back(change);
    }
    accepted.insert(change.path);
  }
  std::string text = fmt::format("\nblessed: {}\n", count_text(written));
  for (const auto& [path, why] : blessing.refused) {
    text += fmt::format("not blessed: {}: {}\n", path, why);
    // A counterexample that has passed does not with another spec.
    const bool passed =
        std::any_of(result.items.begin(), result.items.end(), [&path = path](const GateItem& item) {
          return item.kind == GateItem::Kind::Counterexample && item.path == path &&
                 item.status == GateItem::Status::Passed;
        });
    if (passed) code = worse(code, ExitCode::Violated);
  }
  output.print(text);
  return worse(code, exit_code_of(result, accepted));
}

}  // namespace

ExitCode gate(const Options& options, Output& output) {
  const auto begin = std::chrono::steady_clock::now();
  const auto refuse = [&output](const spec::Diagnostic& diagnostic) {
    output.diagnostic(diagnostic);
    return ExitCode::CannotRun;
  };
  const auto settings = settings_for(options);
  if (!settings) return refuse(settings.error());
  auto files = find_gate_files(settings->paths);
  if (!files) return refuse(files.error());
  if (files->empty()) {
    output.error("there is neither a spec nor a counterexample to look at");
    return ExitCode::CannotRun;
  }
  GateResult result;
  result.settings = settings->file;
  if (options.changed_since) {
    if (const auto problem = leave_out(*files, *options.changed_since, result)) {
      return refuse(*problem);
    }
  }
  const InterruptGuard guard;
  const GateRules rules{settings->limits.over(), settings->strictness,
                        options.threads.value_or(processors())};
  result.items = judge_all(*files, rules, output, guard);
  result.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begin);
  print(result, options, output);
  const ExitCode code = write_forms(result, options, output);
  return worse(code,
               options.bless ? bless(result, rules, output, guard) : exit_code_of(result, {}));
}

}  // namespace ctxcheck::cli
