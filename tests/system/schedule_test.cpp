// Tokens and schedules: what is written is read back, and what is no schedule is refused.
#include "system/schedule.hpp"

#include <gtest/gtest.h>

#include "system/event.hpp"

namespace {

using namespace ctxcheck::system;

TEST(PercentEncode, KeepsTokensInOnePiece) {
  EXPECT_EQ(percent_encode("db"), "db");
  EXPECT_EQ(percent_encode("a b&c?d,e@f%g"), "a%20b%26c%3Fd%2Ce%40f%25g");
  EXPECT_EQ(percent_encode("quo\"te\n"), "quo%22te%0A");
  EXPECT_EQ(percent_encode("/page"), "/page");
}

TEST(Event, CountsExternalOccurrencesOnly) {
  const Event pair{{{EventKind::Arrive, "a", "req:a"}, {EventKind::Complete, "b", "io:db.1@b"}}};
  EXPECT_EQ(pair.token(), "req:a&io:db.1@b");
  EXPECT_EQ(pair.external_events(), 2U);
  EXPECT_TRUE(pair.has(EventKind::Arrive));
  EXPECT_FALSE(pair.has(EventKind::Timer));
  const Event internal{{{EventKind::Wake, "a", "wake:a.1"}}};
  EXPECT_EQ(internal.external_events(), 0U);
  const Event load{{{EventKind::Load, "", "load"}}};
  EXPECT_EQ(load.external_events(), 0U);
}

TEST(Schedule, LeavesTheLoadOutUnlessItChooses) {
  EXPECT_EQ(spell(Schedule{{"load", {}}, {"req:a", {}}, {"timer:5ms.1@a", {}}}),
            "req:a timer:5ms.1@a");
  EXPECT_EQ(spell(Schedule{{"load", {2}}, {"req:a", {0, 1}}}), "load?2 req:a?0,1");
}

TEST(Schedule, ReadsWhatItSpells) {
  for (const ScheduledEvent& event :
       {ScheduledEvent{"req:page#1", {}}, ScheduledEvent{"io:a%3Fb.3@page#2", {7}},
        ScheduledEvent{"req:a&drop:b", {0, 12, 999999}}}) {
    EXPECT_EQ(parse_scheduled_event(spell(event)), event) << spell(event);
  }
}

TEST(Schedule, RefusesMalformedChoices) {
  for (const char* text : {"req:a?", "req:a?,1", "req:a?1,", "req:a?x", "req:a?-1", "req:a?1?2",
                           "req:a?99999999999", "", "?1"}) {
    EXPECT_FALSE(parse_scheduled_event(text).has_value()) << text;
  }
}

}  // namespace
