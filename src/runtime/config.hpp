// The runtime's configuration for a spec. Its own file because it is the one place that knows the
// runtime's configuration language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "runtime/workerd.hpp"

namespace ctxcheck::runtime {

// Copies of one Worker, each an isolate of its own and a service `wI` on a socket `sI`, that send
// their calls to `calls_port` of this machine.
[[nodiscard]] std::string config_text(const spec::Spec& spec, const WorkerdOptions& options,
                                      std::size_t copies, std::uint16_t calls_port);

}  // namespace ctxcheck::runtime
