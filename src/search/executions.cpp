// A stack of jobs that all workers share. A job is a branch that nobody has taken yet; who takes it
// runs the schedule up to there again, goes on with the first event each time until nothing is
// enabled, and leaves the other branches on the stack.
#include "search/executions.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <new>
#include <string>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "search/pace.hpp"
#include "system/schedule.hpp"

namespace ctxcheck::search {
namespace {

using Values = std::vector<std::uint32_t>;
using Node = Executions::Node;
using Branch = Executions::Branch;
using NodeIndex = Executions::NodeIndex;

// Another system costs about as much as this many executions.
constexpr std::size_t kJobsForAnotherWorker = 16;
constexpr std::chrono::milliseconds kBetweenLooks{20};

struct Job {
  NodeIndex node = 0;
  std::uint32_t event = 0;
  Values values;  // of the first choices
};

// A step of a prefix, as it was the first time.
struct KnownStep {
  std::vector<system::Event> enabled;
  std::uint32_t event = 0;
  Values values;

  [[nodiscard]] system::ScheduledEvent scheduled() const {
    return {enabled[event].token(), values};
  }
};

std::string spell(const std::vector<system::Event>& events) {
  std::string text;
  for (const system::Event& event : events) {
    if (!text.empty()) text += ' ';
    text += event.token();
  }
  return text.empty() ? "nothing" : text;
}

[[noreturn]] void refuse(const std::vector<KnownStep>& prefix, std::size_t steps,
                         const std::string& what) {
  system::Schedule schedule;
  for (std::size_t i = 0; i < steps; ++i) schedule.push_back(prefix[i].scheduled());
  throw system::RunError(
      system::RunError::Kind::NotEnabled,
      fmt::format("the same schedule did not lead to the same state when it was run again: after "
                  "\"{}\", {}",
                  system::spell(schedule), what),
      {}, false);
}

Values values_of(const std::vector<system::Choice>& choices) {
  Values values;
  for (const system::Choice& choice : choices) values.push_back(choice.value);
  return values;
}

// Whether two runs of a schedule met the same choices with the same values.
bool met_again(const Values& before, const std::vector<system::Choice>& now) {
  return before == values_of(now);
}

bool is_selected_error(const Options& options, const system::Finding& finding) {
  if (system::info(finding.property).severity != system::Severity::Error) return false;
  return options.properties.empty() ||
         std::find(options.properties.begin(), options.properties.end(), finding.property) !=
             options.properties.end();
}

class Runner {
 public:
  Runner(const Workers& workers, const Options& options)
      : workers_(workers), options_(options), pace_(options) {}

  Executions run() {
    workers_.first.reset();
    tree_.requests = workers_.first.requests();
    add_node(0, 0, 0, workers_.first);
    work(workers_.first, true);
    for (std::thread& thread : threads_) thread.join();
    if (failure_) std::rethrow_exception(failure_);
    tree_.unreached_lines = workers_.first.unreached_lines();
    tree_.elapsed = pace_.elapsed();
    return std::move(tree_);
  }

 private:
  using Lock = std::unique_lock<std::mutex>;

  // ---- what the workers share; under the lock

  // Also leaves the node's branches on the stack, the first one on top.
  NodeIndex add_node(NodeIndex parent, std::uint32_t branch, std::uint32_t depth,
                     system::System& system) {
    Node node;
    node.parent = parent;
    node.branch = branch;
    node.depth = depth;
    node.enabled = system.enabled();
    for (const system::RequestStatus& request : system.requests()) {
      node.phases.push_back(request.phase);
    }
    node.idle = system.idle();
    if (node.enabled.empty()) node.outcome = system.outcome();

    const Lock lock(mutex_);
    const auto index = static_cast<NodeIndex>(tree_.nodes.size());
    for (auto event = static_cast<std::uint32_t>(node.enabled.size()); event > 0; --event) {
      jobs_.push_back({index, event - 1, {}});
    }
    use_memory(node);
    tree_.nodes.push_back(std::move(node));
    more_.notify_all();
    return index;
  }

