// No process of the runtime outlives the driver, however that ends. Its own file because it forks
// and kills.
#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/model_fixture.hpp"
#include "runtime/runtime_fixture.hpp"

namespace {

using namespace ctxcheck;

// The children of a process that are alive (a zombie is not).
std::vector<int> children_of(pid_t parent) {
  std::vector<int> children;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    if (std::isdigit(static_cast<unsigned char>(entry.path().filename().string()[0])) == 0) {
      continue;
    }
    std::ifstream in(entry.path() / "stat");
    const std::string stat{std::istreambuf_iterator<char>(in), {}};
    const std::size_t end = stat.rfind(')');  // "PID (NAME) STATE PARENT ..."
    if (end == std::string::npos || stat[end + 2] == 'Z') continue;
    if (std::stol(stat.substr(end + 4)) == parent) children.push_back(std::stoi(stat));
  }
  return children;
}

bool alive(int pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
  const std::string stat{std::istreambuf_iterator<char>(in), {}};
  const std::size_t end = stat.rfind(')');
  return end != std::string::npos && stat[end + 2] != 'Z';
}

bool all_gone(const std::vector<int>& pids) {
  for (int tries = 0; tries < 200; ++tries) {
    if (std::none_of(pids.begin(), pids.end(), alive)) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

class WorkerdProcesses : public ::testing::Test {
 protected:
  void SetUp() override {
    const model::Profile& profile = model::profiles().front();
    const auto binary = test_support::workerd_binary(profile);
    if (!binary) GTEST_SKIP() << test_support::no_workerd(profile);
    spec_ = test_support::parse(
        "/*---\nrequests: { a: 1 }\n---*/\n"
        "export async function a() { return 1; }\n");
    options_ = test_support::options_of(*spec_, profile, *binary);
  }
  std::unique_ptr<system::System> start() {
    auto system = runtime::make_workerd(*spec_, options_);
    static_cast<void>(test_support::run_schedule(*system, "req:a"));
    return system;
  }

  std::unique_ptr<spec::Spec> spec_;
  runtime::WorkerdOptions options_;
};

TEST_F(WorkerdProcesses, DieWithTheSystem) {
  auto system = start();
  // Enough runs for a process to be started ahead.
  for (int i = 0; i < 12; ++i) static_cast<void>(test_support::run_schedule(*system, "req:a"));
  const std::vector<int> children = children_of(::getpid());
  EXPECT_EQ(children.size(), 2U);
  system.reset();
  EXPECT_TRUE(all_gone(children));
  EXPECT_TRUE(children_of(::getpid()).empty());
}

void die_with_parent(const std::function<void(int)>& parent_body, int signal) {
  std::array<int, 2> ready{};
  ASSERT_EQ(::pipe(ready.data()), 0);
  const pid_t parent = ::fork();
  ASSERT_GE(parent, 0);
  if (parent == 0) {
    parent_body(ready[1]);
    ::_exit(0);
  }
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  const std::vector<int> children = children_of(parent);
  EXPECT_EQ(children.size(), 1U);
  ::kill(parent, signal);
  ::waitpid(parent, nullptr, 0);
  EXPECT_TRUE(all_gone(children));
  ::close(ready[0]);
  ::close(ready[1]);
}

class WorkerdProcessesBySignal : public WorkerdProcesses,
                                 public ::testing::WithParamInterface<int> {};

TEST_P(WorkerdProcessesBySignal, DieWithTheProgram) {
  die_with_parent(
      [this](int ready) {
        const auto system = start();
        if (::write(ready, "x", 1) == 1) ::pause();
      },
      GetParam());
}

INSTANTIATE_TEST_SUITE_P(All, WorkerdProcessesBySignal, ::testing::Values(SIGKILL, SIGTERM, SIGINT),
                         [](const ::testing::TestParamInfo<int>& one) {
                           return one.param == SIGKILL   ? "Kill"
                                  : one.param == SIGTERM ? "Terminate"
                                                         : "Interrupt";
                         });

}  // namespace
