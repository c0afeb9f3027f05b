// Reading and writing files.
#include "cli/files.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

#include "fmt/format.h"

namespace ctxcheck::cli {
namespace {

namespace fs = std::filesystem;

spec::Diagnostic cannot_write(const std::string& path, const std::string& reason) {
  return {"cannot-write", path, std::nullopt, fmt::format("the file cannot be written: {}", reason),
          ""};
}

// Makes the folder of a file; why that cannot be done, if so.
std::optional<spec::Diagnostic> make_folder_of(const std::string& path) {
  std::error_code error;
  const fs::path folder = fs::path(path).parent_path();
  if (!folder.empty()) fs::create_directories(folder, error);
  if (error) return cannot_write(path, error.message());
  return std::nullopt;
}

}  // namespace

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
  std::error_code error;
  if (fs::is_directory(path, error)) return cannot_write(path, "it is a folder");
  if (auto problem = make_folder_of(path)) return problem;
  const bool plain = !fs::exists(path, error) || fs::is_regular_file(path, error);
  // What stands behind a link is written, and stays as accessible as it was.
  const fs::path final_path =
      plain && fs::exists(path, error) ? fs::canonical(path, error) : fs::path(path);
  if (error) return cannot_write(path, error.message());
  const std::string target =
      plain ? fmt::format("{}.{}.tmp", final_path.string(), ::getpid()) : path;
  errno = 0;
  std::ofstream out(target, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  std::string reason;
  if (!out) {
    reason = errno != 0 ? std::strerror(errno) : "the disk is full or the folder is read-only";
  } else if (plain) {
    std::error_code none_before;
    const fs::file_status before = fs::status(final_path, none_before);
    if (fs::exists(before)) fs::permissions(target, before.permissions(), none_before);
    fs::rename(target, final_path, error);
    if (error) reason = error.message();
  }
  if (reason.empty()) return std::nullopt;
  if (plain) fs::remove(target, error);
  return cannot_write(path, reason);
}

std::optional<spec::Diagnostic> write_new_file(const std::string& path, std::string_view text) {
  if (auto problem = make_folder_of(path)) return problem;
  // "x": the system itself refuses a name that is taken, by a link that leads nowhere too.
  std::FILE* const file = std::fopen(path.c_str(), "wbx");
  if (file == nullptr) {
    if (errno != EEXIST) return cannot_write(path, std::strerror(errno));
    return spec::Diagnostic{"exists", path, std::nullopt, "the file is there already",
                            "choose another name; nothing is overwritten"};
  }
  int reason = std::fwrite(text.data(), 1, text.size(), file) == text.size() ? 0 : errno;
  if (std::fclose(file) != 0 && reason == 0) reason = errno;
  if (reason == 0) return std::nullopt;
  std::error_code ignored;
  fs::remove(path, ignored);
  return cannot_write(path, std::strerror(reason));
}

std::optional<spec::Diagnostic> append_to_file(const std::string& path, std::string_view text) {
  errno = 0;
  std::ofstream out(path, std::ios::binary | std::ios::app);
  out << text;
  out.close();
  if (out) return std::nullopt;
  return cannot_write(path, errno != 0 ? std::strerror(errno) : "the disk is full");
}

}  // namespace ctxcheck::cli
