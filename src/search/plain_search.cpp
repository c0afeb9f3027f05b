// Exploring everything, deciding what needs the whole graph, and running again what is reported.
#include "search/plain_search.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <new>
#include <string>
#include <vector>

#include "search/analysis.hpp"
#include "search/count.hpp"
#include "search/explore.hpp"
#include "search/rerun.hpp"
#include "system/contract.hpp"

namespace ctxcheck::search {
namespace {

using system::Property;
using system::Purpose;

std::vector<system::RequestStatus> fresh_requests(system::System& system) {
  CTX_CHECK(system.can_save(), "the plain search was given a system that cannot save states");
  system.reset();
  return system.requests();
}

const system::Finding* finding_of(const system::Step& step, Property property) {
  for (const system::Turn& turn : step.turns) {
    for (const system::Finding& finding : turn.findings) {
      if (finding.property == property) return &finding;
    }
  }
  return nullptr;
}

std::optional<TurnFailure> failure_of(system::System& system, const Graph& graph,
                                      const Exploration& exploration) {
  if (!exploration.failed_turn) return std::nullopt;
  Path path = graph.path_to(exploration.failed_source);
  path.push_back(*exploration.failed_turn);
  return rerun_failure(system, graph, path);
}

Statistics statistics_of(const system::System& system, const Graph& graph, const Pace& pace,
                         const Exploration& exploration) {
  Statistics statistics;
  statistics.states = graph.nodes() - 1;  // the root is before the load
  statistics.transitions = exploration.transitions;
  for (NodeId node = 0; node < graph.nodes(); ++node) {
    statistics.depth = std::max(statistics.depth, graph.node(node).cost.events);
  }
  statistics.memory = graph.peak_memory();
  statistics.elapsed = pace.elapsed();
  statistics.unreached_lines = system.unreached_lines();
  return statistics;
}

// ---- check

class Selection {
 public:
  explicit Selection(const std::vector<Property>& wanted) {
    for (const Property property : wanted) selected_[static_cast<std::size_t>(property)] = true;
    if (wanted.empty()) selected_.fill(true);
  }
  [[nodiscard]] bool has(Property property) const {
    return selected_[static_cast<std::size_t>(property)];
  }

 private:
  std::array<bool, system::kPropertyCount> selected_{};
};

// Where a property is violated within a step.
struct Sighting {
  Cost cost;
  NodeId source = kRoot;
  EdgeId edge = 0;
};

class CheckVisitor final : public Visitor {
 public:
  CheckVisitor(const Selection& selection, bool first) : selection_(selection), first_(first) {}

  void made_step(NodeId source, EdgeId edge, Cost cost, const system::Step& step) override {
    for (const system::Turn& turn : step.turns) {
      for (const system::Finding& finding : turn.findings) {
        std::optional<Sighting>& seen = seen_[static_cast<std::size_t>(finding.property)];
        if (!seen || cost < seen->cost) seen = {cost, source, edge};
      }
    }
  }

  void came_to_rest(NodeId /*node*/) override {}

  // All that is still to come is as long, so an error that has been seen is seen at its shortest.
  [[nodiscard]] bool satisfied(Cost least) const override {
    if (!first_) return false;
    return std::any_of(system::properties().begin(), system::properties().end(),
                       [&](const auto& entry) {
                         const std::optional<Sighting>& seen = sighting(entry.property);
                         return entry.severity == system::Severity::Error &&
                                selection_.has(entry.property) && seen && seen->cost <= least;
                       });
  }

  [[nodiscard]] const std::optional<Sighting>& sighting(Property property) const {
    return seen_[static_cast<std::size_t>(property)];
  }

 private:
  const Selection& selection_;
  bool first_;
  std::array<std::optional<Sighting>, system::kPropertyCount> seen_;
};

class Check {
 public:
  Check(system::System& system, const Options& options)
      : system_(system),
        options_(options),
        pace_(options),
        graph_(fresh_requests(system)),
        selection_(options.properties),
        visitor_(selection_, options.first) {}

  CheckResult run() {
    exploration_ = explore(system_, Purpose::Check, options_.limits, pace_, graph_, visitor_);
    graph_.forget_images();
    result_.stop = exploration_.stop;
    result_.turn_failure = failure_of(system_, graph_, exploration_);
    for (const system::PropertyInfo& entry : system::properties()) {
      if (!selection_.has(entry.property)) continue;
      if (entry.property == Property::Stuck) {
        analyse(entry.property, find_stuck);
      } else if (entry.property == Property::Poisoned) {
        analyse(entry.property, find_poisoned);
      } else {
        decide_from_steps(entry.property);
      }
    }
    result_.statistics = statistics_of(system_, graph_, pace_, exploration_);
    return std::move(result_);
  }

