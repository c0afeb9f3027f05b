// Numbers, sizes, lists and pairs of the command line.
#include "cli/option_values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "CLI/CLI.hpp"
#include "fmt/format.h"

namespace ctxcheck::cli {
namespace {

// As in front matter.
constexpr std::uint64_t kMostRequests = 32;
constexpr std::uint64_t kMostEvents = 100;
constexpr double kLongestTimeout = 1e9;

[[noreturn]] void refuse(const std::string& option, std::string_view text,
                         std::string_view expected) {
  throw CLI::ValidationError(option, fmt::format("`{}` is not {}", text, expected));
}

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

}  // namespace

std::uint64_t read_count(const std::string& option, std::string_view text, std::uint64_t least,
                         std::uint64_t most) {
  const auto number = number_of<std::uint64_t>(text);
  if (number && *number >= least && *number <= most) return *number;
  if (most == std::numeric_limits<std::uint64_t>::max()) {
    refuse(option, text, fmt::format("a whole number of at least {}", least));
  }
  refuse(option, text, fmt::format("a whole number from {} to {}", least, most));
}

std::size_t read_size(const std::string& option, std::string_view text) {
  constexpr std::string_view kExpected = "a size such as 512M or 8G";
  std::string_view digits = text;
  unsigned shift = 0;
  constexpr std::string_view kSuffixes = "KMG";
  if (!digits.empty()) {
    const std::size_t suffix = kSuffixes.find(digits.back());
    if (suffix != std::string_view::npos) {
      shift = static_cast<unsigned>(10 * (suffix + 1));
      digits.remove_suffix(1);
    }
  }
  const auto number = number_of<std::size_t>(digits);
  if (!number || *number == 0 || *number > std::numeric_limits<std::size_t>::max() >> shift) {
    refuse(option, text, kExpected);
  }
  return *number << shift;
}

std::chrono::milliseconds read_seconds(const std::string& option, std::string_view text) {
  const auto seconds = number_of<double>(text);
  if (!seconds || !(*seconds > 0) || *seconds > kLongestTimeout) {
    refuse(option, text, "a number of seconds above 0");
  }
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(*seconds * 1000)));
}

std::vector<std::string> split_list(const std::string& option, std::string_view text) {
  std::vector<std::string> parts;
  if (text.empty()) return parts;
  while (true) {
    const std::size_t comma = text.find(',');
    parts.emplace_back(text.substr(0, comma));
    if (parts.back().empty()) refuse(option, text, "a list: a name is missing");
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

std::vector<spec::HandlerRequests> read_requests(const std::string& option, std::string_view text) {
  std::vector<spec::HandlerRequests> requests;
  for (const std::string& part : split_list(option, text)) {
    const std::size_t mark = part.rfind('=');
    if (mark == std::string::npos || mark == 0) refuse(option, part, "of the form HANDLER=N");
    std::string handler = part.substr(0, mark);
    const bool known =
        std::any_of(requests.begin(), requests.end(),
                    [&handler](const auto& before) { return before.handler == handler; });
    if (known) {
      throw CLI::ValidationError(option, fmt::format("the handler `{}` comes twice", handler));
    }
    const std::uint64_t count =
        read_count(option, std::string_view(part).substr(mark + 1), 1, kMostRequests);
    requests.push_back({std::move(handler), static_cast<std::uint32_t>(count)});
  }
  if (requests.empty()) refuse(option, text, "of the form HANDLER=N,...");
  return requests;
}

spec::Bursts read_bursts(const std::string& option, std::string_view text) {
  if (text == "any") return {true, 0};
  if (!number_of<std::uint64_t>(text)) refuse(option, text, "a whole number or `any`");
  return {false, static_cast<std::uint32_t>(read_count(option, text, 0, kMostEvents))};
}

std::pair<std::string, spec::ParamValue> read_param(const std::string& option,
                                                    std::string_view text) {
  const std::size_t mark = text.find('=');
  if (mark == std::string_view::npos || mark == 0) refuse(option, text, "of the form NAME=VALUE");
  std::string name(text.substr(0, mark));
  const std::string_view value = text.substr(mark + 1);
  if (value == "true" || value == "false") return {std::move(name), value == "true"};
  if (const auto number = number_of<double>(value); number && std::isfinite(*number)) {
    return {std::move(name), *number};
  }
  return {std::move(name), std::string(value)};
}

}  // namespace ctxcheck::cli
