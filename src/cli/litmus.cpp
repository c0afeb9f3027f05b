// ctxcheck litmus: specs made of all short combinations of a few edges, written to a folder.
#include <filesystem>
#include <optional>
#include <utility>

#include "cli/commands.hpp"
#include "cli/litmus_files.hpp"
#include "fmt/format.h"
#include "litmus/generate.hpp"

namespace ctxcheck::cli {
namespace {

namespace fs = std::filesystem;

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
  if (const auto problem = write_litmus(generated.specs, folder)) {
    output.diagnostic(*problem);
    return ExitCode::CannotRun;
  }
  output.print(fmt::format(
      "{} combinations of up to {} edges, {} distinct specs, {} written to {}\n",
      generated.combinations, options.litmus_length, distinct, generated.specs.size(), folder));
  return ExitCode::Expected;
}

}  // namespace ctxcheck::cli
