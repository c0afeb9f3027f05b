// Raw mode, signals, keys.
#include "cli/terminal.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/output.hpp"

namespace ctxcheck::cli {
namespace {

// Another screen, without a cursor; and back.
constexpr std::string_view kEnter = "\x1b[?1049h\x1b[?25l";
constexpr std::string_view kLeave = "\x1b[?25h\x1b[?1049l";
constexpr int kForEver = -1;
constexpr int kSequencePause = 50;  // ms within which the rest of an escape sequence comes

constexpr std::array<int, 6> kSignals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGWINCH};

// A handler can reach nothing else.
volatile std::sig_atomic_t noted = 0;

extern "C" void note_terminal_signal(int signal) {
  // A size that has changed must not hide the wish to end.
  if (signal != SIGWINCH || noted == 0) noted = signal;
}

bool write_all(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

bool RawTerminal::possible() {
  const char* const name = std::getenv("TERM");
  const bool dumb = name == nullptr || *name == '\0' || std::string_view(name) == "dumb";
  return !dumb && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
}

RawTerminal::Size RawTerminal::size() {
  winsize now{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &now) != 0 || now.ws_col == 0 || now.ws_row == 0) return {};
  return {now.ws_row, now.ws_col};
}

RawTerminal::RawTerminal() {
  tcgetattr(STDIN_FILENO, &before_);
  noted = 0;
  // Signals arrive only while we wait, so that none falls between looking and waiting.
  sigset_t blocked;
  sigemptyset(&blocked);
  for (const int signal : kSignals) sigaddset(&blocked, signal);
  sigprocmask(SIG_BLOCK, &blocked, &mask_before_);
  for (const int signal : kSignals) {
    struct sigaction action {};
    struct sigaction before {};
    action.sa_handler = note_terminal_signal;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, &before);
    // What was ignored, as under nohup, stays ignored.
    if (before.sa_handler == SIG_IGN) sigaction(signal, &before, nullptr);
    actions_before_.push_back(before);
  }
  enter();
}

RawTerminal::~RawTerminal() {
  leave();
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    sigaction(kSignals[i], &actions_before_[i], nullptr);
  }
  sigprocmask(SIG_SETMASK, &mask_before_, nullptr);
}

void RawTerminal::enter() {
  termios raw = before_;
  raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG | IEXTEN);
  raw.c_iflag &= ~static_cast<tcflag_t>(IXON | ICRNL);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw);
  write_all(kEnter);
}

void RawTerminal::leave() {
  write_all(kLeave);
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
}

void RawTerminal::show(std::string_view screen) {
  // Line by line, each cleared behind its text: no flicker.
  std::string text = "\x1b[H";
  for (const char c : screen) {
    if (c == '\n') {
      text += "\x1b[K\r\n";
    } else {
      text += c;
    }
  }
  text += "\x1b[K\x1b[J";
  if (!write_all(text)) throw OutputError(std::strerror(errno));
}

// None if nothing came in time, or a signal did.
std::optional<char> RawTerminal::next_byte(int milliseconds) {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  const timespec time{milliseconds / 1000, (milliseconds % 1000) * 1'000'000L};
  if (ppoll(&input, 1, milliseconds == kForEver ? nullptr : &time, &mask_before_) <= 0) {
    return std::nullopt;
  }
  char byte = 0;
  const ssize_t count = read(STDIN_FILENO, &byte, 1);
  if (count == 1) return byte;
  if (count < 0 && errno == EINTR) return std::nullopt;
  return '\x04';  // nobody types any more
}

// What a signal that was noted means; none if there was none.
std::optional<Key> RawTerminal::key_of_signal() {
  const int signal = noted;
  noted = 0;
  if (signal == 0) return std::nullopt;
  if (signal == SIGWINCH) return Key::Resized;
  if (signal != SIGTSTP) {
    signal_ = signal;
    return Key::Quit;
  }
  // Stops here, as whoever sent it wants, and goes on when it is continued.
  leave();
  raise(SIGSTOP);
  enter();
  return Key::Resized;
}

// The rest of what a key with a name sends (ECMA-48, and as xterm does).
Key RawTerminal::escape_sequence() {
  const auto kind = next_byte(kSequencePause);
  if (!kind || (*kind != '[' && *kind != 'O')) return Key::Other;
  std::string sequence;
  while (sequence.size() < 8) {
    const auto byte = next_byte(kSequencePause);
    if (!byte) return Key::Other;
    sequence += *byte;
    if (*byte >= '@' && *byte <= '~') break;
  }
  if (sequence == "A") return Key::Previous;
  if (sequence == "B") return Key::Next;
  if (sequence == "C") return Key::NextTurn;
  if (sequence == "D") return Key::PreviousTurn;
  if (sequence == "H" || sequence == "1~" || sequence == "7~") return Key::First;
  if (sequence == "F" || sequence == "4~" || sequence == "8~") return Key::Last;
  return Key::Other;
}

Key RawTerminal::wait() {
  while (true) {
    if (const auto key = key_of_signal()) return *key;
    const auto byte = next_byte(kForEver);
    if (!byte) continue;
    switch (*byte) {
      case 'j':
      case ' ':
      case '\r':
      case '\n':
        return Key::Next;
      case 'k':
        return Key::Previous;
      case 'l':
        return Key::NextTurn;
      case 'h':
        return Key::PreviousTurn;
      case 'g':
        return Key::First;
      case 'G':
        return Key::Last;
      case 'v':
        return Key::Violation;
      case 'q':
      case '\x03':  // Ctrl-C
      case '\x04':  // Ctrl-D
        return Key::Quit;
      case '\x1a':  // Ctrl-Z
        noted = SIGTSTP;
        break;
      case '\x1b':
        return escape_sequence();
      default:
        return Key::Other;
    }
  }
}

}  // namespace ctxcheck::cli
