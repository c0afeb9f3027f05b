// A system that notes whose requests have arrived while somebody explores it. Its own file because
// a pass must tell which handlers it never ran, and searches do not know handlers.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "system/system.hpp"

namespace ctxcheck::cli {

class ArrivalWatch final : public system::System {
 public:
  explicit ArrivalWatch(system::System& system) : system_(system) {}

  // In front-matter order, each once.
  [[nodiscard]] std::vector<std::string> handlers_never_run() const;

  void reset() override { system_.reset(); }
  [[nodiscard]] std::vector<system::Event> enabled() override { return system_.enabled(); }
  system::Step step(const system::Event& event, std::span<const std::uint32_t> choices,
                    system::Detail detail) override;
  [[nodiscard]] std::vector<system::RequestStatus> requests() const override {
    return system_.requests();
  }
  [[nodiscard]] system::Outcome outcome() const override { return system_.outcome(); }
  [[nodiscard]] bool can_save() const override { return system_.can_save(); }
  [[nodiscard]] system::StateImage save(system::Purpose purpose) override {
    return system_.save(purpose);
  }
  void restore(const system::StateImage& image, system::Purpose purpose) override {
    system_.restore(image, purpose);
  }
  [[nodiscard]] bool idle() const override { return system_.idle(); }
  [[nodiscard]] std::vector<std::uint32_t> unreached_lines() const override {
    return system_.unreached_lines();
  }

 private:
  system::System& system_;
  std::set<std::string> arrived_;  // labels
};

}  // namespace ctxcheck::cli
