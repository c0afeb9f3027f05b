// How help looks. Its own file because it is the only place that knows how the option library
// formats.
#pragma once

#include <string>

#include "CLI/CLI.hpp"

namespace ctxcheck::cli {

class HelpFormatter final : public CLI::Formatter {
 public:
  HelpFormatter();

  // "SPEC" or "SPEC...", in brackets if it may be left out.
  std::string make_option_usage(const CLI::Option* option) const override;
  // The value's name alone.
  std::string make_option_opts(const CLI::Option* option) const override;
  // With a blank line behind.
  std::string make_description(const CLI::App* app) const override;
};

}  // namespace ctxcheck::cli
