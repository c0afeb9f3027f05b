// ctxcheck machines: the state machines of the model, from the tables that run, and its rules.
#include "cli/commands.hpp"
#include "model/model.hpp"
#include "model/rules.hpp"

namespace ctxcheck::cli {

ExitCode machines(const Options& options, Output& output) {
  if (options.rules) {
    output.print(options.json ? report::json_of_rules(model::rules())
                              : report::render_rules(model::rules(), output.style()));
    return ExitCode::Expected;
  }
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
