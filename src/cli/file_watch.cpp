// inotify: one watch a folder.
#include "cli/file_watch.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <filesystem>

#include <sys/inotify.h>
#include <unistd.h>

#include "fmt/format.h"

namespace ctxcheck::cli {
namespace {

namespace fs = std::filesystem;

// A file has been written and closed, made, moved or removed; or its folder has.
constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                  IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
constexpr int kForEver = -1;
// Saving a file is several events: the old one is moved away, the new one made, written, renamed.
constexpr int kSettled = 50;      // ms without another event
constexpr int kMostEvents = 100;  // a file that is written on and on is looked at all the same

// The file by its own name and by the one that links lead to.
std::set<fs::path> places_of(const std::string& file) {
  std::error_code error;
  const fs::path absolute = fs::absolute(file, error).lexically_normal();
  std::set<fs::path> places{absolute};
  const fs::path real = fs::canonical(absolute, error);
  if (!error) places.insert(real);
  return places;
}

}  // namespace

FileWatch::FileWatch() : descriptor_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  if (descriptor_ < 0) {
    throw WatchError(fmt::format("{} (fs.inotify.max_user_instances)", std::strerror(errno)));
  }
}

FileWatch::~FileWatch() { close(descriptor_); }

void FileWatch::add(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    files_.insert(file);
    arm(file);
  }
}

// In the nearest folder that exists: the name of the file, or of the next folder on the way to it.
void FileWatch::arm(const std::string& file) {
  for (fs::path place : places_of(file)) {
    while (place.has_relative_path()) {
      const int watch = inotify_add_watch(descriptor_, place.parent_path().c_str(), kEvents);
      if (watch >= 0) {
        names_[watch].insert(place.filename().string());
        break;
      }
      if (errno == ENOSPC || errno == ENOMEM) {
        throw WatchError(fmt::format("{} (fs.inotify.max_user_watches)", std::strerror(errno)));
      }
      place = place.parent_path();
    }
  }
}

// Takes all events that are there; whether one matters.
bool FileWatch::read_events() {
  bool matters = false;
  alignas(inotify_event) std::array<char, 16384> buffer{};
  while (true) {
    const ssize_t count = read(descriptor_, buffer.data(), buffer.size());
    if (count <= 0) return matters;
    for (std::size_t at = 0; at < static_cast<std::size_t>(count);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const char* const name = event.len > 0 ? buffer.data() + at + sizeof event : "";
      at += sizeof event + event.len;
      const auto folder = names_.find(event.wd);
      const bool lost = (event.mask & IN_Q_OVERFLOW) != 0;
      const bool moved = (event.mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0;
      matters =
          matters || lost || (folder != names_.end() && (moved || folder->second.contains(name)));
    }
  }
}

bool FileWatch::wait(const InterruptGuard& guard) {
  bool changed = false;
  while (!changed) {
    if (!guard.wait_for_input(descriptor_, kForEver) && guard.interrupted()) return false;
    changed = read_events();
  }
  for (int events = 0; events < kMostEvents; ++events) {
    if (!guard.wait_for_input(descriptor_, kSettled)) break;
    static_cast<void>(read_events());
  }
  if (guard.interrupted()) return false;
  // Folders may have come, or be others of the same names.
  for (const std::string& file : files_) arm(file);
  return true;
}

}  // namespace ctxcheck::cli
