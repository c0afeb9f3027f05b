// A fresh isolate for every run. Its own file because how processes are shared among runs is a
// matter of speed and of nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "runtime/log.hpp"
#include "runtime/process.hpp"
#include "runtime/workerd.hpp"

namespace ctxcheck::runtime {

// One copy of the Worker, never used before.
struct Isolate {
  std::string service;
  std::uint16_t port = 0;
  std::vector<LogRecord> said_at_load;
};

// One process serves many isolates, each used once; while they are used up the next process is
// started.
class Isolates {
 public:
  Isolates(const spec::Spec& spec, const WorkerdOptions& options, std::uint16_t calls_port);

  // Throws RuntimeError; RunError if the module cannot be evaluated.
  [[nodiscard]] Isolate next();
  // The process of the isolate given last.
  [[nodiscard]] Process& process() { return *current_->process; }
  // Gives up the current process, after an error.
  void abandon() { current_.reset(); }

 private:
  struct Batch {
    std::unique_ptr<Process> process;
    std::size_t copies = 0;
    std::size_t used = 0;
    std::map<std::string, std::vector<LogRecord>> said_at_load;  // by service
  };
  [[nodiscard]] std::unique_ptr<Batch> start();
  void wait_for(Batch& batch);

  const spec::Spec& spec_;
  const WorkerdOptions& options_;
  std::uint16_t calls_port_;
  std::size_t copies_;  // of the next process
  std::unique_ptr<Batch> current_;
  std::unique_ptr<Batch> ahead_;
};

}  // namespace ctxcheck::runtime
