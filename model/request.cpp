// The tables of the request machine and of its client.
#include "model/request.hpp"

#include <array>

namespace ctxcheck::model {
namespace {

using P = RequestPhase;
using T = RequestTrigger;

constexpr std::array<RequestTransition, 8> kRequestTable{{
    {P::Waiting, T::Arrives, P::Running, "6.1"},
    {P::Running, T::Fulfils, P::Responded, "6.2"},
    {P::Running, T::Rejects, P::Failed, "6.2"},
    {P::Running, T::SettlesElsewhere, P::Lost, "5.6"},
    {P::Running, T::Hangs, P::Hung, "7"},
    {P::Lost, T::TakesTurn, P::Failed, "5.6"},
    {P::Lost, T::SettlesElsewhere, P::Lost, "5.6"},
    {P::Lost, T::Hangs, P::Hung, "5.6"},
}};

constexpr std::array<ClientTransition, 1> kClientTable{{
    {ClientPhase::Connected, ClientTrigger::Disconnects, ClientPhase::Gone, "6.4"},
}};

}  // namespace

std::string_view name_of(RequestPhase phase) {
  switch (phase) {
    case P::Waiting:
      return "Waiting";
    case P::Running:
      return "Running";
    case P::Responded:
      return "Responded";
    case P::Failed:
      return "Failed";
    case P::Hung:
      return "Hung";
    case P::Lost:
      return "Lost";
  }
  return "";
}

std::string_view name_of(RequestTrigger trigger) {
  switch (trigger) {
    case T::Arrives:
      return "arrives";
    case T::Fulfils:
      return "handler fulfils";
    case T::Rejects:
      return "handler rejects";
    case T::SettlesElsewhere:
      return "handler's promise settles in another context";
    case T::TakesTurn:
      return "context has another turn";
    case T::Hangs:
      return "hang detection";
  }
  return "";
}

std::string_view name_of(ClientPhase phase) {
  return phase == ClientPhase::Connected ? "Connected" : "Gone";
}

std::string_view name_of(ClientTrigger) { return "disconnects"; }

std::span<const RequestTransition> request_table() { return kRequestTable; }
std::span<const ClientTransition> client_table() { return kClientTable; }

MachineDescription describe_request() {
  static constexpr std::array kStates{P::Waiting, P::Running, P::Responded,
                                      P::Failed,  P::Hung,    P::Lost};
  return describe<P, T>("request", "How a request comes to its result.", P::Waiting, kStates,
                        request_table());
}

MachineDescription describe_client() {
  static constexpr std::array kStates{ClientPhase::Connected, ClientPhase::Gone};
  return describe<ClientPhase, ClientTrigger>("client", "Who waits for the request's result.",
                                              ClientPhase::Connected, kStates, client_table());
}

}  // namespace ctxcheck::model
