// Keeping the two in step.
#include "cli/classified_system.hpp"

#include <algorithm>
#include <vector>

namespace ctxcheck::cli {
namespace {

using system::Finding;
using system::Property;

bool is_settlement(const Finding& finding) {
  return finding.property == Property::DeadSettle || finding.property == Property::LateSettle;
}

}  // namespace

void ClassifiedSystem::reset() {
  runtime_->reset();
  in_step_ = model_ != nullptr;
  if (in_step_) model_->reset();
}

std::vector<Finding> ClassifiedSystem::settlements_on_model(
    const system::Event& event, std::span<const std::uint32_t> choices) {
  const std::vector<system::Event> enabled = model_->enabled();
  if (std::find(enabled.begin(), enabled.end(), event) == enabled.end()) {
    in_step_ = false;
    return {};
  }
  std::vector<Finding> findings;
  try {
    const system::Step step = model_->step(event, choices, system::Detail::Findings);
    for (const system::Turn& turn : step.turns) {
      std::copy_if(turn.findings.begin(), turn.findings.end(), std::back_inserter(findings),
                   is_settlement);
    }
  } catch (const system::RunError&) {
    in_step_ = false;
    return {};
  }
  in_step_ = model_->outcome().key() == runtime_->outcome().key();
  return findings;
}

system::Step ClassifiedSystem::step(const system::Event& event,
                                    std::span<const std::uint32_t> choices, system::Detail detail) {
  system::Step step = runtime_->step(event, choices, detail);
  const std::vector<Finding> on_model =
      in_step_ ? settlements_on_model(event, choices) : std::vector<Finding>{};
  for (system::Turn& turn : step.turns) {
    const auto settlement = std::find_if(turn.findings.begin(), turn.findings.end(), is_settlement);
    if (settlement == turn.findings.end()) continue;
    if (in_step_ && !on_model.empty()) {
      std::erase_if(turn.findings, is_settlement);
      turn.findings.insert(turn.findings.end(), on_model.begin(), on_model.end());
    } else {
      settlement->message += ": dead-settle or late-settle, which cannot be told from outside";
    }
  }
  return step;
}

}  // namespace ctxcheck::cli
