// Completion for bash, with nothing but what bash itself has.
#include "fmt/format.h"
#include "usage/completion.hpp"

namespace ctxcheck::usage {
namespace {

// $1 is the name of the program, which the functions are called after.
constexpr std::string_view kHead =
    R"(# Completion of {0} for bash: source this file, or install it as
# share/bash-completion/completions/{0}.

# Each offers something that begins with $cur.
_{0}_words() {{ mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur"); }}
_{0}_list() {{
  local before=
  if [[ $cur == *,* ]]; then before=${{cur%,*}},; fi
  mapfile -t COMPREPLY < <(compgen -P "$before" -W "$1" -- "${{cur##*,}}")
}}
_{0}_files() {{
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$cur")
}}

_{0}() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD - 1]}} command= i
  COMPREPLY=()
  # To bash, --option=value is three words.
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]]; then
    prev=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${{COMP_WORDS[i]}} != -* ]]; then
      command=${{COMP_WORDS[i]}}
      break
    fi
  done
  case $command in
    '') _{0}_words '{1}' ;;
)";

std::string names_of(const std::vector<Option>& options) {
  std::string names;
  for (const Option& option : options) {
    if (option.is_positional()) continue;
    for (const std::string& name : option.names) names += (names.empty() ? "" : " ") + name;
  }
  return names;
}

std::string offer_text(const std::string& program, const Offer& offer) {
  switch (offer.kind) {
    case Offer::Kind::Nothing:
      return ":";
    case Offer::Kind::Files:
      return fmt::format("_{}_files -f", program);
    case Offer::Kind::Folders:
      return fmt::format("_{}_files -d", program);
    case Offer::Kind::OneOf:
      break;
  }
  return fmt::format("_{}_{} '{}'", program, offer.list ? "list" : "words",
                     fmt::join(offer.words, " "));
}

std::string command_text(const std::string& program, const Command& command, const Words& words) {
  std::string text = fmt::format("    {})\n      case $prev in\n", command.name);
  Offer argument;
  for (const Option& option : command.options) {
    const Offer offer = offer_for(option, words);
    if (option.is_positional()) {
      argument = offer;
    } else if (!option.is_flag()) {
      text += fmt::format("        {}) {} ;;\n", fmt::join(option.names, " | "),
                          offer_text(program, offer));
    }
  }
  text += fmt::format(
      "        *)\n          if [[ $cur == -* ]]; then\n            _{}_words '{}'\n          "
      "else\n            {}\n          fi\n          ;;\n      esac\n      ;;\n",
      program, names_of(command.options), offer_text(program, argument));
  return text;
}

}  // namespace

std::string bash_completion(const CommandLine& line, const Words& words) {
  std::string first;
  for (const Command& command : line.commands) first += command.name + ' ';
  std::string text = fmt::format(kHead, line.name, first + names_of(line.options));
  for (const Command& command : line.commands) text += command_text(line.name, command, words);
  return text + fmt::format("  esac\n}}\ncomplete -F _{0} {0}\n", line.name);
}

}  // namespace ctxcheck::usage
