// ctxcheck manual: the command line, told to man, with what no option says.
#include "usage/manual.hpp"

#include "cli/commands.hpp"
#include "cli/program.hpp"

namespace ctxcheck::cli {
namespace {

std::vector<usage::Section> sections() {
  return {
      {"Exit status",
       "With several specs the worst wins, in the order 70, 2, 1, 3, 0.",
       {{"0", "Safe, as expected, or complete."},
        {"1", "Violated, not as expected, or a replay that diverged."},
        {"2",
         "It could not run: wrong usage, a spec that cannot be read or is not supported, no "
         "runtime, a result that cannot be written."},
        {"3", "Inconclusive: a limit was reached, or the search was interrupted."},
        {"70", "A defect of ctxcheck."}}},
      {"Environment",
       "",
       {{"NO_COLOR", "If it is set and not empty, nothing is printed in colour."},
        {"CTXCHECK_WORKERD_2026_11_17, CTXCHECK_WORKERD_2025_09_24",
         "The executable of the real runtime at that version, for `--on workerd`."},
        {"CTXCHECK_ESBUILD",
         "The esbuild that bundles live workers whose project has none of its own."}}},
      {"Files",
       "",
       {{"specs, counterexamples",
         "The folders that `ctxcheck gate` looks at if it is given no paths."},
        {".cache/workerd",
         "Where `--on workerd` finds the real runtime, in the current folder or one around it, if "
         "no option names it."}}},
      {"Examples",
       "",
       {{"ctxcheck init && ctxcheck check first-spec.js --watch",
         "Writes a first spec, and checks it whenever it is saved."},
        {"ctxcheck check spec.js --trace-dir traces",
         "Keeps the shortest trace of each violation."},
        {"ctxcheck explain traces/spec.hung.json", "Tells a trace as a story."}}}};
}

}  // namespace

ExitCode manual(const Options&, Output& output) {
  output.print(usage::manual_page(command_line(), CTXCHECK_VERSION,
                                  "find concurrency bugs between requests that share one isolate",
                                  sections()));
  return ExitCode::Expected;
}

}  // namespace ctxcheck::cli
