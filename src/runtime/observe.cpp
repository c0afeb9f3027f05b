// Reading observations.
#include "runtime/observe.hpp"

#include <algorithm>
#include <utility>

#include "fmt/format.h"

namespace ctxcheck::runtime {

using system::EffectKind;
using system::Property;
using system::ResultKind;

namespace {

std::uint32_t number_of(const std::string& text) {
  return static_cast<std::uint32_t>(std::stoul(text));
}

}  // namespace

void Observer::begin(system::Turn turn) { step_.turns.push_back(std::move(turn)); }

void Observer::effect(EffectKind kind, std::string subject, std::string detail) {
  if (detail_ != system::Detail::Effects) return;
  turn().effects.push_back({kind, std::move(subject), std::move(detail), {}});
}

void Observer::finding(Property property, const std::string& context, std::string message) {
  turn().findings.push_back({property, context, std::move(message), {}});
}

// Connections may deliver calls out of order; their numbers tell it.
void Observer::add_calls(const Observations& seen, const std::string& service) {
  for (const IncomingCall& call : seen.arrivals.calls) {
    if (auto held = state_.read_call(call, service)) {
      state_.held.push_back(std::move(*held));
    } else {
      strays_.push_back(call.id);
    }
  }
  std::sort(state_.held.begin(), state_.held.end(),
            [](const Held& a, const Held& b) { return a.number < b.number; });
}

void Observer::read(const Observations& seen, const std::string& service) {
  add_calls(seen, service);
  for (const LogRecord& record : seen.log) {
    switch (record.kind) {
      case LogKind::Said:
        if (record.service == service) read_said(record.parts);
        break;
      case LogKind::Warning:
        ++printed_.warnings;
        // Whether a continuation is lost cannot be observed.
        finding(Property::DeadSettle, turn().context,
                "the runtime warns that a promise is settled after its request has ended");
        effect(EffectKind::RuntimeWarning, turn().context, record.parts.front());
        break;
      case LogKind::Failure:
        failures_.push_back(record);
        break;
    }
  }
  for (const Response& response : seen.arrivals.responses) answer(response);
  for (const CallId call : seen.arrivals.cancelled) {
    const Held* const held = state_.find(call);
    if (held == nullptr) continue;
    effect(held->kind == CallKind::Timer ? EffectKind::TimerCancelled : EffectKind::CallCancelled,
           state_.token_of(*held), "");
    state_.forget(call);
  }
}

// The records of worker/driver.js, globals.js and ctxcheck.js.
void Observer::read_said(const std::vector<std::string>& parts) {
  const std::string& what = parts.at(0);
  if (what == "console") {
    effect(EffectKind::Console, parts.at(1), parts.at(2));
    printed_.console.push_back(parts.at(2));
  } else if (what == "start") {
    note_started(number_of(parts.at(1)));
  } else if (what == "clear") {
    note_cleared(number_of(parts.at(1)));
  } else if (what == "choose") {
    step_.choices.push_back({number_of(parts.at(1)), number_of(parts.at(2))});
  } else if (what == "assert") {
    effect(EffectKind::AssertFailed, parts.at(1), parts.at(2));
    finding(Property::Assert, parts.at(1), fmt::format("assertion failed: {}", parts.at(2)));
  } else if (what == "threw") {
    finding(Property::Threw, parts.at(1),
            fmt::format("the handler of {} rejects: {}", parts.at(1),
                        system::short_message(parts.at(2))));
  } else if (what == "excuse") {
    state_.excused.insert(system::short_message(parts.at(1)));
  } else if (what == "foreign") {
    finding(Property::ForeignIo, parts.at(1),
            fmt::format("{} belongs to another request than {}", parts.at(2), parts.at(1)));
  } else if (what == "unhandled") {
    effect(EffectKind::RejectionUnhandled, parts.at(1), parts.at(2));
    finding(Property::UnhandledRejection, parts.at(1),
            fmt::format("nobody handles the rejection: {}", system::short_message(parts.at(2))));
  }
}

// A call that the runtime refused has no number among those held.
void Observer::note_started(std::uint32_t number) {
  for (const Held& held : state_.held) {
    if (held.number != number) continue;
    effect(held.kind == CallKind::Timer ? EffectKind::TimerStarted : EffectKind::CallStarted,
           state_.token_of(held), "");
  }
}

void Observer::note_cleared(std::uint32_t number) {
  for (const Held& held : state_.held) {
    if (held.number != number) continue;
    effect(EffectKind::TimerCancelled, state_.token_of(held), "cleared");
    state_.forget(held.id);
    return;
  }
}

void Observer::answer(const Response& response) {
  const auto request =
      std::find_if(state_.requests.begin(), state_.requests.end(),
                   [&response](const Request& one) { return one.client == response.client; });
  if (request == state_.requests.end() || request->phase != system::RequestPhase::Waiting) return;
  const bool by_path = request->answers_itself;
  constexpr unsigned kServerError = 500;
  constexpr std::string_view kError = "error:";
  if (response.lost) {
    finish(*request, ResultKind::Failed, "error:connection-lost");
  } else if (response.status == kServerError && (!by_path || !failures_.empty())) {
    // The runtime's own answer; why is on the log, in the same order.
    std::string why = "internal-error";
    if (!failures_.empty()) {
      why = failures_.front().parts.at(0);
      effect(EffectKind::RuntimeFailure, request->label, failures_.front().parts.at(1));
      failures_.erase(failures_.begin());
    }
    finish(*request, why == "hung" ? ResultKind::Hung : ResultKind::Failed, "error:" + why);
    if (by_path) note_failed(*request, why);
  } else if (by_path) {
    finish(*request, ResultKind::Answered, "ok:" + response.body);
  } else if (response.body.starts_with(kError)) {
    finish(*request, ResultKind::Failed,
           "error:" + system::short_message(std::string_view(response.body).substr(kError.size())));
  } else {
    finish(*request, ResultKind::Answered, response.body);
  }
}

// Who answers by itself has no wrapper that sees it: its handler rejected, or the runtime refused
// the body of its Response (semantics 8.6); not if the runtime gave up on it.
void Observer::note_failed(const Request& request, const std::string& why) {
  if (why == "hung" || why == "Promise will never complete." || state_.excused.contains(why)) {
    return;
  }
  if (why == "foreign-io") {
    finding(Property::ForeignIo, request.label,
            fmt::format("{} uses what belongs to another request", request.label));
  }
  finding(Property::Threw, request.label,
          fmt::format("the handler of {} rejects: {}", request.label, why));
}

void Observer::finish(Request& request, ResultKind kind, std::string result) {
  request.phase = system::RequestPhase::Answered;
  request.result = std::move(result);
  const std::string_view phase = kind == ResultKind::Answered ? "Responded"
                                 : kind == ResultKind::Hung   ? "Hung"
                                                              : "Failed";
  effect(EffectKind::RequestPhase, request.label, fmt::format("{}: {}", phase, request.result));
  if (kind == ResultKind::Hung) {
    finding(
        Property::Hung, request.label,
        fmt::format("{} is cancelled: nothing of its own can answer it any more", request.label));
  }
  step_.answers.push_back({request.label, kind, request.result});
}

}  // namespace ctxcheck::runtime
