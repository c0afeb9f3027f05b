// A program in a pseudo terminal. Its own file because tests of keys and screens need what a pipe
// does not have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>
#include <termios.h>

namespace ctxcheck::test_support {

// Starts a program whose stdin, stdout and stderr are a terminal of 80 columns and 24 lines.
class PseudoTerminal {
 public:
  PseudoTerminal(const std::vector<std::string>& command, const std::string& folder);
  ~PseudoTerminal();
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;

  void type(std::string_view keys) const;
  // Reads until `text` has been written since the last call, for at most ten seconds; whether it
  // was.
  bool wait_for(std::string_view text);
  void send(int signal) const;
  void resize(unsigned short rows, unsigned short columns) const;
  // Whether the program gets stopped, within ten seconds.
  [[nodiscard]] bool stops() const;
  // Waits for the end, for at most ten seconds; the status as waitpid gives it, or -1.
  int finish();

  // Everything written so far.
  [[nodiscard]] const std::string& output() const { return output_; }
  // The modes of the terminal, now or before the program was started.
  [[nodiscard]] termios modes() const;
  [[nodiscard]] const termios& modes_before() const { return before_; }

 private:
  bool read_some();

  int leader_ = -1;
  int follower_ = -1;
  pid_t child_ = -1;
  termios before_{};
  std::string output_;
  std::size_t seen_ = 0;
};

}  // namespace ctxcheck::test_support
