// Completion for zsh, by its own _arguments.
#include "fmt/format.h"
#include "usage/completion.hpp"

namespace ctxcheck::usage {
namespace {

constexpr std::string_view kHead = R"(#compdef {0}
# Completion of {0} for zsh: install it as _{0} in a folder of $fpath, or source it after compinit.

_{0}() {{
  local curcontext=$curcontext state line
  local -a commands
  typeset -A opt_args
  commands=(
{1}  )
  _arguments -C \
{2}    '1:command:->command' \
    '*::argument:->argument'
  case $state in
    command) _describe command commands ;;
    argument)
      curcontext=${{curcontext%:*}}-$line[1]:
      case $line[1] in
)";

constexpr std::string_view kTail = R"(      esac
      ;;
  esac
}}

if [[ $funcstack[1] == _{0} ]]; then
  _{0} "$@"
else
  compdef _{0} {0}
fi
)";

// In single quotes, with a backslash before each of `special`.
std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      if (c == '\\' || special.find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

std::string action_for(const Offer& offer) {
  switch (offer.kind) {
    case Offer::Kind::Nothing:
      return " ";
    case Offer::Kind::Files:
      return "_files";
    case Offer::Kind::Folders:
      return "_files -/";
    case Offer::Kind::OneOf:
      break;
  }
  return offer.list ? fmt::format("_sequence compadd - {}", fmt::join(offer.words, " "))
                    : fmt::format("({})", fmt::join(offer.words, " "));
}

// One argument of _arguments for each name of the option.
std::string option_text(const Option& option, const Words& words, std::string_view indent) {
  const std::string action = action_for(offer_for(option, words));
  if (option.is_positional()) {
    return fmt::format("{}'{}:{}:{}' \\\n", indent, option.repeatable ? "*" : "",
                       escaped(option.about, ":"), action);
  }
  std::string text;
  for (const std::string& name : option.names) {
    // An option that is repeatable may stand beside itself; help stands alone.
    const std::string before = option.repeatable ? "*"
                               : name == "--help" || name == "-h" || name == "--version"
                                   ? "(- *)"
                                   : fmt::format("({})", fmt::join(option.names, " "));
    const std::string value =
        option.is_flag() ? "" : fmt::format(":{}:{}", escaped(option.value, ":"), action);
    text += fmt::format("{}'{}{}{}[{}]{}' \\\n", indent, before, name, option.is_flag() ? "" : "=",
                        escaped(option.about, "[]:"), value);
  }
  return text;
}

}  // namespace

std::string zsh_completion(const CommandLine& line, const Words& words) {
  std::string commands;
  std::string options;
  for (const Command& command : line.commands) {
    commands += fmt::format("    '{}:{}'\n", command.name, escaped(command.about, ":"));
  }
  for (const Option& option : line.options) options += option_text(option, words, "    ");
  std::string text = fmt::format(kHead, line.name, commands, options);
  for (const Command& command : line.commands) {
    std::string arguments;
    for (const Option& option : command.options) {
      arguments += option_text(option, words, "            ");
    }
    // The last line goes on no more.
    arguments.erase(arguments.rfind(" \\"));
    text += fmt::format("        {})\n          _arguments \\\n{}\n          ;;\n", command.name,
                        arguments);
  }
  return text + fmt::format(kTail, line.name);
}

}  // namespace ctxcheck::usage
