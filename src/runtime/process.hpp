// One process of the real runtime. Its own file because nothing else starts, stops or looks into
// processes; what the process serves is not its business.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace ctxcheck::runtime {

// A file descriptor that is closed in the end.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();

  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

// The process dies with the object, and with the thread that made it, however that ends. Nothing
// of it is on disk: its configuration and its log are files in memory.
class Process {
 public:
  // Starts to serve `config`, with `sockets` sockets named s0, s1, ... Throws RuntimeError.
  Process(const std::string& binary, std::string_view config, std::size_t sockets);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  // Waits until all sockets are open. Throws RuntimeError if the process dies or takes too long.
  void wait_until_listening();
  [[nodiscard]] std::uint16_t port(std::size_t socket) const { return ports_[socket]; }

  // Whether the thread that does everything waits for something to happen. Throws RuntimeError if
  // the process is dead or the system does not tell.
  [[nodiscard]] bool idle();

  // Waits until the process says that it is about to wait, or a millisecond; whether it said so.
  bool wait_for_notice();

  // Stops and resumes all of the process; stopping waits until it has stopped.
  void pause();
  void resume();

  // What was written to the log since the last call.
  [[nodiscard]] std::string read_log();
  // The last lines of the log, for messages.
  [[nodiscard]] std::vector<std::string> last_lines() const;

 private:
  struct Inherited;
  // In the child.
  [[noreturn]] static void run(const char* binary, const Inherited& inherited,
                               char* const* environment);
  void read_ports();
  // How the process has ended, if it has.
  [[nodiscard]] std::optional<std::string> ending();

  Descriptor log_;
  Descriptor control_;
  Descriptor notice_;
  Descriptor wait_channel_;
  pid_t pid_ = -1;
  bool reaped_ = false;
  unsigned busy_looks_ = 0;  // in succession
  std::string control_text_;
  std::vector<std::uint16_t> ports_;  // 0: not open yet
  std::size_t open_ports_ = 0;
  std::size_t log_position_ = 0;
};

}  // namespace ctxcheck::runtime
