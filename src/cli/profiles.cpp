// ctxcheck profiles: the runtime versions and flags that the model knows, and how they differ.
#include "cli/commands.hpp"
#include "model/profile.hpp"

namespace ctxcheck::cli {

ExitCode profiles(const Options& options, Output& output) {
  output.print(options.json ? report::json_of_profiles(model::profiles())
                            : report::render_profiles(model::profiles(), output.style()));
  return ExitCode::Expected;
}

}  // namespace ctxcheck::cli