  void use_memory(const Node& node) {
    tree_.memory += sizeof(Node) + node.phases.size() + node.branches.size() * sizeof(Branch);
    for (const system::Event& event : node.enabled) {
      for (const system::Occurrence& part : event.parts) {
        tree_.memory += sizeof(part) + part.label.size() + part.token.size();
      }
    }
    if (tree_.memory > options_.limits.memory) stop_at(Stop::Memory);
  }

  // The first reason counts.
  void stop_at(Stop reason) {
    if (!tree_.stop) tree_.stop = reason;
    stopping_ = true;
    more_.notify_all();
  }
  void stop(Stop reason) {
    const Lock lock(mutex_);
    stop_at(reason);
  }

  // The job on top; none if there is nothing left to do, or no more is to be done.
  std::optional<Job> next_job(bool is_first) {
    Lock lock(mutex_);
    while (true) {
      if (stopping_) return std::nullopt;
      if (!jobs_.empty()) break;
      if (busy_ == 0) {
        more_.notify_all();
        return std::nullopt;
      }
      more_.wait_for(lock, kBetweenLooks);
      if (is_first && !stopping_) look(lock);
    }
    if (started_ >= options_.limits.states) {
      stop_at(Stop::States);
      return std::nullopt;
    }
    ++started_;
    ++busy_;
    Job job = std::move(jobs_.back());
    jobs_.pop_back();
    return job;
  }

  void end_job() {
    const Lock lock(mutex_);
    --busy_;
    more_.notify_all();
  }

  // The clock belongs to the caller's thread, which alone may report progress.
  void look(Lock& lock) {
    pace_.progress.states = tree_.runs;
    pace_.progress.steps = tree_.steps;
    pace_.progress.waiting = jobs_.size();
    pace_.progress.memory = tree_.memory;
    lock.unlock();
    const std::optional<Stop> reason = pace_.look();
    lock.lock();
    if (reason) stop_at(*reason);
  }

  std::vector<KnownStep> prefix_of(NodeIndex node) {
    const Lock lock(mutex_);
    std::vector<KnownStep> prefix;
    for (; node != 0; node = tree_.nodes[node].parent) {
      const Node& parent = tree_.nodes[tree_.nodes[node].parent];
      const Branch& branch = parent.branches[tree_.nodes[node].branch];
      prefix.push_back({parent.enabled, branch.event, branch.values});
    }
    std::reverse(prefix.begin(), prefix.end());
    return prefix;
  }

  // ---- a worker

  void work(system::System& system, bool is_first) {
    try {
      while (std::optional<Job> job = next_job(is_first)) {
        carry_out(system, *std::move(job), is_first);
        end_job();
        if (is_first) start_workers();
      }
    } catch (const std::bad_alloc&) {
      stop(Stop::Memory);
    } catch (...) {
      const Lock lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stopping_ = true;
      more_.notify_all();
    }
  }

  void start_workers() {
    const Lock lock(mutex_);
    while (threads_.size() + 1 < workers_.threads &&
           jobs_.size() >= kJobsForAnotherWorker * (threads_.size() + 1)) {
      threads_.emplace_back([this] { work_apart(); });
    }
  }

  void work_apart() {
    try {
      const std::unique_ptr<system::System> system = workers_.another();
      work(*system, false);
    } catch (...) {
      const Lock lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stopping_ = true;
    }
  }

  // False if no more is to be done.
  bool go_on(bool is_first) {
    if (!is_first) return !stopping_;
    Lock lock(mutex_);
    if (!stopping_) look(lock);
    return !stopping_;
  }

  void carry_out(system::System& system, Job job, bool is_first) {
    system.reset();
    if (!run_again(system, prefix_of(job.node), job, is_first)) return;
    while (true) {
      if (!go_on(is_first)) return;
      const std::optional<NodeIndex> reached = take(system, job);
      if (!reached) break;
      const Lock lock(mutex_);
      const Node& node = tree_.nodes[*reached];
      if (node.enabled.empty()) break;
      if (node.depth > kMostEventsOfSchedule) return stop_at(Stop::Length);
      // On top of the stack, unless another worker took it.
      const auto mine = std::find_if(jobs_.rbegin(), jobs_.rend(), [&](const Job& one) {
        return one.node == *reached && one.event == 0;
      });
      if (mine == jobs_.rend()) return;
      job = std::move(*mine);
      jobs_.erase(std::next(mine).base());
    }
    const Lock lock(mutex_);
    ++tree_.runs;
  }

