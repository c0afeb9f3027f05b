// Schedules that users type, and the default one.
#include "cli/walk.hpp"

#include <algorithm>

#include "fmt/format.h"
#include "nlohmann/json.hpp"

namespace ctxcheck::cli {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

spec::Diagnostic refuse(std::string code, std::string message, std::string hint = {}) {
  return {std::move(code), "", std::nullopt, std::move(message), std::move(hint)};
}

std::vector<std::string> split_blanks(std::string_view text) {
  std::vector<std::string> tokens;
  while (true) {
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return tokens;
    text.remove_prefix(begin);
    const std::size_t end = std::min(text.find_first_of(kBlanks), text.size());
    tokens.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

std::optional<std::vector<std::string>> tokens_of_json(std::string_view text) {
  const nlohmann::json document = nlohmann::json::parse(text, nullptr, false);
  if (!document.is_array()) return std::nullopt;
  std::vector<std::string> tokens;
  for (const nlohmann::json& token : document) {
    if (!token.is_string()) return std::nullopt;
    tokens.push_back(token.get<std::string>());
  }
  return tokens;
}

std::string list_of(const std::vector<system::Event>& enabled) {
  if (enabled.empty()) return "nothing is enabled: the run is over";
  std::string list = "enabled are:";
  for (const system::Event& event : enabled) list += ' ' + event.token();
  return list;
}

// What is wrong with the choices that the `position`-th event names, if something is.
std::optional<spec::Diagnostic> check_choices(const system::ScheduledEvent& wanted,
                                              const system::Step& step, std::size_t position) {
  if (wanted.choices.size() > step.choices.size()) {
    return refuse(
        "too-many-choices",
        fmt::format("event {} of the schedule, `{}`, names {} choices, but its turns meet {}",
                    position, system::spell(wanted), wanted.choices.size(), step.choices.size()));
  }
  for (std::size_t i = 0; i < wanted.choices.size(); ++i) {
    if (wanted.choices[i] < step.choices[i].arity) continue;
    return refuse(
        "choice-out-of-range",
        fmt::format("event {} of the schedule, `{}`, takes {} for choice {}, whose values "
                    "are below {}",
                    position, system::spell(wanted), wanted.choices[i], i + 1,
                    step.choices[i].arity));
  }
  return std::nullopt;
}

// Carries out `event` and adds it to the walk; none if it could not be carried through.
std::optional<system::Step> advance(system::System& system, const system::Event& event,
                                    const std::vector<std::uint32_t>& choices, Walk& walk) {
  try {
    system::Step step = system.step(event, choices, system::Detail::Findings);
    system::ScheduledEvent met{event.token(), {}};
    for (const system::Choice& choice : step.choices) met.choices.push_back(choice.value);
    walk.schedule.push_back(std::move(met));
    return step;
  } catch (const system::RunError& error) {
    walk.failure = error;
    walk.failed = {event.token(), choices};
    return std::nullopt;
  }
}

}  // namespace

spec::Result<system::Schedule> read_schedule(std::string_view text) {
  std::vector<std::string> tokens;
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin != std::string_view::npos && text[begin] == '[') {
    auto parsed = tokens_of_json(text);
    if (!parsed) {
      return refuse("malformed-schedule", "the schedule is not a JSON array of strings",
                    "for example: [\"req:page#1\", \"io:db.1@page#1\"]");
    }
    tokens = *std::move(parsed);
  } else {
    tokens = split_blanks(text);
  }
  system::Schedule schedule;
  for (const std::string& token : tokens) {
    auto event = system::parse_scheduled_event(token);
    if (!event) {
      return refuse(
          "malformed-schedule",
          fmt::format("event {} of the schedule, `{}`, is malformed", schedule.size() + 1, token),
          "an event is a token, or a token and its choices: req:page?0,1");
    }
    schedule.push_back(*std::move(event));
  }
  return schedule;
}

spec::Result<Walk> walk_schedule(system::System& system, const system::Schedule& wanted) {
  system.reset();
  Walk walk;
  system::Schedule events = wanted;
  const bool names_load = !wanted.empty() && wanted.front().token == "load";
  if (!names_load) events.insert(events.begin(), system::ScheduledEvent{"load", {}});
  for (std::size_t i = 0; i < events.size(); ++i) {
    const system::ScheduledEvent& scheduled = events[i];
    const std::size_t position = names_load ? i + 1 : i;  // as the user counts
    const std::vector<system::Event> enabled = system.enabled();
    const auto event =
        std::find_if(enabled.begin(), enabled.end(), [&scheduled](const system::Event& candidate) {
          return candidate.token() == scheduled.token;
        });
    if (event == enabled.end()) {
      return refuse("not-enabled",
                    fmt::format("event {} of the schedule, `{}`, is not enabled there", position,
                                scheduled.token),
                    list_of(enabled));
    }
    const auto step = advance(system, *event, scheduled.choices, walk);
    if (!step) return walk;
    if (auto problem = check_choices(scheduled, *step, position)) return *std::move(problem);
  }
  walk.at_end = system.enabled().empty();
  return walk;
}

Walk walk_first(system::System& system, std::size_t most) {
  system.reset();
  Walk walk;
  while (walk.schedule.size() < most) {
    const std::vector<system::Event> enabled = system.enabled();
    if (enabled.empty()) {
      walk.at_end = true;
      return walk;
    }
    if (!advance(system, enabled.front(), {}, walk)) return walk;
  }
  walk.at_end = system.enabled().empty();
  return walk;
}

}  // namespace ctxcheck::cli
