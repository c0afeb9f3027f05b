// Unmodified libraries of npm in live workers: all outcomes, with the number of schedules that lead
// to each. Its own file because it needs packages that a script installs.
#include "live/live_fixture.hpp"

namespace {

using namespace ctxcheck;
using namespace ctxcheck::test_support;

constexpr const char* kOld = "workerd-2025-09-24";
constexpr const char* kNew = "workerd-2026-11-17";

class LiveLibraries : public LiveTest {
 protected:
  static std::optional<std::string> missing(const std::string& packages, const char* profile) {
    for (const auto& reason : {no_packages(packages), no_esbuild(), no_runtime(profile)}) {
      if (reason) return reason;
    }
    return std::nullopt;
  }
  static spec::Spec live(const std::string& name) {
    return load(repository_file("specs/live/" + name + ".live.yaml"));
  }
};

TEST_F(LiveLibraries, PrismaAtModuleScopeLosesTheSecondRequest) {
  if (const auto reason = missing("prisma", kOld)) GTEST_SKIP() << *reason;
  EXPECT_EQ(outcomes(live("prisma/shared"), kOld),
            (Outcomes{{"/user#1 ok:Ada, /user#2 error:hung; W", 1},
                      {"/user#1 ok:Ada, /user#2 ok:Ada", 4}}));
}

TEST_F(LiveLibraries, AQueryThatNobodyWaitsForPoisonsThePrismaClient) {
  if (const auto reason = missing("prisma", kOld)) GTEST_SKIP() << *reason;
  EXPECT_EQ(outcomes(live("prisma/forget"), kOld),
            (Outcomes{{"/user#1 error:hung, /user#2 error:hung, /forget ok:started", 1},
                      {"/user#1 ok:Ada, /user#2 error:hung, /forget ok:started", 3},
                      {"/user#1 ok:Ada, /user#2 error:hung, /forget ok:started; W", 4},
                      {"/user#1 ok:Ada, /user#2 ok:Ada, /forget ok:started", 10},
                      {"/user#1 ok:Ada, /user#2 ok:Ada, /forget ok:started; W", 9}}));
}

TEST_F(LiveLibraries, APrismaClientPerRequestIsSafe) {
  if (const auto reason = missing("prisma", kOld)) GTEST_SKIP() << *reason;
  EXPECT_EQ(outcomes(live("prisma/per-request"), kOld),
            (Outcomes{{"/user#1 ok:Ada, /user#2 ok:Ada, /forget ok:started", 49}}));
}

TEST_F(LiveLibraries, DataLoaderAtModuleScopeLosesWhoJoinsABatch) {
  if (const auto reason = missing("dataloader", kNew)) GTEST_SKIP() << *reason;
  EXPECT_EQ(outcomes(live("dataloader/shared"), kNew),
            (Outcomes{{"ada error:hung, bob ok:Bob; W", 1},
                      {"ada ok:Ada, bob error:hung; W", 1},
                      {"ada ok:Ada, bob ok:Bob", 8}}));
}

TEST_F(LiveLibraries, TheMutexStaysLockedWhenTheClientOfItsHolderLeaves) {
  if (const auto reason = missing("async-mutex", kNew)) GTEST_SKIP() << *reason;
  EXPECT_EQ(outcomes(live("async-mutex/shared"), kNew),
            (Outcomes{{"/#1 disconnected, /#2 error:hung", 5},
                      {"/#1 ok:1, /#2 error:hung; W", 2},
                      {"/#1 ok:1, /#2 disconnected", 2},
                      {"/#1 ok:1, /#2 ok:2", 1}}));
}

}  // namespace
