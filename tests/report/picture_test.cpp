// What the picture of a run shows: lives of contexts and promises, what is shared, what matters;
// and that a page carries it whole.
#include "report/picture.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/html.hpp"
#include "report/sample_report.hpp"

namespace ctxcheck::report {
namespace {

using system::EffectKind;
using testing::sample_source;
using testing::short_trace;

std::vector<PromiseLife> lives_of(const trace::Trace& trace, const std::string& owner) {
  std::vector<PromiseLife> lives = promise_lives(trace);
  std::erase_if(lives, [&](const PromiseLife& life) { return life.owner != owner; });
  return lives;
}

TEST(PromiseLives, OneThatIsSettledWhenItsOwnerIsDead) {
  const auto lives = lives_of(short_trace(), "page#2");
  ASSERT_EQ(lives.size(), 1U);
  EXPECT_EQ(lives[0].fate, Fate::Lost);
  EXPECT_EQ(lives[0].created, (EffectPlace{2, 0, 1}));
  EXPECT_EQ(lives[0].settled, (EffectPlace{4, 0, 4}));
  EXPECT_EQ(lives[0].settler, "page#1");
  EXPECT_TRUE(lives[0].violation);
  EXPECT_TRUE(lives[0].crosses());
  EXPECT_FALSE(lives[0].guessed);
}

TEST(PromiseLives, OnesThatTheirOwnerSettles) {
  const auto lives = lives_of(short_trace(), "page#1");
  ASSERT_EQ(lives.size(), 2U);
  for (const PromiseLife& life : lives) {
    EXPECT_EQ(life.fate, Fate::Settled);
    EXPECT_FALSE(life.violation || life.crosses());
  }
}

TEST(PromiseLives, ADeferredOneArrivesLater) {
  trace::Trace trace = short_trace();
  auto& effects = trace.events[4].turns[0].effects;
  effects[4].kind = EffectKind::Deferred;
  trace.events[4].turns[1].effects.push_back(
      {EffectKind::Settled, "promise of page#2 (8:21)", "fulfilled", {}});
  auto lives = lives_of(trace, "page#2");
  EXPECT_EQ(lives[0].fate, Fate::Deferred);
  EXPECT_EQ(lives[0].settled, (EffectPlace{4, 0, 4}));
  EXPECT_EQ(lives[0].arrived, (EffectPlace{4, 1, 1}));
  // Or never, or too late.
  trace.events[4].turns[1].effects.back().kind = EffectKind::Dropped;
  EXPECT_EQ(lives_of(trace, "page#2")[0].fate, Fate::Lost);
  trace.events[4].turns[1].effects.pop_back();
  EXPECT_EQ(lives_of(trace, "page#2")[0].fate, Fate::Waiting);
}

TEST(PromiseLives, OneOfSeveralIsSaidToBeGuessed) {
  trace::Trace trace = short_trace();
  const system::Effect made = trace.events[2].turns[0].effects[1];
  auto& same_turn = trace.events[2].turns[0].effects;
  same_turn.push_back(made);
  EXPECT_FALSE(lives_of(trace, "page#2")[0].guessed) << "made in the same turn, it does not matter";
  same_turn.pop_back();
  // Made in two turns: the one that is marked as the cause, the last, is drawn.
  trace.events[2].turns[1].effects.insert(trace.events[2].turns[1].effects.begin(), made);
  const auto lives = lives_of(trace, "page#2");
  ASSERT_EQ(lives.size(), 2U);
  EXPECT_TRUE(lives[0].guessed);
  EXPECT_TRUE(lives[0].violation);
  EXPECT_EQ(lives[0].created, (EffectPlace{2, 1, 0}));
  EXPECT_EQ(lives[1].created, (EffectPlace{2, 0, 1}));
  EXPECT_EQ(lives[1].fate, Fate::Pending);
}

TEST(PictureOf, TheSample) {
  const Picture picture = picture_of(short_trace());
  // Two arrivals, the hang, the timer, the call, the end.
  ASSERT_EQ(picture.scenes.size(), 6U);
  using L = Life;
  EXPECT_EQ(picture.scenes[0].lives, (std::vector{L::Live, L::NotYet}));
  EXPECT_EQ(picture.scenes[1].lives, (std::vector{L::Live, L::Live}));
  EXPECT_EQ(picture.scenes[2].lives, (std::vector{L::Live, L::Dead}));
  EXPECT_EQ(picture.scenes[5].lives, (std::vector{L::Dead, L::Dead}));
  EXPECT_EQ(picture.scenes[1].shared, std::vector<std::string>{"batch of page#1: 2 jobs"});
  EXPECT_EQ(picture.scenes[4].shared,
            std::vector<std::string>{"a promise of page#2: page#1 settles it"});
  EXPECT_EQ(picture.scenes[2].shared_open, 1U);
  EXPECT_EQ(picture.scenes[3].shared_open, 0U);
  const auto violation = std::find_if(picture.arrows.begin(), picture.arrows.end(),
                                      [](const Arrow& arrow) { return arrow.life.violation; });
  ASSERT_NE(violation, picture.arrows.end());
  EXPECT_EQ(violation->from, 1U);
  EXPECT_EQ(violation->to, 4U);
  EXPECT_EQ(
      violation->sentence,
      "A promise of page#2, made on line 8, is settled by page#1, but page#2 has ended: nobody "
      "learns of it.");
}

// A batch that one request fills and flushes alone is nothing that requests share.
TEST(PictureOf, ABatchOfOneRequestIsNotShared) {
  trace::Trace trace = short_trace();
  auto& joined = trace.events[2].turns[0].effects;
  std::erase_if(joined, [](const auto& e) { return e.kind == EffectKind::BatchJoined; });
  trace.events[3].turns[0].effects[1].subject = "1 job";
  for (const Scene& scene : picture_of(trace).scenes) EXPECT_EQ(scene.shared_open, 0U);
}

TEST(PictureOf, WhatDoesNotMatterMayBeFolded) {
  trace::Trace trace = short_trace();
  trace.events.insert(trace.events.begin() + 3,
                      {{"io:log.9@page#1", {}},
                       {{"io:log.9@page#1",
                         "page#1",
                         {{EffectKind::CallCompleted, "io:log.9@page#1", "", {}}},
                         {}}}});
  const Picture picture = picture_of(trace);
  std::vector<std::string> folded;
  for (std::size_t i = 0; i < picture.scenes.size(); ++i) {
    if (!picture.scenes[i].matters) folded.push_back(picture.narrative.beats[i].what);
  }
  EXPECT_EQ(folded, std::vector<std::string>{"call log completes"});
}

TEST(HeadlineOf, TheClaimOrTheEnd) {
  trace::Trace trace = short_trace();
  EXPECT_EQ(headline_of(trace),
            "A promise of page#2 is settled after page#2 ended; what waited for it never runs.");
  trace.claim->message = "page#2 is cancelled";
  EXPECT_EQ(headline_of(trace), "page#2 is cancelled.") << "a label stays as it is";
  trace.claim.reset();
  EXPECT_EQ(headline_of(trace),
            "In the end page#1 has ok:db and page#2 has error:hung, and the runtime has warned "
            "once.");
}

TEST(HtmlPage, CarriesItsDataUnchanged) {
  trace::Trace trace = short_trace();
  const std::string nasty = "</script><!-- & \"quotes\" '{{data}}' \xE2\x80\xA8\xE2\x80\xA9 \xFF";
  trace.outcome.console = {nasty};
  spec::SourceFile source = sample_source();
  source.text += nasty;
  const std::string page = html_page({{trace, "ctxcheck replay " + nasty, 3}}, source, 1, "");
  EXPECT_EQ(page.find("{{"), page.find("{{data}}")) << "every place is filled";
  constexpr std::string_view kStart = "<script type=\"application/json\" id=\"data\">";
  const std::size_t begin = page.find(kStart);
  ASSERT_NE(begin, std::string::npos);
  const std::size_t end = page.find("</script>", begin);
  const std::string data = page.substr(begin + kStart.size(), end - begin - kStart.size());
  EXPECT_EQ(data.find_first_of("<>&"), std::string::npos);
  EXPECT_EQ(data.find("\xE2\x80\xA8"), std::string::npos);
  const nlohmann::json document = nlohmann::json::parse(data);
  const std::string kept = nasty.substr(0, nasty.size() - 1) + "\xEF\xBF\xBD";  // malformed UTF-8
  EXPECT_EQ(document["runs"][0]["outcome"]["console"][0], kept);
  EXPECT_EQ(document["runs"][0]["orders"], "3 orders");
  EXPECT_EQ(document["runs"][0]["beats"].size(), 6U);
  EXPECT_EQ(document["sourceChanged"], true);
  EXPECT_EQ(document["left"], 0);
}

TEST(HtmlPage, NeedsNothingFromAnywhere) {
  std::string page = html_page({{short_trace(), "", {}}}, sample_source(), 7, "stopped");
  constexpr std::string_view kNamespace = "http://www.w3.org/2000/svg";  // a name, not an address
  page.erase(page.find(kNamespace), kNamespace.size());
  for (const char* outside : {"src=", "href=", "url(", "@import", "fetch(", "http:", "https:"}) {
    EXPECT_EQ(page.find(outside), std::string::npos) << outside;
  }
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
}

}  // namespace
}  // namespace ctxcheck::report
