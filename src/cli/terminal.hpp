// A terminal in raw mode. Its own file because whatever happens, the terminal must be given back as
// it was.
#pragma once

#include <csignal>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <termios.h>

namespace ctxcheck::cli {

enum class Key : std::uint8_t {
  Next,
  Previous,
  NextTurn,
  PreviousTurn,
  First,
  Last,
  Violation,
  Quit,
  Other,
  Resized
};

// While one is alive stdin gives single keys, stdout shows another screen, and signals that end or
// stop the program first give the terminal back. There is at most one at a time.
class RawTerminal {
 public:
  // Whether stdin and stdout are terminals that can do this.
  [[nodiscard]] static bool possible();

  RawTerminal();
  ~RawTerminal();
  RawTerminal(const RawTerminal&) = delete;
  RawTerminal& operator=(const RawTerminal&) = delete;

  // Replaces what is shown. Throws OutputError.
  void show(std::string_view screen);
  // Waits for a key. Quit also at the end of the input, or if a signal wants to end the program;
  // Resized after the terminal's size has changed or the program was stopped and continued.
  [[nodiscard]] Key wait();
  // The signal that made wait() give Quit; raised again by who ends the walk.
  [[nodiscard]] std::optional<int> signal() const { return signal_; }

  // Lines and columns now.
  struct Size {
    std::uint32_t rows = 24;
    std::uint32_t columns = 80;
  };
  [[nodiscard]] static Size size();

 private:
  void enter();
  void leave();
  [[nodiscard]] std::optional<char> next_byte(int milliseconds);
  [[nodiscard]] Key escape_sequence();
  [[nodiscard]] std::optional<Key> key_of_signal();

  termios before_{};
  sigset_t mask_before_{};
  std::vector<struct sigaction> actions_before_;
  std::optional<int> signal_;
};

}  // namespace ctxcheck::cli
