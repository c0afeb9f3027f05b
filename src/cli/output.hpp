// Where everything that the program says goes through. Its own file because this is the only place
// that writes to the terminal: results to stdout, notes, errors and progress to stderr.
#pragma once

#include <chrono>
#include <exception>
#include <string>
#include <string_view>

#include "report/report.hpp"
#include "spec/diagnostic.hpp"

namespace ctxcheck::cli {

// A result that could not be written: the disk is full, or nobody reads any more.
class OutputError : public std::exception {
 public:
  explicit OutputError(std::string reason) : reason_(std::move(reason)) {}
  [[nodiscard]] const char* what() const noexcept override { return reason_.c_str(); }

 private:
  std::string reason_;
};

class Output {
 public:
  // Looks at what stdout and stderr are.
  Output();

  // A part of the result, to stdout, at once. Throws OutputError if it cannot be written.
  void print(std::string_view text);
  // Empties the terminal's screen; nothing if stdout is none. Throws OutputError.
  void clear_screen();
  // Makes sure that all of the result has been written. Throws OutputError.
  void finish();

  // One sentence to stderr; neither can fail.
  void note(std::string_view sentence);
  void error(std::string_view sentence, std::string_view hint = {});
  // As a compiler prints it, with the line of its file if that can be read.
  void diagnostic(const spec::Diagnostic& diagnostic);

  // A line on stderr that the next output replaces; only on a terminal, a few times a second.
  void progress(std::string_view line);

  [[nodiscard]] const report::Style& style() const { return style_; }
  // stdout is a terminal.
  [[nodiscard]] bool terminal() const { return terminal_; }
  // Progress is shown.
  [[nodiscard]] bool shows_progress() const { return progress_terminal_; }

 private:
  void clear_progress();

  report::Style style_;
  bool terminal_ = false;
  bool progress_terminal_ = false;
  std::uint32_t progress_width_ = 80;
  bool progress_shown_ = false;
  std::chrono::steady_clock::time_point progress_at_;
};

// Before anything else: stdin, stdout and stderr are open, so that no file that is opened later
// takes their place, and writing to a reader that has gone is an error and not the end.
void prepare_streams();

}  // namespace ctxcheck::cli
