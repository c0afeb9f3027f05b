// When two outcomes are equal (formats.md's rule): results, W or not, the multiset of console
// lines.
#include "system/outcome.hpp"

#include <gtest/gtest.h>

#include "system/property.hpp"

namespace {

using namespace ctxcheck::system;

TEST(OutcomeKey, ForgetsTheOrderOfConsoleLinesAndHowOftenTheWarningCame) {
  const Outcome first{{{"a", "ok:1"}, {"b", "pending"}}, 1, {"x", "y", "x"}};
  const Outcome second{{{"a", "ok:1"}, {"b", "pending"}}, 3, {"x", "x", "y"}};
  EXPECT_EQ(first.key(), second.key());
}

TEST(OutcomeKey, TellsDifferentOutcomesApart) {
  const Outcome base{{{"a", "ok:1"}}, 0, {"x"}};
  EXPECT_NE(base.key(), (Outcome{{{"a", "ok:2"}}, 0, {"x"}}.key()));
  EXPECT_NE(base.key(), (Outcome{{{"a", "ok:1"}}, 1, {"x"}}.key()));
  EXPECT_NE(base.key(), (Outcome{{{"a", "ok:1"}}, 0, {"x", "x"}}.key()));
  EXPECT_NE(base.key(), (Outcome{{{"b", "ok:1"}}, 0, {"x"}}.key()));
}

TEST(OutcomeKey, IsNotFooledByTextsThatRunTogether) {
  const Outcome first{{{"a", "ok:1"}}, 0, {"xy", "z"}};
  const Outcome second{{{"a", "ok:1"}}, 0, {"x", "yz"}};
  EXPECT_NE(first.key(), second.key());
}

TEST(Properties, TheTableIsIndexedByItsValues) {
  for (std::size_t i = 0; i < properties().size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(properties()[i].property), i);
    EXPECT_EQ(property_named(properties()[i].name), properties()[i].property);
  }
  EXPECT_FALSE(property_named("late").has_value());
}

}  // namespace
