// ctxcheck machines: the state machines of the model, from the tables that run.
#include "cli/commands.hpp"
#include "model/model.hpp"

namespace ctxcheck::cli {

ExitCode machines(const Options& options, Output& output) {
  const std::vector<model::MachineDescription> all = model::machines();
  if (options.dot) {
    output.print(report::dot_of_machines(all));
  } else if (options.json) {
    output.print(report::json_of_machines(all));
  } else {
    output.print(report::render_machines(all, output.style()));
  }
  return ExitCode::Expected;
}

}  // namespace ctxcheck::cli
