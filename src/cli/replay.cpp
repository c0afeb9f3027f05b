// ctxcheck replay: one trace run again, strict, turn by turn.
#include "cli/commands.hpp"
#include "cli/replaying.hpp"
#include "cli/runtime_system.hpp"
#include "cli/searching.hpp"
#include "fmt/format.h"
#include "model/profile.hpp"

namespace ctxcheck::cli {
namespace {

std::string run_text(const std::string& path, const trace::Trace& trace) {
  const std::size_t turns = count_turns(trace);
  return fmt::format("replayed: {}: {} turn{} as recorded", path, turns, turns == 1 ? "" : "s");
}

std::string claim_text(const Replayed& replayed) {
  if (replayed.claimed == Claimed::Nothing) return "";
  const trace::Claim& claim = *replayed.trace.claim;
  std::string text =
      fmt::format("; property {} of {} ", system::info(claim.property).name, claim.context);
  switch (replayed.claimed) {
    case Claimed::Seen:
      text += "seen again at " + replayed.trace.spec_path;
      if (claim.at.known()) text += fmt::format(":{}:{}", claim.at.line, claim.at.column);
      break;
    case Claimed::NotSeen:
      text += "not seen again: it is not violated any more";
      break;
    case Claimed::Undecided:
      text += "not decided again: the search for it ended early";
      break;
    case Claimed::Nothing:
      break;
  }
  return text;
}

ExitCode exit_code_of(const Replayed& replayed) {
  if (replayed.difference || replayed.claimed == Claimed::NotSeen) return ExitCode::Violated;
  if (replayed.claimed == Claimed::Undecided) return ExitCode::Inconclusive;
  return ExitCode::Expected;
}

std::string observed_text(const std::string& path, const Replayed& replayed,
                          const report::Style& style) {
  const auto profile = model::profile_named(replayed.profile);
  return report::render_observed(*replayed.observed, replayed.trace, path,
                                 profile ? runtime_name(*profile) : replayed.profile, style);
}

ExitCode replay_on_system(const Options& options, Output& output) {
  const std::string& path = options.paths.front();
  const InterruptGuard guard;
  const auto replayed =
      replay_file(path, options, search_options(options, {}, path, output, guard));
  if (!replayed) {
    output.diagnostic(replayed.error());
    return ExitCode::CannotRun;
  }
  if (replayed->spec_changed) {
    output.note(fmt::format("{}: the spec has changed since the trace was recorded",
                            replayed->trace.spec_path));
  }
  if (replayed->profile != replayed->trace.profile_name()) {
    output.note(fmt::format("replayed under {}, but recorded under {}", replayed->profile,
                            replayed->trace.profile_name()));
  }
  if (options.json) {
    output.print(
        report::json_of_replay(replayed->trace, replayed->spec_changed, replayed->difference));
  } else if (replayed->observed) {
    output.print(observed_text(path, *replayed, output.style()));
  } else if (replayed->difference) {
    output.print(report::render_difference(*replayed->difference, replayed->trace, output.style()));
  } else {
    output.print(run_text(path, replayed->trace) + claim_text(*replayed) + "\n");
  }
  return exit_code_of(*replayed);
}

}  // namespace

ExitCode replay(const Options& options, Output& output) {
  try {
    return replay_on_system(options, output);
  } catch (const SystemError& error) {
    error.print(output);
    return ExitCode::CannotRun;
  }
}

}  // namespace ctxcheck::cli
