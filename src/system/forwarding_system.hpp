// A system that passes everything on to another one. Its own file because whoever watches or
// restricts a system changes a few of its answers and none of the others.
#pragma once

#include <span>
#include <vector>

#include "system/system.hpp"

namespace ctxcheck::system {

class ForwardingSystem : public System {
 public:
  void reset() override { system_.reset(); }
  [[nodiscard]] std::vector<Event> enabled() override { return system_.enabled(); }
  Step step(const Event& event, std::span<const std::uint32_t> choices, Detail detail) override {
    return system_.step(event, choices, detail);
  }
  [[nodiscard]] std::vector<RequestStatus> requests() const override { return system_.requests(); }
  [[nodiscard]] Outcome outcome() const override { return system_.outcome(); }
  [[nodiscard]] bool can_save() const override { return system_.can_save(); }
  [[nodiscard]] StateImage save(Purpose purpose) override { return system_.save(purpose); }
  void restore(const StateImage& image, Purpose purpose) override {
    system_.restore(image, purpose);
  }
  [[nodiscard]] bool idle() const override { return system_.idle(); }
  [[nodiscard]] std::vector<std::uint32_t> unreached_lines() const override {
    return system_.unreached_lines();
  }

 protected:
  // The system must outlive this one.
  explicit ForwardingSystem(System& system) : system_(system) {}

 private:
  System& system_;
};

}  // namespace ctxcheck::system
