// Loading what a command was given: a spec, or a live worker. Its own file because every command
// that runs programs takes both, and none but this need know how they differ.
#pragma once

#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/output.hpp"
#include "spec/diagnostic.hpp"
#include "spec/spec.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::cli {

// Adds the files on which the result depends to `files`, also if they do not exist or loading
// fails.
[[nodiscard]] spec::Result<spec::Spec> load_program(const std::string& path, const Options& options,
                                                    std::vector<std::string>* files = nullptr);

// What a trace was recorded on, as it is now.
[[nodiscard]] spec::Result<spec::Spec> load_traced(const trace::Trace& trace);
// Whether the files of a program are those that the trace was recorded on.
[[nodiscard]] bool has_changed(const spec::Spec& program, const trace::Trace& trace);

// Only the real runtime runs live workers: chooses it, with a note, if one is among the paths.
void choose_system(Options& options, Output& output);

}  // namespace ctxcheck::cli
