// Completion for fish: one line for each thing that can be offered.
#include "fmt/format.h"
#include "usage/completion.hpp"

namespace ctxcheck::usage {
namespace {

constexpr std::string_view kHead =
    R"(# Completion of {0} for fish: source this file, or install it as
# share/fish/vendor_completions.d/{0}.fish.
complete -c {0} -f
)";

std::string fish_word(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

// Options of `complete`: what may be offered.
std::string offer_text(const Offer& offer) {
  switch (offer.kind) {
    case Offer::Kind::Nothing:
      return "-f";
    case Offer::Kind::Files:
      return "-F";
    case Offer::Kind::Folders:
      return "-f -a '(__fish_complete_directories)'";
    case Offer::Kind::OneOf:
      break;
  }
  if (!offer.list) return fmt::format("-f -a '{}'", fmt::join(offer.words, " "));
  return fmt::format("-f -a '(__fish_complete_list , \"string split , {}\")'",
                     fmt::join(offer.words, ","));
}

std::string option_text(const std::string& start, const Option& option, const Words& words) {
  if (option.is_positional()) {
    return fmt::format("{} {}\n", start, offer_text(offer_for(option, words)));
  }
  std::string text = start;
  for (const std::string& name : option.names) {
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (!option.is_flag()) text += " -r " + offer_text(offer_for(option, words));
  return text + fmt::format(" -d {}\n", fish_word(option.about));
}

}  // namespace

std::string fish_completion(const CommandLine& line, const Words& words) {
  std::string text = fmt::format(kHead, line.name);
  const std::string first = fmt::format("complete -c {} -n __fish_use_subcommand", line.name);
  for (const Option& option : line.options) text += option_text(first, option, words);
  for (const Command& command : line.commands) {
    text += fmt::format("{} -a {} -d {}\n", first, command.name, fish_word(command.about));
    const std::string start =
        fmt::format("complete -c {} -n '__fish_seen_subcommand_from {}'", line.name, command.name);
    for (const Option& option : command.options) text += option_text(start, option, words);
  }
  return text;
}

}  // namespace ctxcheck::usage
