// From key to step.
#include "cli/stepping.hpp"

#include <csignal>
#include <optional>

#include "cli/terminal.hpp"
#include "fmt/format.h"
#include "report/step_view.hpp"

namespace ctxcheck::cli {
namespace {

// Where a key leads to from `position`; none if it ends the walk.
std::optional<std::size_t> after(Key key, std::size_t position, const report::StepView& view) {
  switch (key) {
    case Key::Next:
      return position + 1 < view.steps() ? position + 1 : position;
    case Key::Previous:
      return position > 0 ? position - 1 : 0;
    case Key::NextTurn:
      return view.next_turn(position);
    case Key::PreviousTurn:
      return view.previous_turn(position);
    case Key::First:
      return 0;
    case Key::Last:
      return view.steps() - 1;
    case Key::Violation:
      return view.violation().value_or(position);
    case Key::Quit:
      return std::nullopt;
    case Key::Other:
    case Key::Resized:
      break;
  }
  return position;
}

}  // namespace

ExitCode step_through(const trace::Trace& trace, const spec::SourceFile& source,
                      const std::string& command, Output& output) {
  if (!RawTerminal::possible()) {
    output.error("--step needs a terminal to show the steps in and to read keys from",
                 "without --step the whole trace is printed; --html writes a page to step through");
    return ExitCode::CannotRun;
  }
  const report::StepView view(trace, source);
  std::optional<int> signal;
  {
    RawTerminal terminal;
    std::optional<std::size_t> position = 0;
    while (position) {
      const RawTerminal::Size size = RawTerminal::size();
      report::Style style = output.style();
      style.width = size.columns > 1 ? size.columns - 1 : 1;  // what fills a line may wrap
      terminal.show(view.screen(*position, size.rows, style));
      position = after(terminal.wait(), *position, view);
    }
    signal = terminal.signal();
  }
  if (signal) std::raise(*signal);
  output.print(fmt::format("Again: {}\n", command));
  return ExitCode::Expected;
}

}  // namespace ctxcheck::cli
