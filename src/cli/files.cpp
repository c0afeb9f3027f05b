// Reading files.
#include "cli/files.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

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

}  // namespace ctxcheck::cli
