// Values of options, and which exit code wins. Its own file because these need no process.
#include "cli/option_values.hpp"

#include <gtest/gtest.h>

#include "CLI/CLI.hpp"
#include "cli/exit_code.hpp"

namespace {

using namespace ctxcheck::cli;

TEST(OptionValues, Sizes) {
  EXPECT_EQ(read_size("--memory", "100"), 100U);
  EXPECT_EQ(read_size("--memory", "3K"), 3U * 1024);
  EXPECT_EQ(read_size("--memory", "512M"), std::size_t{512} << 20U);
  EXPECT_EQ(read_size("--memory", "8G"), std::size_t{8} << 30U);
  for (const char* bad : {"", "G", "-1", "1.5G", "0", "0M", "8GB", "18446744073709551616"}) {
    EXPECT_THROW((void)read_size("--memory", bad), CLI::ValidationError) << bad;
  }
}

TEST(OptionValues, SecondsRoundUp) {
  EXPECT_EQ(read_seconds("--timeout", "2").count(), 2000);
  EXPECT_EQ(read_seconds("--timeout", "0.0001").count(), 1);
  for (const char* bad : {"", "0", "-1", "1s", "nan", "inf", "1e300"}) {
    EXPECT_THROW((void)read_seconds("--timeout", bad), CLI::ValidationError) << bad;
  }
}

TEST(OptionValues, Requests) {
  const auto requests = read_requests("--requests", "page=2,/a=b=1");
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_EQ(requests[0].handler, "page");
  EXPECT_EQ(requests[0].count, 2U);
  EXPECT_EQ(requests[1].handler, "/a=b");
  for (const char* bad : {"", "page", "=1", "page=", "page=1,", "page=33"}) {
    EXPECT_THROW((void)read_requests("--requests", bad), CLI::ValidationError) << bad;
  }
}

TEST(OptionValues, Params) {
  using Value = ctxcheck::spec::ParamValue;
  EXPECT_EQ(read_param("--param", "R=2").second, Value(2.0));
  EXPECT_EQ(read_param("--param", "R=true").second, Value(true));
  EXPECT_EQ(read_param("--param", "R=a=b").second, Value(std::string("a=b")));
  EXPECT_EQ(read_param("--param", "R=").second, Value(std::string()));
  EXPECT_THROW((void)read_param("--param", "=2"), CLI::ValidationError);
}

TEST(OptionValues, Lists) {
  EXPECT_TRUE(split_list("--failures", "").empty());
  EXPECT_EQ(split_list("--failures", "a,b").size(), 2U);
  EXPECT_THROW((void)split_list("--failures", "a,,b"), CLI::ValidationError);
}

TEST(ExitCode, TheWorstWins) {
  const std::vector<ExitCode> order{ExitCode::Expected, ExitCode::Inconclusive, ExitCode::Violated,
                                    ExitCode::CannotRun, ExitCode::Defect};
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = 0; j < order.size(); ++j) {
      EXPECT_EQ(worse(order[i], order[j]), order[std::max(i, j)]);
    }
  }
}

}  // namespace
