// Threads that take the next piece of work until none is left.
#include "cli/parallel.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include <pthread.h>
#include <sys/resource.h>

namespace ctxcheck::cli {
namespace {

constexpr std::chrono::milliseconds kBetweenLooks{50};

// What the main thread has, unless that is unlimited, and not less than Linux gives it by default.
std::size_t stack_size() {
  constexpr std::size_t kUsual = std::size_t{8} << 20U;
  constexpr std::size_t kMost = std::size_t{1} << 30U;
  rlimit limit{};
  if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return 8 * kUsual;
  return std::clamp<std::size_t>(limit.rlim_cur, kUsual, kMost);
}

class Crew {
 public:
  Crew(std::size_t count, const std::function<void(std::size_t)>& work)
      : count_(count), work_(work) {}
  ~Crew() { join(); }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  // False if the system has no further thread.
  bool add_thread() {
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) return false;
    pthread_attr_setstacksize(&attributes, stack_size());
    pthread_t thread{};
    {
      const std::lock_guard lock(mutex_);
      ++working_;
    }
    const int error = pthread_create(&thread, &attributes, &Crew::start, this);
    pthread_attr_destroy(&attributes);
    if (error == 0) {
      threads_.push_back(thread);
      return true;
    }
    leave();
    return false;
  }

  void wait(const std::function<void()>& meanwhile) {
    std::unique_lock lock(mutex_);
    while (!changed_.wait_for(lock, kBetweenLooks, [this] { return working_ == 0; })) {
      lock.unlock();
      meanwhile();
      lock.lock();
    }
  }

  void take_work() {
    while (const auto index = next()) {
      try {
        work_(*index);
      } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!failure_) failure_ = std::current_exception();
      }
    }
  }

  void join() {
    for (const pthread_t thread : threads_) pthread_join(thread, nullptr);
    threads_.clear();
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  static void* start(void* crew) {
    static_cast<Crew*>(crew)->take_work();
    static_cast<Crew*>(crew)->leave();
    return nullptr;
  }

  std::optional<std::size_t> next() {
    const std::lock_guard lock(mutex_);
    if (failure_ || next_ == count_) return std::nullopt;
    return next_++;
  }

  void leave() {
    const std::lock_guard lock(mutex_);
    --working_;
    changed_.notify_all();
  }

  const std::size_t count_;
  const std::function<void(std::size_t)>& work_;
  std::vector<pthread_t> threads_;
  std::mutex mutex_;  // guards everything below
  std::condition_variable changed_;
  std::size_t next_ = 0;
  std::size_t working_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

unsigned processors() { return std::max(std::thread::hardware_concurrency(), 1U); }

void run_parallel(unsigned threads, std::size_t count, const std::function<void(std::size_t)>& work,
                  const std::function<void()>& meanwhile) {
  Crew crew(count, work);
  const std::size_t wanted = std::min<std::size_t>(threads, count);
  std::size_t started = 0;
  while (started < wanted && crew.add_thread()) ++started;
  if (started == 0) crew.take_work();
  crew.wait(meanwhile);
  crew.join();
  crew.rethrow();
}

}  // namespace ctxcheck::cli
