// Profiles, flags, properties, orders and systems, by name.
#include "cli/option_choices.hpp"

#include <algorithm>
#include <utility>

#include "CLI/CLI.hpp"
#include "cli/option_values.hpp"
#include "fmt/format.h"
#include "model/profile.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::cli {
namespace {

void add_once(std::vector<std::string>& names, std::string_view name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

}  // namespace

void read_runtimes(Options& options, const std::string& option, const std::string& text) {
  for (const std::string& name : split_list(option, text)) {
    if (name != "all" && !model::profile_named(name)) {
      throw CLI::ValidationError(
          option, fmt::format("there is no profile `{}`; `ctxcheck profiles` lists them", name));
    }
    for (const model::Profile& profile : model::profiles()) {
      if (name == "all" || name == profile.name) add_once(options.runtimes, profile.name);
    }
  }
}

void read_flag(Options& options, const std::string& option, const std::string& text) {
  if (text != trace::kFlagOff) {
    throw CLI::ValidationError(
        option, fmt::format("there is no flag `{}`; known is {}", text, trace::kFlagOff));
  }
  options.off = true;
}

void read_check(Options& options, const std::string& option, const std::string& text) {
  for (const std::string& name : split_list(option, text)) {
    const auto property = system::property_named(name);
    if (!property) {
      std::string known;
      for (const system::PropertyInfo& info : system::properties()) {
        known += fmt::format("{}{}", known.empty() ? "" : ", ", info.name);
      }
      throw CLI::ValidationError(
          option, fmt::format("there is no property `{}`; known are {}", name, known));
    }
    if (std::find(options.check.begin(), options.check.end(), *property) == options.check.end()) {
      options.check.push_back(*property);
    }
  }
  // In report order, as the front matter's.
  std::sort(options.check.begin(), options.check.end());
}

void read_arrival(Options& options, const std::string& option, const std::string& text) {
  if (text != "ordered" && text != "any") {
    throw CLI::ValidationError(option, fmt::format("`{}` is neither `ordered` nor `any`", text));
  }
  options.ordered_arrival = text == "ordered";
}

void read_system(Options& options, const std::string& option, const std::string& text) {
  constexpr std::string_view kWithPath = "workerd=";
  options.on_workerd = text == "workerd" || text.starts_with(kWithPath);
  if (!options.on_workerd && text != "model") {
    throw CLI::ValidationError(
        option, fmt::format("there is no system `{}`; known are `model`, `workerd` and "
                            "`workerd=PATH`",
                            text));
  }
  options.workerd_binary.reset();
  if (!text.starts_with(kWithPath)) return;
  options.workerd_binary = text.substr(kWithPath.size());
  if (options.workerd_binary->empty()) {
    throw CLI::ValidationError(option, "the path of workerd is empty");
  }
}

}  // namespace ctxcheck::cli
