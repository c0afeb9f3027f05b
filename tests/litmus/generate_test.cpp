// The laws of the generator: which specs it makes, that each is there once, and that nothing
// depends on anything but the length and the seed. Its own file because no spec is run here.
#include "litmus/generate.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "litmus/compose.hpp"
#include "litmus/program.hpp"
#include "litmus/rules.hpp"

namespace {

using namespace ctxcheck::litmus;

const Generated& all() {
  static const Generated kAll = generate();
  return kAll;
}

const LitmusSpec* named(const std::string& name) {
  const auto found = std::find_if(all().specs.begin(), all().specs.end(),
                                  [&name](const LitmusSpec& spec) { return spec.name == name; });
  return found == all().specs.end() ? nullptr : &*found;
}

std::vector<std::string> names_of(const std::vector<LitmusSpec>& specs) {
  std::vector<std::string> names;
  for (const LitmusSpec& spec : specs) names.push_back(spec.name);
  return names;
}

Combination creator_waits(Edge foreign) {
  return {{Word::CreateOwn, Actor::Own},
          {Word::ShareVar, Actor::Everybody},
          {Word::Await, Actor::Own},
          foreign};
}

Program two_handlers(const char* first, const char* second) {
  Program program;
  program.module = {"let $x;"};
  program.handlers = {{"$a", 1, false, {first}}, {"$b", 1, false, {second}}};
  return program;
}

TEST(LitmusGenerator, ThereAreThousandsOfSpecs) { EXPECT_GE(all().specs.size(), 2'000U); }

TEST(LitmusGenerator, NamesAreUniqueAndThoseOfTheEdges) {
  std::set<std::string> names;
  for (const LitmusSpec& spec : all().specs) {
    EXPECT_EQ(spec.name, name_of(spec.combination));
    EXPECT_TRUE(names.insert(spec.name).second) << spec.name;
  }
}

TEST(LitmusGenerator, NoTwoSpecsHaveTheSameCanonicalForm) {
  std::set<std::string> forms;
  for (const LitmusSpec& spec : all().specs) {
    EXPECT_TRUE(forms.insert(canonical_form(compose(spec.combination))).second) << spec.name;
  }
}

TEST(LitmusGenerator, EqualProgramsAreWrittenOnce) {
  EXPECT_LT(all().specs.size(), all().combinations);
  // Of two that wait in a queue, which one is called the creator makes no difference.
  const std::string share = "create-own+share-queue+";
  EXPECT_NE(named(share + "await-own+await-foreign+settle-foreign"), nullptr);
  EXPECT_EQ(named(share + "await-own+settle-own+await-foreign"), nullptr);
}

TEST(LitmusGenerator, TextIsTheCombinationsAlone) {
  const Generated again = generate();
  ASSERT_EQ(names_of(again.specs), names_of(all().specs));
  for (std::size_t i = 0; i < again.specs.size(); ++i) {
    EXPECT_EQ(again.specs[i].text, all().specs[i].text);
    EXPECT_EQ(again.specs[i].text, text_of(compose(again.specs[i].combination)));
  }
}

TEST(LitmusGenerator, ShorterLengthsComeFirst) {
  const std::vector<std::string> longer = names_of(all().specs);
  const std::vector<std::string> shorter = names_of(generate(kDefaultLength - 1).specs);
  ASSERT_LT(shorter.size(), longer.size());
  EXPECT_TRUE(std::equal(shorter.begin(), shorter.end(), longer.begin()));
  for (const LitmusSpec& spec : all().specs) EXPECT_LE(spec.combination.size(), kDefaultLength);
}

TEST(LitmusGenerator, EveryEdgeOccurs) {
  std::set<Word> missing;
  for (const WordInfo& entry : words()) missing.insert(entry.word);
  for (const LitmusSpec& spec : all().specs) {
    for (const Edge& edge : spec.combination) missing.erase(edge.word);
  }
  for (const Word word : missing) ADD_FAILURE() << info(word).name;
}

TEST(LitmusGenerator, TheTextIsAsExpected) {
  const LitmusSpec* const spec =
      named("create-own+share-var+io-own+settle-own+await-foreign+disconnect");
  ASSERT_NE(spec, nullptr);
  EXPECT_EQ(spec->text, R"(/*---
summary: "a makes a promise; shared in a variable; a waits for a call; a settles it; b awaits it; one client may leave"
requests: { a: 1, b: 1 }
disconnects: 1
---*/
import { io } from "ctxcheck";
let promise, settle, fail;
export async function a() {
  promise = new Promise((ok, no) => { settle = ok; fail = no; });
  await io("a1");
  settle?.("a");
  return "done";
}
export async function b() {
  if (!promise) return "early";
  const value = await promise;
  return value;
}
)");
}

TEST(LitmusRules, WhatMakesNoSenseIsLeftOut) {
  // Nobody settles a call but the runtime, and nobody waits for an I/O object.
  const Combination call{{Word::CreateAsync, Actor::Own}, {Word::ShareVar, Actor::Everybody}};
  EXPECT_FALSE(may_follow(call, {Word::Settle, Actor::Foreign}));
  const Combination object{{Word::CreateObject, Actor::Own}, {Word::ShareVar, Actor::Everybody}};
  EXPECT_FALSE(may_follow(object, {Word::Await, Actor::Foreign}));
  EXPECT_TRUE(may_follow(object, {Word::Use, Actor::Foreign}));
  // What is never shared is not waited for by others.
  EXPECT_FALSE(may_follow({{Word::CreateOwn, Actor::Own}}, {Word::Await, Actor::Foreign}));
  // Others come to do something with what is shared.
  EXPECT_FALSE(is_complete(creator_waits({Word::Io, Actor::Foreign})));
  EXPECT_TRUE(is_complete(creator_waits({Word::Settle, Actor::Foreign})));
  // One variation a spec.
  const Combination rejected = creator_waits({Word::SettleReject, Actor::Foreign});
  EXPECT_TRUE(may_follow(rejected, {Word::Await, Actor::Foreign}));
  EXPECT_FALSE(may_follow(rejected, {Word::AwaitRace, Actor::Foreign}));
  // One request after the other.
  EXPECT_FALSE(may_follow(rejected, {Word::Io, Actor::Own}));
  // After what ends the name nothing comes.
  Combination ended = creator_waits({Word::Settle, Actor::Foreign});
  ended.push_back({Word::Disconnect, Actor::Everybody});
  for (const WordInfo& entry : words()) {
    EXPECT_FALSE(may_follow(ended, {entry.word, Actor::Own})) << entry.name;
  }
}

TEST(LitmusCanonicalForm, NamesAndTheOrderOfHandlersDoNotMatter) {
  const std::string form = canonical_form(two_handlers("$x = 1;", "return $x;"));
  EXPECT_EQ(form, canonical_form(two_handlers("return $x;", "$x = 1;")));
  Program other = two_handlers("$y = 1;", "return $y;");
  other.module = {"let $y;"};
  other.handlers[0].name = "$z";
  other.summary = "the same in other words";
  EXPECT_EQ(form, canonical_form(other));
}

TEST(LitmusCanonicalForm, EverythingElseMatters) {
  const Program program = two_handlers("$x = 1;", "return $x;");
  const std::string form = canonical_form(program);
  EXPECT_NE(form, canonical_form(two_handlers("$x = 2;", "return $x;")));
  EXPECT_NE(form, canonical_form(two_handlers("$x = 1;", "return $a;")));
  Program other = program;
  other.disconnects = 1;
  EXPECT_NE(form, canonical_form(other));
  other = program;
  other.handlers[0].requests = 2;
  EXPECT_NE(form, canonical_form(other));
}

TEST(LitmusSample, TheSeedAloneDecides) {
  const std::vector<std::string> first = names_of(sample(all().specs, 100, 7));
  EXPECT_EQ(first.size(), 100U);
  EXPECT_EQ(first, names_of(sample(all().specs, 100, 7)));
  EXPECT_NE(first, names_of(sample(all().specs, 100, 8)));
}

TEST(LitmusSample, IsInOrderAndWithoutRepetition) {
  const std::vector<std::string> everything = names_of(all().specs);
  auto at = everything.begin();
  for (const std::string& name : names_of(sample(all().specs, 500, 1))) {
    at = std::find(at, everything.end(), name);
    ASSERT_NE(at, everything.end()) << name;
    ++at;
  }
}

TEST(LitmusSample, NoMoreThanThereAre) {
  const std::size_t size = all().specs.size();
  EXPECT_EQ(sample(all().specs, size + 1, 1).size(), size);
  EXPECT_EQ(sample(all().specs, size, 1).size(), size);
  EXPECT_EQ(sample(all().specs, 0, 1).size(), 0U);
}

}  // namespace
