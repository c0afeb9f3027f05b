// The rules of schedules that every system follows.
#include "system/schedule_rules.hpp"

#include <gtest/gtest.h>

namespace {

using namespace ctxcheck::system;

TEST(ScheduleRules, LabelsAreNumberedIfSeveralArrive) {
  EXPECT_EQ(request_label("page", 1, 1), "page");
  EXPECT_EQ(request_label("page", 2, 3), "page#2");
}

TEST(ScheduleRules, TokensNameCallAndRequest) {
  EXPECT_EQ(call_token("io", "a b", 2, "page#1"), "io:a%20b.2@page#1");
  EXPECT_EQ(call_token("fail", "db", 1, "page"), "fail:db.1@page");
  EXPECT_EQ(timer_token(5, 3, "page"), "timer:5ms.3@page");
}

TEST(ScheduleRules, AnEarlierTimerGoesFirstUnlessItIsLonger) {
  EXPECT_TRUE(fires_before({1, 5, 0}, {2, 5, 1}));
  EXPECT_FALSE(fires_before({1, 6, 0}, {2, 5, 1}));
  EXPECT_FALSE(fires_before({2, 1, 1}, {1, 5, 0}));
}

TEST(ScheduleRules, TimersOfOneEventGoByDelayAndThenByOrder) {
  EXPECT_TRUE(fires_before({1, 4, 1}, {1, 5, 0}));
  EXPECT_TRUE(fires_before({1, 5, 0}, {1, 5, 1}));
  EXPECT_FALSE(fires_before({1, 5, 1}, {1, 5, 0}));
}

TEST(ScheduleRules, WhatExcludesEachOtherSharesNoPass) {
  const Occurrence timer{EventKind::Timer, "a", "timer:5ms.1@a"};
  const Occurrence drop{EventKind::Disconnect, "a", "drop:a"};
  const Occurrence io{EventKind::Complete, "a", "io:db.1@a"};
  const Occurrence fail{EventKind::Fail, "a", "fail:db.1@a"};
  const Occurrence other{EventKind::Fail, "b", "fail:db.1@b"};
  EXPECT_FALSE(may_share_pass(timer, timer));
  EXPECT_FALSE(may_share_pass(drop, drop));
  EXPECT_FALSE(may_share_pass(io, fail));
  EXPECT_FALSE(may_share_pass(fail, io));
  EXPECT_TRUE(may_share_pass(io, other));
  EXPECT_TRUE(may_share_pass(io, drop));
  EXPECT_TRUE(may_share_pass(drop, timer));
}

TEST(ScheduleRules, DecodingUndoesEncoding) {
  for (const char* name : {"db", "a b&c?d,e@f%g", "quo\"te\n", "/page"}) {
    EXPECT_EQ(percent_decode(percent_encode(name)), name);
  }
  EXPECT_EQ(percent_decode("100%"), "100%");
  EXPECT_EQ(percent_decode("%4"), "%4");
  EXPECT_EQ(percent_decode("%zz%41"), "%zzA");
}

}  // namespace
