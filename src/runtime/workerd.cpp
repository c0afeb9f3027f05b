// The system: carries out events on the real runtime and tells what was seen.
#include "runtime/workerd.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <unistd.h>

#include "fmt/format.h"
#include "runtime/driver.hpp"
#include "runtime/observe.hpp"
#include "runtime/state.hpp"
#include "system/contract.hpp"

namespace ctxcheck::runtime {

using system::EffectKind;
using system::EventKind;
using system::RequestPhase;
using system::RunError;

namespace {

// For a header or a URL: everything but letters, digits and what paths are made of.
std::string encode(std::string_view text, std::string_view plain = "-_.~/$#?=&") {
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool alphanumeric =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (alphanumeric || plain.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", byte);
    }
  }
  return encoded;
}

// What may stand in a path, `%` of an escape included.
constexpr std::string_view kInPaths = "-_.~/$?=&%!'()*+,;:@[]|";

class WorkerdSystem final : public system::System {
 public:
  WorkerdSystem(const spec::Spec& spec, const WorkerdOptions& options)
      : options_(options),
        live_(spec.live),
        state_(std::in_place, options_, live_ != nullptr),
        driver_(spec, options_) {}

  void reset() override {
    if (loaded_) end_run();
    state_.emplace(options_, live_ != nullptr);
    printed_ = {};
  }

  [[nodiscard]] std::vector<system::Event> enabled() override {
    if (!loaded_) return {{{{EventKind::Load, "", "load"}}}};
    return state_->enabled();
  }

  system::Step step(const system::Event& event, std::span<const std::uint32_t> choices,
                    system::Detail detail) override {
    if (event.has(EventKind::Load) != !loaded_) refuse(event.token());
    Observer observer(*state_, printed_, detail);
    if (!loaded_) {
      load(observer);
      return observer.take();
    }
    try {
      carry_out(event, choices, observer);
    } catch (const RuntimeError&) {
      driver_.abandon();
      loaded_ = false;
      throw;
    }
    return observer.take();
  }

  [[nodiscard]] std::vector<system::RequestStatus> requests() const override {
    std::vector<system::RequestStatus> list;
    for (const Request& request : state_->requests) {
      list.push_back({request.label, request.handler, request.phase});
    }
    return list;
  }

  [[nodiscard]] system::Outcome outcome() const override {
    system::Outcome outcome;
    for (const Request& request : state_->requests) {
      outcome.requests.emplace_back(request.label, result_of(request));
    }
    outcome.warnings = printed_.warnings;
    outcome.console = printed_.console;
    return outcome;
  }

  [[nodiscard]] bool can_save() const override { return false; }
  [[nodiscard]] system::StateImage save(system::Purpose) override {
    CTX_CHECK(false, "a state of the real runtime cannot be saved");
    return {};
  }
  void restore(const system::StateImage&, system::Purpose) override {
    CTX_CHECK(false, "a state of the real runtime cannot be restored");
  }
  [[nodiscard]] bool idle() const override { return true; }
  [[nodiscard]] std::vector<std::uint32_t> unreached_lines() const override { return {}; }

 private:
  [[noreturn]] static void refuse(const std::string& token) {
    throw RunError(RunError::Kind::NotEnabled, fmt::format("the event {} is not enabled", token),
                   {}, false);
  }

  static std::string result_of(const Request& request) {
    switch (request.phase) {
      case RequestPhase::NotArrived:
        return "not-sent";
      case RequestPhase::Waiting:
        return "pending";
      case RequestPhase::Disconnected:
        return "disconnected";
      case RequestPhase::Answered:
        return request.result;
    }
    return "";
  }

  // A process that cannot even end a run is not used again.
  void end_run() {
    loaded_ = false;
    try {
      driver_.end();
    } catch (const RuntimeError&) {
      driver_.abandon();
    }
  }

  void load(Observer& observer) {
    driver_.begin();
    loaded_ = true;
    observer.begin({"load", "", {}, {}});
    observer.read({driver_.isolate().said_at_load, {}}, driver_.isolate().name);
  }

  void carry_out(const system::Event& event, std::span<const std::uint32_t> choices,
                 Observer& observer) {
    const std::vector<Action> parts = actions_of(event);
    // The values travel with what is sent to the worker, and a reset carries nothing.
    if (!choices.empty() && parts.size() == 1 &&
        parts[0].occurrence.kind == EventKind::Disconnect) {
      throw RuntimeError(
          fmt::format("the choices of the event {} cannot be forced on the real runtime",
                      event.token()),
          {});
    }
    ++state_->events;
    std::string orders = fmt::format("ctxcheck-event: {}", state_->events);
    for (const std::uint32_t choice : choices) orders += fmt::format(" {}", choice);
    orders += "\r\n";

    const bool pair = parts.size() == 2;
    if (pair) {
      --state_->bursts_left;
      prepare(parts);
      driver_.pause();
    }
    observer.begin({event.token(), parts[0].occurrence.label, {}, {}});
    for (const Action& part : parts) perform(part, orders, observer);
    if (pair) driver_.resume();
    driver_.settle(fmt::format("the event {}", event.token()));
    observer.read(driver_.take(), driver_.isolate().name);
    for (const CallId stray : observer.strays()) driver_.network().answer(stray, "");
  }

