// Changes to the option library's own look.
#include "cli/help.hpp"

namespace ctxcheck::cli {

HelpFormatter::HelpFormatter() {
  column_width(32);
  label("SUBCOMMAND", "COMMAND ...");
}

std::string HelpFormatter::make_option_usage(const CLI::Option* option) const {
  std::string usage = make_option_name(option, true);
  if (option->get_expected_max() > 1) usage += "...";
  return option->get_required() ? usage : "[" + usage + "]";
}

std::string HelpFormatter::make_option_opts(const CLI::Option* option) const {
  return option->get_type_name().empty() ? "" : " " + option->get_type_name();
}

std::string HelpFormatter::make_description(const CLI::App* app) const {
  return Formatter::make_description(app) + "\n";
}

}  // namespace ctxcheck::cli
