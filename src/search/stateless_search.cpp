// One path as a vector of branches; the next path differs from it in the last branch that has a
// sibling left.
#include "search/stateless_search.hpp"

#include <algorithm>
#include <map>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "search/graph.hpp"
#include "search/pace.hpp"

namespace ctxcheck::search {
namespace {

// What was possible at one point of the path, and what is taken of it.
struct Branch {
  std::vector<system::Event> events;
  std::size_t taken = 0;
  std::vector<system::Choice> choices;  // as far as they are decided; those met, after the step
  bool stepped = false;                 // the step was made, so `choices` are all that were met
  Cost cost;                            // of the step

  [[nodiscard]] const system::Event& event() const { return events[taken]; }
  [[nodiscard]] Values values() const {
    Values values;
    for (const system::Choice& choice : choices) values.push_back(choice.value);
    return values;
  }
  [[nodiscard]] system::ScheduledEvent scheduled() const { return {event().token(), values()}; }
};

// The next sibling of a branch: the last choice that can be raised, or the next event.
bool advance(Branch& branch) {
  branch.stepped = false;
  while (!branch.choices.empty()) {
    system::Choice& last = branch.choices.back();
    if (last.value + 1 < last.arity) {
      ++last.value;
      return true;
    }
    branch.choices.pop_back();
  }
  return ++branch.taken < branch.events.size();
}

std::string spell(const std::vector<system::Event>& events) {
  std::string text;
  for (const system::Event& event : events) {
    if (!text.empty()) text += ' ';
    text += event.token();
  }
  return text.empty() ? "nothing" : text;
}

class StatelessSearch {
 public:
  StatelessSearch(system::System& system, const Options& options)
      : system_(system), options_(options), pace_(options) {}

  OutcomesResult run() {
    try {
      result_.stop = run_all();
    } catch (const std::bad_alloc&) {
      result_.stop = Stop::Memory;
    }
    if (!result_.stop && result_.turn_failure) result_.stop = Stop::TurnLimit;
    if (!result_.stop) result_.executions = executions_;
    for (auto& [key, entry] : found_) {
      if (result_.stop) entry.found.schedules.reset();
      result_.outcomes.push_back(std::move(entry.found));
    }
    result_.statistics.states = executions_;
    result_.statistics.elapsed = pace_.elapsed();
    result_.statistics.unreached_lines = system_.unreached_lines();
    return std::move(result_);
  }

 private:
  struct Entry {
    FoundOutcome found;
    Cost cost;
  };

  std::optional<Stop> run_all() {
    do {
      if (executions_ >= options_.limits.states) return Stop::States;
      system_.reset();
      for (std::size_t depth = 0; depth < path_.size(); ++depth) {
        if (const auto stop = pace_.look()) return stop;
        if (!step_again(depth)) break;
      }
      if (const auto stop = go_on()) return stop;
    } while (next_path());
    return std::nullopt;
  }

  // Down to the end of the path, the first event and the first values each time.
  std::optional<Stop> go_on() {
    if (failed_) return std::nullopt;
    while (true) {
      if (const auto stop = pace_.look()) return stop;
      std::vector<system::Event> events = system_.enabled();
      if (events.empty()) break;
      if (path_.size() >= kMostEventsOfSchedule) return Stop::Length;
      path_.push_back({std::move(events), 0, {}, false, {}});
      if (!make_step(path_.back())) return std::nullopt;
    }
    note_outcome();
    return std::nullopt;
  }

  // The branch at `depth` of a path that has been run to there before; false if its turn fails.
  bool step_again(std::size_t depth) {
    Branch& branch = path_[depth];
    const std::vector<system::Event> events = system_.enabled();
    if (events != branch.events) {
      refuse(depth,
             fmt::format("{} was possible, and now {} is", spell(branch.events), spell(events)));
    }
    const bool known = branch.stepped;
    const std::vector<system::Choice> before = branch.choices;
    if (!make_step(branch)) {
      if (known) refuse(depth, "a turn could not be carried through");
      return false;
    }
    const auto same = [](const system::Choice& a, const system::Choice& b) {
      return a.value == b.value && a.arity == b.arity;
    };
    const std::vector<system::Choice>& met = branch.choices;
    const bool as_before =
        known ? std::equal(before.begin(), before.end(), met.begin(), met.end(), same)
              : met.size() >= before.size() &&
                    std::equal(before.begin(), before.end(), met.begin(), same);
    if (!as_before) refuse(depth, "it met other choices");
    return true;
  }

  [[noreturn]] void refuse(std::size_t depth, const std::string& what) const {
    system::Schedule schedule;
    for (std::size_t i = 0; i < depth; ++i) schedule.push_back(path_[i].scheduled());
    throw system::RunError(
        system::RunError::Kind::NotEnabled,
        fmt::format("the same schedule did not lead to the same state when it was run again: after "
                    "\"{}\", {}",
                    system::spell(schedule), what),
        {}, false);
  }

  // False if the turn cannot be carried through; its siblings still can.
  bool make_step(Branch& branch) {
    ++pace_.progress.steps;
    try {
      system::Step step = system_.step(branch.event(), branch.values(), system::Detail::Findings);
      branch.choices = std::move(step.choices);
      branch.stepped = true;
      branch.cost = {branch.event().external_events(),
                     static_cast<std::uint32_t>(step.turns.size())};
      ++result_.statistics.transitions;
      return true;
    } catch (const system::RunError& error) {
      if (error.during_load() || error.kind() != system::RunError::Kind::Limit) throw;
      failed_ = true;
      if (!result_.turn_failure) {
        result_.turn_failure = TurnFailure{schedule(), error.message(), error.at()};
      }
      return false;
    }
  }

  bool next_path() {
    failed_ = false;
    while (!path_.empty()) {
      if (advance(path_.back())) return true;
      path_.pop_back();
    }
    return false;
  }

  [[nodiscard]] system::Schedule schedule() const {
    system::Schedule schedule;
    for (const Branch& branch : path_) schedule.push_back(branch.scheduled());
    return schedule;
  }

  void note_outcome() {
    ++executions_;
    Cost cost;
    for (const Branch& branch : path_) cost = cost + branch.cost;
    system::Outcome outcome = system_.outcome();
    const auto [place, is_new] = found_.try_emplace(outcome.key());
    Entry& entry = place->second;
    if (is_new || cost < entry.cost) {
      entry.found.outcome = std::move(outcome);
      entry.found.schedule = schedule();
      entry.cost = cost;
    }
    entry.found.schedules = entry.found.schedules.value_or(0) + 1;
    result_.statistics.depth = std::max(result_.statistics.depth, cost.events);
    pace_.progress.states = executions_;
    pace_.progress.depth = cost.events;
  }

  system::System& system_;
  const Options& options_;
  Pace pace_;
  std::vector<Branch> path_;
  bool failed_ = false;  // the last turn of the path could not be carried through
  std::uint64_t executions_ = 0;
  std::map<std::string, Entry> found_;  // by Outcome::key
  OutcomesResult result_;
};

}  // namespace

OutcomesResult outcomes_stateless(system::System& system, const Options& options) {
  return StatelessSearch(system, options).run();
}

}  // namespace ctxcheck::search
