// The executions of a system, played back as a system whose states can be saved. Its own file
// because it lets every search and analysis work on what was run, without knowing that.
#pragma once

#include "search/executions.hpp"
#include "system/system.hpp"

namespace ctxcheck::search {

// A state is a node of the tree: states that were reached by different schedules are different. A
// branch that was not run before the search stopped is a turn that cannot be carried through. Steps
// have findings and no effects; an outcome is known where nothing is enabled.
class RecordedSystem final : public system::System {
 public:
  // The executions must outlive it.
  explicit RecordedSystem(const Executions& executions) : executions_(executions) {}

  void reset() override { at_ = 0; }
  [[nodiscard]] std::vector<system::Event> enabled() override { return node().enabled; }
  system::Step step(const system::Event& event, std::span<const std::uint32_t> choices,
                    system::Detail detail) override;
  [[nodiscard]] std::vector<system::RequestStatus> requests() const override;
  [[nodiscard]] system::Outcome outcome() const override;
  [[nodiscard]] bool can_save() const override { return true; }
  [[nodiscard]] system::StateImage save(system::Purpose purpose) override;
  void restore(const system::StateImage& image, system::Purpose purpose) override;
  [[nodiscard]] bool idle() const override { return node().idle; }
  [[nodiscard]] std::vector<std::uint32_t> unreached_lines() const override {
    return executions_.unreached_lines;
  }

 private:
  [[nodiscard]] const Executions::Node& node() const { return executions_.nodes[at_]; }

  const Executions& executions_;
  Executions::NodeIndex at_ = 0;
};

}  // namespace ctxcheck::search
