// The batcher machine: one per batch of a `Batcher` of the module "ctxcheck". Its own file because
// the built-in class equals a page of JavaScript (specs/README.md), promise for promise, and this
// is where that is kept.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "model/machine.hpp"
#include "vm/interpreter.hpp"

namespace ctxcheck::model {

enum class BatchPhase : std::uint8_t {
  Collecting,
  Scheduled,  // still collecting; its flush is queued or armed. Stays so if the flush dies with its
              // scheduler
  InFlight,   // dispatched, the loader's promise is pending
  Settling,   // handing out results
  Done,
};
enum class BatchTrigger : std::uint8_t {
  Schedules,
  Dispatches,
  LoaderThrows,
  LoaderSettles,
  JobsSettled
};
using BatchTransition = Transition<BatchPhase, BatchTrigger>;
[[nodiscard]] std::string_view name_of(BatchPhase phase);
[[nodiscard]] std::string_view name_of(BatchTrigger trigger);
[[nodiscard]] std::span<const BatchTransition> batch_table();
[[nodiscard]] MachineDescription describe_batcher();

// Adds the class to the realm that is being made; the result is the constructor.
[[nodiscard]] vm::Value make_batcher_class(vm::Interpreter& interpreter);

// Whether the reaction hands out the results of a batch: in the JavaScript the class equals, that
// is a callback of the program.
[[nodiscard]] bool settles_batch(const vm::Interpreter& interpreter, const vm::Reaction& reaction);

}  // namespace ctxcheck::model
