// A system whose states cannot be saved, as that of the real runtime. Its own file because tests of
// searches and of the command line's parts stand it in for that.
#pragma once

#include "system/contract.hpp"
#include "system/system.hpp"

namespace ctxcheck::test_support {

class StatelessSystem final : public system::System {
 public:
  explicit StatelessSystem(system::System& system) : system_(system) {}

  // How often it was reset.
  [[nodiscard]] std::uint64_t runs() const { return runs_; }

  void reset() override {
    ++runs_;
    system_.reset();
  }
  [[nodiscard]] std::vector<system::Event> enabled() override { return system_.enabled(); }
  system::Step step(const system::Event& event, std::span<const std::uint32_t> choices,
                    system::Detail detail) override {
    return system_.step(event, choices, detail);
  }
  [[nodiscard]] std::vector<system::RequestStatus> requests() const override {
    return system_.requests();
  }
  [[nodiscard]] system::Outcome outcome() const override { return system_.outcome(); }
  [[nodiscard]] bool can_save() const override { return false; }
  [[nodiscard]] system::StateImage save(system::Purpose) override {
    CTX_CHECK(false, "a state was saved that cannot be saved");
    return {};
  }
  void restore(const system::StateImage&, system::Purpose) override {
    CTX_CHECK(false, "a state was restored that cannot be saved");
  }
  [[nodiscard]] bool idle() const override { return system_.idle(); }
  [[nodiscard]] std::vector<std::uint32_t> unreached_lines() const override {
    return system_.unreached_lines();
  }

 private:
  system::System& system_;
  std::uint64_t runs_ = 0;
};

}  // namespace ctxcheck::test_support
