// ctxcheck completion: the command line, told to a shell.
#include "usage/completion.hpp"

#include <array>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/program.hpp"
#include "fmt/format.h"
#include "model/profile.hpp"
#include "system/property.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::cli {
namespace {

struct Shell {
  std::string_view name;
  std::string (*script)(const usage::CommandLine& line, const usage::Words& words);
};
constexpr std::array<Shell, 3> kShells{{{"bash", usage::bash_completion},
                                        {"zsh", usage::zsh_completion},
                                        {"fish", usage::fish_completion}}};

// By the names that options.cpp gives to values.
usage::Words known_words() {
  usage::Words words;
  for (const Shell& shell : kShells) words["SHELL"].emplace_back(shell.name);
  words["FLAG"].emplace_back(trace::kFlagOff);
  for (const system::PropertyInfo& info : system::properties()) {
    words["PROPERTY,..."].emplace_back(info.name);
  }
  std::vector<std::string>& profiles = words["P[-off],..."];
  profiles.emplace_back("all");
  for (const model::Profile& profile : model::profiles()) profiles.emplace_back(profile.name);
  return words;
}

}  // namespace

ExitCode completion(const Options& options, Output& output) {
  const std::string& wanted = options.paths.front();
  for (const Shell& shell : kShells) {
    if (shell.name != wanted) continue;
    output.print(shell.script(command_line(), known_words()));
    return ExitCode::Expected;
  }
  output.error(fmt::format("there is no completion for `{}`", wanted),
               "known are bash, zsh and fish");
  return ExitCode::CannotRun;
}

}  // namespace ctxcheck::cli
