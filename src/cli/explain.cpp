// ctxcheck explain: a trace told in sentences and shown in columns, without running it.
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "fmt/format.h"
#include "trace/trace_file.hpp"

namespace ctxcheck::cli {

ExitCode explain(const Options& options, Output& output) {
  const std::string& path = options.paths.front();
  const auto trace = trace::load_trace(path);
  if (!trace) {
    output.diagnostic(trace.error());
    return ExitCode::CannotRun;
  }
  const auto source = read_source(trace->spec_path);
  if (!source) {
    output.diagnostic(source.error());
    return ExitCode::CannotRun;
  }
  if (trace::sha256(source->text) != trace->spec_sha256) {
    output.note(
        fmt::format("{}: the spec has changed since the trace was recorded; its lines may "
                    "not be those that ran",
                    source->path));
  }
  const std::string command = report::command_of(*trace, path, std::nullopt);
  output.print(report::render_story(*trace, *source, output.style(), command) + "\n" +
               report::render_columns(*trace, *source, output.style(), command));
  return ExitCode::Expected;
}

}  // namespace ctxcheck::cli
