// Running a path again, strictly.
#include "search/rerun.hpp"

#include "system/contract.hpp"

namespace ctxcheck::search {
namespace {

system::Event event_at(system::System& system, const Graph& graph, const Edge& edge) {
  const std::vector<system::Event> events = system.enabled();
  CTX_CHECK(edge.event < events.size() && graph.shape_of(events[edge.event]) == graph.shape(edge),
            "equal states differ in what is enabled");
  return events[edge.event];
}

}  // namespace

Rerun rerun(system::System& system, const Graph& graph, const Path& path) {
  Rerun result;
  system.reset();
  for (const EdgeId id : path) {
    const Edge& edge = graph.edge(id);
    const system::Event event = event_at(system, graph, edge);
    const Values& choices = graph.choices(edge);
    result.last = system.step(event, choices, system::Detail::Findings);
    CTX_CHECK(result.last.choices.size() == choices.size(),
              "a schedule met other choices when it was run again");
    result.schedule.push_back({event.token(), choices});
    result.events += event.external_events();
  }
  return result;
}

TurnFailure rerun_failure(system::System& system, const Graph& graph, const Path& path) {
  Rerun before = rerun(system, graph, Path(path.begin(), path.end() - 1));
  const Edge& edge = graph.edge(path.back());
  const system::Event event = event_at(system, graph, edge);
  TurnFailure failure{std::move(before.schedule), "", {}};
  failure.schedule.push_back({event.token(), graph.choices(edge)});
  try {
    static_cast<void>(system.step(event, graph.choices(edge), system::Detail::Findings));
    CTX_CHECK(false, "a turn that failed was carried through when it was run again");
  } catch (const system::RunError& error) {
    CTX_CHECK(error.kind() == system::RunError::Kind::Limit,
              "a turn failed in another way when it was run again");
    failure.message = error.message();
    failure.at = error.at();
  }
  return failure;
}

}  // namespace ctxcheck::search
