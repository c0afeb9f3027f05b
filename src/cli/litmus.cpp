// ctxcheck litmus: specs made of all short combinations of a few edges, written to a folder.
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <utility>

#include "cli/commands.hpp"
#include "fmt/format.h"
#include "litmus/generate.hpp"

namespace ctxcheck::cli {
namespace {

namespace fs = std::filesystem;

spec::Diagnostic cannot_write(const std::string& path, const std::string& why,
                              std::string hint = {}) {
  return {"cannot-write", path, std::nullopt, fmt::format("it cannot be written: {}", why),
          std::move(hint)};
}

// A folder that is there and has nothing in it: what is written is never mixed with something else.
std::optional<spec::Diagnostic> make_empty_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return cannot_write(path, error.message());
  const bool empty = fs::is_empty(path, error);
  if (error) return cannot_write(path, error.message());
  if (empty) return std::nullopt;
  return cannot_write(path, "the folder is not empty", "name a folder that does not exist yet");
}

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

ExitCode litmus(const Options& options, Output& output) {
  const std::string& folder = options.litmus_out;
  if (const auto problem = make_empty_folder(folder)) {
    output.diagnostic(*problem);
    return ExitCode::CannotRun;
  }
  litmus::Generated generated = litmus::generate(options.litmus_length);
  const std::size_t distinct = generated.specs.size();
  if (options.litmus_sample) {
    generated.specs =
        litmus::sample(std::move(generated.specs), *options.litmus_sample, options.litmus_seed);
  }
  for (const litmus::LitmusSpec& spec : generated.specs) {
    const std::string path = (fs::path(folder) / (spec.name + ".js")).string();
    if (const auto problem = write(path, spec.text)) {
      output.diagnostic(*problem);
      return ExitCode::CannotRun;
    }
  }
  output.print(fmt::format(
      "{} combinations of up to {} edges, {} distinct specs, {} written to {}\n",
      generated.combinations, options.litmus_length, distinct, generated.specs.size(), folder));
  return ExitCode::Expected;
}

}  // namespace ctxcheck::cli
