// Starting processes ahead and handing out their isolates.
#include "runtime/isolates.hpp"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "fmt/format.h"
#include "runtime/config.hpp"

namespace ctxcheck::runtime {
namespace {

// A single run should not wait for many isolates; many runs should not wait for many processes.
constexpr std::size_t kFirstCopies = 8;
constexpr std::size_t kGrowth = 4;
constexpr std::size_t kMostCopies = 64;

}  // namespace

Isolates::Isolates(const spec::Spec& spec, const WorkerdOptions& options, std::uint16_t calls_port)
    : spec_(spec), options_(options), calls_port_(calls_port), copies_(kFirstCopies) {}

std::unique_ptr<Isolates::Batch> Isolates::start() {
  auto batch = std::make_unique<Batch>();
  batch->copies = copies_;
  batch->process = std::make_unique<Process>(
      options_.binary, config_text(spec_, options_, copies_, calls_port_), copies_);
  copies_ = std::min(copies_ * kGrowth, kMostCopies);
  return batch;
}

void Isolates::wait_for(Batch& batch) {
  try {
    batch.process->wait_until_listening();
  } catch (const RuntimeError& error) {
    if (const auto failure = find_load_failure(error.log())) {
      throw system::RunError(
          system::RunError::Kind::Load,
          fmt::format("the module throws while it is evaluated: {}", failure->message), failure->at,
          true);
    }
    throw;
  }
  while (!batch.process->idle()) std::this_thread::sleep_for(std::chrono::microseconds(100));
  for (LogRecord& record : read_records(batch.process->read_log())) {
    if (record.kind == LogKind::Said) {
      batch.said_at_load[record.service].push_back(std::move(record));
    }
  }
}

Isolate Isolates::next() {
  if (!current_ || current_->used == current_->copies) {
    current_.reset();
    std::unique_ptr<Batch> batch = ahead_ ? std::move(ahead_) : start();
    wait_for(*batch);
    current_ = std::move(batch);
  }
  const std::size_t index = current_->used++;
  if (!ahead_ && current_->used > current_->copies / 2) ahead_ = start();
  const std::string service = fmt::format("w{}", index);
  return {service, current_->process->port(index), std::move(current_->said_at_load[service])};
}

}  // namespace ctxcheck::runtime
