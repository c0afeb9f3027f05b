// Reading and writing files.
#include "cli/files.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

#include "fmt/format.h"

namespace ctxcheck::cli {

spec::Result<spec::SourceFile> read_source(const std::string& path) {
  const auto failed = [&path](const std::string& reason) {
    return spec::Diagnostic{"cannot-read", path, std::nullopt,
                            fmt::format("the file cannot be read: {}", reason), ""};
  };
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return failed("it is a folder");
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) return failed(std::strerror(errno));
  std::ostringstream text;
  text << in.rdbuf();
  // An empty file leaves `text` failed: nothing was inserted.
  if (in.bad()) return failed(std::strerror(errno));
  return spec::SourceFile{path, std::move(text).str()};
}

std::optional<spec::SourceFile> read_if_possible(const std::string& path) {
  auto source = read_source(path);
  if (!source) return std::nullopt;
  return std::move(*source);
}

std::optional<spec::Diagnostic> write_file(const std::string& path, std::string_view text) {
  namespace fs = std::filesystem;
  const auto failed = [&path](const std::string& reason) {
    return spec::Diagnostic{"cannot-write", path, std::nullopt,
                            fmt::format("the file cannot be written: {}", reason), ""};
  };
  std::error_code error;
  if (fs::is_directory(path, error)) return failed("it is a folder");
  const fs::path folder = fs::path(path).parent_path();
  error.clear();
  if (!folder.empty()) fs::create_directories(folder, error);
  if (error) return failed(error.message());
  const bool plain = !fs::exists(path, error) || fs::is_regular_file(path, error);
  const std::string target = plain ? fmt::format("{}.{}.tmp", path, ::getpid()) : path;
  errno = 0;
  std::ofstream out(target, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  std::string reason;
  if (!out) {
    reason = errno != 0 ? std::strerror(errno) : "the disk is full or the folder is read-only";
  } else if (plain) {
    fs::rename(target, path, error);
    if (error) reason = error.message();
  }
  if (reason.empty()) return std::nullopt;
  if (plain) fs::remove(target, error);
  return failed(reason);
}

}  // namespace ctxcheck::cli
