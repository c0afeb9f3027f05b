// An outcome: what each request got, plus warnings and console lines. Its own file because it is
// what two systems are compared by.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctxcheck::system {

struct Outcome {
  // Label and result, in front-matter order: "ok:...", "error:...", "pending", "disconnected",
  // "not-sent".
  std::vector<std::pair<std::string, std::string>> requests;
  std::uint32_t warnings = 0;        // how often W was printed
  std::vector<std::string> console;  // in order of printing

  // Equal outcomes have equal keys: results, W or not, and the multiset of console lines
  // (formats.md, "Outcomes").
  [[nodiscard]] std::string key() const;
};

// What a message of the runtime is called in results: `ended`, `foreign-io`, `hung`, or itself.
[[nodiscard]] std::string short_message(std::string_view message);

}  // namespace ctxcheck::system