  [[nodiscard]] std::vector<Action> actions_of(const system::Event& event) const {
    const std::vector<Action> enabled_now = state_->actions();
    std::vector<Action> parts;
    for (const system::Occurrence& part : event.parts) {
      const auto action = std::find_if(
          enabled_now.begin(), enabled_now.end(),
          [&part](const Action& candidate) { return candidate.occurrence.token == part.token; });
      if (action == enabled_now.end()) refuse(part.token);
      parts.push_back(*action);
    }
    if (parts.empty() || parts.size() > 2 || (parts.size() == 2 && state_->bursts_left == 0)) {
      refuse(event.token());
    }
    return parts;
  }

  // Opens the connections beforehand, so that only the requests fall into the pass.
  void prepare(const std::vector<Action>& parts) {
    for (const Action& part : parts) {
      if (part.occurrence.kind != EventKind::Arrive) continue;
      state_->requests[part.request].client = driver_.network().connect(driver_.isolate().port);
    }
    driver_.settle("a connection");
  }

  void perform(const Action& part, const std::string& orders, Observer& observer) {
    const std::string& label = part.occurrence.label;
    switch (part.occurrence.kind) {
      case EventKind::Arrive:
        observer.effect(EffectKind::RequestPhase, label, "Running");
        arrive(part.request, orders);
        return;
      case EventKind::Disconnect:
        observer.effect(EffectKind::RequestPhase, label, "client gone");
        --state_->disconnects_left;
        state_->requests[part.request].phase = RequestPhase::Disconnected;
        driver_.network().reset(state_->requests[part.request].client);
        return;
      default:
        complete(part, orders, observer);
        return;
    }
  }

  void arrive(std::size_t index, const std::string& orders) {
    Request& request = state_->requests[index];
    request.phase = RequestPhase::Waiting;
    Network& network = driver_.network();
    if (request.client == 0) request.client = network.connect(driver_.isolate().port);
    OutgoingRequest sent = live_ != nullptr ? live_request(request) : spec_request(request);
    sent.headers += fmt::format("ctxcheck-run: {}\r\nctxcheck-request: {} {}\r\n{}",
                                driver_.isolate().copy, index, encode(request.label), orders);
    network.send(request.client, sent);
  }

  static OutgoingRequest spec_request(const Request& request) {
    if (request.answers_itself) return {"GET", encode(request.handler), "", ""};
    return {"GET", "/" + encode(request.handler),
            fmt::format("ctxcheck-handler: {}\r\n", encode(request.handler)), ""};
  }

  // A request that the settings do not describe is named by its path. Paths are as HTTP spells
  // them.
  [[nodiscard]] OutgoingRequest live_request(const Request& request) const {
    const auto found = std::find_if(
        live_->requests.begin(), live_->requests.end(),
        [&request](const spec::LiveRequest& one) { return one.name == request.handler; });
    if (found == live_->requests.end()) return {"GET", encode(request.handler, kInPaths), "", ""};
    std::string headers;
    for (const auto& [name, value] : found->headers) {
      headers += fmt::format("{}: {}\r\n", name, value);
    }
    return {found->method, found->path, headers, found->body};
  }

  void complete(const Action& part, const std::string& orders, Observer& observer) {
    const EventKind kind = part.occurrence.kind;
    const bool fails = kind == EventKind::Fail || state_->find(part.call)->kind == CallKind::IoFail;
    observer.effect(kind == EventKind::Timer ? EffectKind::TimerFired
                    : fails                  ? EffectKind::CallFailed
                                             : EffectKind::CallCompleted,
                    part.occurrence.token, "");
    state_->forget(part.call);
    driver_.network().answer(part.call,
                             kind == EventKind::Fail ? orders + "ctxcheck-fail: 1\r\n" : orders);
  }

  const WorkerdOptions options_;
  const std::shared_ptr<const spec::LiveWorker> live_;  // null: a spec
  std::optional<State> state_;
  Printed printed_;
  bool loaded_ = false;
  Driver driver_;
};

}  // namespace

std::unique_ptr<system::System> make_workerd(const spec::Spec& spec,
                                             const WorkerdOptions& options) {
  if (::access(options.binary.c_str(), X_OK) != 0) {
    throw RuntimeError(fmt::format("the runtime cannot be executed: {}", options.binary), {});
  }
  if (options.bursts.any) {
    throw RuntimeError(
        "`bursts: any` needs the model: internal turns cannot be forced on the real "
        "runtime",
        {});
  }
  return std::make_unique<WorkerdSystem>(spec, options);
}

}  // namespace ctxcheck::runtime
