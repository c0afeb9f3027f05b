// Loaded into the runtime's process before everything else: tells the driver whenever the main
// thread is about to wait. Only a hint when to look, for whoever waits need not ask again and
// again; whether the process has come to rest is seen from outside (runtime/process.cpp). A library
// of its own, without any other code of ours, because it lives in a foreign process.
#include <cstdint>

#include <dlfcn.h>
#include <signal.h>
#include <sys/epoll.h>
#include <unistd.h>

namespace {

constexpr int kNotice = 5;  // an eventfd; runtime/process.cpp has the same number

bool is_main_thread() {
  thread_local const bool is_main = ::gettid() == ::getpid();
  return is_main;
}

void give_notice() {
  const std::uint64_t one = 1;
  // A full counter has been noticed already.
  [[maybe_unused]] const ssize_t written = ::write(kNotice, &one, sizeof(one));
}

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

__attribute__((visibility("default"))) int epoll_wait(int poll, epoll_event* events, int most,
                                                      int timeout) {
  static const auto real = next<int (*)(int, epoll_event*, int, int)>("epoll_wait");
  if (timeout == 0 || !is_main_thread()) return real(poll, events, most, timeout);
  const int ready = real(poll, events, most, 0);
  if (ready != 0) return ready;
  give_notice();
  return real(poll, events, most, timeout);
}

__attribute__((visibility("default"))) int epoll_pwait(int poll, epoll_event* events, int most,
                                                       int timeout, const sigset_t* mask) {
  static const auto real =
      next<int (*)(int, epoll_event*, int, int, const sigset_t*)>("epoll_pwait");
  if (timeout == 0 || !is_main_thread()) return real(poll, events, most, timeout, mask);
  const int ready = real(poll, events, most, 0, mask);
  if (ready != 0) return ready;
  give_notice();
  return real(poll, events, most, timeout, mask);
}

}  // extern "C"
