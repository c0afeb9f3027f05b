// The sample run and the system that plays it.
#include "trace/sample.hpp"

namespace ctxcheck::testing {
namespace {

using K = system::EffectKind;
using system::Property;

constexpr system::SourceLocation kLoad{8, 21};
constexpr system::SourceLocation kAwait{8, 15};
constexpr system::SourceLocation kCall{6, 65};

trace::TracedEvent event(std::string token, std::vector<system::Turn> turns) {
  return {{std::move(token), {}}, std::move(turns)};
}

system::Turn arrival_of_first() {
  return {"req:page#1",
          "page#1",
          {{K::RequestPhase, "page#1", "Running", {}},
           {K::BatchOpened, "page#1", "", kLoad},
           {K::TimerStarted, "timer:5ms.1@page#1", "", kLoad},
           {K::BatchScheduled, "page#1", "timer", kLoad},
           {K::PromiseCreated, "promise of page#1 (8:21)", "", kLoad},
           {K::BatchJoined, "page#1", "1 job", kLoad},
           {K::Awaited, "promise of page#1 (8:21)", "", kAwait},
           {K::Awaited, "promise of page#1", "", {}}},
          {}};
}

system::Turn arrival_of_second() {
  return {"req:page#2",
          "page#2",
          {{K::RequestPhase, "page#2", "Running", {}},
           {K::PromiseCreated, "promise of page#2 (8:21)", "", kLoad},
           {K::BatchJoined, "page#2", "2 jobs", kLoad},
           {K::Awaited, "promise of page#2 (8:21)", "", kAwait}},
          {}};
}

system::Turn hang_of_second() {
  return {"hang:page#2",
          "page#2",
          {{K::RequestPhase, "page#2", "Hung: error:hung", {}},
           {K::ContextPhase, "page#2", "Dead", {}}},
          {{Property::Hung, "page#2",
            "page#2 is cancelled: nothing of its own can answer it any more", kAwait}}};
}

system::Turn flush() {
  return {"timer:5ms.1@page#1",
          "page#1",
          {{K::TimerFired, "timer:5ms.1@page#1", "", kLoad},
           {K::BatchDispatched, "2 jobs", "", {}},
           {K::PromiseCreated, "promise of page#1 (6:65)", "", kCall},
           {K::CallStarted, "io:db.2@page#1", "", kCall},
           {K::Awaited, "promise of page#1 (6:65)", "", {}}},
          {}};
}

system::Turn completion() {
  return {"io:db.2@page#1",
          "page#1",
          {{K::CallCompleted, "io:db.2@page#1", "", kCall},
           {K::Settled, "promise of page#1 (6:65)", "fulfilled", {}},
           {K::BatchSettled, "2 jobs", "fulfilled", {}},
           {K::Settled, "promise of page#1 (8:21)", "fulfilled", {}},
           {K::Dropped, "promise of page#2 (8:21)", "its owner is dead", {}},
           {K::RuntimeWarning, "page#2",
            "a promise was resolved or rejected from a different request context", kLoad},
           {K::RequestPhase, "page#1", "Responded: ok:db", {}}},
          {{Property::DeadSettle, "page#2",
            "a promise of page#2 is settled after page#2 ended; what waited for it never runs",
            kLoad}}};
}

system::Turn end_of_first() {
  return {"destroy:page#1", "page#1", {{K::ContextPhase, "page#1", "Dead", {}}}, {}};
}

}  // namespace

trace::Trace sample_trace() {
  trace::Trace trace;
  trace.spec_path = "specs/batch.js";
  trace.spec_sha256 = trace::sha256(kSampleSpec);
  trace.profile = "workerd-2026-11-17";
  trace.scope.requests = {{"page", 2}};
  trace.scope.params = {{"R", 2.0}, {"ratio", 0.5}, {"deep", true}, {"name", std::string("x y")}};
  trace.claim = trace::Claim{
      Property::DeadSettle, "page#2",
      "a promise of page#2 is settled after page#2 ended; what waited for it never runs", kLoad,
      true};
  trace.events = {event("load", {{"load", "", {}, {}}}), event("req:page#1", {arrival_of_first()}),
                  event("req:page#2", {arrival_of_second(), hang_of_second()}),
                  event("timer:5ms.1@page#1", {flush()}),
                  event("io:db.2@page#1", {completion(), end_of_first()})};
  trace.outcome = {{{"page#1", "ok:db"}, {"page#2", "error:hung"}}, 1, {}};
  return trace;
}

std::vector<system::Event> ScriptedSystem::enabled() {
  if (next_ >= script_.events.size()) return {};
  const std::string& token = script_.events[next_].scheduled.token;
  const auto kind = next_ == 0 ? system::EventKind::Load : system::EventKind::Arrive;
  return {{{{kind, "", token}}}};
}

system::Step ScriptedSystem::step(const system::Event&, std::span<const std::uint32_t> choices,
                                  system::Detail) {
  const trace::TracedEvent& event = script_.events[next_++];
  system::Step step;
  step.turns = event.turns;
  for (std::size_t i = 0; i < event.scheduled.choices.size(); ++i) {
    constexpr std::uint32_t kArity = 4;
    step.choices.push_back({i < choices.size() ? choices[i] : 0, kArity});
  }
  return step;
}

}  // namespace ctxcheck::testing
