// Counting calls along every order.
#include "fixes/cost.hpp"

#include <algorithm>
#include <charconv>

#include "fmt/format.h"
#include "search/plain_search.hpp"
#include "system/contract.hpp"
#include "system/forwarding_system.hpp"

namespace ctxcheck::fixes {
namespace {

constexpr std::string_view kMark = "ctxcheck calls ";

// Counts the calls that a run starts. The count belongs to a state, and it becomes part of the
// outcome, as one more line behind those of the console, so that every search of outcomes keeps
// runs with other counts apart.
class CallCounter final : public system::ForwardingSystem {
 public:
  explicit CallCounter(system::System& system) : ForwardingSystem(system) {}

  void reset() override {
    ForwardingSystem::reset();
    calls_ = 0;
  }

  system::Step step(const system::Event& event, std::span<const std::uint32_t> choices,
                    system::Detail /*detail*/) override {
    system::Step step = ForwardingSystem::step(event, choices, system::Detail::Effects);
    for (const system::Turn& turn : step.turns) {
      calls_ += static_cast<std::uint64_t>(std::count_if(
          turn.effects.begin(), turn.effects.end(),
          [](const auto& effect) { return effect.kind == system::EffectKind::CallStarted; }));
    }
    calls_ = std::min(calls_, kMostCalls);
    return step;
  }

  [[nodiscard]] system::Outcome outcome() const override {
    system::Outcome outcome = ForwardingSystem::outcome();
    outcome.console.push_back(fmt::format("{}{}", kMark, calls_));
    return outcome;
  }

  [[nodiscard]] system::StateImage save(system::Purpose purpose) override {
    system::StateImage image = ForwardingSystem::save(purpose);
    image.identity.push_back(static_cast<char>(calls_));
    return image;
  }

  void restore(const system::StateImage& image, system::Purpose purpose) override {
    CTX_CHECK(!image.identity.empty(), "a state was restored that was not saved");
    system::StateImage inner = image;
    calls_ = static_cast<unsigned char>(inner.identity.back());
    inner.identity.pop_back();
    ForwardingSystem::restore(inner, purpose);
  }

 private:
  static_assert(kMostCalls < 256, "the count is kept in one byte");
  std::uint64_t calls_ = 0;
};

std::uint64_t calls_of(const system::Outcome& outcome) {
  CTX_CHECK(!outcome.console.empty() && outcome.console.back().starts_with(kMark),
            "an outcome has no number of calls");
  const std::string_view digits = std::string_view(outcome.console.back()).substr(kMark.size());
  std::uint64_t calls = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), calls);
  return calls;
}

std::uint64_t answered_in(const system::Outcome& outcome) {
  return static_cast<std::uint64_t>(
      std::count_if(outcome.requests.begin(), outcome.requests.end(),
                    [](const auto& request) { return request.second.starts_with("ok:"); }));
}

bool less(const Ratio& a, const Ratio& b) { return a.calls * b.answered < b.calls * a.answered; }

}  // namespace

Cost cost_of(system::System& system, const search::Options& options) {
  CallCounter counter(system);
  const search::OutcomesResult result = search::outcomes_plain(counter, options);
  Cost cost;
  cost.complete = !result.stop && !result.turn_failure;
  if (!cost.complete) return cost;
  for (const search::FoundOutcome& found : result.outcomes) {
    const Ratio ratio{calls_of(found.outcome), answered_in(found.outcome)};
    if (ratio.answered == 0) continue;
    if (ratio.calls >= kMostCalls) cost.without_bound = true;
    if (!cost.fewest || less(ratio, *cost.fewest)) cost.fewest = ratio;
    if (!cost.most || less(*cost.most, ratio)) cost.most = ratio;
  }
  if (cost.without_bound) cost.most.reset();
  return cost;
}

}  // namespace ctxcheck::fixes
