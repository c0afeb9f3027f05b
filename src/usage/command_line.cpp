// Reading the definitions of the option library.
#include "usage/command_line.hpp"

#include <algorithm>

namespace ctxcheck::usage {
namespace {

Option describe_option(const CLI::Option& option) {
  Option described;
  if (option.get_positional()) {
    described.names.push_back(option.get_name(true));
  } else {
    for (const std::string& name : option.get_snames()) described.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) described.names.push_back("--" + name);
    described.value = option.get_type_name();
    described.group = option.get_group();
  }
  described.about = option.get_description();
  described.required = option.get_required();
  described.repeatable =
      (described.is_positional() || !described.is_flag()) && option.get_expected_max() > 1;
  return described;
}

std::vector<Option> options_of(const CLI::App& app) {
  const std::vector<std::string> groups = app.get_groups();
  std::vector<Option> options;
  const auto add = [&](const auto& belongs) {
    for (const CLI::Option* const option : app.get_options()) {
      if (!option->get_group().empty() && belongs(*option)) {
        options.push_back(describe_option(*option));
      }
    }
  };
  add([](const CLI::Option& option) { return option.get_positional(); });
  for (const std::string& group : groups) {
    add([&group](const CLI::Option& option) {
      return !option.get_positional() && option.get_group() == group;
    });
  }
  return options;
}

}  // namespace

CommandLine describe(const CLI::App& app) {
  CommandLine line{app.get_name(), app.get_description(), options_of(app), {}};
  for (const CLI::App* const command : app.get_subcommands(nullptr)) {
    if (command->get_group().empty()) continue;
    line.commands.push_back(
        {command->get_name(), command->get_description(), "", options_of(*command)});
  }
  return line;
}

}  // namespace ctxcheck::usage
