// A fresh copy of the Worker for every run: an isolate of its own, or a copy of the module in an
// isolate with others. Its own file because how processes and isolates are shared among runs is a
// matter of speed and of nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "runtime/config.hpp"
#include "runtime/log.hpp"
#include "runtime/process.hpp"
#include "runtime/workerd.hpp"

namespace ctxcheck::runtime {

// One copy of the Worker, never used before.
struct Isolate {
  std::string name;  // what its lines and calls begin with
  std::size_t copy = 0;
  std::uint16_t port = 0;
  std::vector<LogRecord> said_at_load;
};

// One process serves many runs; while they are used up the next process is started.
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
    Layout layout;
    std::size_t used = 0;
    std::map<std::string, std::vector<LogRecord>> said_at_load;  // by name of copy

    [[nodiscard]] std::size_t runs() const { return layout.isolates * layout.copies; }
  };
  [[nodiscard]] std::unique_ptr<Batch> start();
  [[nodiscard]] std::unique_ptr<Batch> next_batch();
  void wait_for(Batch& batch);

  const spec::Spec& spec_;
  const WorkerdOptions& options_;
  std::uint16_t calls_port_;
  bool share_;
  std::size_t started_ = 0;
  std::unique_ptr<Batch> current_;
  std::unique_ptr<Batch> ahead_;
};

}  // namespace ctxcheck::runtime
