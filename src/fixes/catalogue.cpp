// The table of fixes.
#include "fixes/catalogue.hpp"

#include <array>
#include <utility>

#include "system/contract.hpp"

namespace ctxcheck::fixes {

std::span<const Fix> catalogue() {
  static constexpr std::array<Fix, 8> kFixes{{
      {"batcher-per-request", "a Batcher of the module keeps a batch per request",
       batcher_per_request},
      {"state-per-request", "what the module keeps is kept by current(), a copy per request",
       state_per_request},
      {"follow-batch", "who joins a batch follows its promise instead of leaving a resolver in it",
       follow_batch},
      {"wait-until", "ctx.waitUntil around what handlers do with shared code", wait_until},
      {"cache-value", "the module keeps the value, once it is there, and not its promise",
       cache_value},
      {"drop-dead-promise", "a kept promise is dropped when its request has ended, or if it fails",
       drop_dead_promise},
      {"flag-off", "the flag no_handle_cross_request_promise_resolution", flag_off,
       profile_with_flag_off},
      {"newer-runtime", "the newest runtime", newer_runtime, profile_of_newest},
  }};
  return kFixes;
}

std::variant<Patched, NotApplicable> apply(const Fix& fix, const spec::Spec& spec,
                                           const spec::Vocabulary& vocabulary) {
  const Program program(spec, vocabulary);
  Attempt attempt = fix.attempt(program);
  if (auto* reason = std::get_if<NotApplicable>(&attempt)) return std::move(*reason);
  const auto& edits = std::get<std::vector<Edit>>(attempt);
  CTX_CHECK(!edits.empty(), "a fix was applied and changes nothing");
  return Patched{edited(spec.source.text, edits), hunks(spec.source.text, edits)};
}

}  // namespace ctxcheck::fixes
