// Noting arrivals.
#include "cli/arrivals.hpp"

#include <algorithm>

namespace ctxcheck::cli {

system::Step ArrivalWatch::step(const system::Event& event, std::span<const std::uint32_t> choices,
                                system::Detail detail) {
  for (const system::Occurrence& part : event.parts) {
    if (part.kind == system::EventKind::Arrive && !arrived_.contains(part.label)) {
      arrived_.insert(part.label);
    }
  }
  return ForwardingSystem::step(event, choices, detail);
}

std::vector<std::string> ArrivalWatch::handlers_never_run() const {
  std::set<std::string> run;
  const std::vector<system::RequestStatus> requests = this->requests();
  for (const system::RequestStatus& request : requests) {
    if (arrived_.contains(request.label)) run.insert(request.handler);
  }
  std::vector<std::string> never;
  for (const system::RequestStatus& request : requests) {
    if (run.insert(request.handler).second) never.push_back(request.handler);
  }
  return never;
}

}  // namespace ctxcheck::cli