 private:
  void decide_from_steps(Property property) {
    const std::optional<Sighting>& seen = visitor_.sighting(property);
    if (!seen) {
      if (exploration_.stop) result_.undecided.push_back(property);
      return;
    }
    Path path = graph_.path_to(seen->source);
    path.push_back(seen->edge);
    Rerun again = rerun(system_, graph_, path);
    const system::Finding* finding = finding_of(again.last, property);
    CTX_CHECK(finding != nullptr, "a violation was not seen when its schedule was run again");
    const bool shortest =
        !exploration_.unexplored_from || seen->cost.events <= exploration_.unexplored_from->events;
    result_.violations.push_back({*finding, std::move(again.schedule), again.events, shortest});
  }

  void analyse(Property property, Analysis (*find)(const Graph&, Pace&)) {
    const bool out_of_time = result_.stop == Stop::Time || result_.stop == Stop::Interrupted ||
                             result_.stop == Stop::First;
    Analysis analysis;
    if (!out_of_time) {
      try {
        analysis = find(graph_, pace_);
      } catch (const std::bad_alloc&) {
        analysis.stop = Stop::Memory;
      }
    }
    if (analysis.stop) result_.stop = analysis.stop;
    if (!analysis.defect) {
      if (result_.stop) result_.undecided.push_back(property);
      return;
    }
    Rerun again = rerun(system_, graph_, analysis.defect->path);
    CTX_CHECK(shows(*analysis.defect, again),
              "a violation was not seen when its schedule was run again");
    result_.violations.push_back({std::move(analysis.defect->finding), std::move(again.schedule),
                                  again.events, !exploration_.stop});
  }

  // The system is at the end of the defect's path.
  [[nodiscard]] bool shows(const Defect& defect, const Rerun& again) const {
    const system::RequestStatus request = system_.requests()[defect.request];
    if (!defect.answer) return request.phase == system::RequestPhase::Waiting;
    return std::any_of(again.last.answers.begin(), again.last.answers.end(),
                       [&](const system::Answer& answer) {
                         return answer.label == request.label && answer.kind == *defect.answer;
                       });
  }

  system::System& system_;
  const Options& options_;
  Pace pace_;
  Graph graph_;
  Selection selection_;
  CheckVisitor visitor_;
  Exploration exploration_;
  CheckResult result_;
};

// ---- outcomes

class OutcomesVisitor final : public Visitor {
 public:
  explicit OutcomesVisitor(const system::System& system) : system_(system) {}

  void made_step(NodeId, EdgeId, Cost, const system::Step&) override {}
  void came_to_rest(NodeId node) override { ends_[system_.outcome().key()].push_back(node); }
  [[nodiscard]] bool satisfied(Cost) const override { return false; }

  // The states that have come to rest, cheapest first, by the key of their outcome.
  [[nodiscard]] const std::map<std::string, std::vector<NodeId>>& ends() const { return ends_; }

 private:
  const system::System& system_;
  std::map<std::string, std::vector<NodeId>> ends_;
};

std::optional<std::uint64_t> unless_too_many(std::uint64_t count) {
  return count == kTooMany ? std::nullopt : std::optional(count);
}

}  // namespace

CheckResult check_plain(system::System& system, const Options& options) {
  return Check(system, options).run();
}

OutcomesResult outcomes_plain(system::System& system, const Options& options) {
  Pace pace(options);
  Graph graph(fresh_requests(system));
  OutcomesVisitor visitor(system);
  const Exploration exploration =
      explore(system, Purpose::Outcomes, options.limits, pace, graph, visitor);
  graph.forget_images();

  OutcomesResult result;
  result.stop = exploration.stop;
  result.turn_failure = failure_of(system, graph, exploration);
  const auto paths = exploration.stop ? std::nullopt : count_paths(graph);
  std::uint64_t executions = 0;
  for (const auto& [key, nodes] : visitor.ends()) {
    Rerun again = rerun(system, graph, graph.path_to(nodes.front()));
    FoundOutcome found{system.outcome(), std::move(again.schedule), std::nullopt};
    CTX_CHECK(found.outcome.key() == key, "a schedule had another outcome when it was run again");
    if (paths) {
      std::uint64_t schedules = 0;
      for (const NodeId node : nodes) schedules = add_paths(schedules, (*paths)[node]);
      executions = add_paths(executions, schedules);
      found.schedules = unless_too_many(schedules);
    }
    result.outcomes.push_back(std::move(found));
  }
  if (paths) result.executions = unless_too_many(executions);
  result.statistics = statistics_of(system, graph, pace, exploration);
  return result;
}

}  // namespace ctxcheck::search
