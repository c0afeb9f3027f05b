// Reading the values of options. Its own file because the list of options should read as a list,
// and because these are the only rules of the command line that need care with numbers.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "spec/spec.hpp"

namespace ctxcheck::cli {

// All throw CLI::ValidationError, naming `option`, if `text` is not such a value.

// A whole number from `least` to `most`.
[[nodiscard]] std::uint64_t read_count(const std::string& option, std::string_view text,
                                       std::uint64_t least, std::uint64_t most);
// "512M": a whole number, then K, M, G (of 1024) or nothing; not 0.
[[nodiscard]] std::size_t read_size(const std::string& option, std::string_view text);
// Seconds, with a fraction if wanted; more than 0.
[[nodiscard]] std::chrono::milliseconds read_seconds(const std::string& option,
                                                     std::string_view text);
// "page=2,save=1".
[[nodiscard]] std::vector<spec::HandlerRequests> read_requests(const std::string& option,
                                                               std::string_view text);
// "2" or "any".
[[nodiscard]] spec::Bursts read_bursts(const std::string& option, std::string_view text);
// "R=2": a boolean, a number, or any other text.
[[nodiscard]] std::pair<std::string, spec::ParamValue> read_param(const std::string& option,
                                                                  std::string_view text);
// The parts between commas; empty text has none.
[[nodiscard]] std::vector<std::string> split_list(const std::string& option, std::string_view text);

}  // namespace ctxcheck::cli
