// What the model offers to the command line: systems made from specs, and the tables to show. Its
// own file so that nobody outside model/ includes a machine.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "model/machine.hpp"
#include "model/profile.hpp"
#include "spec/spec.hpp"
#include "system/system.hpp"

namespace ctxcheck::model {

// The scope of an exploration: the front matter's, as overridden on the command line.
struct Setup {
  Profile profile;
  std::vector<spec::HandlerRequests> requests;
  std::uint32_t disconnects = 0;
  std::vector<std::string> failures;
  spec::Bursts bursts;
  std::vector<std::pair<std::string, spec::ParamValue>> params;
  // Requests of one handler arrive in the order of their labels; otherwise any that has not arrived
  // may be next.
  bool ordered_arrival = true;
};

// The model of the runtime, running the spec's module. The spec must outlive the system.
[[nodiscard]] std::unique_ptr<system::System> make_model(const spec::Spec& spec,
                                                         const Setup& setup);

// The state machines, in the order in which they are documented.
[[nodiscard]] std::vector<MachineDescription> machines();

// The names a spec may use, for the front end.
[[nodiscard]] spec::Vocabulary vocabulary();

}  // namespace ctxcheck::model
