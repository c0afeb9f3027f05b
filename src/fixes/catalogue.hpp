// The catalogue of fixes, and how one is applied to a spec. Its own file because the command line
// knows this and no single fix.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "fixes/fix.hpp"

namespace ctxcheck::fixes {

// In the order in which they are tried and shown.
[[nodiscard]] std::span<const Fix> catalogue();

struct Patched {
  std::string text;         // of the whole spec
  std::vector<Hunk> hunks;  // against the text before
};

[[nodiscard]] std::variant<Patched, NotApplicable> apply(const Fix& fix, const spec::Spec& spec,
                                                         const spec::Vocabulary& vocabulary);

// ---- the fixes; what each does is told in the catalogue and in specs/README.md

[[nodiscard]] Attempt batcher_per_request(const Program& program);
[[nodiscard]] Attempt state_per_request(const Program& program);
[[nodiscard]] Attempt follow_batch(const Program& program);
[[nodiscard]] Attempt wait_until(const Program& program);
[[nodiscard]] Attempt cache_value(const Program& program);
[[nodiscard]] Attempt drop_dead_promise(const Program& program);
[[nodiscard]] Attempt flag_off(const Program& program);
[[nodiscard]] Attempt newer_runtime(const Program& program);
[[nodiscard]] std::string profile_with_flag_off(std::string_view before, std::string_view newest);
[[nodiscard]] std::string profile_of_newest(std::string_view before, std::string_view newest);

}  // namespace ctxcheck::fixes
