// Saving and restoring the world beside the heap, in canonical form. Its own file because what is
// part of a state's identity and what is only a name is a contract of its own (soundness.md,
// "Canonical form").
#pragma once

#include "model/world.hpp"
#include "system/system.hpp"
#include "vm/interpreter.hpp"

namespace ctxcheck::model {

[[nodiscard]] system::StateImage save_state(const World& world, vm::Interpreter& interpreter,
                                            system::Purpose purpose);
void restore_state(const system::StateImage& image, World& world, vm::Interpreter& interpreter,
                   system::Purpose purpose);

}  // namespace ctxcheck::model
