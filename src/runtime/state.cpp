// What is enabled, by the rules of specs/README.md ("A schedule").
#include "runtime/state.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "system/schedule_rules.hpp"

namespace ctxcheck::runtime {

using system::EventKind;
using system::RequestPhase;

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto [after, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || after != end) return std::nullopt;
  return number;
}

system::ArmedTimer armed(const Held& timer) { return {timer.armed_in, timer.delay, timer.number}; }

}  // namespace

State::State(const WorkerdOptions& options, bool live)
    : disconnects_left(options.disconnects), bursts_left(options.bursts.count), options_(options) {
  for (const spec::HandlerRequests& wanted : options.requests) {
    for (std::uint32_t i = 1; i <= wanted.count; ++i) {
      Request request;
      request.label = system::request_label(wanted.handler, i, wanted.count);
      request.handler = wanted.handler;
      request.answers_itself = live || wanted.handler.starts_with('/');
      requests.push_back(std::move(request));
    }
  }
}

std::string State::token_of(const Held& held_call) const {
  const std::string& label = requests[held_call.request].label;
  return held_call.kind == CallKind::Timer
             ? system::timer_token(held_call.delay, held_call.started, label)
             : system::call_token("io", held_call.name, held_call.started, label);
}

void State::add_arrivals(std::vector<Action>& actions) const {
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const Request& request = requests[i];
    if (request.phase != RequestPhase::NotArrived) continue;
    const bool next_of_handler = i == 0 || requests[i - 1].handler != request.handler ||
                                 requests[i - 1].phase != RequestPhase::NotArrived;
    if (options_.ordered_arrival && !next_of_handler) continue;
    actions.push_back({{EventKind::Arrive, request.label, "req:" + request.label}, i, 0});
  }
}

// By request, then in the order of starting.
void State::add_calls(std::vector<Action>& actions) const {
  std::vector<const Held*> calls;
  for (const Held& one : held) {
    if (one.kind != CallKind::Timer) calls.push_back(&one);
  }
  std::stable_sort(calls.begin(), calls.end(),
                   [](const Held* a, const Held* b) { return a->request < b->request; });
  const std::vector<std::string>& failures = options_.failures;
  for (const Held* call : calls) {
    const std::string& label = requests[call->request].label;
    actions.push_back({{EventKind::Complete, label, token_of(*call)}, call->request, call->id});
    if (std::find(failures.begin(), failures.end(), call->name) != failures.end()) {
      const std::string fail = system::call_token("fail", call->name, call->started, label);
      actions.push_back({{EventKind::Fail, label, fail}, call->request, call->id});
    }
  }
}

void State::add_timers(std::vector<Action>& actions) const {
  for (const Held& timer : held) {
    if (timer.kind != CallKind::Timer) continue;
    const bool waits = std::any_of(held.begin(), held.end(), [&timer](const Held& other) {
      return other.kind == CallKind::Timer && &other != &timer &&
             system::fires_before(armed(other), armed(timer));
    });
    if (waits) continue;
    actions.push_back({{EventKind::Timer, requests[timer.request].label, token_of(timer)},
                       timer.request,
                       timer.id});
  }
}

void State::add_disconnects(std::vector<Action>& actions) const {
  if (disconnects_left == 0) return;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const Request& request = requests[i];
    if (request.phase != RequestPhase::Waiting) continue;
    actions.push_back({{EventKind::Disconnect, request.label, "drop:" + request.label}, i, 0});
  }
}

std::vector<Action> State::actions() const {
  std::vector<Action> actions;
  add_arrivals(actions);
  add_calls(actions);
  add_timers(actions);
  add_disconnects(actions);
  return actions;
}

std::vector<system::Event> State::enabled() const {
  const std::vector<Action> singles = actions();
  std::vector<system::Event> events_now;
  for (const Action& action : singles) events_now.push_back({{action.occurrence}});
  if (bursts_left == 0) return events_now;
  for (const Action& first : singles) {
    for (const Action& second : singles) {
      if (&first == &second || !system::may_share_pass(first.occurrence, second.occurrence))
        continue;
      events_now.push_back({{first.occurrence, second.occurrence}});
    }
  }
  return events_now;
}

std::optional<Held> State::read_call(const IncomingCall& call, const std::string& service) const {
  const std::vector<std::string_view> parts = split(call.target, '/');
  if (parts.size() != 7 || parts[1] != service) return std::nullopt;
  const auto number = number_in<std::uint32_t>(parts[3]);
  const auto started = number_in<std::uint32_t>(parts[4]);
  const auto request = number_in<std::size_t>(parts[5]);
  if (!number || !started || !request || *request >= requests.size()) return std::nullopt;
  Held result{call.id, CallKind::Io, *request, *started, *number, "", 0, events};
  if (parts[2] == "timer") {
    result.kind = CallKind::Timer;
    result.delay = number_in<std::uint64_t>(parts[6]).value_or(0);
  } else {
    if (parts[2] == "io-fail") result.kind = CallKind::IoFail;
    result.name = system::percent_decode(parts[6]);
  }
  return result;
}

const Held* State::find(CallId call) const {
  const auto found =
      std::find_if(held.begin(), held.end(), [call](const Held& one) { return one.id == call; });
  return found == held.end() ? nullptr : &*found;
}

void State::forget(CallId call) {
  std::erase_if(held, [call](const Held& one) { return one.id == call; });
}

}  // namespace ctxcheck::runtime
