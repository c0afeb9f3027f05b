// The model as a System: which events are possible, and how one is carried out. Its own file
// because it is the only place where the isolate's entries become events with tokens, and where
// states are saved and restored.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/isolate.hpp"
#include "system/system.hpp"

namespace ctxcheck::model {

class ModelSystem final : public system::System {
 public:
  ModelSystem(const spec::Spec& spec, const Setup& setup) : isolate_(spec, setup) { reset(); }

  void reset() override { isolate_.reset(); }
  [[nodiscard]] std::vector<system::Event> enabled() override;
  system::Step step(const system::Event& event, std::span<const std::uint32_t> choices,
                    system::Detail detail) override;
  [[nodiscard]] std::vector<system::RequestStatus> requests() const override;
  [[nodiscard]] system::Outcome outcome() const override;
  [[nodiscard]] bool can_save() const override { return true; }
  [[nodiscard]] system::StateImage save(system::Purpose purpose) override;
  void restore(const system::StateImage& image, system::Purpose purpose) override;
  [[nodiscard]] bool idle() const override;
  [[nodiscard]] std::vector<std::uint32_t> unreached_lines() const override;

 private:
  // One occurrence with what is needed to carry it out; still meaningful after another one of the
  // same pass has happened.
  struct Action {
    system::Occurrence occurrence;
    std::uint32_t request = 0;               // Arrive, Disconnect
    vm::ContextId context = vm::kNoContext;  // Complete, Fail, Timer: the owner; Destroy, Hang
    std::uint32_t seq = 0;                   // Complete, Fail, Timer
  };

  void add_arrivals(std::vector<Action>& actions) const;
  void add_calls(std::vector<Action>& actions) const;
  void add_timers(std::vector<Action>& actions) const;
  void add_disconnects(std::vector<Action>& actions) const;
  void add_internal(std::vector<Action>& actions) const;
  // Every event that consists of one occurrence.
  [[nodiscard]] std::vector<Action> single_actions() const;
  void perform(const Action& action);
  void carry_out(const system::Event& event);
  [[nodiscard]] bool by_single_turns() const { return isolate_.setup().bursts.any; }

  Isolate isolate_;
};

}  // namespace ctxcheck::model
