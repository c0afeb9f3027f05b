// Writing litmus specs.
#include "cli/litmus_files.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "fmt/format.h"

namespace ctxcheck::cli {
namespace {

namespace fs = std::filesystem;

std::optional<spec::Diagnostic> write(const std::string& path, const std::string& text) {
  errno = 0;
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  if (out) return std::nullopt;
  const std::string why =
      errno != 0 ? std::strerror(errno) : "the disk is full or the folder is read-only";
  std::error_code ignored;
  fs::remove(path, ignored);  // half a spec is worse than none
  return cannot_write(path, why);
}

}  // namespace

spec::Diagnostic cannot_write(const std::string& path, const std::string& why, std::string hint) {
  return {"cannot-write", path, std::nullopt, fmt::format("it cannot be written: {}", why),
          std::move(hint)};
}

std::optional<spec::Diagnostic> write_litmus(const std::vector<litmus::LitmusSpec>& specs,
                                             const std::string& folder) {
  for (const litmus::LitmusSpec& spec : specs) {
    const std::string path = (fs::path(folder) / (spec.name + ".js")).string();
    if (auto problem = write(path, spec.text)) return problem;
  }
  return std::nullopt;
}

}  // namespace ctxcheck::cli
