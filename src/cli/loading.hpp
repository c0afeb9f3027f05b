// Loading what a command was given: a spec, or a live worker. Its own file because every command
// that runs programs takes both, and none but this need know how they differ.
#pragma once

#include <string>

#include "cli/options.hpp"
#include "cli/output.hpp"
#include "spec/diagnostic.hpp"
#include "spec/spec.hpp"

namespace ctxcheck::cli {

[[nodiscard]] spec::Result<spec::Spec> load_program(const std::string& path,
                                                    const Options& options);

// Only the real runtime runs live workers: chooses it, with a note, if one is among the paths.
void choose_system(Options& options, Output& output);

}  // namespace ctxcheck::cli
