// Spelling and reading of schedule tokens.
#include "system/schedule.hpp"

#include <charconv>

namespace ctxcheck::system {

std::string spell(const ScheduledEvent& event) {
  std::string text = event.token;
  for (std::size_t i = 0; i < event.choices.size(); ++i) {
    text += i == 0 ? '?' : ',';
    text += std::to_string(event.choices[i]);
  }
  return text;
}

std::string spell(const Schedule& schedule) {
  std::string text;
  for (const ScheduledEvent& event : schedule) {
    if (event.token == "load" && event.choices.empty()) continue;
    if (!text.empty()) text += ' ';
    text += spell(event);
  }
  return text;
}

std::optional<ScheduledEvent> parse_scheduled_event(std::string_view text) {
  ScheduledEvent event;
  const std::size_t mark = text.find('?');
  event.token = std::string(text.substr(0, mark));
  if (event.token.empty()) return std::nullopt;
  if (mark == std::string_view::npos) return event;
  std::string_view rest = text.substr(mark + 1);
  while (true) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (error != std::errc{}) return std::nullopt;
    event.choices.push_back(value);
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    if (rest.empty()) return event;
    if (rest.front() != ',') return std::nullopt;
    rest.remove_prefix(1);
  }
}

}  // namespace ctxcheck::system
