// The table of patterns, in the order of specs/patterns/README.md.
#include "patterns/pattern_table.hpp"

namespace ctxcheck::test_support {
namespace {

using system::Property;
using Profiles = std::vector<std::string_view>;

constexpr std::string_view kNew = "workerd-2026-11-17";
constexpr std::string_view kNewOff = "workerd-2026-11-17-off";
constexpr std::string_view kOld = "workerd-2025-09-24";
constexpr std::string_view kOldOff = "workerd-2025-09-24-off";

const Profiles& flag_on() {
  static const Profiles kProfiles = {kNew, kOld};
  return kProfiles;
}
const Profiles& flag_off() {
  static const Profiles kProfiles = {kNewOff, kOldOff};
  return kProfiles;
}
const Profiles& all() {
  static const Profiles kProfiles = {kNew, kNewOff, kOld, kOldOff};
  return kProfiles;
}
const Profiles& old() {
  static const Profiles kProfiles = {kOld, kOldOff};
  return kProfiles;
}
// Where a request that waits for a promise of the dead is never told.
const Profiles& all_but_new() {
  static const Profiles kProfiles = {kNewOff, kOld, kOldOff};
  return kProfiles;
}

std::vector<PatternRow> make_rows() {
  return {
      // P1: a batcher flushed by a timer
      {"p1-timer-batcher", all(), Property::Hung, "req:page#1 req:page#2"},
      {"p1-timer-batcher", flag_on(), Property::DeadSettle,
       "req:page#1 req:page#2 timer:10ms.1@page#1 io:query.2@page#1"},
      {"p1-timer-batcher", flag_off(), Property::ForeignRun,
       "req:page#1 req:page#2 timer:10ms.1@page#1 io:query.2@page#1"},

      // P1p: the same, its owner gone before the flush
      {"p1p-timer-batcher-owner-leaves", flag_on(), Property::Poisoned,
       "req:page#1 drop:page#1 req:page#2"},
      {"p1p-timer-batcher-fire-and-forget", flag_on(), Property::Poisoned, "req:touch req:page"},

      // P2: a shared in-flight promise
      {"p2-single-flight", all(), Property::Poisoned, "req:page#1 drop:page#1 req:page#2"},
      {"p2-lazy-init", all(), Property::Poisoned, "req:page#1 drop:page#1 req:page#2"},
      // As long as the above: who has come before is in the same place as who comes after.
      {"p2-single-flight", {kNew}, Property::Threw, "req:page#1 req:page#2 drop:page#1"},
      {"p2-single-flight", all_but_new(), Property::Stuck, "req:page#1 req:page#2 drop:page#1"},
      {"p2-lazy-init", {kNew}, Property::Threw, "req:page#1 req:page#2 drop:page#1"},
      {"p2-lazy-init", all_but_new(), Property::Stuck, "req:page#1 req:page#2 drop:page#1"},

      // P3: a lock or a slot held by a dead request
      {"p3-limiter", flag_on(), Property::Hung, "req:page#1 req:page#2"},
      {"p3-limiter", flag_on(), Property::DeadSettle, "req:page#1 req:page#2 io:query.1@page#1"},
      {"p3-limiter", flag_on(), Property::Poisoned, "req:page#1 drop:page#1 req:page#2"},
      {"p3-mutex", all(), Property::Poisoned, "req:page#1 drop:page#1 req:page#2"},
      {"p3-mutex", {kNew}, Property::Threw, "req:page#1 req:page#2 drop:page#1"},
      {"p3-mutex", all_but_new(), Property::Stuck, "req:page#1 req:page#2 drop:page#1"},

      // P3w: a slot handed to a dead waiter
      {"p3w-slot-handed-over", flag_on(), Property::Hung, "req:page#1 req:page#2"},
      {"p3w-slot-handed-over", flag_on(), Property::DeadSettle,
       "req:page#1 req:page#2 io:query.1@page#1"},
      {"p3w-slot-handed-over", flag_on(), Property::Poisoned,
       "req:page#1 req:page#2 io:query.1@page#1 req:page#3"},

      // P3x: queued closures, run by whoever completes
      {"p3x-closure-queue", flag_on(), Property::Hung, "req:page#1 req:page#2"},
      {"p3x-closure-queue", flag_on(), Property::LostWork,
       "req:page#1 req:page#2 io:query.1@page#1"},

      // P4: a slot released by a timer of its own
      {"p4-release-timer", all(), Property::Poisoned, "req:page#1 io:story.1@page#1 req:page#2"},
      {"p4-release-timer", all(), Property::Hung, "req:page#1 req:page#2"},
      {"p4-release-timer", flag_on(), Property::DeadSettle,
       "req:page#1 req:page#2 timer:1000ms.2@page#1 io:story.3@page#1"},
      {"p4-release-timer", flag_off(), Property::ForeignRun,
       "req:page#1 req:page#2 timer:1000ms.2@page#1 io:story.3@page#1"},

      // P5: a pooled connection
      {"p5-pooled-connection", all(), Property::ForeignIo,
       "req:page#1 io:select.1@page#1 req:page#2"},
      {"p5-pooled-connection", all(), Property::Poisoned,
       "req:page#1 io:select.1@page#1 req:page#2"},
      {"p5-discarded-connection", all(), Property::ForeignIo,
       "req:page#1 io:select.1@page#1 req:page#2"},

      // P6: a shared subscription
      {"p6-shared-subscription", all(), Property::Hung, "req:page#1 req:page#2"},
      {"p6-shared-subscription", all(), Property::Poisoned, "req:page#1 drop:page#1 req:page#2"},
      {"p6-shared-subscription", flag_on(), Property::DeadSettle,
       "req:page#1 req:page#2 io:posts.1@page#1"},
      {"p6-shared-subscription", flag_off(), Property::ForeignRun,
       "req:page#1 req:page#2 io:posts.1@page#1"},

      // P7: a foreign abort controller
      {"p7-foreign-abort-controller", old(), Property::Poisoned,
       "req:page#1 drop:page#1 req:page#2 timer:1000ms.1@page#2"},
      {"p7-foreign-abort-controller", old(), Property::ForeignIo,
       "req:page#1 req:page#2 timer:1000ms.2@page#1 timer:1000ms.1@page#2"},

      // P8: check, await, assign
      {"p8-check-await-assign", all(), Property::Threw,
       "req:page#1 req:page#2 io:load.1@page#1 io:load.1@page#2 io:session.2@page#1"},
      {"p8-assign-await", all(), Property::Threw, "req:page#1 req:page#2"},

      // P9: the store of AsyncLocalStorage in a shared flush
      {"p9-store-of-shared-flush", all(), Property::Assert,
       "req:page#1 req:page#2 timer:10ms.1@page#1"},

      // P10: an untagged promise
      {"p10-untagged-promise", all(), Property::ForeignRun, "req:page req:configure"},
      {"p10-untagged-promise", all(), Property::Hung, "req:page io:session.1@page"},
      {"p10-untagged-promise", old(), Property::ForeignIo, "req:page req:configure"},
      {"p10-untagged-promise",
       {kOld},
       Property::DeadSettle,
       "req:page io:session.1@page req:configure"},

      // Pw: a warning without harm
      {"pw-promise-in-pooled-object", flag_on(), Property::LateSettle,
       "req:page#1 io:select.1@page#1 req:page#2 io:select.1@page#2"},
  };
}

}  // namespace

const std::vector<PatternRow>& pattern_rows() {
  static const std::vector<PatternRow> kRows = make_rows();
  return kRows;
}

const std::vector<std::string_view>& patterns_without_report() {
  static const std::vector<std::string_view> kPatterns = {"p7", "p10", "pw"};
  return kPatterns;
}

}  // namespace ctxcheck::test_support
