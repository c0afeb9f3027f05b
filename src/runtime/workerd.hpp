// The real runtime as a system behind the waist. Its own file because it is all that the command
// line sees of this folder: processes, sockets and the worker's modules stay inside.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "spec/spec.hpp"
#include "system/system.hpp"

namespace ctxcheck::runtime {

// Which runtime, and the scope of the runs: the front matter's, as overridden on the command line.
struct WorkerdOptions {
  std::string binary;     // path of the executable
  std::string date;       // compatibility date, "2025-09-24"
  bool flag_off = false;  // with the compatibility flag no_handle_cross_request_promise_resolution
  std::vector<spec::HandlerRequests> requests;
  std::uint32_t disconnects = 0;
  std::vector<std::string> failures;
  spec::Bursts bursts;  // `any` is refused: internal turns cannot be forced from outside
  std::vector<std::pair<std::string, spec::ParamValue>> params;
  // Requests of one handler arrive in the order of their labels; otherwise any that has not arrived
  // may be next.
  bool ordered_arrival = true;
  // An isolate of its own for every run. Otherwise runs may have copies of the module in one
  // isolate, if the module cannot tell the difference (runtime/sharing.hpp).
  bool fresh_isolates = false;
};

// The runtime could not be started, died, or did not do in time what was asked of it. The message
// says which, in one sentence; the log is the runtime's last lines.
class RuntimeError : public std::exception {
 public:
  RuntimeError(std::string message, std::vector<std::string> log)
      : message_(std::move(message)), log_(std::move(log)) {}
  [[nodiscard]] const std::string& message() const { return message_; }
  [[nodiscard]] const std::vector<std::string>& log() const { return log_; }
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

 private:
  std::string message_;
  std::vector<std::string> log_;  // at most 20 lines
};

// The spec's module on workerd, driven from outside (semantics 13). States cannot be kept; every
// run gets an isolate of its own, taken at the load. Turns: one for each event, with what can be
// observed from outside, without places in the spec. Processes are started at the first load and
// killed with the system, which must be used and destroyed by the thread that made it. The spec
// must outlive the system. Throws RuntimeError, at once and from reset() and step(), and RunError.
[[nodiscard]] std::unique_ptr<system::System> make_workerd(const spec::Spec& spec,
                                                           const WorkerdOptions& options);

}  // namespace ctxcheck::runtime
