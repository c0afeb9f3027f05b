// The runtime's configuration for a spec. Its own file because it is the one place that knows the
// runtime's configuration language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "runtime/workerd.hpp"

namespace ctxcheck::runtime {

// How many runs a process can serve.
struct Layout {
  std::size_t isolates = 1;  // each a service `wI` on a socket `sI`
  std::size_t copies = 1;    // of the spec's module in each of them, one for each run
};

// Workers that send their calls to `calls_port` of this machine.
[[nodiscard]] std::string config_text(const spec::Spec& spec, const WorkerdOptions& options,
                                      const Layout& layout, std::uint16_t calls_port);

}  // namespace ctxcheck::runtime
