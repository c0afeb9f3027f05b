// Starting processes ahead and handing out their copies.
#include "runtime/isolates.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "fmt/format.h"
#include "runtime/sharing.hpp"

namespace ctxcheck::runtime {
namespace {

// A single run should not wait for many isolates; many runs should not wait for many processes. An
// isolate costs about as much as four runs, a process as much as thirty.
constexpr std::array<Layout, 3> kShared{{{1, 16}, {2, 64}, {4, 64}}};
constexpr std::array<Layout, 3> kApart{{{8, 1}, {32, 1}, {64, 1}}};

// Says what no copy said: an isolate's copies are loaded then (worker/driver.js).
constexpr std::string_view kNoCopy = ".none";

}  // namespace

Isolates::Isolates(const spec::Spec& spec, const WorkerdOptions& options, std::uint16_t calls_port)
    : spec_(spec),
      options_(options),
      calls_port_(calls_port),
      share_(!options.fresh_isolates && may_share_isolate(spec)) {}

std::unique_ptr<Isolates::Batch> Isolates::start() {
  auto batch = std::make_unique<Batch>();
  const auto& layouts = share_ ? kShared : kApart;
  batch->layout = layouts.at(std::min(started_++, layouts.size() - 1));
  batch->process = std::make_unique<Process>(
      options_.binary, config_text(spec_, options_, batch->layout, calls_port_),
      batch->layout.isolates);
  return batch;
}

void Isolates::wait_for(Batch& batch) {
  try {
    batch.process->wait_until_listening();
  } catch (const RuntimeError& error) {
    if (const auto failure = find_load_failure(error.log())) {
      throw system::RunError(
          system::RunError::Kind::Load,
          fmt::format("the module throws while it is evaluated: {}", failure->message),
          spec_.live ? system::SourceLocation{} : failure->at, true);
    }
    throw;
  }
  while (!batch.process->idle()) batch.process->wait_for_notice();
  for (LogRecord& record : read_records(batch.process->read_log())) {
    if (record.kind == LogKind::Said) {
      batch.said_at_load[record.service].push_back(std::move(record));
    }
  }
}

std::unique_ptr<Isolates::Batch> Isolates::next_batch() {
  while (true) {
    std::unique_ptr<Batch> batch = ahead_ ? std::move(ahead_) : start();
    wait_for(*batch);
    const bool meddles =
        batch->layout.copies > 1 &&
        std::any_of(batch->said_at_load.begin(), batch->said_at_load.end(),
                    [](const auto& said) { return said.first.ends_with(kNoCopy); });
    if (!meddles) return batch;
    share_ = false;
    ahead_.reset();
    started_ = 0;
  }
}

Isolate Isolates::next() {
  if (!current_ || current_->used == current_->runs()) {
    current_.reset();
    current_ = next_batch();
  }
  const std::size_t run = current_->used++;
  const std::size_t index = run / current_->layout.copies;
  const std::size_t copy = run % current_->layout.copies;
  if (!ahead_ && current_->used > current_->runs() / 2) ahead_ = start();
  const std::string name = fmt::format("w{}.{}", index, copy);
  return {name, copy, current_->process->port(index), std::move(current_->said_at_load[name])};
}

}  // namespace ctxcheck::runtime
