// Loading, sorting by estimate, judging.
#include "cli/gate_run.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <numeric>
#include <optional>

#include "cli/job.hpp"
#include "cli/parallel.hpp"
#include "fmt/format.h"

namespace ctxcheck::cli {
namespace {

using report::GateItem;
using Kind = GateItem::Kind;
using Status = GateItem::Status;

Kind kind_of(const GateFile& file) {
  if (file.kind == GateFile::Kind::Spec) return Kind::Spec;
  if (file.kind == GateFile::Kind::Counterexample) return Kind::Counterexample;
  return file.path.ends_with(".json") ? Kind::Counterexample : Kind::Spec;
}

// A file that has been looked into: a spec with its jobs, or what is wrong with it. A
// counterexample has neither.
struct Loaded {
  std::optional<spec::Spec> spec;
  std::vector<Job> jobs;
  std::optional<spec::Diagnostic> problem;
};

Loaded load(const GateFile& file, const spec::Vocabulary& vocabulary) {
  Loaded loaded;
  if (file.kind == GateFile::Kind::Unreadable) {
    loaded.problem = {"cannot-read", file.path, std::nullopt, file.reason, ""};
  }
  if (file.kind != GateFile::Kind::Spec) return loaded;
  auto spec = spec::load_spec(file.path, vocabulary);
  if (!spec) {
    loaded.problem = spec.error();
    return loaded;
  }
  // The gate has no option that changes bounds: a spec is held to what it says itself.
  auto jobs = jobs_of(*spec, Options{});
  if (jobs) {
    loaded.jobs = std::move(*jobs);
  } else {
    loaded.problem = jobs.error();
  }
  loaded.spec = std::move(*spec);
  return loaded;
}

// How long a search may take, as a power of about two: each further event multiplies the orders.
std::uint64_t estimate(const trace::Scope& scope) {
  constexpr std::uint64_t kAnyBursts = 8;
  std::uint64_t events = scope.disconnects + scope.failures.size();
  for (const spec::HandlerRequests& requests : scope.requests) events += 2 * requests.count;
  return events + (scope.bursts.any ? kAnyBursts : 2 * std::uint64_t{scope.bursts.count});
}

// One thing to judge, and where its item belongs.
struct Task {
  const GateFile* file = nullptr;
  const Loaded* loaded = nullptr;
  const Job* job = nullptr;  // of a spec that could be loaded
  std::uint64_t estimate = 0;
};

std::vector<Task> tasks_of(const std::vector<GateFile>& files, const std::vector<Loaded>& loaded) {
  std::vector<Task> tasks;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (loaded[i].jobs.empty()) tasks.push_back({&files[i], &loaded[i], nullptr, 0});
    for (const Job& job : loaded[i].jobs) {
      tasks.push_back({&files[i], &loaded[i], &job, estimate(job.scope)});
    }
  }
  return tasks;
}

class Judging {
 public:
  Judging(const std::vector<Task>& tasks, const GateRules& rules, Output& output,
          const InterruptGuard& guard)
      : tasks_(tasks), rules_(rules), output_(output), guard_(guard), items_(tasks.size()) {
    search_.limits = rules.limits;
    search_.interrupted = [&guard] { return guard.interrupted(); };
  }

  std::vector<GateItem> all() {
    std::vector<std::size_t> order(tasks_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return tasks_[a].estimate < tasks_[b].estimate;
    });
    run_parallel(
        rules_.threads, order.size(), [&](std::size_t i) { look_at(order[i]); },
        [this] { show_progress(); });
    return std::move(items_);
  }

 private:
  void look_at(std::size_t index) {
    const Task& task = tasks_[index];
    {
      const std::lock_guard lock(mutex_);
      current_ = task.file->path;
    }
    items_[index] = judge(task);
    if (items_[index].status != Status::Passed) ++not_passed_;
    ++done_;
  }

  [[nodiscard]] GateItem judge(const Task& task) const {
    const std::string& path = task.file->path;
    if (guard_.interrupted()) {
      GateItem item;
      item.kind = kind_of(*task.file);
      item.path = path;
      item.status = Status::Inconclusive;
      item.stop = search::Stop::Interrupted;
      item.reason = "interrupted before it was looked at";
      if (task.job != nullptr) item.profile = task.job->profile.name;
      return item;
    }
    if (task.loaded->problem) {
      return cannot_judge(kind_of(*task.file), path, *task.loaded->problem);
    }
    if (task.job == nullptr) return judge_counterexample(path, search_);
    return judge_spec(*task.loaded->spec, *task.job, search_, rules_.strictness);
  }

  void show_progress() {
    std::string path;
    {
      const std::lock_guard lock(mutex_);
      path = current_;
    }
    const std::size_t bad = not_passed_;
    output_.progress(fmt::format("[{}/{}] {}{}", done_.load(), tasks_.size(),
                                 bad == 0 ? "" : fmt::format("{} not passed; ", bad), path));
  }

  const std::vector<Task>& tasks_;
  const GateRules& rules_;
  Output& output_;
  const InterruptGuard& guard_;
  search::Options search_;
  std::vector<GateItem> items_;  // each written by one thread
  std::atomic<std::size_t> done_ = 0;
  std::atomic<std::size_t> not_passed_ = 0;
  std::mutex mutex_;
  std::string current_;  // begun last; guarded
};

}  // namespace

std::vector<GateItem> judge_all(const std::vector<GateFile>& files, const GateRules& rules,
                                Output& output, const InterruptGuard& guard) {
  const spec::Vocabulary vocabulary = model::vocabulary();
  std::vector<Loaded> loaded(files.size());
  run_parallel(
      rules.threads, files.size(), [&](std::size_t i) { loaded[i] = load(files[i], vocabulary); },
      [&] { output.progress(fmt::format("reading {} files", files.size())); });
  const std::vector<Task> tasks = tasks_of(files, loaded);
  return Judging(tasks, rules, output, guard).all();
}

}  // namespace ctxcheck::cli
