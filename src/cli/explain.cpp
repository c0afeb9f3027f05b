// ctxcheck explain: a trace told in sentences and shown in columns, or in one of the forms that
// other programs show, without running it.
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/stepping.hpp"
#include "fmt/format.h"
#include "report/html.hpp"
#include "report/views.hpp"
#include "trace/trace_file.hpp"

namespace ctxcheck::cli {

ExitCode explain(const Options& options, Output& output) {
  const auto refuse = [&output](const spec::Diagnostic& diagnostic) {
    output.diagnostic(diagnostic);
    return ExitCode::CannotRun;
  };
  const std::string& path = options.paths.front();
  const auto trace = trace::load_trace(path);
  if (!trace) return refuse(trace.error());
  const auto source = read_source(trace->spec_path);
  if (!source) return refuse(source.error());
  if (trace::sha256(source->text) != trace->spec_sha256) {
    output.note(
        fmt::format("{}: the spec has changed since the trace was recorded; its lines may "
                    "not be those that ran",
                    source->path));
  }
  const std::string command = report::command_of(*trace, path, std::nullopt);
  const auto write = [&](const std::string& file, const std::string& text) {
    if (const auto problem = write_file(file, text)) return refuse(*problem);
    output.print(fmt::format("written: {}\n", file));
    return ExitCode::Expected;
  };
  if (options.html) {
    return write(*options.html,
                 report::html_page({{*trace, command, std::nullopt}}, *source, 1, ""));
  }
  if (options.chrome_trace) return write(*options.chrome_trace, report::chrome_trace_of(*trace));
  if (options.step) return step_through(*trace, *source, command, output);
  if (options.mermaid) {
    output.print(report::mermaid_of(*trace));
  } else if (options.itf) {
    output.print(report::itf_of(*trace));
  } else {
    output.print(report::render_story(*trace, *source, output.style(), command) + "\n" +
                 report::render_columns(*trace, *source, output.style(), command));
  }
  return ExitCode::Expected;
}

}  // namespace ctxcheck::cli
