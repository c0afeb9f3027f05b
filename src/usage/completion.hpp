// Completion of the command line in shells: what may stand in a place, and the script of each
// shell. Its own file because the three scripts agree in what they offer and in nothing else.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "usage/command_line.hpp"

namespace ctxcheck::usage {

// The words that a value may be, by what help calls it, for those that are no alternatives such as
// "ordered|any". Words are made of letters, digits and `-`.
using Words = std::map<std::string, std::vector<std::string>>;

// What may stand where a value is wanted.
struct Offer {
  enum class Kind : std::uint8_t { Nothing, Files, Folders, OneOf };
  Kind kind = Kind::Nothing;
  std::vector<std::string> words;
  bool list = false;  // several, with commas between
};

// `option` takes a value.
[[nodiscard]] Offer offer_for(const Option& option, const Words& words);

// Each is a script that the shell reads; how, its first lines say.
[[nodiscard]] std::string bash_completion(const CommandLine& line, const Words& words);
[[nodiscard]] std::string zsh_completion(const CommandLine& line, const Words& words);
[[nodiscard]] std::string fish_completion(const CommandLine& line, const Words& words);

}  // namespace ctxcheck::usage
