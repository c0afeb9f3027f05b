// Reading the runtime's log, on lines as the two versions write them. Its own file because it needs
// no runtime.
#include "runtime/log.hpp"

#include <gtest/gtest.h>

namespace {

using namespace ctxcheck::runtime;

TEST(RuntimeLog, FindsWhatOurModulesSay) {
  const auto records =
      read_records("\u00a7ctxcheck w12 [\"console\",\"page#1\",\"two\\nlines \u00a7\"]\nnoise\n");
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].kind, LogKind::Said);
  EXPECT_EQ(records[0].service, "w12");
  EXPECT_EQ(records[0].parts, (std::vector<std::string>{"console", "page#1", "two\nlines \u00a7"}));
}

TEST(RuntimeLog, TellsOurModulesLinesFromOthers) {
  EXPECT_TRUE(is_said("\u00a7ctxcheck w0.1 [\"start\",4]"));
  EXPECT_FALSE(is_said("workerd/server/server.c++:1: error: something"));
}

TEST(RuntimeLog, GivesNumbersAsText) {
  const auto records = read_records("\u00a7ctxcheck w0 [\"choose\",1,3]\n");
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].parts, (std::vector<std::string>{"choose", "1", "3"}));
}

TEST(RuntimeLog, FindsWhyARequestFailed) {
  const auto records = read_records(
      "workerd/io/io-context.c++:656: info: uncaught exception; exception = failed: jsg.Error: x\n"
      "workerd/server/server.c++:5094: error: Uncaught exception: workerd/jsg/value.h:1532: "
      "failed: remote.jsg.TypeError: no: that\n"
      "stack: /workerd@3135e7d\n"
      "workerd/server/server.c++:5094: error: Uncaught exception: workerd/io/io-context.c++:2052: "
      "failed: remote.jsg.Error: The Workers runtime canceled this request because it detected\n");
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].kind, LogKind::Failure);
  EXPECT_EQ(records[0].parts.at(0), "no: that");
  EXPECT_EQ(records[1].parts.at(0), "hung");
}

TEST(RuntimeLog, KeepsTheWarningAsItStands) {
  const std::string warning =
      "Warning: A promise was resolved or rejected from a different request context than the one "
      "it was created in. However, the creating request has already been completed or canceled.";
  const auto records = read_records("service w3: " + warning + "\n");
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].kind, LogKind::Warning);
  EXPECT_EQ(records[0].parts.at(0), warning);
}

TEST(RuntimeLog, FindsWhereTheModuleThrows) {
  const auto failure =
      find_load_failure({"service w0: Uncaught Error: boom at load", "  at 0/spec:11:21 in f",
                         "  at 0/spec:2:1", "service w1: Uncaught Error: boom at load"});
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->message, "Error: boom at load");
  EXPECT_EQ(failure->at, (ctxcheck::system::SourceLocation{11, 21}));
  EXPECT_FALSE(find_load_failure({"something else"}));
}

}  // namespace
