// A system whose states cannot be saved, as that of the real runtime. Its own file because tests of
// searches and of the command line's parts stand it in for that.
#pragma once

#include "system/contract.hpp"
#include "system/forwarding_system.hpp"

namespace ctxcheck::test_support {

class StatelessSystem : public system::ForwardingSystem {
 public:
  explicit StatelessSystem(system::System& system) : ForwardingSystem(system) {}

  // How often it was reset.
  [[nodiscard]] std::uint64_t runs() const { return runs_; }

  void reset() override {
    ++runs_;
    ForwardingSystem::reset();
  }
  [[nodiscard]] bool can_save() const override { return false; }
  [[nodiscard]] system::StateImage save(system::Purpose) override {
    CTX_CHECK(false, "a state was saved that cannot be saved");
    return {};
  }
  void restore(const system::StateImage&, system::Purpose) override {
    CTX_CHECK(false, "a state was restored that cannot be saved");
  }

 private:
  std::uint64_t runs_ = 0;
};

}  // namespace ctxcheck::test_support
