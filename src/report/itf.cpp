// A trace in the Informal Trace Format.
#include <algorithm>
#include <map>
#include <set>

#include "report/marks.hpp"
#include "report/picture.hpp"
#include "report/views.hpp"
#include "trace/trace_json.hpp"

namespace ctxcheck::report {
namespace {

using system::Effect;
using system::EffectKind;
using trace::Json;

template <class Value>
Json set_json(const std::set<Value>& values) {
  return Json{{"#set", Json(values)}};
}

template <class Value>
Json map_json(const std::map<std::string, Value>& values) {
  Json pairs = Json::array();
  for (const auto& [key, value] : values) pairs.push_back(Json::array({key, value}));
  return Json{{"#map", std::move(pairs)}};
}

// What can be told of the system from the effects so far.
class State {
 public:
  explicit State(const trace::Trace& trace) {
    for (const auto& [label, result] : trace.outcome.requests) {
      contexts_[label] = "not-arrived";
      requests_[label] = "not-arrived";
      pending_[label] = 0;
    }
  }

  void take(const system::Turn& turn) {
    turn_ = turn.token;
    context_ = turn.context;
    if (turn.token.starts_with("req:")) contexts_[turn.context] = "live";
    for (const Effect& effect : turn.effects) take(effect);
    for (const system::Finding& finding : turn.findings) {
      violated_.insert(std::string(system::info(finding.property).name));
    }
  }

  [[nodiscard]] Json json(std::size_t index) const {
    return Json{{"#meta", Json{{"index", index}}},
                {"turn", turn_},
                {"context", context_},
                {"contexts", map_json(contexts_)},
                {"requests", map_json(requests_)},
                {"pending", map_json(pending_)},
                {"calls", set_json(calls_)},
                {"timers", set_json(timers_)},
                {"warnings", warnings_},
                {"console", console_},
                {"violated", set_json(violated_)}};
  }

  [[nodiscard]] static Json variables() {
    return Json{"turn",  "context", "contexts", "requests", "pending",
                "calls", "timers",  "warnings", "console",  "violated"};
  }

 private:
  void take(const Effect& effect) {
    switch (effect.kind) {
      case EffectKind::PromiseCreated:
        ++pending_[owner_in(effect.subject)];
        break;
      case EffectKind::Settled:
      case EffectKind::Dropped:
        --pending_[owner_in(effect.subject)];
        break;
      case EffectKind::CallStarted:
        calls_.insert(effect.subject);
        break;
      case EffectKind::CallCompleted:
      case EffectKind::CallFailed:
      case EffectKind::CallCancelled:
        calls_.erase(effect.subject);
        break;
      case EffectKind::TimerStarted:
        timers_.insert(effect.subject);
        break;
      case EffectKind::TimerFired:
      case EffectKind::TimerCancelled:
        timers_.erase(effect.subject);
        break;
      case EffectKind::ContextPhase:
        contexts_[effect.subject] = effect.detail == "Dead" ? "dead" : "draining";
        break;
      case EffectKind::RequestPhase:
        requests_[effect.subject] = effect.detail;
        break;
      case EffectKind::Console:
        console_.push_back(effect.detail);
        break;
      case EffectKind::RuntimeWarning:
        ++warnings_;
        break;
      default:
        break;
    }
  }

  std::string turn_;
  std::string context_;
  std::map<std::string, std::string> contexts_;
  std::map<std::string, std::string> requests_;
  std::map<std::string, int> pending_;  // promises, by owner
  std::set<std::string> calls_;
  std::set<std::string> timers_;
  int warnings_ = 0;
  std::vector<std::string> console_;
  std::set<std::string> violated_;
};

}  // namespace

std::string itf_of(const trace::Trace& trace) {
  Json meta{{"format", "ITF"},
            {"format-description", "https://apalache-mc.org/docs/adr/015adr-trace.html"},
            {"source", trace.spec_path},
            {"description", headline_of(trace)},
            {"runtime", trace.profile_name()}};
  Json states = Json::array();
  State state(trace);
  states.push_back(state.json(0));
  for (const trace::TracedEvent& event : trace.events) {
    for (const system::Turn& turn : event.turns) {
      state.take(turn);
      states.push_back(state.json(states.size()));
    }
  }
  Json document;
  document["#meta"] = std::move(meta);
  document["vars"] = State::variables();
  document["states"] = std::move(states);
  return trace::layout(document);
}

}  // namespace ctxcheck::report
