// A system that notes whose requests have arrived while somebody explores it. Its own file because
// a pass must tell which handlers it never ran, and searches do not know handlers.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "system/forwarding_system.hpp"

namespace ctxcheck::cli {

class ArrivalWatch final : public system::ForwardingSystem {
 public:
  explicit ArrivalWatch(system::System& system) : ForwardingSystem(system) {}

  // In front-matter order, each once.
  [[nodiscard]] std::vector<std::string> handlers_never_run() const;

  system::Step step(const system::Event& event, std::span<const std::uint32_t> choices,
                    system::Detail detail) override;

 private:
  std::set<std::string> arrived_;  // labels
};

}  // namespace ctxcheck::cli
