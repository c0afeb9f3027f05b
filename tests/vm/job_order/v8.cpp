// One process for all programs.
#include "vm/job_order/v8.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <unistd.h>

#include "nlohmann/json.hpp"

namespace ctxcheck::test_support {
namespace {

namespace fs = std::filesystem;

std::string output_of(const std::string& command) {
  std::FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot start: " + command);
  std::string output;
  std::array<char, 65536> buffer{};
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    output.append(buffer.data(), got);
  }
  if (::pclose(pipe) != 0) throw std::runtime_error("failed: " + command);
  return output;
}

}  // namespace

std::optional<std::vector<Lines>> run_in_v8(const std::vector<std::string>& programs) {
  if (std::system("command -v node >/dev/null 2>&1") != 0) return std::nullopt;
  const fs::path file =
      fs::temp_directory_path() / ("ctxcheck-programs-" + std::to_string(::getpid()) + ".json");
  std::ofstream(file) << nlohmann::json(programs);
  const fs::path script = fs::path(CTXCHECK_ROOT) / "tests" / "vm" / "job_order" / "run_in_v8.js";
  const std::string output = output_of("node '" + script.string() + "' '" + file.string() + "'");
  fs::remove(file);
  return nlohmann::json::parse(output).get<std::vector<Lines>>();
}

}  // namespace ctxcheck::test_support