  bool run_again(system::System& system, const std::vector<KnownStep>& prefix, const Job& job,
                 bool is_first) {
    for (std::size_t i = 0; i < prefix.size(); ++i) {
      if (!go_on(is_first)) return false;
      const KnownStep& known = prefix[i];
      expect_enabled(system, prefix, i, known.enabled);
      const system::Step step = make_step(system, prefix, i, known);
      if (!met_again(known.values, step.choices)) refuse(prefix, i, "it met other choices");
    }
    std::vector<system::Event> enabled;
    {
      const Lock lock(mutex_);
      enabled = tree_.nodes[job.node].enabled;
    }
    expect_enabled(system, prefix, prefix.size(), enabled);
    return true;
  }

  static void expect_enabled(system::System& system, const std::vector<KnownStep>& prefix,
                             std::size_t steps, const std::vector<system::Event>& before) {
    const std::vector<system::Event> now = system.enabled();
    if (now == before) return;
    refuse(prefix, steps, fmt::format("{} was possible, and now {} is", spell(before), spell(now)));
  }

  system::Step make_step(system::System& system, const std::vector<KnownStep>& prefix,
                         std::size_t steps, const KnownStep& known) {
    count_step();
    try {
      return system.step(known.enabled[known.event], known.values, system::Detail::Findings);
    } catch (const system::RunError& error) {
      if (error.kind() != system::RunError::Kind::Limit) throw;
      refuse(prefix, steps, "a turn could not be carried through");
    }
  }

  void count_step() {
    const Lock lock(mutex_);
    ++tree_.steps;
  }

  // Takes a branch for the first time; gives the node it leads to, if it leads anywhere.
  std::optional<NodeIndex> take(system::System& system, const Job& job) {
    count_step();
    system::Event event;
    std::uint32_t depth = 0;
    {
      const Lock lock(mutex_);
      event = tree_.nodes[job.node].enabled[job.event];
      depth = tree_.nodes[job.node].depth + 1;
    }
    Branch branch;
    branch.event = job.event;
    branch.values = job.values;
    try {
      branch.step = system.step(event, job.values, system::Detail::Findings);
      branch.values = values_of(branch.step.choices);
    } catch (const system::RunError& error) {
      if (error.during_load() || error.kind() != system::RunError::Kind::Limit) throw;
      branch.failure = error;
    }
    const bool goes_on = !branch.failure;
    const std::uint32_t index = add_branch(job, std::move(branch));
    if (!goes_on) return std::nullopt;
    const NodeIndex target = add_node(job.node, index, depth, system);
    const Lock lock(mutex_);
    tree_.nodes[job.node].branches[index].target = target;
    return target;
  }

  std::uint32_t add_branch(const Job& job, Branch branch) {
    const Lock lock(mutex_);
    // The siblings: another value of a choice that was not given.
    const std::vector<system::Choice>& met = branch.step.choices;
    for (std::size_t i = job.values.size(); i < met.size(); ++i) {
      for (std::uint32_t value = met[i].arity; value > 1; --value) {
        Values values(branch.values.begin(),
                      branch.values.begin() + static_cast<std::ptrdiff_t>(i));
        values.push_back(value - 1);
        jobs_.push_back({job.node, job.event, std::move(values)});
      }
    }
    for (const system::Turn& turn : branch.step.turns) {
      for (const system::Finding& finding : turn.findings) {
        if (options_.first && is_selected_error(options_, finding)) stop_at(Stop::First);
      }
    }
    std::vector<Branch>& branches = tree_.nodes[job.node].branches;
    branches.push_back(std::move(branch));
    return static_cast<std::uint32_t>(branches.size() - 1);
  }

  const Workers& workers_;
  const Options& options_;
  Pace pace_;
  std::mutex mutex_;
  std::condition_variable more_;  // jobs, or an end
  Executions tree_;
  std::vector<Job> jobs_;
  std::uint64_t started_ = 0;
  std::size_t busy_ = 0;  // workers with a job
  std::atomic<bool> stopping_ = false;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

}  // namespace

Executions run_all(const Workers& workers, const Options& options) {
  return Runner(workers, options).run();
}

}  // namespace ctxcheck::search
