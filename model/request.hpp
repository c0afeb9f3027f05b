// The request machine: how a request comes to its result. Its own file because what the client sees
// is decided here and nowhere else (semantics 6.2, 6.4, 5.6).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/machine.hpp"
#include "vm/promise.hpp"

namespace ctxcheck::model {

enum class RequestPhase : std::uint8_t {
  Waiting,    // has not arrived
  Running,    // its handler has been called and has not finished
  Responded,  // the handler's promise was fulfilled
  Failed,     // it was rejected, or the runtime gave up on it
  Hung,       // cancelled by hang detection
  Lost,       // its promise was settled in another context, where the runtime cannot see it
              // (semantics 5.6)
};
enum class RequestTrigger : std::uint8_t {
  Arrives,
  Fulfils,
  Rejects,
  SettlesElsewhere,
  TakesTurn,  // the context of a lost request has another turn
  Hangs,
};
enum class ClientPhase : std::uint8_t { Connected, Gone };
enum class ClientTrigger : std::uint8_t { Disconnects };

using RequestTransition = Transition<RequestPhase, RequestTrigger>;
using ClientTransition = Transition<ClientPhase, ClientTrigger>;

[[nodiscard]] std::string_view name_of(RequestPhase phase);
[[nodiscard]] std::string_view name_of(RequestTrigger trigger);
[[nodiscard]] std::string_view name_of(ClientPhase phase);
[[nodiscard]] std::string_view name_of(ClientTrigger trigger);
[[nodiscard]] std::span<const RequestTransition> request_table();
[[nodiscard]] std::span<const ClientTransition> client_table();
[[nodiscard]] MachineDescription describe_request();
[[nodiscard]] MachineDescription describe_client();

// One request of the scope, arrived or not.
struct Request {
  std::string label;
  std::string handler;  // an exported function's name, or a path
  RequestPhase phase = RequestPhase::Waiting;
  ClientPhase client = ClientPhase::Connected;
  vm::ContextId context = vm::kNoContext;  // none until it arrives
  std::string result;  // what the client got, "ok:..." or "error:..."; empty while there is none

  void advance(RequestTrigger trigger) { phase = next(request_table(), phase, trigger); }
  [[nodiscard]] bool finished() const {
    return phase == RequestPhase::Responded || phase == RequestPhase::Failed ||
           phase == RequestPhase::Hung;
  }
  // Arrived, without a result, and somebody is there to wait for it.
  [[nodiscard]] bool waits_for_answer() const {
    return phase != RequestPhase::Waiting && !finished() && client == ClientPhase::Connected;
  }
};

// The texts of the runtime's own errors, as measured.
inline constexpr std::string_view kEndedMessage =
    "This promise was created by a request that has since ended, so it can never settle. With the "
    "handle_cross_request_promise_resolution compatibility flag, a promise can only settle in the "
    "request that created "
    "it, and settling it after that request ends is dropped.";
inline constexpr std::string_view kForeignIoMessage =
    "Cannot perform I/O on behalf of a different request.";
inline constexpr std::string_view kHungMessage =
    "The Workers runtime canceled this request because it detected that your Worker's code had "
    "hung and would never "
    "generate a response.";
inline constexpr std::string_view kNeverCompleteMessage = "Promise will never complete.";

}  // namespace ctxcheck::model
