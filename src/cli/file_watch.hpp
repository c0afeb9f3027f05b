// Noticing that files change. Its own file because only it knows how Linux tells (inotify).
#pragma once

#include <exception>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/interrupt.hpp"

namespace ctxcheck::cli {

// Files cannot be watched: a limit of the system is reached.
class WatchError : public std::exception {
 public:
  explicit WatchError(std::string reason) : reason_(std::move(reason)) {}
  [[nodiscard]] const char* what() const noexcept override { return reason_.c_str(); }

 private:
  std::string reason_;
};

// Watches names in folders rather than files: editors replace files, remove and write them again. A
// file need not exist, nor its folder.
class FileWatch {
 public:
  // Throws WatchError.
  FileWatch();
  ~FileWatch();
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;

  // Watches these too, from now on. Throws WatchError.
  void add(const std::vector<std::string>& files);
  // Waits until one has changed since it was added or since the last call, and then until all are
  // left alone for a moment. False if it was interrupted first. Throws WatchError.
  [[nodiscard]] bool wait(const InterruptGuard& guard);

 private:
  void arm(const std::string& file);
  [[nodiscard]] bool read_events();

  int descriptor_ = -1;
  std::set<std::string> files_;                 // as they were named
  std::map<int, std::set<std::string>> names_;  // by watch: what matters in that folder
};

}  // namespace ctxcheck::cli
