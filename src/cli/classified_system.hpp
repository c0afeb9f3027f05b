// The real runtime with the model beside it. Its own file because only both together can tell
// whether a settlement that the runtime warns of has lost a continuation (specs/README.md,
// "Properties").
#pragma once

#include <memory>

#include "system/system.hpp"

namespace ctxcheck::cli {

// Passes on to `runtime`. As long as `model` does the same, its findings stand for those that come
// with the runtime's warning; otherwise the warning counts as dead-settle, and the message says
// that it may be late-settle.
class ClassifiedSystem final : public system::System {
 public:
  // The model may be null.
  ClassifiedSystem(std::unique_ptr<system::System> runtime, std::unique_ptr<system::System> model)
      : runtime_(std::move(runtime)), model_(std::move(model)) {}

  void reset() override;
  [[nodiscard]] std::vector<system::Event> enabled() override { return runtime_->enabled(); }
  system::Step step(const system::Event& event, std::span<const std::uint32_t> choices,
                    system::Detail detail) override;
  [[nodiscard]] std::vector<system::RequestStatus> requests() const override {
    return runtime_->requests();
  }
  [[nodiscard]] system::Outcome outcome() const override { return runtime_->outcome(); }
  [[nodiscard]] bool can_save() const override { return false; }
  [[nodiscard]] system::StateImage save(system::Purpose purpose) override {
    return runtime_->save(purpose);
  }
  void restore(const system::StateImage& image, system::Purpose purpose) override {
    runtime_->restore(image, purpose);
  }
  [[nodiscard]] bool idle() const override { return runtime_->idle(); }
  [[nodiscard]] std::vector<std::uint32_t> unreached_lines() const override {
    return runtime_->unreached_lines();
  }

 private:
  [[nodiscard]] std::vector<system::Finding> settlements_on_model(
      const system::Event& event, std::span<const std::uint32_t> choices);

  std::unique_ptr<system::System> runtime_;
  std::unique_ptr<system::System> model_;
  bool in_step_ = false;  // the model has done what the runtime did
};

}  // namespace ctxcheck::cli
