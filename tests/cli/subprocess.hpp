// Running a program and looking at what it says. Its own file because the tests of the command line
// run the real binary, with its real exit codes, signals and streams.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace ctxcheck::test_support {

struct Invocation {
  std::vector<std::string> command;
  std::string folder;       // to run in
  std::string stdout_path;  // instead of being collected; may be a device
  bool stdout_closed = false;
  std::optional<std::chrono::milliseconds> interrupt_after;  // SIGTERM is sent then
};

struct Finished {
  int code = -1;   // exit code; -1 if a signal ended the program
  int signal = 0;  // that signal
  std::string out;
  std::string err;
  std::chrono::milliseconds elapsed{0};
};

[[nodiscard]] Finished run(const Invocation& invocation);

}  // namespace ctxcheck::test_support
