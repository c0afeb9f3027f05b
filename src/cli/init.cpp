// ctxcheck init: a first spec with comments, to check, to repair and to replace.
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/init/first_spec.hpp"
#include "fmt/format.h"
#include "live/load.hpp"
#include "report/words.hpp"

namespace ctxcheck::cli {
namespace {

constexpr const char* kDefaultName = "first-spec.js";

// Why a file of this name would be no spec.
std::optional<spec::Diagnostic> check_name(const std::string& path) {
  if (!path.ends_with(".js")) {
    return spec::Diagnostic{"not-a-spec-name", path, std::nullopt,
                            "the name of a spec must end in `.js`",
                            fmt::format("ctxcheck init {}", report::shell_word(path + ".js"))};
  }
  if (live::is_live({path, std::nullopt, false})) {
    return spec::Diagnostic{"not-a-spec-name", path, std::nullopt,
                            "settings of a live worker are beside it, so it would be no spec",
                            "choose another name"};
  }
  return std::nullopt;
}

}  // namespace

ExitCode init(const Options& options, Output& output) {
  const std::string path = options.paths.empty() ? kDefaultName : options.paths.front();
  auto problem = check_name(path);
  if (!problem) problem = write_new_file(path, first_spec());
  if (problem) {
    output.diagnostic(*problem);
    return ExitCode::CannotRun;
  }
  output.print(fmt::format("wrote {}\nnext: ctxcheck check {}\n", path, report::shell_word(path)));
  return ExitCode::Expected;
}

}  // namespace ctxcheck::cli
