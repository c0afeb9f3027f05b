// Writing to stdout and stderr, and what terminals can show.
#include "cli/output.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/files.hpp"
#include "fmt/format.h"

namespace ctxcheck::cli {
namespace {

constexpr std::uint32_t kNarrowest = 40;
constexpr std::chrono::milliseconds kProgressPause{100};

bool set_in_environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

bool is_dumb() {
  const char* terminal = std::getenv("TERM");
  return terminal == nullptr || std::string_view(terminal) == "dumb";
}

std::optional<std::uint32_t> width_of(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return std::max<std::uint32_t>(size.ws_col, kNarrowest);
}

void write_error(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

Output::Output() {
  terminal_ = isatty(STDOUT_FILENO) == 1;
  style_.colour = terminal_ && !set_in_environment("NO_COLOR") && !is_dumb();
  if (terminal_) style_.width = width_of(STDOUT_FILENO).value_or(style_.width);
  progress_terminal_ = isatty(STDERR_FILENO) == 1 && !is_dumb();
  progress_width_ = width_of(STDERR_FILENO).value_or(progress_width_);
}

void Output::print(std::string_view text) {
  clear_progress();
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
    throw OutputError(std::strerror(errno));
  }
  finish();
}

void Output::clear_screen() {
  // The cursor to the top, then the screen and what was scrolled out of it (ECMA-48, and xterm's).
  if (terminal_ && !is_dumb()) print("\x1b[H\x1b[2J\x1b[3J");
}

void Output::finish() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) throw OutputError(std::strerror(errno));
}

void Output::note(std::string_view sentence) {
  clear_progress();
  write_error(fmt::format("ctxcheck: note: {}\n", sentence));
}

void Output::error(std::string_view sentence, std::string_view hint) {
  clear_progress();
  write_error(fmt::format("ctxcheck: error: {}\n", sentence));
  if (!hint.empty()) write_error(fmt::format("  hint: {}\n", hint));
}

void Output::diagnostic(const spec::Diagnostic& diagnostic) {
  clear_progress();
  std::optional<spec::SourceFile> source;
  if (diagnostic.range) source = read_if_possible(diagnostic.file);
  std::string text = spec::render(diagnostic, source ? &*source : nullptr);
  if (text.empty() || text.back() != '\n') text += '\n';
  write_error(text);
}

void Output::progress(std::string_view line) {
  if (!progress_terminal_) return;
  const auto now = std::chrono::steady_clock::now();
  if (progress_shown_ && now - progress_at_ < kProgressPause) return;
  progress_at_ = now;
  progress_shown_ = true;
  write_error(fmt::format("\r{}\x1b[K", line.substr(0, progress_width_ - 1)));
}

void Output::clear_progress() {
  if (!progress_shown_) return;
  progress_shown_ = false;
  write_error("\r\x1b[K");
}

void prepare_streams() {
  std::signal(SIGPIPE, SIG_IGN);
  // What was closed stays unusable: stdin cannot be read, the others cannot be written.
  constexpr int kModes[] = {O_WRONLY, O_RDONLY, O_RDONLY};
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    // The lowest free descriptor is this one.
    if (open("/dev/null", kModes[descriptor]) != descriptor) return;
  }
}

}  // namespace ctxcheck::cli
