// The manual page. Its own file because nobody but man reads its language.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "usage/command_line.hpp"

namespace ctxcheck::usage {

// A section behind those that follow from the command line. `items` are terms with what they mean;
// words between ` are set as code.
struct Section {
  std::string title;
  std::string text;
  std::vector<std::pair<std::string, std::string>> items;
};

// A page of section 1, in the language of man(7).
[[nodiscard]] std::string manual_page(const CommandLine& line, const std::string& version,
                                      const std::string& summary,
                                      const std::vector<Section>& sections);

}  // namespace ctxcheck::usage
